/** Addresses within somebody's walls, and those that only look as if they lay outside. */
const INNER = [
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.254',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '192.168.255.254',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
];

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const hex = (address: string): string => numberOf(address).toString(16).padStart(8, '0');
const hexPair = (address: string): string => `${hex(address).slice(0, 4)}:${hex(address).slice(4)}`;

/** How one IPv4 address can be written where a host of a URL is read. */
const AS_HOST: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => `${address}.`,
  (address) => String(numberOf(address)),
  (address) => `0x${hex(address)}`,
  (address) => `0${numberOf(address).toString(8)}`,
  (address) =>
    address
      .split('.')
      .map((part) => `0x${Number(part).toString(16)}`)
      .join('.'),
  (address) =>
    address
      .split('.')
      .map((part) => `0${Number(part).toString(8)}`)
      .join('.'),
  (address) => address.replaceAll('.', '%2e'),
  (address) => address.replaceAll('.', '。'),
  (address) => `[::ffff:${address}]`,
  (address) => `[::ffff:${hexPair(address)}]`,
  (address) => `[::${address}]`,
  (address) => `[64:ff9b::${hexPair(address)}]`,
  (address) => `[64:ff9b:1::${hexPair(address)}]`,
  (address) => `[2002:${hexPair(address)}::]`,
  (address) => `[2001:0:${hexPair(address)}::]`,
];

const KNOWN = 'fcm.googleapis.com';
/** Addresses that name a known service and lead elsewhere, or to it by another way. */
const TRICKS = (port: number): readonly string[] => [
  `https://${KNOWN}@127.0.0.1:${port}/`,
  `https://${KNOWN}:443@127.0.0.1:${port}/`,
  `https://${KNOWN}%40127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}/${KNOWN}`,
  `https://127.0.0.1:${port}#${KNOWN}`,
  `https://127.0.0.1:${port}?${KNOWN}`,
  `https://127.0.0.1:${port}\\@${KNOWN}/`,
  `https://user@${KNOWN}/`,
  `https://user:word@${KNOWN}/`,
  `http://${KNOWN}/`,
  `http://${KNOWN}:443/`,
  `https://${KNOWN}:80/`,
  `https://${KNOWN}:${port}/`,
  `https://${KNOWN}./`,
  `https://${KNOWN}.example/`,
  `https://${KNOWN}.localhost:${port}/`,
  `https://not${KNOWN}/`,
  `https://sub.${KNOWN}/`,
  `https://push.services.mozilla.com/`,
  `https://updatespush.services.mozilla.com/`,
  `https://.push.services.mozilla.com/`,
  `https://notify.windows.com/`,
  `https://xnotify.windows.com/`,
  `https://api.push.apple.com.example/`,
  `ftp://${KNOWN}/`,
  `ws://${KNOWN}/`,
  `file://${KNOWN}/etc/hosts`,
  `https:/localhost:${port}/`,
  `https://localhost:${port}/`,
  `https://[::1]:${port}/`,
  `https://[::]:${port}/`,
  `https://[fe80::1%25lo]:${port}/`,
  `https://[fd00::1]:${port}/`,
  'https://metadata.google.internal/',
  'https://',
  'not an address',
];

/** More than 200 endpoints that must not be called, for a host that listens on a port of 127.0.0.1. */
export const endpointsInside = (port: number): readonly string[] => [
  ...INNER.flatMap((address) => AS_HOST.map((spell) => `http://${spell(address)}:${port}/push`)),
  ...INNER.map((address) => `https://${address}/push`),
  ...TRICKS(port),
];

/** The same addresses as a name server gives them. */
const ALSO_INSIDE =
  ':: ::1 fe80::1 fec0::1 fc00::1 fd12:3456::1 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1 ' +
  '192.0.2.1 198.51.100.1 203.0.113.1 192.0.0.8 192.88.99.1 240.0.0.1 localhost 127.1';
export const addressesInside: readonly string[] = [
  ...INNER,
  ...INNER.flatMap((address) => [
    `::ffff:${address}`,
    `::${address}`,
    `64:ff9b::${hexPair(address)}`,
    `64:ff9b:1::${hexPair(address)}`,
    `2002:${hexPair(address)}::`,
    `2001:0:${hexPair(address)}::`,
  ]),
  ...ALSO_INSIDE.split(' '),
];
export const addressesOutside: readonly string[] = [
  '8.8.8.8',
  '142.250.180.10',
  '17.188.0.1',
  '2a00:1450:4009::1',
  '2606:4700::1111',
];
