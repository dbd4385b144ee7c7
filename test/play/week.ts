// A week of real publications with a fast clock, in the terminal: what a channel would get, and when.
// `node test/play/week.ts ja|en [subscribe's words]`; needs ../shared beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderForTerminal } from '../../adapters/terminal/render.ts';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { findDeadline } from '../../src/calendar/deadline.ts';
import { draftOrder, type OrderArgs } from '../../src/commands/order.ts';
import { parse } from '../../src/commands/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import { createDesk } from '../../src/digest/desk.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Draft, Publication } from '../../src/domain/publication.ts';
import { publicationId } from '../../src/ingest/identify.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Message } from '../../src/message/message.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';
import { aClock, aSource, aState } from '../world/sample.ts';
import { weekOfOurs } from './own-week.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly publisher: string;
  readonly published: string | null;
  readonly lang: Language;
}

const archive = resolve(import.meta.dirname, '../../../shared/eval/archive-dev.jsonl');
const [language = 'ja', ...words] = process.argv.slice(2) as [Language, ...string[]];
if (!existsSync(archive)) {
  console.log('There is no ../shared beside the project, so there is no week to play.');
  process.exit(0);
}

const hour = 3_600_000;
const start = Date.parse('2026-03-01T18:00:00+09:00');
const clock = aClock(start);
const store = openSqliteStore({ path: ':memory:', clock });
// What the catalogue does not know comes by the press, and may be quoted.
const press = aSource({
  id: 'press',
  publisherType: 'media',
  publisher: { ja: '', en: '' },
  terms: { show: 'excerpt', attribution: null, seenAt: null },
});
const sources = [...loadCatalogue().sources, press];
const { measures } = loadMeasures();
const link = createLinker(measures);
const classify = createClassifier(loadLexicon());
const offers = (name: string) => commands.some(command => command.name === name) || name === 'ask';
const desk = createDesk({ store, sources, measures, clock, observe: () => {}, offers });
let version = 0;

const parsed = parse(`subscribe ${words.join(' ')}`, commands);
if (parsed.kind !== 'call') throw new Error(parsed.problem.en);
const conversation = { platform: 'terminal', id: 'terminal' } as const;
const viewer = { workspace: 'main', person: 'someone', roles: ['reader'] } as const;
const draft = draftOrder(
  parsed.call.args as OrderArgs,
  { viewer, conversation, language, now: start, measures, sources },
  'Asia/Tokyo',
  0,
);
if (draft.kind === 'problem') throw new Error(draft.problem[language]);
await store.subscriptions.save(draft.subscription);

const lines = readFileSync(archive, 'utf8')
  .split('\n')
  .filter(line => line !== '');
const items = lines.map(line => JSON.parse(line) as Item);
const going = new AbortController().signal;
for (let passed = 0; passed < 24 * 6; passed++) {
  clock.set(start + passed * hour);
  const due = items.filter((_, index) => Math.floor((index * 24 * 5) / items.length) === passed);
  await publish(due.map(one => toPublication(one)));
  await publish(weekOfOurs.filter(one => one.hour === passed).map(one => toPublication(one, one.revision)));
  await publishStates(passed);
  await desk.tick(going);
  await print();
}

async function publish(publications: readonly Publication[]) {
  if (publications.length === 0) return;
  const state = aState({ id: 'played', version: ++version, lastNewAt: clock.now() });
  await store.archive.commit({ owner: 'shared', state, publications, identities: [] });
}

/** Every source is asked each hour; a few of those that are silent refuse to answer, the same for the whole week. */
async function publishStates(passed: number) {
  for (const [index, { id, publisher }] of sources.entries()) {
    const isDown = index % 40 === 7 && !weekOfOurs.some(one => one.publisher === publisher.ja);
    const failed = { kind: 'failed', reason: 'refused', detail: '403' } as const;
    const outcome = isDown ? failed : ({ kind: 'unchanged' } as const);
    await store.sources.record(
      aState({
        id,
        lastAskedAt: clock.now(),
        lastNewAt: clock.now(),
        lastSuccessAt: isDown ? start - 60 * hour : clock.now(),
        lastOutcome: outcome,
        version: passed + 1,
        failuresInARow: isDown ? 1 : 0,
      }),
    );
  }
}

function toPublication({ id: key, title, summary, url, publisher, published, lang }: Item, revision = 1): Publication {
  const source = sources.find(({ publisher: { ja, en } }) => ja === publisher || en === publisher) ?? press;
  const isCity = /^.{1,6}[都道府県市区町村]$/.test(publisher);
  const written: Draft = {
    title,
    summary,
    content: '',
    url,
    publisher: source === press ? { ja: publisher, en: publisher } : source.publisher,
    publisherBodies: isCity ? ['local'] : source.bodies,
    publishedAt: published,
    updatedAt: null,
    language: lang,
  };
  const links = link(written);
  const deadline = findDeadline(written);
  const id = publicationId(key);
  return {
    ...written,
    id,
    owner: 'shared',
    source: source.id,
    event: id,
    revision,
    firstSeenAt: clock.now(),
    revisedAt: clock.now(),
    arrival: 'news',
    passages: [],
    links: links.map(({ measure, role, evidence }) => ({ measure, role, evidence })),
    deadline,
    tags: classify(written, links, deadline),
  };
}

async function print() {
  const turns = () => store.lanes.lease(conversation.platform, 'me', { max: 1, ttlMs: hour });
  for (let [turn] = await turns(); turn !== undefined; [turn] = await turns()) {
    const { id, kind, inReplyTo, message } = turn;
    const at = clock.now();
    const when = new Date(at + 9 * hour).toISOString().slice(0, 16).replace('T', ' ');
    console.log(`════ ${when} ${kind}${inReplyTo === null ? '' : ' (in its thread)'}\n`);
    console.log(`${renderForTerminal(JSON.parse(message) as Message, { colour: process.stdout.isTTY === true })}\n`);
    await store.lanes.settle('me', [{ id, settlement: { kind: 'sent', ref: id, at, nextAt: at } }]);
  }
}
