import type { RedisOptions } from 'ioredis';
import type { Secret } from '../../domain/secret.ts';

/** Where a server is, as the client takes it. */
export interface Address {
  readonly options: Omit<RedisOptions, 'replyMapping'>;
  /** Without user and password: `127.0.0.1:6379`. */
  readonly shown: string;
  /** What every key begins with. */
  readonly prefix: string;
  /** True where sentinels watch over it, and replicas are expected to be there. */
  readonly isWatched: boolean;
}

const portOfRedis = 6_379;
const portOfSentinel = 26_379;

const word = '(?:[^%@:/?#\\s]|%[0-9a-fA-F]{2})*';
const server = '(?:\\[[^\\]\\s]+\\]|[^%@:/?#,\\s\\[\\]]+)(?::\\d+)?';

const storePattern = new RegExp(
  `^(rediss?(\\+sentinel)?)://(?:(${word}(?::${word})?)@)?(${server}(?:,${server})*)(?:/([^?#@/\\s]*))?(?:\\?([^#@\\s]*))?$`,
);

/** What an address may say behind its question mark; what else stands there, a password perhaps, nobody would read. */
const parameters = { server: ['prefix'], sentinels: ['prefix', 'db', 'sentinel-password'] } as const;

/**
 * Whether something is an address of a server, whole and without a part that nobody would read. What sets its parts apart is
 * percent-encoded within user and password, for a piece of a password would be taken for a host otherwise, and printed.
 */
export function isStoreAddress(written: string): boolean {
  const [, scheme = '', sentinel, login = '', hosts = '', path = '', query = ''] = storePattern.exec(written) ?? [];
  if (scheme === '' || !isUtf8(login)) return false;
  const asked = new URLSearchParams(query);
  const known: readonly string[] = parameters[sentinel === undefined ? 'server' : 'sentinels'];
  if ([...asked.keys()].some(name => !known.includes(name))) return false;
  const isNumber = /^\d*$/;
  if (sentinel !== undefined) return path !== '' && isNumber.test(asked.get('db') ?? '');
  return isNumber.test(path) && !hosts.includes(',');
}

/** The same for people. */
export const storeForm =
  'redis://USER:PASSWORD@HOST:PORT/DATABASE, rediss:// for TLS, or redis+sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME, ' +
  'with / : @ ? # and % of a user or password percent-encoded (%2F %3A %40 %3F %23 %25), others as UTF-8; behind a ? stand ' +
  'prefix= alone, and with sentinels db= and sentinel-password= too';

/**
 * Reads `redis://USER:PASSWORD@HOST:PORT/DATABASE`; `rediss://` for TLS;
 * `redis+sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME` for what sentinels call NAME. `?prefix=` sets apart several
 * stores of one server (`kairan`), `?db=` names the database where sentinels are asked.
 * @param ca Whom certificates are taken from, as PEM; whom Node trusts where there are none.
 */
export function readAddress(url: Secret, ca: readonly string[] = []): Address {
  const [, scheme = '', , login = '', hosts = '', path = '', query = ''] = storePattern.exec(url.reveal()) ?? [];
  const [username = '', password = ''] = login.split(':').map(decodeURIComponent);
  const asked = new URLSearchParams(query);
  const isSentinel = scheme.endsWith('+sentinel');
  const isSecure = scheme.startsWith('rediss');
  const trust = ca.length === 0 ? {} : { ca: [...ca] };
  const who = { ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) };
  const servers = hosts.split(',').map(host => readHost(host, isSentinel ? portOfSentinel : portOfRedis));
  const db = Number(isSentinel ? (asked.get('db') ?? 0) : path || 0);
  const place = isSentinel
    ? {
        sentinels: servers,
        name: path,
        enableTLSForSentinelMode: isSecure,
        ...(isSecure ? { sentinelTLS: trust } : {}),
        ...(asked.has('sentinel-password') ? { sentinelPassword: asked.get('sentinel-password') ?? '' } : {}),
      }
    : servers[0];
  return {
    options: { ...place, ...who, ...(isSecure ? { tls: trust } : {}), db },
    shown: isSentinel ? `${path} of ${hosts}` : `${servers[0]?.host}:${servers[0]?.port}`,
    prefix: `${asked.get('prefix') ?? 'kairan'}:`,
    isWatched: isSentinel,
  };
}

/** Whether an address holds what nobody else may read: a password of the server's or of its sentinels'. */
export function hasPassword(url: Secret): boolean {
  const { options } = readAddress(url);
  return (options.password ?? options.sentinelPassword ?? '') !== '';
}

function isUtf8(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}

function readHost(written: string, portOtherwise: number): { host: string; port: number } {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(written) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port || portOtherwise) };
}
