import type { Delivery } from '../../src/domain/delivery.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import type { Store } from '../../src/store/store.ts';
import type { Posted } from '../world/slack/web-api.ts';

/** What went wrong over the whole soak; every list is empty where nothing did. */
export interface Verdict {
  /** Published and not kept; kept more often than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** `subscription title`: never announced; announced as new more often than once. */
  readonly untold: readonly string[];
  readonly toldAgain: readonly string[];
  /** Deliveries that are not sent; those that stand in a channel more often than once, or not at all. */
  readonly unsent: readonly string[];
  readonly copied: readonly string[];
  readonly missing: readonly string[];
}

const changesMax = 500;

/** @param titles What was published after the subscriptions began. */
export async function judge(store: Store, titles: readonly string[], posted: readonly Posted[]): Promise<Verdict> {
  const kept = await keptIn(store);
  const deliveries = await store.outbox.list(mainWorkspace, ['planned', 'leased', 'sent', 'dead', 'gone'], 1_000_000);
  const subscriptions = (await store.subscriptions.list(mainWorkspace)).map(({ id }) => id);
  const told = countOf(deliveries.flatMap(announcements));
  const events = titles.flatMap(title => kept.get(title)?.values().toArray() ?? []);
  const arrived = countOf(posted.flatMap(({ metadata }) => deliveryOf(metadata) ?? []));
  return {
    lost: titles.filter(title => !kept.has(title)),
    doubled: [...kept].filter(([, all]) => all.size > 1).map(([title]) => title),
    untold: subscriptions.flatMap(id => events.map(event => `${id} ${event}`).filter(one => !told.has(one))),
    toldAgain: moreThanOnce(told),
    unsent: deliveries.filter(({ state }) => state !== 'sent').map(({ id, lastReason }) => `${id}: ${lastReason}`),
    copied: moreThanOnce(arrived),
    missing: deliveries.filter(({ id, state }) => state === 'sent' && !arrived.has(id)).map(({ id }) => id),
  };
}

/** The events of every title; more than one where a publication was kept twice. */
async function keptIn({ archive }: Store): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const kept = new Map<string, Set<string>>();
  for (let after = 0; ; ) {
    const changes = await archive.changes(after, changesMax);
    for (const { publication } of changes) {
      if (publication === null) continue;
      kept.set(publication.title, (kept.get(publication.title) ?? new Set()).add(publication.id));
    }
    const last = changes.at(-1);
    if (last === undefined) return kept;
    after = last.change;
  }
}

function announcements({ subscription, told }: Delivery): string[] {
  return told.filter(({ as }) => as === 'new').map(({ event }) => `${subscription} ${event}`);
}

function deliveryOf(metadata: Posted['metadata']): string | null {
  const payload = metadata?.event_payload as { readonly id?: string } | undefined;
  return payload?.id ?? null;
}

function countOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function moreThanOnce(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].filter(([, count]) => count > 1).map(([one, count]) => `${one} × ${count}`);
}
