// The console over a library of made publications, in a process of its own; prints where it listens. While people
// read, something is published, a source is asked and somebody comments. Started by web.ts.
import { startHttp } from '../../adapters/http/server.ts';
import { createWeb } from '../../adapters/web/web.ts';
import { createAsking } from '../../src/ask/asking.ts';
import { answerCall, createReceive } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import { acted, noReview, type Review } from '../../src/domain/review.ts';
import { createTerms } from '../../src/ingest/terms.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createAsk } from '../commands/ask.ts';
import { aClock, aDelivery, aSource, aState, aSubscription } from '../world/sample.ts';
import { createMaker, sourcesMade } from './made-publications.ts';

const [database = ':memory:', written = '100000', newEveryMs = '5000'] = process.argv.slice(2);
/** The newest, which the store holds too: the pages of these are read. */
const readable = 2_000;
const reviewed = 100;
const { measures } = loadMeasures();
let count = Number(written);
const make = createMaker(measures, count);
const clock = aClock(Date.parse('2026-08-20T09:00:00+09:00'));
const { store, contextFor } = await createAsk({ measures });
const library = await openLibrary({
  path: database,
  archive: {
    countAfter: async after => count - after,
    async changes(after, limit) {
      const made = make(after + 1, Math.max(0, Math.min(limit, count - after)));
      const shown = made.flatMap(({ change, publication }) =>
        publication !== null && change > count - readable ? [publication] : [],
      );
      const state = aState({ id: `brought-${after}` });
      if (shown.length > 0) await store.archive.commit({ owner: 'shared', state, publications: shown, identities: [] });
      return made;
    },
  },
});
await library.catchUp();

const sources = Array.from({ length: sourcesMade }, (_, index) => aSource({ id: `source-${index}` }));
const by = 'web:local/admin';
let states = sources.map(({ id }, index) =>
  aState({
    id,
    lastSuccessAt: clock.now(),
    nextDueAt: clock.now() + 3_600_000,
    ...(index % 20 === 0 && {
      failuresInARow: 3,
      nextDueWhy: 'back-off',
      lastOutcome: { kind: 'failed', reason: 'timed-out', detail: `https://${id}.example/feed did not answer` },
    }),
  }),
);
for (const state of states) await store.sources.record(state);
let reviews: Review[] = [];
for (let index = 0; index < reviewed; index++) {
  const act = { kind: 'assign', to: index % 2 === 0 ? '法務部' : by } as const;
  const review = acted(noReview('main', `p${count - index * 7}`), act, { by, at: clock.now() });
  if (await store.reviews.save(review, [])) reviews.push(review);
}
const message = JSON.stringify({
  language: 'ja',
  summary: '週のまとめ：12件',
  blocks: [{ kind: 'text', spans: [{ kind: 'text', text: '週のまとめ' }] }],
});
const conversation = { platform: 'web', id: 'console' } as const;
await store.subscriptions.save(aSubscription());
await store.subscriptions.plan([
  {
    subscription: aSubscription({ version: 2 }),
    deliveries: Array.from({ length: 150 }, (_, index) => aDelivery({ id: `d${index}`, conversation, message })),
  },
]);

const asking = createAsking({ measures, sources, library });
const observe = () => {};
const deps = {
  commands,
  contextFor: (speaker: Parameters<typeof contextFor>[0]) => ({
    ...contextFor(speaker),
    library,
    asking,
    sources,
    now: clock.now(),
  }),
  clock,
  observe,
};
const web = createWeb(
  {
    version: 'bench',
    language: 'ja',
    clock,
    store,
    library,
    sources,
    termsOf: createTerms(sources),
    measures,
    commands,
    observe,
    isSample: false,
    contextFor: deps.contextFor,
    answer: (call, speaker) => answerCall(call, speaker, deps),
  },
  { passwordHash: null, isSecure: false },
);
await web.chat.start(createReceive(deps));
// Every reader here comes from one address, which a server otherwise takes for one who asks too often.
const mounts = web.mounts.map(({ path, router }) => ({ path, router }));
const server = await startHttp({ mounts, parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });
setInterval(() => void goOn(), Number(newEveryMs));
console.log(server.url);
process.stdin.resume().on('end', () => process.exit(0));

async function goOn(): Promise<void> {
  count++;
  clock.set(clock.now() + Number(newEveryMs));
  const [asked, ...others] = states;
  if (asked !== undefined) {
    const next = { ...asked, version: asked.version + 1, lastAskedAt: clock.now(), lastSuccessAt: clock.now() };
    await store.sources.record(next);
    states = [...others, next];
  }
  const [review, ...rest] = reviews;
  if (review === undefined) return;
  const commented = acted(review, { kind: 'comment', words: '確認中です。' }, { by, at: clock.now() });
  await store.reviews.save(commented, []);
  reviews = [...rest, commented];
}
