import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { answering } from './answering.ts';
import { createAsking } from './ask/asking.ts';
import type { House } from './cli/house.ts';
import { answerCall, createReceive } from './commands/answer.ts';
import { commands } from './commands/registry.ts';
import type { Config } from './config.ts';
import { connect, type Parts } from './connect.ts';
import { createDeliver } from './deliver/deliver.ts';
import { createGiveUp } from './deliver/give-up.ts';
import type { Play } from './demo/play.ts';
import { createDesk } from './digest/desk/desk.ts';
import { stopSubscriptions } from './digest/desk/stop.ts';
import type { Conversation } from './domain/chat.ts';
import { holderName } from './domain/holder.ts';
import type { Language } from './domain/language.ts';
import type { Observation, Observe } from './domain/observation.ts';
import { OperatorError } from './domain/operator-error.ts';
import { mainWorkspace, type Viewer } from './domain/workspace.ts';
import { bringLaw } from './ingest/law.ts';
import { createReader } from './ingest/reader.ts';
import { beginArchive } from './ingest/starter.ts';
import { createTerms } from './ingest/terms.ts';
import { openLibrary } from './library/library.ts';
import { withinTerms } from './library/within-terms.ts';
import { loadData } from './load-data.ts';
import { importJudges, starterParts } from './load-judges.ts';
import { createLog } from './log.ts';
import type { Chat } from './message/chat.ts';
import { openStore } from './open-store.ts';
import { openWriter } from './open-writer.ts';
import { endOld } from './people/retention.ts';
import type { ReaderThreadData } from './reader-thread.ts';
import { serve } from './serve.ts';
import { bePresent } from './store/moving/enter.ts';
import { createProbe } from './watch/probe.ts';
import { createWatch } from './watch/watch.ts';
import { openWorld } from './world.ts';

export interface HouseOptions {
  readonly config: Config;
  readonly version: string;
  readonly language: Language;
  /** Path of the embedded store. */
  readonly database: string;
  /** A YAML file that stands for the outside world; null for the network. */
  readonly replay: string | null;
  /** A world that is played, in place of the network or the file. */
  readonly play?: Play | null;
  /** Puts what Kairan comes with into a fresh archive. */
  readonly withStarter?: boolean;
  /** Connects the chats that the configuration names. */
  readonly connects?: boolean;
  /** Further places where people are talked to, and deliveries go. */
  readonly chats?: readonly Chat[];
}

const atTerminal: Conversation = { platform: 'terminal', id: 'terminal' };
/** Conversations that are ready within so long are waited for, rather than left to the next tick. */
const sendingPatienceMs = 20_000;
/** How long somebody's question waits for the library. */
const catchUpPatienceMs = 1_500;
const operator: Viewer = { workspace: mainWorkspace, person: 'operator', roles: ['operator'] };

/**
 * Opens the house: every part is made here and handed what it needs.
 * @throws OperatorError where a file that people edit, or the store, cannot be used.
 */
export async function openHouse({
  config,
  version,
  language,
  database,
  replay,
  play = null,
  withStarter = true,
  connects = false,
  chats: chatsAtHand = [],
}: HouseOptions): Promise<House> {
  const observers: Observe[] = [createLog(config.KAIRAN_LOG)];
  const observe = (observation: Observation) => {
    for (const tell of observers) tell(observation);
  };
  const watchWith = (tell: Observe) => void observers.push(tell);
  const { sources: shipped, measures } = loadData(config);
  const catalogue = play?.sources ?? shipped;
  // The catalogue and what workspaces added: the list is the same object for the house's whole life, and follows the store.
  const sources = [...catalogue];
  const world = play === null ? await openWorld(config, replay) : { ...play, async close() {} };
  // A play has a store of its own, whatever the replicas share.
  const shared = play === null ? config : { ...config, KAIRAN_STORE: null };
  const opened = await openStore(shared, database, world.clock, observe);
  const { store, libraryPath } = opened;
  // What a file stands for has the time that the file says.
  const { clock } = replay === null ? opened : world;
  const holder = holderName(process.pid, hostname(), randomUUID());
  const presence = await bePresent(store, holder);
  const library = await openLibrary({
    path: libraryPath,
    archive: store.archive,
    tellBehind: publications => observe({ kind: 'library-behind', publications }),
    measures,
  });
  const threadData: ReaderThreadData = { measures };
  const reader = createReader(new URL('./reader-thread.ts', import.meta.url), () => threadData);
  const watch = createWatch({
    store,
    fetch: world.fetch,
    prepare: async (document, source) => {
      const from = clock.now();
      const prepared = await reader.prepare(document, source);
      observe({ kind: 'document-prepared', source: source.id, ms: clock.now() - from });
      return prepared;
    },
    clock,
    observe,
    holder,
  });
  const refreshSources = async () => {
    const own = (await store.added.list()).filter(({ isPaused }) => !isPaused).map(({ source }) => source);
    sources.splice(0, sources.length, ...catalogue, ...own);
  };
  await refreshSources();
  const probe = createProbe({ fetch: world.fetch, prepare: reader.prepare, feedsNamed: reader.feedsNamed });
  const termsOf = createTerms(sources);
  const shown = withinTerms(library, termsOf);
  const writer = await openWriter(config, { clock, observe, positions: store.positions });
  const asking = createAsking({ measures, sources, library: shown, writer });
  const deps = answering({ config, version, clock, observe, store, library, shown, asking, sources, measures, probe });
  const receive = createReceive(deps);
  const parts: Parts = {
    config,
    version,
    language,
    clock,
    store,
    library: shown,
    termsOf,
    contextFor: deps.contextFor,
    answer: (call, speaker) => answerCall(call, speaker, deps),
    sources,
    measures,
    fetch: world.fetch,
    observe,
    holder,
    isSample: play !== null,
  };
  const connections = connects ? await connect(parts) : [];
  const chats = [...chatsAtHand, ...connections.map(({ chat }) => chat)];
  const offers = (name: string) => commands.some(command => command.name === name);
  const desk = createDesk({ store, sources, measures, clock, observe, holder, offers });
  const giveUp = createGiveUp({
    store,
    chats,
    clock,
    operator: config.KAIRAN_OPERATOR,
    language,
    stop: (workspace, conversation) => stopSubscriptions({ store, clock }, workspace, conversation),
  });
  const deliver = createDeliver({ store, chats, clock, observe, holder, giveUp }, { patienceMs: sendingPatienceMs });
  /** What the store could not do now is done at the next tick. */
  const tellFailure = (where: string, error: unknown) =>
    observe(
      error instanceof OperatorError ? { kind: 'put-off', where, why: error.message } : { kind: 'bug', where, error },
    );
  /** Ends what a round waits for, so that stopping takes no longer than a commit. */
  const cut = () => {
    void world.close();
    void reader.close();
  };
  // A replayed or played world holds what its file names, and nothing else.
  if (replay === null && play === null && withStarter)
    await beginArchive({ store, now: clock.now(), parts: () => starterParts(measures) });
  let isClosing = false;
  if (connects)
    void library.catchUp().catch(error => {
      if (!isClosing) tellFailure('the library', error);
    });
  observe({ kind: 'started', version, database, sources: sources.length });

  return {
    version,
    language,
    clock,
    store,
    library,
    asking,
    sources,
    measures,
    fetch: world.fetch,
    bringLaw: (document, measure) =>
      bringLaw(document, measure, { measures, prepare: reader.prepare, store, now: clock.now() }),
    importPublications: async texts => {
      const judges = await importJudges(measures);
      return judges.importPublications(texts, { ...judges, sources, store, now: clock.now() });
    },
    watchWith,
    async round(which, signal) {
      await presence.confirm();
      signal.addEventListener('abort', cut, { once: true });
      await refreshSources();
      const report = await watch.round(sources, which, signal);
      signal.removeEventListener('abort', cut);
      await library.catchUp();
      return report;
    },
    chats,
    serve: () => serve({ config, connections, chats, store, library, clock, observe, watchWith }),
    async plan(signal) {
      try {
        await presence.confirm();
        await desk.tick(signal);
        await endOld(
          {
            questionsMs: config.KAIRAN_RETENTION_QUESTIONS,
            auditMs: config.KAIRAN_RETENTION_AUDIT,
            deliveriesMs: config.KAIRAN_RETENTION_DELIVERIES,
          },
          store,
          clock.now(),
        );
      } catch (error) {
        tellFailure('the desk', error);
      }
    },
    async deliver(signal) {
      try {
        await presence.confirm();
        await deliver.round(signal);
      } catch (error) {
        tellFailure('delivering', error);
      }
    },
    async answer(call, spoken, conversation = atTerminal) {
      await library.catchUp();
      return answerCall(call, { viewer: operator, conversation, language: spoken }, deps);
    },
    async receive(said, speaker) {
      // Nobody waits for an archive to be read: who asks meanwhile is told what is missing.
      await Promise.race([library.catchUp(), setTimeout(catchUpPatienceMs, null, { ref: false })]);
      const chosen = await store.settings.of(speaker.viewer.workspace, speaker.conversation);
      return receive(said, { ...speaker, language: chosen?.language ?? speaker.language });
    },
    async close() {
      isClosing = true;
      await reader.close();
      await asking.close();
      await world.close();
      await library.close();
      await presence.leave();
      await store.close();
    },
  };
}
