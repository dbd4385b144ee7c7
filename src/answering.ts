import type { Asking } from './ask/asking.ts';
import { dayOf } from './calendar/say-date.ts';
import type { House } from './cli/house.ts';
import type { AnswerDeps } from './commands/answer.ts';
import { createLimits } from './commands/limits.ts';
import { createKnows } from './commands/meant/called.ts';
import { commands } from './commands/registry.ts';
import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import { isPermitted, type Permission } from './domain/permission.ts';
import { amongOutsiders, maySee, type Viewer } from './domain/workspace.ts';
import type { Library } from './library/library.ts';
import type { Probe } from './watch/probe.ts';

interface AnsweringDeps extends Pick<House, 'version' | 'clock' | 'store' | 'library' | 'sources' | 'measures'> {
  readonly config: Config;
  readonly observe: Observe;
  /** The library as people are shown it. */
  readonly shown: Library;
  readonly asking: Asking;
  readonly probe: Probe;
}

/** What commands are answered with, whoever speaks and wherever. */
export function answering({
  config,
  version,
  clock,
  observe,
  store,
  library,
  shown,
  asking,
  sources,
  measures,
  probe,
}: AnsweringDeps): AnswerDeps {
  const knows = createKnows(measures, sources);
  return {
    commands,
    limits: createLimits(clock),
    known: () => ({ today: dayOf(clock.now()), knows }),
    behind: library.behind,
    clock,
    observe,
    contextFor({ viewer: speaking, conversation, language, thread = null, withOutsiders = false }) {
      const isAdmin = config.KAIRAN_ADMINS.includes(speaking.person);
      const known: Viewer = isAdmin ? { ...speaking, roles: [...speaking.roles, 'admin'] } : speaking;
      const viewer = withOutsiders ? amongOutsiders(known) : known;
      return {
        viewer,
        conversation,
        thread,
        withOutsiders,
        language,
        now: clock.now(),
        version,
        library: shown,
        asking,
        sources: sources.filter(({ owner }) => maySee(viewer, owner)),
        probe,
        states: store.sources.states,
        commands,
        measures,
        store,
        may: (what: Permission) => isPermitted(viewer, what, config.KAIRAN_PERMISSIONS),
        operator: config.KAIRAN_OPERATOR,
        consoleUrl: config.KAIRAN_URL || null,
      };
    },
  };
}
