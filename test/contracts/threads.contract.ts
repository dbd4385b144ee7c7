import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/domain/turn.ts';
import { type ThreadPlace, turnsMax } from '../../src/store/threads.ts';
import type { OpenStore } from './open-store.ts';

const place: ThreadPlace = { workspace: 'main', conversation: { platform: 'slack', id: 'C1' }, thread: 't1' };
const asked = (text: string): Turn => ({ role: 'user', text });

export function threadsContract(open: OpenStore): void {
  describe('the threads', () => {
    test('a thread keeps what was asked in it, in order, and when', async () => {
      const { threads } = (await open()).store;
      expect(await threads.of(place)).toBeNull();
      const about: Turn = { role: 'about', measure: 'sample-act' };
      await threads.add(place, [asked('one'), about], 5);
      await threads.add(place, [asked('two')], 9);
      expect(await threads.of(place)).toEqual({ turns: [asked('one'), about, asked('two')], at: 9 });
    });

    test('workspaces, conversations and threads know nothing of each other', async () => {
      const { threads } = (await open()).store;
      await threads.add(place, [asked('one')], 5);
      const elsewhere: readonly ThreadPlace[] = [
        { ...place, workspace: 'acme' },
        { ...place, conversation: { platform: 'slack', id: 'C2' } },
        { ...place, thread: 't2' },
        { ...place, thread: null },
      ];
      for (const other of elsewhere) expect(await threads.of(other)).toBeNull();
      await threads.add({ ...place, thread: null }, [asked('outside')], 6);
      expect((await threads.of(place))?.turns).toEqual([asked('one')]);
    });

    test('the oldest turns go where there are too many', async () => {
      const { threads } = (await open()).store;
      for (let number = 0; number < turnsMax + 3; number++) await threads.add(place, [asked(String(number))], number);
      const turns = (await threads.of(place))?.turns ?? [];
      expect([turns.length, turns[0]?.text, turns.at(-1)?.text]).toEqual([turnsMax, '3', String(turnsMax + 2)]);
    });

    test('what nobody has spoken in for long is forgotten', async () => {
      const { threads } = (await open()).store;
      await threads.add(place, [asked('old')], 5);
      await threads.add({ ...place, thread: 't2' }, [asked('new')], 10);
      expect(await threads.forget(10)).toBe(1);
      expect(await threads.of(place)).toBeNull();
      expect((await threads.of({ ...place, thread: 't2' }))?.at).toBe(10);
    });
  });
}
