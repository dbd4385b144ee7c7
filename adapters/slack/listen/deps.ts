import type { App } from '@slack/bolt';
import type { Command } from '../../../src/commands/command.ts';
import type { Observe } from '../../../src/domain/observation.ts';
import type { Once } from '../../../src/store/once.ts';
import type { Teams } from '../team.ts';
import type { Ear } from './ear.ts';
import type { Reply } from './reply.ts';

/** What a listener is registered on and handed. */
export interface ListenDeps {
  readonly app: App;
  readonly ear: Ear;
  readonly reply: Reply;
  readonly teams: Teams;
  readonly commands: readonly Command[];
  readonly once: Once;
  readonly observe: Observe;
}
