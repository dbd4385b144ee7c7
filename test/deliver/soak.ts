// Whether memory stays flat while digests go out day after day: `npm run soak [SECONDS]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measured } from '../bench/measured.ts';
import type { Soaked } from '../world/mailing/soak.ts';
import { startPeer } from '../world/recording-chat/start-peer.ts';

export interface SoakReport extends Soaked {
  /** Messages that arrived twice. */
  readonly copies: number;
  readonly arrived: number;
  /** Growth of the heap by least squares, in bytes a message, over the days after the first third. */
  readonly bytesPerMessage: number;
  /** Its standard error. */
  readonly error: number;
}

const size = { conversations: 60, each: 3, together: 20 };
const chances = { limited: 2, error: 2, reset: 2, lost: 2 };

export async function soak(seconds: number): Promise<SoakReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-soak-'));
  const peer = await startPeer({ keepsBodies: false, latencyMs: 5, chances });
  try {
    const options = { database: join(folder, 'kairan.db'), origin: peer.origin, size, seconds };
    const program = resolve(import.meta.dirname, '../world/mailing/soak.ts');
    const run = await measured(process.execPath, ['--expose-gc', program, JSON.stringify(options)]);
    if (run.code !== 0 || run.errors !== '') throw new Error(`the soak ended with ${run.code}: ${run.errors}`);
    const soaked = JSON.parse(run.output) as Soaked;
    const arrived = await peer.recorded();
    const copies = arrived.length - new Set(arrived.map(({ id }) => id)).size;
    const settled = soaked.heaps.slice(Math.ceil(soaked.heaps.length / 3));
    const { slope, error } = leastSquares(settled);
    const daily = size.conversations * size.each;
    return { ...soaked, arrived: arrived.length, copies, bytesPerMessage: slope / daily, error: error / daily };
  } finally {
    await peer.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The slope of values that stand one apart, and its standard error. */
function leastSquares(values: readonly number[]): { slope: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  const residue = values.reduce((sum, value, index) => sum + (value - mean - slope * (index - middle)) ** 2, 0);
  return { slope, error: Math.sqrt(residue / (values.length - 2) / spread) };
}

if (import.meta.main) {
  const report = await soak(Number(process.argv[2] ?? 3_600));
  const { heaps, planned, sent, unsent, copies, bytesPerMessage, error } = report;
  console.log(`${heaps.length} days, ${planned} planned, ${sent} sent, ${unsent} left, ${copies} copies`);
  console.log(`heap after collection: ${heaps.map(bytes => (bytes / 1e6).toFixed(1)).join(' ')} MB`);
  console.log(`growth by least squares: ${bytesPerMessage.toFixed(0)} ± ${error.toFixed(0)} bytes a message`);
}
