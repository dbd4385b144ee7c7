import { getCACertificates } from 'node:tls';
import { EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';
import type { Config } from './config.ts';
import { readCertificate } from './world.ts';

/**
 * `fetch` for services that the operator configured (a chat's API), through the operator's proxy and with its certificate
 * authority. No address guard: these are the operator's own choice, and may stand inside.
 */
export function createOutbound(config: Config): typeof fetch {
  const { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: noProxy, KAIRAN_EXTRA_CA: ca } = config;
  const tls = ca === '' ? {} : { ca: [...getCACertificates('default'), readCertificate(ca)] };
  const dispatcher = new EnvHttpProxyAgent({
    // Empty rather than absent: what is absent undici reads from the environment.
    httpsProxy: https?.reveal() ?? '',
    httpProxy: http?.reveal() ?? '',
    noProxy,
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
  });
  return ((url: string, init?: RequestInit) =>
    fetchThrough(url, { ...init, dispatcher } as Parameters<typeof fetchThrough>[1])) as typeof fetch;
}
