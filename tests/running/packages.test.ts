import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './image-faults.ts';

/** The first version of each package without a hole that is known (GUARANTEES section 4, November 2026). */
const SOUND_FROM: Readonly<Record<string, string>> = {
  'socket.io-parser': '4.2.7',
  'socket.io': '4.6.2',
  'engine.io': '6.6.7',
  ws: '8.21.0',
  mongoose: '9.9.2',
  'path-to-regexp': '8.4.0',
  qs: '6.14.2',
  undici: '6.24.0',
  zod: '3.22.3',
};
/** Never to be among the packages: its advisories come faster than its releases. */
const NEVER = ['multer'];

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
}
type Packages = Readonly<Record<string, Locked>>;

const lockedPackages = (): Packages =>
  (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Packages }).packages;

/** R38. Every package, at whatever depth, that is older than it may be or may not be at all. */
function knownHoles(packages: Packages): readonly string[] {
  return Object.entries(packages).flatMap(([path, { version = '' }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const least = SOUND_FROM[name];
    if (NEVER.includes(name)) return [`${path} may not be used`];
    return least !== undefined && isOlder(version, least) ? [`${path} is ${version}, and sound from ${least} on`] : [];
  });
}

function isOlder(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Ways in which Node or a browser's functions reach another host. */
const REACHES_OUT = [
  /\bfetch\s*\(/,
  /\bhttps?\.(request|get)\s*\(/,
  /from 'node:(https|http2|net|tls|dgram|dns)'/,
  /\brequest\b.* from 'node:http'/,
  /from '(undici|axios|got|node-fetch|nodemailer|web-push|openid-client)'/,
  /\bcreateConnection\s*\(/,
];
/**
 * MongoDB is reached where an operator says so, a mail server and push services where an administrator has switched them
 * on as well (MS3 shows that nothing is connected to before); the type of an address is no connection.
 */
const MAY: readonly (readonly [file: string, line: RegExp])[] = [
  ['log/stores/mongo-connection.ts', /mongoose\.createConnection\(uri/],
  ['messages/mailer.ts', /^import \{ createTransport \} from 'nodemailer';$/],
  ['messages/pusher.ts', /^import \{ request as https?Request \} from 'node:https?';$/],
  ['messages/pusher.ts', /^import webPush from 'web-push';$/],
  ['messages/push-keys.ts', /^import webPush from 'web-push';$/],
  ['messages/public-address.ts', /^import \{ lookup, type LookupAddress \} from 'node:dns';$/],
  ['messages/public-address.ts', /^import \{ BlockList, isIP, type LookupFunction \} from 'node:net';$/],
  ['main.ts', /^import type \{ AddressInfo \} from 'node:net';$/],
];

/** R39. Every line of the server by which it could reach another host of its own accord. */
function reachesOut(sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([file, text]) =>
    text
      .split('\n')
      .filter((line) => REACHES_OUT.some((way) => way.test(line)))
      .filter((line) => !MAY.some(([where, what]) => where === file && what.test(line.trim())))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

function serverSources(): ReadonlyMap<string, string> {
  const folder = join(ROOT, 'server/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]));
}

describe('what comes with Muster', () => {
  test('RN10 R38 no package with a known hole is locked, and no install script is run', () => {
    expect(knownHoles(lockedPackages())).toEqual([]);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });

  test('RN10 R38 an old one is found at whatever depth, and one that may never be', () => {
    const planted: Packages = {
      'node_modules/ws': { version: '8.21.0' },
      'node_modules/a/node_modules/ws': { version: '8.20.9' },
      'node_modules/multer': { version: '99.0.0' },
      'node_modules/qs': { version: '6.9.9' },
    };
    expect(knownHoles(planted)).toHaveLength(3);
  });

  test('RN11 R39 the server reaches no other host of its own accord but its database, and by the one room that sends messages', () => {
    const sources = serverSources();
    expect(sources.size).toBeGreaterThan(100);
    expect(reachesOut(sources)).toEqual([]);
  });

  test.each([
    "await fetch('https://example.org')",
    "import { connect } from 'node:net';",
    'https.get(url)',
    "import { request } from 'node:http';",
    "import { createTransport } from 'nodemailer';",
  ])('RN11 R39 a server that says %s is found', (line) => {
    expect(reachesOut(new Map([...serverSources(), ['gateway/planted.ts', line]]))).toHaveLength(1);
  });
});
