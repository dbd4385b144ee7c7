import { lookup as dnsLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Keeps a fetch away from addresses that are nobody's public website. */
export interface AddressGuard {
  /** What speaks against this address by its look alone: scheme, port, a literal or special name. Null where nothing does. */
  complaint(url: URL): string | null;
  /** The same for an address that a name resolved to, or that a socket is connected to. */
  addressComplaint(address: string): string | null;
  /** Resolves a name, leaving out what is not allowed; fails with `BlockedAddress` where nothing is left. */
  readonly lookup: LookupFunction;
  /**
   * For requests through a proxy, where the proxy resolves: complains where the name resolves here to a private address.
   * A name that can't be resolved here passes, since behind many proxies no public name can.
   */
  nameComplaint(hostname: string): Promise<string | null>;
}

export interface AddressGuardOptions {
  /** True lifts the guard, ports included; a list of ranges (`10.1.2.0/24`) lets these through beside the public ones. */
  readonly allowPrivate?: boolean | readonly string[];
  readonly ports?: readonly number[];
  readonly resolve?: Resolve;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** A connection was not made, or was cut at once, because of where it leads. */
export class BlockedAddress extends Error {}

/** @throws RangeError where a range of `allowPrivate` can't be read: the operator's mistake, said at the start. */
export function createGuard(options: AddressGuardOptions = {}): AddressGuard {
  const { allowPrivate = false, ports = [80, 443], resolve = name => dnsLookup(name, { all: true }) } = options;
  const ranges = typeof allowPrivate === 'boolean' ? [] : allowPrivate.map(rangeOf);
  const lifted = allowPrivate === true;

  const addressComplaint = (address: string): string | null => {
    if (lifted) return null;
    const bare = withoutZone(address);
    if (!ipaddr.isValid(bare)) return `${address} is no address`;
    // `process` unwraps IPv4 in IPv6 (::ffff:127.0.0.1); every special range has a name other than unicast.
    const ip = ipaddr.process(bare);
    if (ip.range() === 'unicast' || ranges.some(range => ip.kind() === range[0].kind() && ip.match(range))) return null;
    return `${address} is a ${ip.range()} address`;
  };

  const complaint = (url: URL): string | null => {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is neither http nor https`;
    if (lifted) return null;
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    if (!ports.includes(port)) return `port ${port} is not among those allowed (${ports.join(', ')})`;
    // URL has already turned 2130706433, 0x7f.1 and 0177.0.0.1 into 127.0.0.1.
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (ipaddr.isValid(literal)) return addressComplaint(literal);
    return ranges.length === 0 && isLocalName(literal) ? `${literal} is a name of local networks` : null;
  };

  const allowed = async (hostname: string): Promise<readonly ResolvedAddress[]> => {
    const all = await resolve(hostname);
    const good = all.filter(({ address }) => addressComplaint(address) === null);
    const bad = all.find(({ address }) => addressComplaint(address) !== null);
    if (good.length === 0 && bad) throw new BlockedAddress(`${hostname} leads to ${bad.address}`);
    return good;
  };

  return {
    complaint,
    addressComplaint,
    lookup: (hostname, lookupOptions, callback) => {
      allowed(hostname).then(
        addresses => {
          const [first] = addresses;
          if (first === undefined) callback(noSuchName(hostname), '', 0);
          else if (lookupOptions.all) callback(null, [...addresses]);
          else callback(null, first.address, first.family);
        },
        error => callback(error, '', 0),
      );
    },
    nameComplaint: async hostname => {
      try {
        await allowed(hostname);
        return null;
      } catch (error) {
        return error instanceof BlockedAddress ? error.message : null;
      }
    },
  };
}

/** Names that resolve to something only inside a network, whoever resolves them. */
function isLocalName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return !name.includes('.') || /\.(localhost|local|internal|lan|intranet|home\.arpa)$/.test(name);
}

function rangeOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const ip = ipaddr.process(text);
    return [ip, ip.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new RangeError(`«${text}» is neither an address nor a range such as 10.1.2.0/24.`);
  }
}

/** `fe80::1%eth0` → `fe80::1` */
function withoutZone(address: string): string {
  return address.split('%', 1)[0] ?? address;
}

function noSuchName(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}
