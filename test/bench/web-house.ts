// The console over a library of made publications, in a process of its own; prints where it listens. Started by web.ts.
import { startHttp } from '../../adapters/http/server.ts';
import { createWeb } from '../../adapters/web/web.ts';
import { createAsking } from '../../src/ask/asking.ts';
import { answerCall, createReceive } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import { createTerms } from '../../src/ingest/terms.ts';
import { openLibrary } from '../../src/library/library.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createAsk } from '../commands/ask.ts';
import { aClock, aSource } from '../world/sample.ts';
import { createMaker } from './made-publications.ts';

const [database = ':memory:', written = '100000'] = process.argv.slice(2);
const count = Number(written);
const { measures } = loadMeasures();
const make = createMaker(measures, count);
const clock = aClock(Date.parse('2026-08-20T09:00:00+09:00'));
const library = await openLibrary({
  path: database,
  archive: { changes: async (after, limit) => make(after + 1, Math.min(limit, count - after)) },
});
await library.catchUp();
const { store, contextFor } = await createAsk({ measures });
const asking = createAsking({ measures, sources: [], library });
const observe = () => {};
const deps = {
  commands,
  contextFor: (speaker: Parameters<typeof contextFor>[0]) => ({
    ...contextFor(speaker),
    library,
    asking,
    now: clock.now(),
  }),
  clock,
  observe,
};
const sources = Array.from({ length: 120 }, (_, index) => aSource({ id: `source-${index}` }));
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
    answer: (call, speaker) => answerCall(call, speaker, deps),
  },
  { passwordHash: null, isSecure: false },
);
await web.chat.start(createReceive(deps));
// Every reader here comes from one address, which a server otherwise takes for one who asks too often.
const mounts = web.mounts.map(({ path, router }) => ({ path, router }));
const server = await startHttp({ mounts, isReady: async () => true, observe }, { host: '127.0.0.1', port: 0 });
console.log(server.url);
process.stdin.resume().on('end', () => process.exit(0));
