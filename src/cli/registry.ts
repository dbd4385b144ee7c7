import { commands } from '../commands/registry.ts';
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import { chat } from './chat.ts';
import { classify } from './classify.ts';
import { verbOf } from './command-verb.ts';
import { deadlines } from './deadlines.ts';
import { deliveries } from './deliveries.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { exporting } from './export.ts';
import { feedback } from './feedback.ts';
import { forget } from './forget.ts';
import { importing } from './import.ts';
import { laws } from './laws.ts';
import { once } from './once.ts';
import { password } from './password.ts';
import { person } from './person.ts';
import { publications } from './publications.ts';
import { read } from './read.ts';
import { redeliver } from './redeliver.ts';
import { reindex } from './reindex.ts';
import { restore } from './restore.ts';
import { retag } from './retag.ts';
import { run } from './run.ts';
import { search } from './search.ts';
import { slack } from './slack.ts';
import { sources } from './sources.ts';
import { store } from './store.ts';
import { teams } from './teams.ts';
import { token } from './token.ts';
import type { Verb } from './verb.ts';

/** Commands that do more on the command line than in a chat. */
const own: Readonly<Record<string, Verb>> = { feedback, sources, search, ask, deadlines, export: exporting };

/** Every verb of the command line; chat commands are verbs too, `help` aside, which the command line has of its own. */
export const verbs: readonly Verb[] = [
  run,
  demo,
  once,
  chat,
  publications,
  read,
  laws,
  classify,
  retag,
  importing,
  reindex,
  password,
  token,
  slack,
  teams,
  doctor,
  deliveries,
  redeliver,
  person,
  forget,
  backup,
  restore,
  store,
  ...commands.filter(({ name }) => name !== 'help').map(command => own[command.name] ?? verbOf(command)),
];
