import { afterAll, expect, test } from 'vitest';
import { answering } from '../src/answering.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { aClock, aSource } from './world/sample.ts';

const clock = aClock(0);
const store = openSqliteStore({ path: ':memory:', clock });
afterAll(() => store.close());

const sources = [
  aSource({ id: 'all' }),
  aSource({ id: 'own', owner: 'acme' }),
  aSource({ id: 'theirs', owner: 'beta' }),
];
const config = { KAIRAN_ADMINS: ['slack:T1/U1'], KAIRAN_PERMISSIONS: {}, KAIRAN_OPERATOR: null, KAIRAN_URL: '' };
const deps = { config, clock, store, sources, measures: [], library: { behind: () => 0 } };
const { contextFor } = answering(deps as unknown as Parameters<typeof answering>[0]);
const speaker = {
  viewer: { workspace: 'acme', person: 'slack:T1/U1', roles: ['reader'] },
  conversation: { platform: 'slack', id: 'T1/C1' },
  language: 'ja',
} as const;

test.each([
  ['among their own', {}, ['all', 'own'], undefined],
  ['where outsiders read along', { withOutsiders: true }, ['all'], 'shared'],
] as const)('people see %s what belongs there, administrators too', (_, place, seen, sees) => {
  const context = contextFor({ ...speaker, ...place });
  expect(context.sources.map(({ id }) => id)).toEqual(seen);
  expect(context.viewer).toMatchObject({ workspace: 'acme', roles: ['reader', 'admin'] });
  expect(context.viewer.sees).toBe(sees);
});
