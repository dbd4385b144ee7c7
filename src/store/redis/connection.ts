import { Redis, type RedisOptions } from 'ioredis';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock, Instant } from '../../domain/time.ts';
import { type Address, readAddress } from './address.ts';
import { createFollowing } from './following.ts';
import type { Script } from './script.ts';
import { hearSwitches } from './switches.ts';

/** One connection to the server, which is taken up again whenever it breaks. */
export interface Connection {
  /** @throws OperatorError where the server cannot be reached, or refuses. */
  run<Result>(script: Script, keys: readonly string[], args: object, texts: readonly string[]): Promise<Result>;
  /** What the server says of itself, a section of INFO. */
  info(section: string): Promise<Readonly<Record<string, string>>>;
  /** What time the server has. */
  time(): Promise<Instant>;
  /** Looks now, whenever another server may have been taken up, and every few seconds. */
  watch(look: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** How often a command is sent again over a new connection before it fails: 8 s of pauses in all. */
const retriesMax = 6;
const retryMsMax = 2_000;
const connectMsMax = 5_000;
const sentinelRetryMs = 500;
/** How long a first connection is waited for. */
const startMsMax = 10_000;
/** How long a command may take with every retry. */
const commandMsMax = 20_000;
/** How often it is looked whether the server has replicas, and what time it is there. */
const lookMs = 5_000;
/** How long an answer is waited for before the connection counts as broken. */
const answerMsMax = 10_000;

export interface ConnectionOptions {
  readonly url: Secret;
  /** Whom certificates are taken from, as PEM; whom Node trusts where there are none. */
  readonly ca: readonly string[];
  /** What leases run by; the server's own time where there is none. */
  readonly clock: Clock | null;
  /** Told of steps that are done, and that no replica has confirmed. */
  readonly report: (why: string) => void;
}

/**
 * Connects to the server.
 * @throws OperatorError where it cannot be reached.
 */
export async function openConnection({ url, ca, clock, report }: ConnectionOptions): Promise<Connection> {
  const address = readAddress(url, ca);
  let hasStarted = false;
  // Whoever starts is told at once that no sentinel knows the server; whoever runs asks on.
  const sentinelRetryStrategy = () => (hasStarted ? sentinelRetryMs : null);
  const client = new Redis({ ...address.options, ...policy, sentinelRetryStrategy });
  const known = new Set<string>();
  /** Why the connection broke last: a command that fails with it says only that it is closed. */
  let broke: Error | null = null;
  /** Counts connections: what one of them was told says nothing of the next, which may lead to another server. */
  let connections = 0;
  client.on('error', (error: Error) => {
    broke = error;
  });
  client.on('ready', () => {
    connections++;
    look();
  });
  const telling = <Result>(asked: Promise<Result>) =>
    asked.catch((error: unknown) => {
      throw new OperatorError(sayFailure(address, isOfConnection(error) ? (broke ?? error) : error), { cause: error });
    });
  const following = createFollowing(client, address, report);
  const looks: (() => Promise<void>)[] = [following.look];
  const look = () => {
    // What cannot be seen now is looked for again.
    for (const one of looks) void one().catch(() => {});
  };
  const looking = setInterval(look, lookMs).unref();
  const switches = hearSwitches(address, () => client.stream?.destroy());
  try {
    await telling(within(startMsMax, client.connect()));
    await telling(following.look());
    hasStarted = true;
  } catch (error) {
    clearInterval(looking);
    switches.close();
    client.disconnect();
    throw error;
  }

  return {
    async run(script, keys, args, texts) {
      if (!known.has(script.name)) {
        client.defineCommand(script.name, { lua: script.lua });
        known.add(script.name);
      }
      const send = (client as unknown as Record<string, Send>)[script.name] as Send;
      const now = clock === null ? '' : String(clock.now());
      const result = await telling(send.call(client, keys.length, ...keys, now, wellFormed(args), ...texts));
      if (!script.isPromise) return result;
      const answeredOn = connections;
      await telling(following.confirm());
      if (connections !== answeredOn)
        throw new OperatorError(sayFailure(address, new Error('the connection was closed before a replica had it')));
      return result;
    },
    async info(section) {
      const text = await telling(client.info(section));
      return Object.fromEntries(Array.from(text.matchAll(/^(\w+):(.*?)\r?$/gm), ([, name, value]) => [name, value]));
    },
    async time() {
      const [seconds, micros] = await telling(client.time());
      return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
    },
    async watch(one) {
      await one();
      looks.push(one);
    },
    async close() {
      clearInterval(looking);
      switches.close();
      await client.quit().catch(() => client.disconnect());
    },
  };
}

type Send = (...args: readonly unknown[]) => Promise<never>;

const policy: Omit<RedisOptions, 'replyMapping'> = {
  lazyConnect: true,
  connectTimeout: connectMsMax,
  socketTimeout: answerMsMax,
  commandTimeout: commandMsMax,
  maxRetriesPerRequest: retriesMax,
  retryStrategy: times => Math.min(100 * 2 ** times, retryMsMax),
  // After a failover the old primary refuses writes: connect anew and send the same again.
  reconnectOnError: error => (/^(READONLY|LOADING|UNBLOCKED)/.test(error.message) ? 2 : false),
  connectionName: 'kairan',
};

async function within<Result>(ms: number, asked: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms / 1000} s (timeout)`)), ms);
  return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer));
}

function isOfConnection(error: unknown): boolean {
  return error instanceof Error && /closed|retries|timed out|no answer/i.test(error.message);
}

/** What happened, to which server, and what to do. */
function sayFailure({ shown }: Address, error: unknown): string {
  const why = reasonOf(error);
  const [, advice] = advices.find(([pattern]) => pattern.test(why)) ?? [null, 'Look at its log.'];
  return `The Redis at ${shown} did not do what was asked: ${why}. ${advice}`;
}

const advices: readonly (readonly [RegExp, string])[] = [
  [
    /WRONGPASS|NOAUTH|invalid username/i,
    'Look at the user and the password in KAIRAN_STORE; ?sentinel-password= is that of sentinels.',
  ],
  [/NOPERM/, 'Let the user of KAIRAN_STORE run every command on the keys that begin with its prefix.'],
  [/NOREPLICAS/, 'It takes nothing without a replica (min-replicas-to-write): see that one runs and keeps up.'],
  [/OOM/, 'Its memory is full: give it more (maxmemory).'],
  [/MISCONF|No space/i, 'It cannot write to its disk: make room there.'],
  [/sentinel/i, 'See that the sentinels run, and that they know the name after the slash.'],
  [
    /certificate|TLS|SSL|EPROTO/i,
    'See that rediss:// is right, that its certificate is valid for this name, and that KAIRAN_EXTRA_CA names whoever signed it.',
  ],
  [
    /ECONN|ENOTFOUND|ETIMEDOUT|EHOST|closed|retries|timeout/i,
    'See that it runs, that it can be reached from here, and that redis:// or rediss:// is right; what was not written is tried again.',
  ],
];

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  const message = error instanceof Error ? error.message || error.name : String(error);
  const [, answer = 'it is not known to them'] = /^All sentinels .*?(?:Last error: (.*))?$/.exec(message) ?? [];
  if (message.startsWith('All sentinels')) return `no sentinel says where it is: ${answer}`;
  return message.replace(/\.$/, '').split('. ')[0] ?? message;
}

/** As JSON that Lua reads, which refuses halves of characters: they become the mark for what is none, as in the embedded store. */
function wellFormed(args: object): string {
  const json = JSON.stringify(args);
  if (!/\\ud[89a-f]/.test(json)) return json;
  return JSON.stringify(args, (_name, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
