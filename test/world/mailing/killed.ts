// A mailing that is killed again and again, and what came of it in the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DeliveryId } from '../../../src/domain/delivery.ts';
import { mainWorkspace } from '../../../src/domain/workspace.ts';
import { copyStore } from '../../../src/store/moving/copy.ts';
import type { Store } from '../../../src/store/store.ts';
import { createRandom, type PeerOptions, type Recorded } from '../recording-chat/peer.ts';
import { startPeer } from '../recording-chat/start-peer.ts';
import { dueAt, fill, type MailingSize } from './fill.ts';
import type { MailOptions } from './mail.ts';
import { openStoreAt } from './open-store.ts';
import { mailArguments } from './start-mail.ts';

export interface KilledMailing {
  readonly size: MailingSize;
  readonly kills: number;
  readonly seed: number;
  /** False for a chat that cannot look whether a message is there. */
  readonly canFind: boolean;
  /** Of a hundred messages, what befalls how many. */
  readonly chances?: PeerOptions['chances'];
  /** Where everything is moved to after each kill: a path, or the address of a Redis. */
  readonly moves?: readonly string[];
  readonly say?: (line: string) => void;
}

export interface Outcome {
  readonly planned: number;
  /** Kills that hit: the process had not ended before. */
  readonly kills: number;
  /** Planned, and never arrived. */
  readonly lost: readonly DeliveryId[];
  /** Arrived more often than once. */
  readonly copied: readonly DeliveryId[];
  /** Of these, more often than kills and answers that were lost, or came too late, explain. */
  readonly unexplained: readonly DeliveryId[];
  /** Conversations in which a message first arrived before one that was planned before it. */
  readonly outOfOrder: readonly string[];
  /** How many deliveries were begun and not confirmed, summed over the kills; at most one a conversation each time. */
  readonly inFlight: number;
  /** Deliveries that the store does not call sent. */
  readonly unsent: number;
}

/** How long a send may take here, so that what was begun is soon looked for. */
const sendMsMax = 1_000;

export async function killedMailing(mailing: KilledMailing): Promise<Outcome> {
  const { size, kills, seed, canFind, chances = {}, moves = [], say = () => {} } = mailing;
  const folder = mkdtempSync(join(tmpdir(), 'kairan-killed-'));
  let database = join(folder, 'kairan.db');
  const random = createRandom(seed);
  const peer = await startPeer({ latencyMs: 50, keepsBodies: false, chances, seed });
  try {
    await withStore(database, store => fill(store, size));
    const limits = { conversation: [{ messages: 1, perMs: 100 }], installation: [], sendMsMax };
    const options = { origin: peer.origin, canFind, limits, retryMs: 200, since: Date.now() };
    // About as many as an undisturbed mailing makes, rather fewer, so that every kill finds it at work.
    const commits = Math.ceil((size.conversations * size.each) / 50) * 2 + 8;
    const flights: ReadonlySet<DeliveryId>[] = [];
    for (let kill = 1; kill <= kills; kill++) {
      const hit = await runUntil(
        { ...options, database },
        Math.floor((random() * 2 * commits) / (kills + 1)),
        random() * 40,
      );
      if (!hit) break;
      flights.push(new Set(await withStore(database, inFlight)));
      const next = moves[kill - 1];
      if (next !== undefined) {
        await move(database, next);
        database = next;
      }
      say(`kill ${kill}: ${flights.at(-1)?.size} deliveries in flight`);
    }
    await runUntil({ ...options, database }, Number.POSITIVE_INFINITY, 0);
    const planned = await withStore(database, plannedIn);
    return { ...judge(await peer.recorded(), await peer.refused(), planned, flights), kills: flights.length };
  } finally {
    await peer.stop();
    rmSync(folder, { recursive: true });
  }
}

type Planned = Awaited<ReturnType<typeof plannedIn>>;

function judge(
  arrived: readonly Recorded[],
  refused: readonly DeliveryId[],
  planned: Planned,
  flights: readonly ReadonlySet<DeliveryId>[],
) {
  const byId = Map.groupBy(arrived, ({ id }) => id);
  const copied = planned.filter(({ id }) => (byId.get(id)?.length ?? 0) > 1).map(({ id }) => id);
  const refusals = Map.groupBy(refused, id => id);
  const attempts = new Map(planned.map(one => [one.id, one.attempts]));
  // Sends whose answer the sender never had: those it was killed over, and those that failed other than by a refusal.
  const explained = (id: DeliveryId) =>
    flights.filter(flight => flight.has(id)).length + (attempts.get(id) ?? 0) - (refusals.get(id)?.length ?? 0);
  const place = new Map(planned.map(({ id }, index) => [id, index]));
  const firsts = [...byId.values()].flatMap(([first]) => first ?? []);
  const outOfOrder = [...Map.groupBy(firsts, ({ conversation }) => conversation)].filter(([, all]) => {
    const places = all.map(({ id }) => place.get(id) ?? -1);
    return places.some((one, index) => index > 0 && one < (places[index - 1] ?? 0));
  });
  return {
    planned: planned.length,
    lost: planned.filter(({ id }) => !byId.has(id)).map(({ id }) => id),
    copied,
    unexplained: copied.filter(id => (byId.get(id)?.length ?? 0) - 1 > explained(id)),
    outOfOrder: outOfOrder.map(([conversation]) => conversation),
    inFlight: flights.reduce((sum, flight) => sum + flight.size, 0),
    unsent: planned.filter(({ state }) => state !== 'sent').length,
  };
}

/** Runs the mailing until it has put so many things on the disk, and a little longer. @returns False where it ended first. */
async function runUntil(options: MailOptions, commits: number, extraMs: number): Promise<boolean> {
  const child = spawn(process.execPath, mailArguments(options), { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string | null>(resolve => child.once('close', (_code, signal) => resolve(signal)));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', words => {
    errors += words;
  });
  const reached = new Promise<void>(resolve => {
    let seen = 0;
    if (commits === 0) resolve();
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.filter(byte => byte === 10).length;
      if (seen >= commits) resolve();
    });
  });
  await Promise.race([reached.then(() => setTimeout(extraMs)), ended]);
  child.kill('SIGKILL');
  const signal = await ended;
  if (errors !== '') throw new Error(errors);
  return signal === 'SIGKILL';
}

async function withStore<Result>(path: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStoreAt(path, { now: () => dueAt });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function move(from: string, to: string): Promise<void> {
  await withStore(from, source =>
    withStore(to, async target => {
      await copyStore({ store: source, name: from }, { store: target, name: to }, () => {});
    }),
  );
}

async function inFlight({ outbox }: Store): Promise<DeliveryId[]> {
  return (await outbox.list(mainWorkspace, ['leased'], 1_000_000)).map(({ id }) => id);
}

/** In the order of planning. */
async function plannedIn({ outbox }: Store) {
  const all = await outbox.list(mainWorkspace, ['planned', 'leased', 'sent', 'dead', 'gone'], 1_000_000);
  return all.map(({ id, state, attempts }) => ({ id, state, attempts })).toReversed();
}
