import type { Platform } from '../domain/chat.ts';
import type { Installation } from '../domain/installation.ts';

/** Who has let Kairan in: one record for each tenant of a platform. */
export interface Installations {
  /** Adds or replaces. */
  save(installation: Installation): Promise<void>;
  find(platform: Platform, tenant: string): Promise<Installation | null>;
  list(platform: Platform): Promise<readonly Installation[]>;
  /** @returns False where there was none. */
  remove(platform: Platform, tenant: string): Promise<boolean>;
}
