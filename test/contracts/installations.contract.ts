import { describe, expect, test } from 'vitest';
import type { Installation } from '../../src/domain/installation.ts';
import type { OpenStore } from './open-store.ts';

const team: Installation = {
  platform: 'slack',
  tenant: 'T1',
  workspace: 'T1',
  name: '株式会社見本',
  installedBy: 'U1',
  installedAt: 7,
  sealed: 'k1.aaaa',
};

export function installationsContract(open: OpenStore): void {
  describe('the installations', () => {
    test('one is found by its platform and tenant, and by no other', async () => {
      const { installations } = (await open()).store;
      await installations.save(team);
      expect(await installations.find('slack', 'T1')).toEqual(team);
      expect(await installations.find('slack', 'T2')).toBeNull();
      expect(await installations.find('teams', 'T1')).toBeNull();
    });

    test('saving again replaces: a tenant has one', async () => {
      const { installations } = (await open()).store;
      await installations.save(team);
      await installations.save({ ...team, sealed: 'k2.bbbb' });
      expect((await installations.list('slack')).map(({ sealed }) => sealed)).toEqual(['k2.bbbb']);
    });

    test('a platform’s are listed by tenant, those of others not', async () => {
      const { installations } = (await open()).store;
      for (const tenant of ['T2', 'T1']) await installations.save({ ...team, tenant });
      await installations.save({ ...team, platform: 'teams', tenant: 'T0' });
      expect((await installations.list('slack')).map(({ tenant }) => tenant)).toEqual(['T1', 'T2']);
    });

    test('what is removed is gone, and nothing else', async () => {
      const { installations } = (await open()).store;
      for (const tenant of ['T1', 'T2']) await installations.save({ ...team, tenant });
      expect(await installations.remove('slack', 'T1')).toBe(true);
      expect(await installations.remove('slack', 'T1')).toBe(false);
      expect((await installations.list('slack')).map(({ tenant }) => tenant)).toEqual(['T2']);
    });
  });
}
