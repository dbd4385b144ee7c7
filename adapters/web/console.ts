import type { Answer, Command, Context } from '../../src/commands/command.ts';
import type { Reading } from '../../src/digest/reading.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Source } from '../../src/domain/source.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { TermsOf } from '../../src/ingest/terms.ts';
import type { Library } from '../../src/library/library.ts';
import type { Measure } from '../../src/measures/schema.ts';
import type { Speaker } from '../../src/message/chat.ts';
import type { Store } from '../../src/store/store.ts';
import type { Markup } from './markup.ts';
import type { Visitor } from './visitor.ts';

/** What the pages are handed. */
export interface Console {
  readonly version: string;
  readonly language: Language;
  readonly clock: Clock;
  readonly store: Store;
  /** Within the sources' terms. */
  readonly library: Library;
  readonly sources: readonly Source[];
  readonly termsOf: TermsOf;
  readonly measures: readonly Measure[];
  readonly commands: readonly Command[];
  readonly observe: Observe;
  /** True where what is shown is made up, which every page then says. */
  readonly isSample: boolean;
  /** What a command is handed, for whoever speaks. */
  contextFor(speaker: Speaker): Context;
  answer(call: Call, speaker: Speaker): Promise<Answer>;
}

/** What the pages are served from. */
export interface Served extends Console {
  /** How publications are written of, now. */
  readingIn(language: Language): Reading;
}

/** What a page is asked for. */
export interface Asked {
  readonly visitor: Visitor;
  /** Without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What stands in the place of a name in its path. */
  readonly names: Readonly<Record<string, string>>;
}

export interface Shown {
  readonly title: string;
  /** What stands above the page in place of its title, where that is more than words. */
  readonly heading?: Markup;
  readonly content: Markup;
  readonly isWide?: boolean;
  /** 200 where not given. */
  readonly status?: number;
}

/** A page: its place in the menu, its path, and what stands on it; null where there is no such thing. */
export interface ConsolePage {
  /** As Express reads it: `/events/:id`. */
  readonly path: string;
  /** The path of the menu under which it stands. */
  readonly under: string;
  /**
   * What it is made from beside the archive, its address, the language and who looks: as long as all that is the same, the
   * page is. Absent where it is made each time.
   */
  madeFrom?(asked: Asked, house: Served): Promise<string> | string;
  show(asked: Asked, house: Served): Promise<Shown | null>;
}
