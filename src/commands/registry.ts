import { about } from './about.ts';
import { acknowledge } from './acknowledge.ts';
import { ask } from './ask.ts';
import { assign } from './assign.ts';
import { away } from './away.ts';
import { circle } from './circle.ts';
import type { Command } from './command.ts';
import { comment } from './comment.ts';
import { compare } from './compare.ts';
import { deadlines } from './deadlines.ts';
import { decide } from './decide.ts';
import { details } from './details.ts';
import { digest } from './digest.ts';
import { evidence } from './evidence.ts';
import { exporting } from './export.ts';
import { feedback } from './feedback.ts';
import { finish } from './finish.ts';
import { help } from './help.ts';
import { irrelevant } from './irrelevant.ts';
import { latest } from './latest.ts';
import { measure } from './measure.ts';
import { measures } from './measures.ts';
import { memo } from './memo.ts';
import { nudge } from './nudge.ts';
import { overview } from './overview.ts';
import { pause } from './pause.ts';
import { relevant } from './relevant.ts';
import { resume } from './resume.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { snooze } from './snooze.ts';
import { source } from './source.ts';
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
  memo,
  measure,
  timeline,
  upcoming,
  deadlines,
  measures,
  compare,
  overview,
  away,
  review,
  acknowledge,
  relevant,
  irrelevant,
  assign,
  decide,
  snooze,
  comment,
  finish,
  nudge,
  circle,
  exporting,
  subscribe,
  subscriptions,
  pause,
  resume,
  unsubscribe,
  sources,
  source,
  settings,
  feedback,
  help,
  about,
];
