import { dayOf } from '../calendar/say-date.ts';
import type { Observe } from '../domain/observation.ts';
import type { Clock, Instant } from '../domain/time.ts';
import type { Positions } from '../store/positions.ts';
import { reasonOf } from '../text/reason-of.ts';
import type { Model, ModelRequest } from './model.ts';

/** A model within its bounds: time, tokens a day, and a rest after failures. */
export interface Writer {
  readonly model: Pick<Model, 'name' | 'endpoint'>;
  /** What it wrote; null where it may not be asked now, or failed. Never rejects. */
  write(request: ModelRequest): Promise<string | null>;
}

export interface WriterDeps {
  readonly model: Model;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Counts the day's tokens, for every process over the same store. */
  readonly positions: Positions;
}

export interface WriterOptions {
  readonly tokensADay: number;
  readonly timeoutMs: number;
}

/** After so many failures in a row the model is left alone for a while. */
const failuresMax = 3;
const restMs = 300_000;

export function createWriter(
  { model, clock, observe, positions }: WriterDeps,
  { tokensADay, timeoutMs }: WriterOptions,
): Writer {
  let failures = 0;
  let restsUntil: Instant = 0;

  return {
    model: { name: model.name, endpoint: model.endpoint },
    async write(request) {
      const startedAt = clock.now();
      const tell = (outcome: 'written' | 'failed' | 'resting' | 'over-budget', tokens = 0, why: string | null = null) =>
        observe({ kind: 'model-asked', model: model.name, outcome, tokens, ms: clock.now() - startedAt, why });
      if (startedAt < restsUntil) {
        tell('resting');
        return null;
      }
      const counter = `model tokens ${dayOf(startedAt)}`;
      const reserved = model.tokensMax(request);
      try {
        if (!(await count(counter, reserved, tokensADay))) {
          tell('over-budget');
          return null;
        }
      } catch (error) {
        // What cannot be counted is not spent. It says nothing of the model, which is asked again.
        tell('failed', 0, reasonOf(error));
        return null;
      }
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const { text, tokens } = await model.write(request, signal);
        failures = 0;
        tell('written', tokens, await giveBack(counter, reserved - tokens));
        return text;
      } catch (error) {
        failures++;
        // What was cut off may have been written, and is paid for.
        const kept = signal.aborted ? null : await giveBack(counter, reserved);
        if (failures >= failuresMax) restsUntil = clock.now() + restMs;
        tell('failed', 0, [reasonOf(error), kept].filter(one => one !== null).join('; '));
        return null;
      }
    },
  };

  /**
   * Tries once: where the store fails it may have counted all the same, and too much counted is better than too little.
   * @returns Why it did not succeed.
   */
  async function giveBack(counter: string, tokens: number): Promise<string | null> {
    return count(counter, -tokens).then(
      () => null,
      error => `tokens that were set aside stay counted: ${reasonOf(error)}`,
    );
  }

  /** Counts tokens, or gives some back. @returns False, with nothing counted, where there would be more than `most`. */
  async function count(counter: string, tokens: number, most = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (;;) {
      const before = await positions.at(counter);
      if (before + tokens > most) return false;
      if (await positions.move(counter, before, before + tokens)) return true;
    }
  }
}
