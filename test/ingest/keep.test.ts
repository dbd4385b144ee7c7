import { expect, test } from 'vitest';
import { neverAsked } from '../../src/domain/never-asked.ts';
import { keep } from '../../src/ingest/keep.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { corrected } from '../../src/taxonomy/corrected.ts';
import { aClock, aPublication, aSource, noTags } from '../world/sample.ts';

test('what a person corrected stays corrected when the publisher changes the publication', async () => {
  const { archive, sources, close } = openSqliteStore({ path: ':memory:', clock: aClock() });
  const source = aSource({ identity: ['url'] });
  const bring = async (title: string) => {
    const { publisher, publisherBodies, url, publishedAt, language } = aPublication();
    const said = { publisher, publisherBodies, url, publishedAt, language, updatedAt: null, summary: '', content: '' };
    const item = {
      draft: { ...said, title },
      passages: [],
      links: [],
      deadline: null,
      tags: noTags,
      key: 'k',
      titledKey: `k ${title}`,
    };
    const state = (await sources.state(source.id)) ?? neverAsked(source.id);
    const validators = { etag: null, lastModified: null, bodyHash: null };
    const document = { prepared: [item], issues: [], linked: [] };
    await keep(document, source, state, validators, { at: 2, why: 'interval' }, { archive, now: 1 });
    const [change] = await archive.changes(0, 2);
    return change?.publication;
  };
  const first = await bring('指針（案）の公表');
  const correction = { by: '見本', at: 1, tags: { kind: 'report' as const, relevance: 'core' as const } };
  if (first) await archive.rejudge([{ ...first, correction, tags: corrected(first.tags, correction, null) }]);
  expect(await bring('指針（素案）の公表')).toMatchObject({
    revision: 2,
    title: '指針（素案）の公表',
    tags: {
      kind: { value: 'report', evidence: [{ words: '見本', place: 'person' }] },
      // How much it weighs follows what the person said, not what the rules did.
      standing: { points: 20, because: ['relevance'] },
    },
  });
  await close();
});
