import { dayOf } from '../calendar/say-date.ts';
import type { MeasureId } from '../domain/measure.ts';
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
import type { AskingData, AskingMethod, LookedUp, Prepared } from './asking-thread.ts';
import { phrased, phrasingMaterial, phrasingTask } from './phrase.ts';
import type { Plan } from './plan.ts';
import type { Listing } from './question/listing.ts';
import { createLawTexts } from './statements/law-texts.ts';

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
  /** The model that may put answers into words where a workspace has switched it on; null where there is none. */
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
/** Words of a question by which the archive is searched. */
const searchLengthMax = 200;

/** Questions are understood in a thread of their own: nothing that somebody types holds up the main one. */
export function createAsking({ measures, sources, library, writer = null }: AskingDeps): Asking {
  const data: AskingData = { measures, sources };
  const thread = createCallThread<AskingMethod>(new URL('./asking-thread.ts', import.meta.url), data, {
    name: 'Answering',
    timeoutMs,
    ended: () => laws.forget(),
  });
  const laws = createLawTexts(library, thread);

  return {
    model: writer?.model ?? null,
    async ask({ question, turns, viewer, now, mayWrite = false }) {
      await laws.bring(viewer);
      const plan = await thread.call<Plan>('plan', question, turns);
      const publications = await lookUp(plan, viewer, now);
      const listed = plan.listing === null ? [] : await listFor(plan.listing, viewer, now);
      const prepared: Prepared = { question, turns, publications, listing: plan.listing, listed, now };
      const outcome = await thread.call<AskOutcome>('answer', prepared);
      return mayWrite && writer !== null ? putIntoWords(question, outcome, writer) : outcome;
    },
    close: () => thread.close(),
  };

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
    const { publications } = await library.list(viewer, query, { limit, isBare: true });
    const events = new Map(publications.toReversed().map(one => [one.event, one]));
    return [...events.values()].reverse().filter(({ source }) => source !== lawSource.id);
  }

  /** Publications that may bear on it, what is pointed at first, each with the passage of it that fits best. */
  async function lookUp(plan: Plan, viewer: Viewer, now: Instant): Promise<readonly LookedUp[]> {
    const { words, pointed, within, measures: about } = plan;
    const found: LookedUp[] = [];
    const search = async (sought: string, measure: MeasureId | null) => {
      if (sought.trim() === '') return;
      const filter = measure === null ? '' : ` measure:${measure}`;
      const request = { words: `${sought.slice(0, searchLengthMax)}${filter}`, limit: publicationsMax, now };
      const { hits } = await library.search(viewer, request);
      found.push(...hits.map(({ publication, passage }) => ({ publication, passage })));
    };
    const [id = ''] = (pointed ?? '').split(/\s/);
    const meant = /^[\w-]{3,40}$/.test(id) ? await library.publication(viewer, id) : null;
    if (meant !== null) found.push({ publication: meant, passage: null });
    else if (pointed !== null) await search(pointed, null);
    if (within !== null) await search(within.words, within.measure);
    await search(words, null);
    if (about.length > 0) {
      const { publications } = await library.list(viewer, { measure: about }, { limit: publicationsMax, isBare: true });
      found.push(...publications.map(publication => ({ publication, passage: null })));
    }
    const each = Map.groupBy(
      found.filter(({ publication }) => publication.source !== lawSource.id),
      ({ publication }) => publication.id,
    );
    return [...each.values()].flatMap(ones => ones.find(({ passage }) => passage !== null) ?? ones.slice(0, 1));
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
