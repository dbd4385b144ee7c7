import ipaddr from 'ipaddr.js';

/** Why an address may not be asked; null where it may. */
export type Refusal = string | null;

/**
 * Refuses addresses that are not on the public internet: loopback, private, link-local (169.254.169.254 serves cloud
 * secrets), multicast and reserved ones, in IPv4, IPv6 and IPv4-in-IPv6.
 */
export function refuseAddress(address: string): Refusal {
  if (!ipaddr.isValid(address)) return `${address} is no IP address`;
  const range = ipaddr.process(address).range();
  return range === 'unicast' ? null : `${address} is a ${range} address`;
}

/**
 * Refuses a URL by what can be told without asking anybody: its scheme, a literal address, a name that is local by
 * definition. `URL` has already turned 2130706433 and 0x7f.1 into 127.0.0.1.
 */
export function refuseUrl(url: URL): Refusal {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is neither http nor https`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return refuseAddress(host);
  return /(^|\.)(localhost|local|internal)\.?$/i.test(host) ? `${host} is a local name` : null;
}
