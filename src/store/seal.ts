import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

/** Keeps secrets at rest: AES-256-GCM, each text under a nonce of its own. */
export interface Seal {
  /**
   * Encrypts with the first key.
   * @param about What it belongs to, `slack:T123`; it opens for nothing else.
   */
  close(text: string, about: string): string;
  /** Null where no key fits, or somebody changed it. */
  open(sealed: string, about: string): string | null;
  /** True where it was closed with the first key. */
  isCurrent(sealed: string): boolean;
}

/** @param keys 32 bytes each; the first closes, all open: a new key goes in front, the old ones stay until nothing needs them. */
export function createSeal(keys: readonly Secret[]): Seal {
  const known = keys.map(key => {
    const bytes = Buffer.from(key.reveal(), 'base64');
    // The key's name tells which one fits, and nothing of the key.
    return { bytes, name: createHash('sha256').update('kairan key').update(bytes).digest('hex').slice(0, 8) };
  });
  const [first] = known;
  if (first === undefined) throw new Error('a seal needs a key');

  return {
    close(text, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [first.name, ...[nonce, cipher.getAuthTag(), body].map(part => part.toString('base64url'))].join('.');
    },
    open(sealed, about) {
      const [name, ...parts] = sealed.split('.');
      const [nonce, tag, body] = parts.map(part => Buffer.from(part, 'base64url'));
      const key = known.find(one => one.name === name);
      if (key === undefined || nonce?.length !== 12 || tag?.length !== 16 || body === undefined) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
    isCurrent: sealed => sealed.startsWith(`${first.name}.`),
  };
}
