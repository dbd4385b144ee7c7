import { about } from './about.ts';
import { away } from './away.ts';
import type { Command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { details } from './details.ts';
import { digest } from './digest.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { pause } from './pause.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  latest,
  digest,
  details,
  deadlines,
  away,
  subscribe,
  subscriptions,
  pause,
  unsubscribe,
  sources,
  settings,
  help,
  about,
];
