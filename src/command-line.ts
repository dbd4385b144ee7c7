import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderForTerminal } from '../adapters/terminal/render.ts';
import { createTerminalChat, type TerminalChat } from '../adapters/terminal/terminal.ts';
import type { Io } from './cli/house.ts';
import { endWhenReaderGoes } from './cli/reader-gone.ts';
import { verbs } from './cli/registry.ts';
import { usage, verbUsage } from './cli/usage.ts';
import { commonOptions, type Given, type Opening, type Verb } from './cli/verb.ts';
import { readConfig } from './config.ts';
import type { Language } from './domain/language.ts';
import { OperatorError } from './domain/operator-error.ts';
import { startTicking } from './tick.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What is around a command line: the process's own, unless others are handed in. */
export interface Surroundings extends Pick<Io, 'input' | 'output' | 'errors'> {
  /** The process's own where it is not given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Aborted where the verb is to stop. */
  stopSignal(): AbortSignal;
}

/** Reads the command line and runs one verb; the only place that turns errors into an exit code. @returns The exit code. */
export async function runCommandLine(
  [name = 'help', ...rest]: readonly string[],
  around: Surroundings = processAround(),
): Promise<number> {
  const say = (words: string) => tell(around.output, words, 0);
  const complain = (words: string) => tell(around.errors, words, 2);
  if (name === '--version') return say(version);
  if (name === 'help' || name === '--help') {
    const asked = verbs.find(verb => verb.name === rest[0]);
    return say(asked === undefined ? usage(verbs) : verbUsage(asked));
  }
  const verb = verbs.find(one => one.name === name);
  if (verb === undefined) return complain(`There is no verb "${name}". "kairan help" lists them.`);
  const line = readLine(verb, rest);
  if (line.kind === 'problem') return complain(`${line.problem} "kairan ${name} --help" shows how it is used.`);
  if (line.given.help) return say(verbUsage(verb));
  const configuration = readConfig(around.environment);
  if (configuration.kind === 'problems') return complain(configuration.problems.join('\n'));
  const { config } = configuration;
  const language = line.given.lang === 'en' || line.given.lang === 'ja' ? line.given.lang : config.KAIRAN_LANGUAGE;
  const path = (option: string) => (typeof line.given[option] === 'string' ? line.given[option] : null);
  try {
    const open = async ({ withStarter = true, connects = false }: Opening = {}) => {
      const { openHouse } = await import('./app.ts');
      return openHouse({
        config,
        version,
        language,
        database: path('db') ?? config.KAIRAN_DB,
        replay: path('replay'),
        withStarter,
        connects,
        chats: [openTerminal(around, language)],
      });
    };
    const openStore: Io['openStore'] = async (stored, mustBeThere) => {
      const { openNamed } = await import('./open-store.ts');
      const configured = config.KAIRAN_STORE !== null && path('db') === null ? 'KAIRAN_STORE' : 'KAIRAN_DB';
      return openNamed(stored ?? configured, config, path('db') ?? config.KAIRAN_DB, mustBeThere);
    };
    const openJudge = async () => (await import('./cli/judge.ts')).createJudge({ measures: config.KAIRAN_MEASURES });
    const openOutside = async () => (await import('./outside.ts')).openOutside(config, path('replay'));
    const openDemo = async () => (await import('./open-demo.ts')).openDemo(config, version, language);
    const examine = async () => (await import('./doctor.ts')).examine(config);
    const slackManifest: Io['slackManifest'] = async options => {
      const manifest = await import('../adapters/slack/manifest.ts');
      return manifest.slackManifest({ ...options, command: config.KAIRAN_SLACK_COMMAND, language });
    };
    const teamsPackage: Io['teamsPackage'] = async options => {
      const made = await import('../adapters/teams/package.ts');
      const url = options.url ?? config.KAIRAN_URL;
      return made.teamsPackage({
        ...options,
        url,
        appId: options.appId ?? config.KAIRAN_TEAMS_APP_ID,
        version,
        language,
      });
    };
    return await verb.run(
      line.given,
      line.words,
      open,
      ioFor(around, { openOutside, openStore, openJudge, openDemo, examine, slackManifest, teamsPackage }),
    );
  } catch (error) {
    if (error instanceof OperatorError) return complain(error.message);
    throw error;
  }
}

type Line = { kind: 'line'; given: Given; words: readonly string[] } | { kind: 'problem'; problem: string };

function readLine(verb: Verb, rest: readonly string[]): Line {
  const all = { ...commonOptions, ...verb.options };
  const options = Object.fromEntries(Object.entries(all).map(([option, { type }]) => [option, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    return { kind: 'line', given: values as Given, words: positionals };
  } catch (error) {
    return { kind: 'problem', problem: `${(error as Error).message.split('. To specify')[0]}.` };
  }
}

function openTerminal({ input, output }: Surroundings, language: Language): TerminalChat {
  const prompt = input.isTTY ? 'kairan> ' : '';
  return createTerminalChat({ input, output, language, colour: hasColour(output), prompt });
}

function hasColour(output: Io['output']): boolean {
  return output.isTTY === true && output.hasColors();
}

function ioFor(
  around: Surroundings,
  opened: Pick<
    Io,
    'openOutside' | 'openStore' | 'openJudge' | 'openDemo' | 'examine' | 'slackManifest' | 'teamsPackage'
  >,
): Io {
  const { input, output, errors } = around;
  return {
    input,
    output,
    errors,
    signal: around.stopSignal(),
    draw: message => renderForTerminal(message, { colour: hasColour(output) }),
    openChat: language => openTerminal(around, language),
    ...opened,
    onTick: startTicking,
  };
}

function processAround(): Surroundings {
  const { stdin: input, stdout: output, stderr: errors } = process;
  endWhenReaderGoes(output);
  endWhenReaderGoes(errors);
  return { input, output, errors, stopSignal: signalOfProcess };
}

/** Aborted by the first Ctrl-C or SIGTERM; the second ends the process where it stands. */
function signalOfProcess(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

function tell(to: Io['output'], words: string, code: number): number {
  to.write(`${words}\n`);
  return code;
}
