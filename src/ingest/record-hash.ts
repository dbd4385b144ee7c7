import { createHash } from 'node:crypto';
import type { Publication } from '../domain/publication.ts';

/** SHA-256, hexadecimal, of what the publisher said, not of our judgements, so that retagging leaves it as it is. */
export function recordHash({ title, summary, content, url, publishedAt, updatedAt, passages }: Publication): string {
  const record = JSON.stringify([title, summary, content, url, publishedAt, updatedAt, passages]);
  return createHash('sha256').update(record).digest('hex');
}
