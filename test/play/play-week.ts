// A week with a fast clock: what channels would get, and when. Real publications where ../shared/eval is there,
// and notices of our own.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { findDeadline } from '../../src/calendar/deadline.ts';
import { draftOrder } from '../../src/commands/acts/draft-order.ts';
import type { OrderArgs } from '../../src/commands/args/order-args.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/registry.ts';
import { createDesk } from '../../src/digest/desk/desk.ts';
import type { DeliveryKind } from '../../src/domain/delivery.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Draft, Publication } from '../../src/domain/publication.ts';
import type { Instant } from '../../src/domain/time.ts';
import { publicationId } from '../../src/ingest/identify.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import type { Message } from '../../src/message/message.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';
import { aClock, aSource, aState } from '../world/sample.ts';
import { weekOfOurs } from './own-week.ts';

export interface Sent {
  readonly at: Instant;
  readonly channel: string;
  readonly kind: DeliveryKind;
  readonly isReply: boolean;
  readonly message: Message;
}

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
const hour = 3_600_000;
const start = Date.parse('2026-03-01T18:00:00+09:00');
const viewer = { workspace: 'main', person: 'someone', roles: ['reader'] } as const;
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

/** @param orders What each channel orders, in words of `subscribe`. */
export async function playWeek(language: Language, orders: readonly string[]): Promise<readonly Sent[]> {
  const clock = aClock(start);
  const store = openSqliteStore({ path: ':memory:', clock });
  const desk = createDesk({ store, sources, measures, clock, observe: () => {}, holder: 'desk', offers });
  let version = 0;
  for (const [index, words] of orders.entries()) {
    const parsed = parse(`subscribe ${words}`, commands);
    if (parsed.kind !== 'call') throw new Error(parsed.problem.en);
    const conversation = { platform: 'terminal', id: `channel ${index + 1}` } as const;
    const context = { viewer, conversation, language, now: start, measures, sources };
    const draft = draftOrder(parsed.call.args as OrderArgs, context, 'Asia/Tokyo', 0);
    if (draft.kind === 'problem') throw new Error(draft.problem[language]);
    await store.subscriptions.save(draft.subscription);
  }
  const items = itemsOfArchive();
  const going = new AbortController().signal;
  const sent: Sent[] = [];
  for (let passed = 0; passed < 24 * 6; passed++) {
    clock.set(start + passed * hour);
    const due = items.filter((_, index) => Math.floor((index * 24 * 5) / items.length) === passed);
    const ours = weekOfOurs.filter(one => one.hour === passed);
    await publish([...due.map(one => toPublication(one)), ...ours.map(one => toPublication(one, one.revision))]);
    await publishStates(passed);
    await desk.tick(going);
    await collect();
  }
  return sent;

  async function publish(publications: readonly Publication[]) {
    for (const publication of publications) {
      const state = aState({ id: 'played', version: ++version, lastNewAt: clock.now() });
      await store.archive.commit({ owner: 'shared', state, publications: [publication], identities: [] });
    }
  }

  /** Every source is asked each hour; of those that are silent a few refuse to answer, and a few have been so for long, the same for the whole week. */
  async function publishStates(passed: number) {
    for (const [index, { id, publisher }] of sources.entries()) {
      const isOurs = weekOfOurs.some(one => one.publisher === publisher.ja);
      const isDown = index % 40 === 7 && !isOurs;
      const isQuiet = index % 40 === 27 && !isOurs;
      const failed = { kind: 'failed', reason: 'refused', detail: '403' } as const;
      const outcome = isDown ? failed : ({ kind: 'unchanged' } as const);
      await store.sources.record(
        aState({
          id,
          lastAskedAt: clock.now(),
          lastNewAt: isQuiet ? start - 1_000 * hour : clock.now(),
          lastSuccessAt: isDown ? start - 60 * hour : clock.now(),
          lastOutcome: outcome,
          version: passed + 1,
          failuresInARow: isDown ? 1 : 0,
        }),
      );
    }
  }

  function toPublication(
    { id: key, title, summary, url, publisher, published, lang }: Item,
    revision = 1,
  ): Publication {
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

  async function collect() {
    const turns = () => store.lanes.lease('terminal', 'me', { max: 1, ttlMs: hour });
    for (let [turn] = await turns(); turn !== undefined; [turn] = await turns()) {
      const { id, kind, inReplyTo, message, conversation } = turn;
      const at = clock.now();
      const read = JSON.parse(message) as Message;
      sent.push({ at, channel: conversation.id, kind, isReply: inReplyTo !== null, message: read });
      await store.lanes.settle('me', [{ id, settlement: { kind: 'sent', ref: id, at, nextAt: at } }]);
    }
  }
}

function itemsOfArchive(): readonly Item[] {
  if (!existsSync(archive)) return [];
  const lines = readFileSync(archive, 'utf8').split('\n');
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as Item);
}
