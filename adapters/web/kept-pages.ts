import { hash } from 'node:crypto';
import type { Instant } from '../../src/domain/time.ts';
import { type Packing, pack } from './pack.ts';

/** A page as it goes out. */
export interface Made {
  readonly status: number;
  readonly html: string;
  /** Its bytes. */
  as(packing: Packing): Promise<Buffer>;
}

/** Pages as they were made, each for as long as what it is made from stays the same. */
export interface KeptPages {
  /** The validator by which a browser asks whether its copy still holds. */
  tagOf(key: string, version: string): string;
  /** Whoever wants it while it is being made waits for the same one. */
  page(key: string, version: string, make: () => Promise<Made>): Promise<Made>;
}

/** As a string and packed, pages of 30 to 90 kB: some 10 MB, 25 at most. */
const pagesMax = 120;

/** @param program What makes the pages: another program makes others from the same. */
export function keepPages(program: string): KeptPages {
  const kept = new Map<string, { readonly version: string; readonly page: Promise<Made> }>();
  return {
    tagOf: (key, version) => `W/"${hash('sha256', JSON.stringify([program, key, version]), 'base64url').slice(0, 22)}"`,
    page(key, version, make) {
      const held = kept.get(key);
      kept.delete(key);
      const page = held?.version === version ? held.page : make().then(packedOnce);
      kept.set(key, { version, page });
      for (const oldest of kept.keys()) {
        if (kept.size <= pagesMax) break;
        kept.delete(oldest);
      }
      // What could not be made is tried again by whoever wants it next.
      page.catch(() => kept.get(key)?.page === page && kept.delete(key));
      return page;
    },
  };
}

/** The minute of a moment: what a page is made from that tells what is still ahead. */
export function minuteOf(at: Instant): string {
  return String(Math.floor(at / 60_000));
}

export function madeOnce(status: number, html: string): Made {
  return { status, html, as: packing => pack(html, packing) };
}

function packedOnce(made: Made): Made {
  const packed = new Map<Packing, Promise<Buffer>>();
  return {
    ...made,
    as(packing) {
      const bytes = packed.get(packing) ?? made.as(packing);
      packed.set(packing, bytes);
      return bytes;
    },
  };
}
