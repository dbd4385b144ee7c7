import type { FuzzTarget } from './target.ts';
import { backup } from './targets/backup.ts';
import { decoding } from './targets/decoding.ts';
import { feed } from './targets/feed.ts';
import { importLines } from './targets/import.ts';
import { egovComments, egovLaw, htmlList, page, pdf } from './targets/pages.ts';
import { teamsRequests } from './targets/teams.ts';
import { command, configuration, query, slackWords, teamsActivity, yaml } from './targets/words.ts';

/** One file a target; `npm test` gives each a few seconds, `npm run fuzz` as many as it is told. */
export const targets: readonly FuzzTarget[] = [
  feed,
  decoding,
  htmlList,
  page,
  pdf,
  egovLaw,
  egovComments,
  command,
  query,
  teamsActivity,
  slackWords,
  configuration,
  yaml,
  backup,
  importLines,
  teamsRequests,
];
