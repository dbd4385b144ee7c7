import type { Instant } from './time.ts';
import type { Viewer } from './workspace.ts';

/** Somebody who has logged in to the console. */
export interface Session {
  /** SHA-256, hexadecimal, of what the browser holds: who reads the store gets in nowhere. */
  readonly id: string;
  readonly viewer: Viewer;
  readonly expiresAt: Instant;
}
