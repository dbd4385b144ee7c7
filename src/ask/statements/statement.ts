import type { Pinpoint } from '../../domain/entry.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { PartialDate } from '../../domain/time.ts';
import { type ArticleRange, sayPinpoint } from '../../message/say-pinpoint.ts';

/** What a sentence of an answer stands on. */
export interface Citation {
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly date: PartialDate | null;
  /** Verbatim; empty where the catalogue's own summary of a source is cited. */
  readonly quote: string;
  readonly measure: MeasureId | null;
  readonly pinpoint: Pinpoint | ArticleRange | null;
}

/** Where in its source a citation stands; empty where the whole is cited. */
export function placeOf({ pinpoint }: Pick<Citation, 'pinpoint'>, language: Language): string {
  return pinpoint === null ? '' : sayPinpoint(pinpoint, language);
}

/** What a statement says of its measure. */
export type StatementKind =
  | 'status'
  | 'force'
  | 'issuer'
  /** Its number among laws. */
  | 'number'
  /** What it stands on, amends, replaces or led to. */
  | 'relation'
  /** Where it can be read. */
  | 'where'
  | 'event'
  | 'point'
  | 'gloss'
  | 'provision'
  /** What a publication says of itself. */
  | 'publication'
  /** A sentence of a publication's text, word for word. */
  | 'passage'
  /** Until when comments are taken on a publication. */
  | 'deadline'
  /** An item of a list that answers as a whole. */
  | 'listed';

/** One thing that a source supports: the stuff that answers are made of. */
export interface Statement {
  readonly kind: StatementKind;
  readonly measure: MeasureId | null;
  /** A whole sentence, in the languages in which it can be said. */
  readonly says: Partial<Bilingual>;
  /** Further words by which it is found. */
  readonly foundBy: string;
  /** Of a provision: its caption, whose words count for more. */
  readonly heading: string;
  readonly date: PartialDate | null;
  /** False where its date or content was not seen at its source; then it is said. */
  readonly verified: boolean;
  /** The version that an event brought: `1.1`. */
  readonly version: string | null;
  /** Of a publication and its passages: an authority itself says it. */
  readonly isPrimary?: boolean;
  /** Of a publication: the ids under which it is known. */
  readonly ids?: readonly string[];
  readonly cite: (language: Language) => Citation;
}

/** The article that a statement stands at; null where it stands at none. */
export function articleOf({ cite }: Statement): string | null {
  const { pinpoint } = cite('ja');
  return pinpoint?.kind === 'article' ? pinpoint.article : null;
}

export function isSupplementary(statement: Statement): boolean {
  return articleOf(statement)?.startsWith('suppl') ?? false;
}
