// How long it takes until everybody has their digest: `npm run bench:deliver`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { dueAt, fill } from '../world/mailing/fill.ts';
import { mail } from '../world/mailing/start-mail.ts';
import { startPeer } from '../world/recording-chat/start-peer.ts';

/** At most so long and so much for everybody: 30,000 digests. */
const bar = { conversations: 10_000, seconds: 60, mb: 400 };
const [conversations = bar.conversations] = process.argv.slice(2).map(Number);
const size = { conversations, each: 3, together: 20 };
const limits = {
  conversation: [{ messages: 1, perMs: 1_000 }],
  installation: [{ messages: 300, perMs: 60_000 }],
  sendMsMax: 10_000,
};

const folder = mkdtempSync(join(tmpdir(), 'kairan-deliver-'));
const database = join(folder, 'kairan.db');
const store = openSqliteStore({ path: database, clock: { now: () => dueAt } });
await fill(store, size);
await store.close();
const peer = await startPeer({ latencyMs: 50, keepsBodies: false });
try {
  const run = await mail({ database, origin: peer.origin, canFind: true, retryMs: 1_000, limits, since: Date.now() });
  const { planned, sent, planMs, sendMs, cpuMs, commits } = run.mailed;
  const arrived = await peer.recorded();
  const copies = arrived.length - new Set(arrived.map(({ id }) => id)).size;
  const seconds = (planMs + sendMs) / 1_000;
  const say = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  console.log(
    `${planned} digests planned in ${say(planMs)} and ${sent} sent in ${say(sendMs)}: ${seconds.toFixed(1)} s ` +
      `(bar ${bar.seconds} s for ${3 * bar.conversations}), ${Math.round(sent / seconds)} deliveries/s`,
  );
  console.log(`arrived: ${arrived.length}, copies: ${copies}`);
  console.log(
    `commits that wait for the disk: ${commits}; processor time: ${say(cpuMs)}, of which this process was given ${Math.round(cpuMs / seconds / 10)} %`,
  );
  console.log(`peak memory: ${Math.round(run.peakMb)} MB (bar ${bar.mb} MB)`);
  const inOne = ((conversations * size.each) / 300).toFixed(0);
  console.log(
    `the platform's own bound: ${size.each - 1} s, one message a second to a conversation, as ${size.together} ` +
      `conversations share an installation; if all were in one, at 300 a minute, ${inOne} min`,
  );
} finally {
  await peer.stop();
  rmSync(folder, { recursive: true });
}
