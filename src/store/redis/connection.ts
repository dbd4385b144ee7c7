import { Redis, type RedisOptions } from 'ioredis';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../domain/time.ts';
import { type Address, readAddress } from './address.ts';
import type { Script } from './script.ts';

/** One connection to the server, which is taken up again whenever it breaks. */
export interface Connection {
  /** @throws OperatorError where the server cannot be reached, or refuses. */
  run<Result>(script: Script, keys: readonly string[], args: object, texts: readonly string[]): Promise<Result>;
  /** What the server says of itself, a section of INFO. */
  info(section: string): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** How often a command is sent again over a new connection before it fails: 8 s of pauses in all. */
const retriesMax = 6;
const retryMsMax = 2_000;
const connectMsMax = 5_000;
/** How long a first connection is waited for: sentinels are asked again and again. */
const startMsMax = 10_000;
/** How long a command may take with every retry. */
const commandMsMax = 20_000;
/** How often it is looked whether the server has replicas. */
const replicaLookMs = 5_000;
/** How long one of them is waited for. */
const replicaMsMax = 1_000;
/** How long an answer is waited for before the connection counts as broken. */
const answerMsMax = 10_000;

/**
 * Connects to the server.
 * @param clock What leases run by; the server's own time where there is none.
 * @param report Told of a step that is done, and that no replica has confirmed.
 * @throws OperatorError where it cannot be reached.
 */
export async function openConnection(
  url: Secret,
  clock: Clock | null,
  report: (why: string) => void,
): Promise<Connection> {
  const address = readAddress(url);
  const client = new Redis({ ...address.options, ...policy });
  const known = new Set<string>();
  /** Why the connection broke last: a command that fails with it says only that it is closed. */
  let broke: Error | null = null;
  client.on('error', (error: Error) => {
    broke = error;
  });
  const telling = <Result>(asked: Promise<Result>) =>
    asked.catch((error: unknown) => {
      throw new OperatorError(sayFailure(address, isOfConnection(error) ? (broke ?? error) : error), { cause: error });
    });
  let hasReplica = false;
  const lookForReplica = async () => {
    hasReplica = /^connected_slaves:[1-9]/m.test(await client.info('replication'));
  };
  const looking = setInterval(() => void lookForReplica().catch(() => {}), replicaLookMs).unref();
  try {
    await telling(within(startMsMax, client.connect()));
    await telling(lookForReplica());
  } catch (error) {
    clearInterval(looking);
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
      const answer = send.call(client, keys.length, ...keys, now, JSON.stringify(args), ...texts);
      if (!script.isPromise || !hasReplica) return telling(answer);
      const [result, replicas] = await telling(Promise.all([answer, client.wait(1, replicaMsMax)]));
      if (replicas === 0) report(`No replica of the Redis at ${address.shown} had it within ${replicaMsMax} ms.`);
      return result;
    },
    async info(section) {
      const text = await telling(client.info(section));
      return Object.fromEntries(Array.from(text.matchAll(/^(\w+):(.*?)\r?$/gm), ([, name, value]) => [name, value]));
    },
    async close() {
      clearInterval(looking);
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
  [/WRONGPASS|NOAUTH|invalid username/i, 'Look at the user and the password in KAIRAN_STORE.'],
  [/NOPERM/, 'Let the user of KAIRAN_STORE run every command on the keys that begin with its prefix.'],
  [/OOM/, 'Its memory is full: give it more (maxmemory).'],
  [/MISCONF|No space/i, 'It cannot write to its disk: make room there.'],
  [/sentinel/i, 'See that the sentinels run, and that they know the name after the slash.'],
  [
    /certificate|TLS|SSL|EPROTO/i,
    'Look at its certificate, and whether rediss:// is right; KAIRAN_EXTRA_CA names an authority of yours.',
  ],
  [
    /ECONN|ENOTFOUND|ETIMEDOUT|EHOST|closed|retries|timeout/i,
    'See that it runs and can be reached from here; what was not written is tried again.',
  ],
];

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\.$/, '').split('. ')[0] ?? message;
}
