import { getCACertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';
import { createDispatcher } from '../feeds/fetch/dispatcher.ts';
import { createGuard } from '../feeds/fetch/guard.ts';
import type { Config } from './config.ts';
import { readCertificate } from './world.ts';

/**
 * `fetch` for services that the operator configured (a chat's API), through the operator's proxy and with its certificate
 * authority. No address guard: these are the operator's own choice, and may stand inside.
 */
export function createOutbound(config: Config): typeof fetch {
  const dispatcher = createOutboundDispatcher(config);
  return ((url: string, init?: RequestInit) =>
    fetchThrough(url, { ...init, dispatcher } as Parameters<typeof fetchThrough>[1])) as typeof fetch;
}

/** The same way for connections that are no requests. */
export function createOutboundDispatcher(config: Config): Dispatcher {
  const { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: noProxy, KAIRAN_EXTRA_CA: ca } = config;
  const tls = ca === '' ? {} : { ca: [...getCACertificates('default'), readCertificate(ca)] };
  return new EnvHttpProxyAgent({
    // Empty rather than absent: what is absent undici reads from the environment.
    httpsProxy: https?.reveal() ?? '',
    httpProxy: http?.reveal() ?? '',
    noProxy,
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
  });
}

/**
 * `fetch` for addresses that somebody else's server may come to mean something else by: it reaches public addresses only,
 * unless KAIRAN_ALLOW_PRIVATE_ADDRESSES lets it.
 * @param ports Those that may be reached, beside 80 and 443.
 */
export function createGuardedOutbound(config: Config, ports: readonly number[]): typeof fetch {
  const { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: except, KAIRAN_EXTRA_CA: ca } = config;
  const guard = createGuard({ allowPrivate: config.KAIRAN_ALLOW_PRIVATE_ADDRESSES, ports: [80, 443, ...ports] });
  const proxy =
    https === null && http === null ? null : { https: https?.reveal() ?? null, http: http?.reveal() ?? null, except };
  const extraCa = ca === '' ? [] : [readCertificate(ca)];
  const dispatcher = createDispatcher({ guard, proxy, extraCa, connectMs: 5_000 });
  return (async (url: string, init?: RequestInit) => {
    const to = new URL(url);
    const complaint = guard.complaint(to) ?? (proxy === null ? null : await guard.nameComplaint(to.hostname));
    if (complaint !== null) throw new Error(complaint);
    return fetchThrough(url, { ...init, dispatcher } as Parameters<typeof fetchThrough>[1]);
  }) as typeof fetch;
}
