import { createHash } from 'node:crypto';
import { type Kind, kinds, type RecordOf } from '../records.ts';

/** How many records there are of a kind, and a digest that is the same in whatever order they come. */
export interface Sum {
  readonly count: number;
  /** 64 hexadecimal digits. */
  readonly digest: string;
}

/** Counts and digests by kind; a record that comes again takes the place of the one before it. */
export interface Tally {
  add<Name extends Kind>(kind: Name, record: RecordOf[Name]): void;
  sums(): Readonly<Partial<Record<Kind, Sum>>>;
}

const modulus = 1n << 256n;

export function createTally(): Tally {
  const seen = new Map<Kind, { readonly hashes: Map<string, bigint>; sum: bigint }>();
  return {
    add(kind, record) {
      const so = seen.get(kind) ?? { hashes: new Map<string, bigint>(), sum: 0n };
      seen.set(kind, so);
      const key = JSON.stringify(kinds[kind].key(record));
      const hash = hashOf(record);
      so.sum = (so.sum + hash - (so.hashes.get(key) ?? 0n) + modulus) % modulus;
      so.hashes.set(key, hash);
    },
    sums: () =>
      Object.fromEntries(
        Array.from(seen, ([kind, { hashes, sum }]) => [
          kind,
          { count: hashes.size, digest: sum.toString(16).padStart(64, '0') },
        ]),
      ),
  };
}

/** Of what a record says, in whatever order its fields stand; where it stands among others is the store's. */
function hashOf(record: object): bigint {
  const { place: _place, ...content } = record as { place?: unknown };
  return BigInt(`0x${createHash('sha256').update(canonical(content)).digest('hex')}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Kinds in which two sums differ, what is fleeting aside. */
export function differences(one: ReturnType<Tally['sums']>, other: ReturnType<Tally['sums']>): readonly Kind[] {
  const none: Sum = { count: 0, digest: '0'.repeat(64) };
  return (Object.keys(kinds) as Kind[]).filter(kind => {
    const [a, b] = [one[kind] ?? none, other[kind] ?? none];
    return kinds[kind].isFleeting !== true && (a.count !== b.count || a.digest !== b.digest);
  });
}
