// Hands every reader of foreign bytes changed documents, at length: `npm run fuzz -- [SECONDS] [TARGET] [SEED]`.
import { processorMs } from '../world/processor-time.ts';
import { chance, mutated } from './mutate.ts';
import type { FuzzTarget } from './target.ts';
import { targets } from './targets.ts';

export interface FuzzRun {
  readonly documents: number;
  readonly slowestMs: number;
}

/** Most processor time that a document of this size may take, in ms; what takes longer hides a loop. */
const documentMsMax = 5_000;

/**
 * Fuzzes one target.
 * @param ms Of processor time, so that a loaded machine tries as many documents as a quiet one.
 * @throws Error that names seed and document, so that the same can be tried again.
 */
export async function fuzz(target: FuzzTarget, seed: number, ms: number): Promise<FuzzRun> {
  const random = chance(seed);
  const endsAt = processorMs() + ms;
  let documents = 0;
  let slowestMs = 0;
  while (processorMs() < endsAt) {
    const from = target.seeds[Math.floor(random() * target.seeds.length)] ?? new Uint8Array();
    const bytes = mutated(from, target.words, random);
    const startedAt = processorMs();
    try {
      await target.check(bytes);
    } catch (error) {
      throw new Error(`${sayWhere(target, seed, documents, bytes)}\n${(error as Error).stack}`);
    }
    const took = processorMs() - startedAt;
    if (took > documentMsMax) throw new Error(`${sayWhere(target, seed, documents, bytes)}\nit took ${took} ms`);
    slowestMs = Math.max(slowestMs, took);
    documents++;
  }
  return { documents, slowestMs };
}

function sayWhere({ name }: FuzzTarget, seed: number, documents: number, bytes: Uint8Array): string {
  return `${name}, seed ${seed}, document ${documents}, in base64: ${Buffer.from(bytes).toString('base64')}`;
}

if (import.meta.main) {
  const [seconds = '60', only, seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
  for (const target of targets.filter(({ name }) => only === undefined || name === only)) {
    console.log(`${target.name}: seed ${seed}, ${seconds} s`);
    const { documents, slowestMs } = await fuzz(target, Number(seed), Number(seconds) * 1000);
    console.log(`${target.name}: ${documents} documents, the slowest ${slowestMs.toFixed(0)} ms`);
  }
  for (const target of targets) await target.close?.();
}
