import { workerData } from 'node:worker_threads';
import { dayOf } from '../calendar/say-date.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import type { Passage } from '../domain/entry.ts';
import type { Publication, PublicationId } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { Measure } from '../measures/schema.ts';
import { answerCalls } from '../thread/call-thread.ts';
import type { AskOutcome } from './answer.ts';
import { type Answerer, createAnswerer, loadReading } from './answerer.ts';
import { createPlanner } from './plan.ts';
import type { Listing } from './question/listing.ts';
import { deadlineOf, newsOf, overviewStatements } from './statements/list-statements.ts';
import { statementsOf } from './statements/measure-statements.ts';
import { passageStatements } from './statements/passage-statements.ts';
import { provisionsOf } from './statements/provisions.ts';
import { statementOf } from './statements/publication-statements.ts';
import type { Statement } from './statements/statement.ts';

/** What the thread is started with. */
export interface AskingData {
  readonly measures: readonly Measure[];
  readonly sources: readonly Source[];
}

/** A publication that may bear on a question, and the passage of it that fits best. */
export interface LookedUp {
  readonly publication: Publication;
  readonly passage: Passage | null;
}

/** A question with everything that was looked up for it. */
export interface Prepared {
  readonly question: string;
  readonly turns: readonly Turn[];
  readonly publications: readonly LookedUp[];
  readonly listing: Listing | null;
  /** What was found for the list, in its order. */
  readonly listed: readonly Publication[];
  readonly now: Instant;
}

export type AskingMethod = 'plan' | 'bringText' | 'keepTexts' | 'answer';

const { measures, sources } = workerData as AskingData;
const isOfficial = createOfficials(sources);
const known = measures.flatMap(measure => statementsOf(measure, measures));
const reading = loadReading(measures);
let answerer: Answerer = createAnswerer(measures, known, reading);
/** Whole texts of laws. */
const texts = new Map<PublicationId, Publication>();

answerCalls({
  plan: createPlanner(reading.namer, reading.concepts),

  /** Takes a text, which counts from the next `keepTexts` on. */
  bringText(publication: Publication): void {
    texts.set(publication.id, publication);
  },

  /** Answers from these texts, in this order, and forgets all others. */
  keepTexts(ids: readonly PublicationId[]): void {
    const kept = ids.flatMap(id => texts.get(id) ?? []);
    texts.clear();
    for (const publication of kept) texts.set(publication.id, publication);
    const ofMeasures = kept.flatMap(publication =>
      publication.links.filter(({ role }) => role === 'text-of').map(({ measure }) => ({ measure, publication })),
    );
    answerer = createAnswerer(measures, [...known, ...provisionsOf(ofMeasures)], reading);
  },

  answer({ question, turns, publications, listing, listed, now }: Prepared): AskOutcome {
    const statements = publications.flatMap(({ publication, passage }) => {
      const isPrimary = isOfficial(publication);
      const said = passage === null ? [] : passageStatements(publication, passage, isPrimary);
      return [statementOf(publication, isPrimary), ...deadlines([publication], now), ...said];
    });
    const list = listing === null ? null : statementsFor(listing, listed, now);
    return answerer({ question, turns, publications: statements, listed: list, now });
  },
} satisfies Record<AskingMethod, unknown>);

function statementsFor({ kind }: Listing, listed: readonly Publication[], now: Instant): Statement[] {
  if (kind === 'overview') return overviewStatements(measures);
  if (kind === 'news') return listed.map(newsOf);
  const today = dayOf(now);
  return deadlines(listed, now)
    .filter(({ date }) => date !== null && date >= today)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

function deadlines(publications: readonly Publication[], now: Instant): Statement[] {
  return publications.flatMap(one => deadlineOf(one, now, isOfficial) ?? []);
}
