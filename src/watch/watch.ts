import { breaksOff, type FetchedDocument } from '../domain/entry.ts';
import type { Fetch, FetchOutcome } from '../domain/fetching.ts';
import { neverAsked } from '../domain/never-asked.ts';
import type { Observe } from '../domain/observation.ts';
import type { PollOutcome, Source, SourceState, Validators } from '../domain/source.ts';
import type { Clock } from '../domain/time.ts';
import { keep } from '../ingest/keep.ts';
import type { PreparedDocument } from '../ingest/prepare.ts';
import type { Store } from '../store/store.ts';
import { reasonOf } from '../text/reason-of.ts';
import { redacted } from '../text/redacted.ts';
import { askLinked, nothingNew, noValidators } from './linked.ts';
import { nextDue } from './next-due.ts';

export interface WatchDeps {
  readonly store: Pick<Store, 'archive' | 'sources' | 'leases'>;
  readonly fetch: Fetch;
  /** Bytes → tagged publications; rejects where the reader died or ran out of its limits. */
  readonly prepare: (document: FetchedDocument, source: Source) => Promise<PreparedDocument>;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Names this process among the replicas. */
  readonly holder: string;
}

export interface RoundReport {
  readonly ok: number;
  readonly failed: number;
  /** Sources whose host another replica was asking. */
  readonly elsewhere: number;
}

export interface Watch {
  /**
   * Asks every source that is due, or all of them; one host at a time is asked by one replica.
   * @param signal Stops between two sources.
   */
  round(sources: readonly Source[], which: 'due' | 'all', signal: AbortSignal): Promise<RoundReport>;
}

const hostsAtOnce = 16;
/** How soon another replica may ask a host whose holder has died; who lives renews it three times as often. */
const hostLeaseMs = 20_000;

export function createWatch(deps: WatchDeps): Watch {
  const { store, clock, observe } = deps;

  return {
    async round(sources, which, signal) {
      const startedAt = clock.now();
      const states = new Map((await store.sources.states()).map(state => [state.id, state]));
      const due = sources.filter(source => which === 'all' || (states.get(source.id)?.nextDueAt ?? 0) <= startedAt);
      const hosts = [...Map.groupBy(due, source => new URL(source.url).origin)];
      const report = { ok: 0, failed: 0, elsewhere: 0 };
      observe({ kind: 'round-started', sources: due.length });

      const workers = Array.from({ length: Math.min(hostsAtOnce, hosts.length) }, async () => {
        for (let host = hosts.shift(); host !== undefined && !signal.aborted; host = hosts.shift())
          await askHost(...host);
      });
      await Promise.all(workers);
      if (due.length > 0) {
        observe({ kind: 'round-finished', ok: report.ok, failed: report.failed, ms: clock.now() - startedAt });
      }
      return report;

      async function askHost(origin: string, atHost: readonly Source[]): Promise<void> {
        const lease = `host:${origin}`;
        const claim = () => store.leases.claim(lease, deps.holder, hostLeaseMs);
        // What cannot be renewed now is claimed again with the next source.
        const renewing = setInterval(() => claim().catch(() => null), hostLeaseMs / 3);
        try {
          for (const source of atHost) {
            if (signal.aborted) break;
            if ((await claim()) === null) {
              report.elsewhere++;
              continue;
            }
            const askedAt = clock.now();
            const state = await pollOrTell(source, states.get(source.id) ?? neverAsked(source.id));
            if (state === 'bug') report.failed++;
            else if (state === null) report.elsewhere++;
            else {
              report[state.lastOutcome?.kind === 'failed' ? 'failed' : 'ok']++;
              tell(state, clock.now() - askedAt, report, due.length);
            }
          }
        } finally {
          clearInterval(renewing);
        }
        await store.leases.release(lease, deps.holder);
      }

      /** A bug costs its source this round, and is told; the other sources go on. */
      async function pollOrTell(source: Source, before: SourceState): Promise<SourceState | null | 'bug'> {
        try {
          return await poll(deps, source, before, signal);
        } catch (error) {
          observe({ kind: 'bug', where: `polling ${source.id}`, error });
          return 'bug';
        }
      }
    },
  };

  function tell(state: SourceState, ms: number, report: RoundReport, of: number): void {
    const { id, lastOutcome, nextDueAt, nextDueWhy } = state;
    if (lastOutcome === null) return;
    const done = report.ok + report.failed + report.elsewhere;
    observe({ kind: 'source-polled', source: id, outcome: lastOutcome, nextDueAt, nextDueWhy, ms, done, of });
  }
}

/** Asks one source once and records what came of it; null where another replica was quicker, or we are stopping. */
async function poll(
  deps: WatchDeps,
  source: Source,
  before: SourceState,
  signal: AbortSignal,
): Promise<SourceState | null> {
  const { store, clock, observe } = deps;
  const answer = await deps.fetch(source.url, before.validators);
  // Stopping cuts connections; that is no failure of the source's.
  if (signal.aborted && answer.kind === 'failed') return null;
  const isWatchedWithLinks = answer.kind === 'unchanged' && before.validators?.linked !== undefined;
  if (answer.kind !== 'document' && !isWatchedWithLinks) return record(deps, source, before, answer);
  if (answer.kind === 'document' && answer.movedTo !== null)
    observe({ kind: 'source-moved', source: source.id, to: redacted(answer.movedTo) });

  let document: PreparedDocument;
  let validators: Validators;
  try {
    const page = answer.kind === 'document' ? await deps.prepare(answer.document, source) : nothingNew(before);
    const linked = await askLinked(deps, source, page.linked, before.validators?.linked ?? {}, signal);
    if (answer.kind === 'unchanged' && linked.isUnchanged)
      return signal.aborted ? null : record(deps, source, before, linked.failure ?? answer);
    document = {
      ...page,
      prepared: [...page.prepared, ...linked.prepared],
      issues: [...page.issues, ...linked.issues],
    };
    const isWhole = page.issues.every(({ code }) => code !== breaksOff);
    const answered = answer.kind === 'document' ? answer.validators : before.validators;
    const own = (isWhole ? answered : null) ?? noValidators;
    validators = page.linked.length === 0 ? own : { ...own, linked: linked.validators };
  } catch (error) {
    return signal.aborted ? null : record(deps, source, before, readerDied(error));
  }
  const unreadable = document.prepared.length === 0 ? document.issues[0] : undefined;
  if (unreadable !== undefined) {
    const detail = `${redacted(source.url)} answered, but nothing in it could be read: ${unreadable.detail}`;
    return record(deps, source, before, { kind: 'failed', reason: 'unreadable', detail, retryAt: null });
  }

  const now = clock.now();
  const next = nextDue({
    now,
    everyMs: source.everyMs,
    advisedMs: answer.advisedMs,
    failuresInARow: 0,
    retryAt: null,
    random: Math.random,
  });
  const kept = await keep(document, source, before, validators, next, { archive: store.archive, now });
  if (kept.commit.kind === 'stale') return null;
  observe({ kind: 'publications-kept', source: source.id, ids: kept.publications.map(({ id }) => id) });
  return store.sources.state(source.id);
}

/** Records a poll that brought no document. */
async function record(
  { store, clock }: WatchDeps,
  source: Source,
  before: SourceState,
  answer: Exclude<FetchOutcome, { kind: 'document' }>,
): Promise<SourceState | null> {
  const now = clock.now();
  const failed = answer.kind === 'failed';
  const failuresInARow = failed ? before.failuresInARow + 1 : 0;
  const outcome: PollOutcome = failed
    ? { kind: 'failed', reason: answer.reason, detail: answer.detail }
    : { kind: 'unchanged' };
  const next = nextDue({
    now,
    everyMs: source.everyMs,
    advisedMs: failed ? 0 : answer.advisedMs,
    failuresInARow,
    retryAt: failed ? answer.retryAt : null,
    random: Math.random,
  });
  const after: SourceState = {
    ...before,
    version: before.version + 1,
    lastAskedAt: now,
    lastSuccessAt: failed ? before.lastSuccessAt : now,
    lastOutcome: outcome,
    failuresInARow,
    nextDueAt: next.at,
    nextDueWhy: next.why,
  };
  return (await store.sources.record(after)) ? after : null;
}

function readerDied(error: unknown): FetchOutcome & { kind: 'failed' } {
  const detail = `Its reader stopped: ${reasonOf(error)}`;
  return { kind: 'failed', reason: 'reader-died', detail, retryAt: null };
}
