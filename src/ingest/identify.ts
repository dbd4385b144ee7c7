import { createHash } from 'node:crypto';
import type { Entry } from '../domain/entry.ts';
import type { Draft, PublicationId } from '../domain/publication.ts';
import type { IdentityPart, Source } from '../domain/source.ts';
import type { Archive } from '../store/archive.ts';

/**
 * The keys by which an entry may be known again: by its source's identity policy, and by the policy and the title.
 * Where the policy finds nothing to hold on to, title and date stand in.
 */
export function identityKeys(entry: Entry, draft: Draft, source: Source): { key: string; titledKey: string } {
  const held = source.identity.filter(part => partOf(part, entry, draft) !== '');
  const parts: readonly IdentityPart[] = held.length > 0 ? held : ['title', 'date'];
  const keyOf = (names: readonly IdentityPart[]) =>
    JSON.stringify([source.owner, source.id, ...names.map(part => [part, partOf(part, entry, draft)])]);
  return { key: keyOf(parts), titledKey: keyOf([...new Set<IdentityPart>([...parts, 'title'])]) };
}

/** `p` and ten base32 characters (50 bits) of the key's SHA-256. */
export function publicationId(key: string): PublicationId {
  const digest = createHash('sha256').update(key).digest();
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = digest.readBigUInt64BE(0) >> 14n;
  let id = '';
  for (let place = 0; place < 10; place++) {
    id = alphabet.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return `p${id}`;
}

/**
 * Ids for what is new, by their keys. Fifty bits are few enough for somebody to write an identifier whose id is that of a
 * publication of somebody else, whose place it would take: where an id is taken, it is another. The archive is asked of all
 * of them at once.
 */
export async function newIds(
  keys: readonly string[],
  archive: Pick<Archive, 'revisions'>,
): Promise<ReadonlyMap<string, PublicationId>> {
  const ids = new Map<string, PublicationId>();
  const given = new Set<PublicationId>();
  let open = [...new Set(keys)];
  for (let tries = 0; open.length > 0; tries++) {
    const asked = open.map(key => ({ key, id: publicationId(tries === 0 ? key : `${key} ${tries}`) }));
    const kept = await Promise.all(asked.map(({ id }) => archive.revisions(id)));
    open = [];
    for (const [index, { key, id }] of asked.entries()) {
      if (given.has(id) || kept[index]?.length !== 0) open.push(key);
      else {
        given.add(id);
        ids.set(key, id);
      }
    }
  }
  return ids;
}

function partOf(part: IdentityPart, entry: Entry, draft: Draft): string {
  switch (part) {
    case 'guid':
      return entry.id ?? '';
    case 'url':
      return draft.url ?? '';
    case 'title':
      return draft.title.normalize('NFKC');
    case 'date':
      return draft.publishedAt ?? '';
    case 'content':
      return createHash('sha256')
        .update(draft.content || draft.summary)
        .digest('hex');
  }
}
