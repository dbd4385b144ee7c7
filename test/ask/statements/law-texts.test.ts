import { afterAll, expect, test } from 'vitest';
import { createLawTexts } from '../../../src/ask/statements/law-texts.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Viewer } from '../../../src/domain/workspace.ts';
import { lawSource } from '../../../src/ingest/law.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aPublication, aState } from '../../world/sample.ts';

const viewer: Viewer = { workspace: 'main', person: 'someone', roles: ['reader'] };
const store = openSqliteStore({ path: ':memory:', clock: aClock() });
const library = await openLibrary({ path: ':memory:', archive: store.archive });
afterAll(async () => {
  await library.close();
  await store.close();
});

const keep = (...publications: readonly Publication[]) => {
  const id = publications.map(one => `${one.id}-${one.revision}`).join();
  return store.archive.commit({ owner: 'shared', state: aState({ id }), publications, identities: [] });
};
const law = (number: number, text: string, revision = 1) =>
  aPublication({
    id: `plaw${number}`,
    source: lawSource.id,
    revision,
    passages: [{ pinpoint: { kind: 'article', article: '1', paragraph: null, item: null }, heading: '', text }],
  });

test('a text of a law is handed over when it is new, changed, or the thread that had it ended; what is gone is forgotten', async () => {
  let handed: Publication[] = [];
  let kept: readonly string[] = [];
  const laws = createLawTexts(library, {
    async call(method, given) {
      if (method === 'bringText') handed.push(given as Publication);
      else kept = given as readonly string[];
      return undefined as never;
    },
    close: async () => {},
  });
  const brought = async () => {
    handed = [];
    await laws.bring(viewer);
    return handed.map(({ passages }) => passages[0]?.text).sort();
  };

  const many = Array.from({ length: 130 }, (_, index) => law(index, `法${index}`));
  await keep(...many);
  expect(await brought()).toEqual(many.map(({ passages }) => passages[0]?.text).sort());
  expect(new Set(kept)).toEqual(new Set(many.map(({ id }) => id)));

  await keep(aPublication({ id: 'pother' }));
  expect(await brought()).toEqual([]);
  await keep(law(7, '改正', 2));
  expect(await brought()).toEqual(['改正']);
  await store.archive.remove(['plaw8']);
  expect(await brought()).toEqual([]);
  expect(kept).toHaveLength(129);
  expect(kept).not.toContain('plaw8');
  laws.forget();
  expect(await brought()).toHaveLength(129);
});
