import { dayOf } from '../calendar/say-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { Viewer } from '../domain/workspace.ts';
import { lawSource } from '../ingest/law.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../library/query.ts';
import type { Writer } from '../llm/writer.ts';
import type { Measure } from '../measures/schema.ts';
import { createCallThread } from '../thread/call-thread.ts';
import type { AskOutcome } from './answer.ts';
import type { AskingData, Prepared } from './asking-thread.ts';
import type { Listing } from './listing.ts';
import { phrased, phrasingMaterial, phrasingTask } from './phrase.ts';
import type { Plan } from './plan.ts';

/** A question as somebody asks it. */
export interface Asked {
  readonly question: string;
  /** What the thread has been about, oldest first. */
  readonly turns: readonly Turn[];
  readonly viewer: Viewer;
  readonly now: Instant;
  /** Where it is asked, a model may put the answer into words. */
  readonly mayWrite?: boolean;
}

/** Answers questions from what the catalogue, texts of laws and the archive say. */
export interface Asking {
  /** The model that may put answers into words where a conversation has switched it on; null where there is none. */
  readonly model: Writer['model'] | null;
  /** Rejects where answering took too long. */
  ask(asked: Asked): Promise<AskOutcome>;
  close(): Promise<void>;
}

export interface AskingDeps {
  readonly measures: readonly Measure[];
  readonly sources: readonly Source[];
  /** As whoever asks may see it: within the sources' terms. */
  readonly library: Pick<Library, 'catchUp' | 'list' | 'search' | 'publication'>;
  /** Null where no model is configured. */
  readonly writer?: Writer | null;
}

/** For one question, those that wait before it included. */
const timeoutMs = 15_000;
const publicationsMax = 12;
const newsMax = 8;
const openMax = 60;
const lawsMax = 400;
/** Words of a question by which the archive is searched. */
const searchLengthMax = 200;

/** Questions are understood in a thread of their own: nothing that somebody types holds up the main one. */
export function createAsking({ measures, sources, library, writer = null }: AskingDeps): Asking {
  const data: AskingData = { measures, sources };
  const thread = createCallThread(new URL('./asking-thread.ts', import.meta.url), data, 'Answering', timeoutMs);
  let textsAt = -1;
  let bringing: Promise<void> | null = null;

  return {
    model: writer?.model ?? null,
    async ask({ question, turns, viewer, now, mayWrite = false }) {
      bringing ??= bringTexts(viewer).finally(() => {
        bringing = null;
      });
      await bringing;
      const plan = await thread.call<Plan>('plan', question, turns);
      const publications = await lookUp(plan, viewer, now);
      const listed = plan.listing === null ? [] : await listFor(plan.listing, viewer, now);
      const prepared: Prepared = { question, turns, publications, listing: plan.listing, listed, now };
      const outcome = await thread.call<AskOutcome>('answer', prepared);
      return mayWrite && writer !== null ? putIntoWords(question, outcome, writer) : outcome;
    },
    close: () => thread.close(),
  };

  /** Hands over the texts of laws again whenever the archive has changed. */
  async function bringTexts(viewer: Viewer): Promise<void> {
    const position = await library.catchUp();
    if (position === textsAt) return;
    const { publications } = await library.list(viewer, { source: [lawSource.id] }, { limit: lawsMax });
    await thread.call('texts', publications);
    textsAt = position;
  }

  /** The newest of what is asked for; of deadlines, all that lie ahead. */
  async function listFor(listing: Listing, viewer: Viewer, now: Instant): Promise<readonly Publication[]> {
    if (listing.kind === 'overview') return [];
    const { bodies, measures: about } = listing;
    const query: Query = {
      relevance: ['core'],
      ...(bodies.length > 0 && { body: bodies }),
      ...(about.length > 0 && { measure: about }),
      ...(listing.kind === 'deadlines' && { deadlineFrom: dayOf(now) }),
    };
    const limit = listing.kind === 'deadlines' ? openMax : newsMax;
    const { publications } = await library.list(viewer, query, { limit });
    const events = new Map(publications.toReversed().map(one => [one.event, one]));
    return [...events.values()].reverse().filter(({ source }) => source !== lawSource.id);
  }

  async function lookUp({ words, pointed, measures: about }: Plan, viewer: Viewer, now: Instant) {
    const found: Publication[] = [];
    const [id = ''] = (pointed ?? '').split(/\s/);
    const meant = /^[\w-]{3,40}$/.test(id) ? await library.publication(viewer, id) : null;
    if (meant !== null) found.push(meant);
    for (const sought of [...(meant === null && pointed !== null ? [pointed] : []), words]) {
      const request = { words: sought.slice(0, searchLengthMax), limit: publicationsMax, now };
      if (sought.trim() !== '') found.push(...(await library.search(viewer, request)).hits.map(hit => hit.publication));
    }
    if (about.length > 0)
      found.push(...(await library.list(viewer, { measure: about }, { limit: publicationsMax })).publications);
    return [...new Map(found.map(publication => [publication.id, publication])).values()].filter(
      ({ source }) => source !== lawSource.id,
    );
  }
}

/** The answer in a model's words, as far as they are quotations that stand; else as it was. */
async function putIntoWords(question: string, outcome: AskOutcome, writer: Writer): Promise<AskOutcome> {
  if (outcome.kind === 'refusal' || outcome.passages.length === 0) return outcome;
  const material = phrasingMaterial(question, outcome.passages, outcome.language);
  const reply = await writer.write({ task: phrasingTask, material });
  const written = reply === null ? null : phrased(reply, outcome, outcome.passages);
  if (written === null) return outcome;
  return { ...written, writer: { model: writer.model.name, endpoint: writer.model.endpoint } };
}
