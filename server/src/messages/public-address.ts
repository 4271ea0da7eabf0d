import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is no address of the open internet, from the registries of special-purpose addresses (RFC 6890, IANA 2026). */
const NOT_PUBLIC: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];
const block = new BlockList();
for (const [net, prefix, family] of NOT_PUBLIC) block.addSubnet(net, prefix, family);
/** Of IPv6 only what is given out as global unicast counts; mapped, translated, local and multicast lie outside it. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, as the resolver gives it, lies on the open internet and not within anybody's walls. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !block.check(address, 'ipv4');
  return family === 6 && globalUnicast.check(address, 'ipv6') && !block.check(address, 'ipv6');
}

/** How names are resolved; the system's way, or a test's. */
export type Resolve = (
  host: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a name for one connection and gives no inner address, whatever the name server says. The connection is made
 * to what was looked at here, so a name that answers differently the second time wins nothing.
 */
export const publicLookup =
  (resolve: Resolve = lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { all: true }, (error, addresses) => {
      const found = error === null ? addresses.filter(({ address }) => isPublicAddress(address)) : [];
      const [first] = found;
      if (first === undefined) return done(new Error('no public address'), '', 0);
      if (options.all === true) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
