import { describe, expect, test } from 'vitest';
import { answerCall } from '../../src/commands/answer.ts';
import { createLimits, waitWords } from '../../src/commands/limits.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Role } from '../../src/domain/workspace.ts';
import { aClock } from '../world/sample.ts';

const search = { command: 'search', args: {} };

function speaker(person: string, { channel = 'T1/C1', workspace = 'T1', roles = ['reader'] as Role[] } = {}) {
  return { viewer: { workspace, person, roles }, conversation: { platform: 'slack', id: channel } as const };
}

describe('costly commands', () => {
  test('a person is told after how long to try again, and may go on then', () => {
    const clock = aClock(1_000_000);
    const { waitMs } = createLimits(clock);
    for (let count = 0; count < 30; count++) {
      clock.set(1_000_000 + count * 1000);
      expect(waitMs(search, speaker('a'))).toBe(0);
    }
    expect(waitMs(search, speaker('a'))).toBe(31_000);
    expect(waitMs({ command: 'ask', args: {} }, speaker('a', { channel: 'T1/C2' }))).toBe(31_000);
    expect(waitMs(search, speaker('b'))).toBe(0);
    expect(waitMs(search, speaker('a', { workspace: 'T2' }))).toBe(0);
    clock.set(1_059_999);
    expect(waitMs(search, speaker('a'))).toBe(1);
    clock.set(1_060_000);
    expect(waitMs(search, speaker('a'))).toBe(0);
    expect(waitMs(search, speaker('a'))).toBe(1000);
  });

  test('a conversation has a bound of its own, whoever speaks; another is free', () => {
    const { waitMs } = createLimits(aClock());
    for (let count = 0; count < 120; count++) expect(waitMs(search, speaker(`p${count}`))).toBe(0);
    expect(waitMs(search, speaker('late'))).toBe(60_000);
    expect(waitMs(search, speaker('late', { channel: 'T1/C2' }))).toBe(0);
  });

  test('whoever has to wait still has to where so many others ask that the quiet are swept', () => {
    const clock = aClock();
    const { waitMs } = createLimits(clock);
    for (let count = 0; count < 30; count++) waitMs(search, speaker('a'));
    for (let count = 0; count < 5_010; count++) waitMs(search, speaker(`p${count}`, { channel: `T1/D${count}` }));
    expect(waitMs(search, speaker('a'))).toBe(60_000);
  });

  test('what is cheap has none, and neither has the operator', () => {
    const { waitMs } = createLimits(aClock());
    for (let count = 0; count < 500; count++) {
      expect(waitMs({ command: 'help', args: {} }, speaker('a'))).toBe(0);
      expect(waitMs(search, speaker('o', { roles: ['operator'] }))).toBe(0);
    }
  });

  test('the answer says how long, in both languages', () => {
    expect(waitWords(30_500)).toMatchObject({
      ja: expect.stringContaining('31秒'),
      en: expect.stringContaining('31 seconds'),
    });
    expect(waitWords(10).en).toMatch(/1 second\.$/);
  });

  test('whoever has to wait is told so, and nothing is looked up', async () => {
    const contextFor = () => {
      throw new Error('the command ran');
    };
    const observe = (observation: { kind: string }) => expect(observation.kind).toBe('nothing');
    const deps = { commands, clock: aClock(), observe, contextFor, limits: { waitMs: () => 1500 } };
    const { message } = await answerCall(search, { ...speaker('a'), language: 'ja' }, deps);
    expect(message.summary).toContain('2秒');
  });
});
