import type { Asking } from '../ask/asking.ts';
import type { Answer } from '../commands/command.ts';
import type { Play } from '../demo/play.ts';
import type { Call } from '../domain/call.ts';
import type { Conversation } from '../domain/chat.ts';
import type { FetchedDocument } from '../domain/entry.ts';
import type { Fetch } from '../domain/fetching.ts';
import type { Finding } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Observe } from '../domain/observation.ts';
import type { Source } from '../domain/source.ts';
import type { Clock } from '../domain/time.ts';
import type { ImportReport } from '../ingest/import.ts';
import type { LawOutcome } from '../ingest/law.ts';
import type { Library } from '../library/library.ts';
import type { Measure } from '../measures/schema.ts';
import type { Chat, Receive } from '../message/chat.ts';
import type { Message } from '../message/message.ts';
import type { Store } from '../store/store.ts';
import type { RoundReport } from '../watch/watch.ts';
import type { Judge } from './judge.ts';
import type { Outside } from './outside.ts';

/** The opened house, as the operators' verbs use it. */
export interface House {
  readonly version: string;
  readonly language: Language;
  readonly clock: Clock;
  readonly store: Store;
  readonly library: Library;
  readonly asking: Asking;
  readonly sources: readonly Source[];
  readonly measures: readonly Measure[];
  readonly fetch: Fetch;
  /** Keeps a law's text; the measure is null where the text is to tell whose it is. */
  bringLaw(document: FetchedDocument, measure: MeasureId | null): Promise<LawOutcome>;
  /** Keeps publications that are written as JSON, one a line; none of them is announced. */
  importPublications(texts: readonly string[]): Promise<ImportReport>;
  /** Subscribes to what happens. */
  watchWith(observe: Observe): void;
  /** Asks the sources that are due, or all; afterwards the library has caught up. */
  round(which: 'due' | 'all', signal: AbortSignal): Promise<RoundReport>;
  readonly chats: readonly Chat[];
  /** Starts the HTTP server with the routes of every chat; null where the configuration has it off. */
  serve(): Promise<{ readonly url: string; stop(): Promise<void> } | null>;
  /** Plans what is to be told now. */
  plan(signal: AbortSignal): Promise<void>;
  /** Sends what is planned, until nothing is ready; a call meanwhile joins it. */
  deliver(signal: AbortSignal): Promise<void>;
  /** Answers a Call as the operator, at the terminal where no other conversation is named; the library has caught up before. */
  answer(call: Call, language: Language, conversation?: Conversation): Promise<Answer>;
  readonly receive: Receive;
  close(): Promise<void>;
}

/** A store with nothing else of the house, for verbs that move it. */
export interface OpenedNamed {
  readonly store: Store;
  /** As people know it, without its password. */
  readonly name: string;
  readonly clock: Clock;
  /** Removes the library beside it, which followed whatever stood there before. */
  forgetLibrary(): void;
}

/** A house with a made-up world around it. */
export interface Stage {
  readonly house: House;
  readonly play: Play;
  /** The first and the last moment of the play. */
  readonly begins: number;
  readonly ends: number;
  /** Closes the house and leaves nothing behind. */
  close(): Promise<void>;
}

export interface SlackManifestOptions {
  /** Where Slack reaches us; null for Socket Mode. */
  readonly url: string | null;
  readonly oauth: boolean;
  readonly history: boolean;
  /** Domains whose addresses get a preview. */
  readonly unfurl: readonly string[];
}

export type SlackManifest =
  | { readonly kind: 'manifest'; readonly manifest: object }
  | { readonly kind: 'problem'; readonly problem: string };

export interface TeamsPackageOptions {
  /** Where Teams reaches us, and the bot's application ID; null for what is configured. */
  readonly url: string | null;
  readonly appId: string | null;
  readonly developer: string;
  /** Pages of the operator's own; null for those that the server has. */
  readonly privacy: string | null;
  readonly terms: string | null;
  readonly support: string | null;
  /** Domains whose addresses get a preview. */
  readonly unfurl: readonly string[];
}

export type TeamsPackage =
  | { readonly kind: 'package'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: string };

/** The verb's own streams, so that a test can hand in others. */
export interface Io {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Draws a message for this output. */
  draw(message: Message): string;
  /** The terminal as a chat. */
  openChat(language: Language): Chat & { readonly ended: Promise<void> };
  /** What can be asked and read without a store. */
  openOutside(): Promise<Outside>;
  /** The house of the made-up fortnight. */
  openDemo(): Promise<Stage>;
  /**
   * Opens a store by its path or address, or as `KAIRAN_STORE`, `KAIRAN_OTHER_STORE` or `KAIRAN_DB`; null for the one that is configured.
   * @param mustBeThere A file that is not there is refused, rather than made.
   */
  openStore(name: string | null, mustBeThere: boolean): Promise<OpenedNamed>;
  /** What tags publications, with the operator's own measures. */
  openJudge(): Promise<Judge>;
  /** Looks at the configuration and at what it names. */
  examine(): Promise<readonly Finding[]>;
  /** What Slack makes the app from. */
  slackManifest(options: SlackManifestOptions): Promise<SlackManifest>;
  /** What Teams installs the app from. */
  teamsPackage(options: TeamsPackageOptions): Promise<TeamsPackage>;
  /** Calls back at every tick of the clock until stopped. */
  onTick(tick: () => Promise<void>): { stop(): void };
}
