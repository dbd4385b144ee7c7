import { expect, test } from 'vitest';
import type { Publication } from '../../../src/domain/publication.ts';
import { commitInEvents } from '../../../src/ingest/events/commit.ts';
import type { Archive, Commit } from '../../../src/store/archive.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aState } from '../../world/sample.ts';
import { paper } from './papers.ts';

const url = 'https://www.meti.example/press/ai.html';
const page = paper('meti', '生成AIの利活用に関する報告書を公表しました', '2026-03-04', { url, id: 'ppage' });
const link = paper('cao', '生成AIの利活用に関する報告書の公表について（経済産業省）', '2026-03-05', {
  url,
  id: 'plink',
});
const commitOf = (publication: Publication): Commit => ({
  owner: 'shared',
  state: aState({ id: publication.source }),
  publications: [publication],
  identities: [],
});

test('what another process brings between reading and committing is seen: the decision is made again', async () => {
  const { archive, events, close } = openSqliteStore({ path: ':memory:', clock: aClock() });
  let readings = 0;
  const overtaken: Pick<Archive, 'commit' | 'near'> = {
    commit: archive.commit,
    async near(owner, nearby) {
      const found = await archive.near(owner, nearby);
      if (++readings === 1) await commitInEvents(archive, commitOf(page));
      return found;
    },
  };
  const { outcome, publications } = await commitInEvents(overtaken, commitOf(link));
  expect([outcome.kind, readings, publications[0]?.event]).toEqual(['committed', 2, 'ppage']);
  expect((await events.members(['ppage'])).map(({ id }) => id)).toEqual(['ppage', 'plink']);
  await close();
});

test('whoever brings the same at the same time brings one event', async () => {
  const { archive, events, close } = openSqliteStore({ path: ':memory:', clock: aClock() });
  await Promise.all([page, link].map(one => commitInEvents(archive, commitOf(one))));
  expect((await events.members(['ppage'])).map(({ id }) => id).sort()).toEqual(['plink', 'ppage']);
  await close();
});
