import type { Verdict } from './judge.ts';

/** How a soak went. */
export interface Soaked extends Verdict {
  readonly hours: number;
  readonly published: number;
  readonly messages: number;
  readonly kills: number;
  /** Requests of publishers, and calls of the chat, that were misbehaved to. */
  readonly misdeeds: ReadonlyMap<string, number>;
  /** Questions of people, those that were answered, and those that were answered twice. */
  readonly asked: number;
  readonly answered: number;
  readonly answeredTwice: number;
  /** Of the last life, hour by hour. */
  readonly heaps: readonly number[];
  readonly descriptors: readonly number[];
  readonly queued: number;
  readonly bugs: readonly string[];
}
