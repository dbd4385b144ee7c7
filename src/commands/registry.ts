import { about } from './about.ts';
import { ask } from './ask.ts';
import { away } from './away.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { deadlines } from './deadlines.ts';
import { details } from './details.ts';
import { digest } from './digest.ts';
import { evidence } from './evidence.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { measure } from './measure.ts';
import { measures } from './measures.ts';
import { overview } from './overview.ts';
import { pause } from './pause.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { unsubscribe } from './unsubscribe.ts';
import { upcoming } from './upcoming.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  latest,
  search,
  ask,
  digest,
  details,
  evidence,
  measure,
  timeline,
  upcoming,
  deadlines,
  measures,
  compare,
  overview,
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
