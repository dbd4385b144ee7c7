import { createHmac } from 'node:crypto';
import type { Secret } from '../../src/domain/secret.ts';

/**
 * The value of `Kairan-Signature`: `v1=` and HMAC-SHA256, in hex, of the timestamp, a full stop and the body; one for
 * each key, with commas between.
 */
export function signatureOf(keys: readonly Secret[], timestamp: string, body: string): string {
  return keys
    .map(key => `v1=${createHmac('sha256', key.reveal()).update(`${timestamp}.${body}`).digest('hex')}`)
    .join(',');
}
