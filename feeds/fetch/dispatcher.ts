import { getCACertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { type AddressGuard, BlockedAddress } from './guard.ts';

export interface ProxySettings {
  /** Addresses of proxies, with user name and password where they want them; null for none. */
  readonly https: string | null;
  readonly http: string | null;
  /** NO_PROXY's form: `.example.jp, 10.1.2.3, host:8080`. */
  readonly except: string;
}

export interface DispatcherOptions {
  readonly guard: AddressGuard;
  readonly proxy: ProxySettings | null;
  /** Certificates in PEM that are trusted beside the machine's own. */
  readonly extraCa: readonly string[];
  readonly connectMs: number;
}

/** Connections to publishers: one an origin, HTTP/1.1, guarded before and after connecting. */
export function createDispatcher({ guard, proxy, extraCa, connectMs }: DispatcherOptions): Dispatcher {
  const tls = { allowH2: false, ...(extraCa.length > 0 && { ca: [...getCACertificates('default'), ...extraCa] }) };
  const shared = {
    connections: 1,
    pipelining: 1,
    allowH2: false,
    // The limits of `fetch` hold for these: exact, and for the whole of a request rather than for the next byte.
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: connectMs,
    connect: guardedConnector(guard, buildConnector({ ...tls, timeout: connectMs, lookup: guard.lookup })),
  };
  if (proxy === null) return new Agent(shared);
  return new EnvHttpProxyAgent({
    ...shared,
    // Empty rather than absent: what is absent undici reads from the environment.
    httpsProxy: proxy.https ?? '',
    httpProxy: proxy.http ?? '',
    noProxy: proxy.except,
    requestTls: tls,
    proxyTls: tls,
  });
}

function guardedConnector(guard: AddressGuard, connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    const complaint = guard.complaint(new URL(`${options.protocol}//${options.host ?? options.hostname}`));
    if (complaint !== null) {
      callback(new BlockedAddress(complaint), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const wrong = guard.addressComplaint(socket.remoteAddress ?? '');
      if (wrong === null) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new BlockedAddress(wrong), null);
    });
  };
}
