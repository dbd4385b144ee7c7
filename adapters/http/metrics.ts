import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type RequestHandler, Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Platform, platforms, type SendOutcome } from '../../src/domain/chat.ts';
import type { Observation, Observe } from '../../src/domain/observation.ts';
import { isStale } from '../../src/domain/stale.ts';
import { isFromThisMachine } from '../../src/domain/this-machine.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Store } from '../../src/store/store.ts';
import type { Mount } from './server.ts';

export interface MetricsDeps {
  readonly store: Pick<Store, 'sources' | 'lanes'>;
  readonly clock: Clock;
  /** What `Authorization: Bearer` must bring; null lets in nobody but this machine. */
  readonly token: string | null;
  /** Whose queues are looked at. */
  readonly platforms: () => readonly Platform[];
  /** How many changes of the archive the library has not followed yet. */
  readonly behind: () => Promise<number>;
}

const outcomes = ['sent', 'retry', 'gone', 'failed'] as const satisfies readonly SendOutcome['kind'][];
const elsewhere = 'elsewhere';
/** How long the store is waited for, in ms. */
const patienceMs = 2_000;
/** How what is told of a bug, or of work that is put off, begins. */
const places = [
  'polling',
  'planning',
  'leasing',
  'delivering',
  'settling',
  'confirming',
  'command',
  'an answer',
  'Slack',
  'GET',
  'POST',
  'the desk',
  'the library',
  elsewhere,
];

/** What happens in the house, counted: subscribes to observations, and answers Prometheus at `/metrics`. */
export function createMetrics(deps: MetricsDeps): { readonly observe: Observe; readonly mount: Mount } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observe = countIn(registry);
  gaugeIn(registry, deps);
  const router = Router();
  router.get('/', onlyFor(deps.token), async (_request, response) => {
    response
      .type(registry.contentType)
      .set('cache-control', 'no-store')
      .send(await registry.metrics());
  });
  return { observe, mount: { path: '/metrics', router, requestsAMinuteMax: 120 } };
}

function countIn(registry: Registry): Observe {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `kairan_${name}_total`, help, labelNames, registers: [registry] });
  /** Shown as 0 from the start, so that the first one counts: Prometheus takes a series that begins at 1 for no increase. */
  const counterBy = <Label extends string>(name: string, help: string, label: Label, values: readonly string[]) => {
    const one = counter(name, help, label);
    for (const value of values) one.inc({ [label]: value } as Record<Label, string>, 0);
    return one;
  };
  const seconds = <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
    new Histogram({ name: `kairan_${name}_seconds`, help, buckets, labelNames, registers: [registry] });
  const quick = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
  const slow = [0.1, 0.5, 1, 3, 10, 30, 60];

  const rounds = counter('rounds', 'Looks at which source is due, whether one was or not.');
  const polls = counter('source_polls', 'Sources that were asked.', 'source', 'outcome', 'reason');
  const pollSeconds = seconds('poll', 'How long a source took, reading and keeping included.', slow);
  const prepareSeconds = seconds('prepare', 'From the bytes of a document to tagged publications.', quick);
  const publications = counter('publications', 'Publications that were kept, new or revised.');
  const deliveries = counterBy('deliveries', 'Attempts to send a message.', 'outcome', outcomes);
  const deliverySeconds = seconds('delivery', 'How long a platform took to take a message.', quick);
  const lost = counterBy('deliveries_lost', 'Messages that were given up, or whose conversation is gone.', 'how', [
    'dead',
    'gone',
  ] satisfies Extract<Observation, { kind: 'delivery-lost' }>['how'][]);
  const commands = seconds('command', 'How long an answer took.', quick, 'command');
  const programs = seconds(
    'program',
    'How long an answer of the API, a feed or a calendar took.',
    quick,
    'what',
    'status',
  );
  const modelCalls = counter('model_calls', 'Questions put to the language model.', 'outcome');
  const modelTokens = counter('model_tokens', 'Tokens of the language model, in and out.');
  const refused = counterBy('requests_refused', 'Requests that are not what they claim to be.', 'platform', platforms);
  const answersLost = counterBy('answers_lost', 'Answers that did not reach who asked.', 'platform', platforms);
  const putOff = counterBy('put_off', 'Work that waits because something outside was not there.', 'where', places);
  const bugs = counterBy('bugs', 'Errors of Kairan’s own.', 'where', places);

  return observation => {
    switch (observation.kind) {
      case 'round-started':
        return rounds.inc();
      case 'source-polled': {
        const { source, outcome, ms } = observation;
        polls.inc({ source, outcome: outcome.kind, reason: outcome.kind === 'failed' ? outcome.reason : '' });
        return pollSeconds.observe(ms / 1_000);
      }
      case 'document-prepared':
        return prepareSeconds.observe(observation.ms / 1_000);
      case 'publications-kept':
        return publications.inc(observation.ids.length);
      case 'delivery-attempted':
        deliveries.inc({ outcome: observation.outcome });
        return deliverySeconds.observe(observation.ms / 1_000);
      case 'delivery-lost':
        return lost.inc({ how: observation.how });
      case 'command-answered':
        return commands.observe({ command: observation.command }, observation.ms / 1_000);
      case 'program-answered':
        return programs.observe({ what: observation.what, status: observation.status }, observation.ms / 1_000);
      case 'model-asked':
        modelCalls.inc({ outcome: observation.outcome });
        return modelTokens.inc(observation.tokens);
      case 'request-refused':
        return refused.inc({ platform: observation.platform });
      case 'answer-lost':
        return answersLost.inc({ platform: observation.platform });
      case 'put-off':
        return putOff.inc({ where: placeOf(observation.where) });
      case 'bug':
        return bugs.inc({ where: placeOf(observation.where) });
      default:
    }
  };
}

/** What stands in the store, looked up when it is asked for; where the store is away it is not shown, and all else is. */
function gaugeIn(registry: Registry, { store, clock, platforms: connected, behind }: MetricsDeps): void {
  new Gauge({
    name: 'kairan_library_behind_changes',
    help: 'Changes of the archive that the library has not followed yet, counted up to 100.',
    registers: [registry],
    async collect() {
      const count = await inTime(behind());
      if (count === null) this.remove();
      else this.set(count);
    },
  });
  new Gauge({
    name: 'kairan_sources',
    help: 'Sources by how they are.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const now = clock.now();
      const states = await inTime(store.sources.states());
      this.reset();
      if (states === null) return;
      const failing = states.filter(({ lastOutcome }) => lastOutcome?.kind === 'failed').length;
      const stale = states.filter(state => isStale(state, now)).length;
      this.set({ state: 'failing' }, failing);
      this.set({ state: 'stale' }, stale);
      this.set({ state: 'well' }, states.length - failing - stale);
    },
  });
  new Gauge({
    name: 'kairan_queue_age_seconds',
    help: 'For how long the message that is next on a platform has been ready; 0 where none is.',
    labelNames: ['platform'] as const,
    registers: [registry],
    async collect() {
      const ready = connected().map(async platform => ({ platform, at: await store.lanes.readyAt(platform) }));
      const all = await inTime(Promise.all(ready));
      this.reset();
      for (const { platform, at } of all ?? [])
        this.set({ platform }, at === null ? 0 : Math.max(0, clock.now() - at) / 1_000);
    },
  });
}

/** Null where the store fails, or does not answer in time: whoever asks for what is counted waits ten seconds at most. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  const late = new AbortController();
  const waited = wait(patienceMs, null, { signal: late.signal }).catch(() => null);
  return Promise.race([asked.catch(() => null), waited]).finally(() => late.abort());
}

/** The kind of place, without the path, the source or the delivery, of which there are too many for a label. */
function placeOf(where: string): string {
  return places.find(place => where.startsWith(place)) ?? elsewhere;
}

function onlyFor(token: string | null): RequestHandler {
  return (request, response, next) => {
    if (token === null ? isFromThisMachine(request) : isBearer(request, token)) return next();
    const why =
      token === null
        ? 'Metrics are shown to this machine only. Set KAIRAN_METRICS_TOKEN to let others ask with it.\n'
        : 'Send the token of KAIRAN_METRICS_TOKEN as "Authorization: Bearer …".\n';
    response
      .status(token === null ? 403 : 401)
      .type('text')
      .send(why);
  };
}

function isBearer(request: Request, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(request.get('authorization') ?? ''), hash(`Bearer ${token}`));
}
