import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { refuseAddress } from './guard.ts';

export interface ConnectOptions {
  readonly allowPrivate: boolean;
  readonly connectionsMax: number;
  readonly connectTimeoutMs: number;
  /** Certificate authorities besides the system's, as PEM. */
  readonly extraCa: string | null;
  readonly proxy: { readonly https: string | null; readonly http: string | null; readonly except: string } | null;
  /** Resolves names; another one in tests. */
  readonly lookup?: LookupFunction;
}

/** An address that the guard refused, found while connecting. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
}

/**
 * What connections are made with: every resolved address is checked before it is used, and the address that the socket
 * reached is checked again. A proxy is the operator's and may be anywhere; the target's literal is checked by the caller.
 */
export function createDispatcher(options: ConnectOptions): Dispatcher {
  const ca = options.extraCa === null ? {} : { ca: [options.extraCa] };
  const limits = { connections: 1, pipelining: 1, keepAliveTimeout: 4_000 };
  if (options.proxy !== null) {
    const { https, http, except } = options.proxy;
    return new EnvHttpProxyAgent({
      ...limits,
      ...(https === null ? {} : { httpsProxy: https }),
      ...(http === null ? {} : { httpProxy: http }),
      noProxy: except,
      requestTls: ca,
      proxyTls: ca,
      connect: guardedConnector(options, ca),
    });
  }
  return new Agent({ ...limits, connect: guardedConnector(options, ca) });
}

function guardedConnector(options: ConnectOptions, ca: { ca?: string[] }): buildConnector.connector {
  const lookup = options.lookup ?? (systemLookup as LookupFunction);
  const connect = buildConnector({
    ...ca,
    timeout: options.connectTimeoutMs,
    lookup: options.allowPrivate ? lookup : guardedLookup(lookup),
  });
  return (target, callback) =>
    connect(target, (error, socket) => {
      if (error !== null) return callback(error, null);
      const reached = socket.remoteAddress ?? '';
      const refusal = options.allowPrivate ? null : refuseAddress(reached);
      if (refusal === null) return callback(null, socket);
      socket.destroy();
      callback(new BlockedAddressError(refusal), null);
    });
}

function guardedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as unknown as LookupAddress[];
      if (error !== null) return callback(error, '', 0);
      const open = addresses.filter(({ address }) => refuseAddress(address) === null);
      const [first] = open;
      if (first === undefined) {
        const refusal = addresses[0] === undefined ? 'no address' : refuseAddress(addresses[0].address);
        return callback(new BlockedAddressError(`${hostname} leads to ${refusal}`), '', 0);
      }
      if (options.all === true) (callback as unknown as (error: null, found: LookupAddress[]) => void)(null, open);
      else callback(null, first.address, first.family);
    });
}
