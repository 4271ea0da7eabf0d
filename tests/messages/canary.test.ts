import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isErased } from '#shared/erased.ts';
import { readConfig } from '#server/config.ts';
import { hostOf } from '#server/messages/channels.ts';
import { makePushKeys, readPushKeys } from '#server/messages/push-keys.ts';
import { plan, type Scenario } from '../canary-wire/scenario.ts';
import { cookieByLink } from '../support/live-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { firstAdministrator } from '../../scripts/demo/marigold.ts';
import { secretsHeld, secretsIn } from './canaries.ts';
import { type Device, newDevice } from './device.ts';
import { type MailHost, openMailHost, openPushHost, type PushHost } from './listening.ts';

// The gathering of a second is the machine's own here.
jest.setTimeout(60_000);

const HOUR = 3_600_000;
let folder = '';
let server: TestServer;
let scenario: Scenario;
let mail: MailHost;
let push: PushHost;
const devices = new Map<string, Device>();
/** Every word that somebody typed, in all three kinds of stream. */
let secrets: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-canary-mail-'));
  [mail, push] = [await openMailHost(), await openPushHost()];
  const config = readConfig({
    MUSTER_DATA: folder,
    MUSTER_PORT: '0',
    MUSTER_LOG_LEVEL: 'error',
    MUSTER_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MUSTER_MAIL_FROM: 'muster@force.example',
    MUSTER_PUSH_CONTACT: 'mailto:it@force.example',
    MUSTER_PUSH_HOSTS: push.origin,
  });
  server = await startTestServer({ config, folder });
  const { driver, muster } = server;
  const administrator = await firstAdministrator(muster.host);
  scenario = await plan(driver, administrator);
  await giveAddresses();
  const settings = {
    mail: config.mail,
    push: config.push === null ? null : { ...config.push, keys: readPushKeys(makePushKeys()) },
  };
  for (const channel of ['mail', 'push'] as const) {
    const host = hostOf(settings, channel) ?? '';
    await driver.directory(administrator, 'SwitchMessageChannel', { channel, on: true, host });
  }
  await tellEverybody();
  secrets = await allSecrets();
});
afterAll(async () => {
  await server.close();
  await mail.close();
  await push.close();
  rmSync(folder, { recursive: true, force: true });
});

const KEYS = [
  ['W1', 'coordU'],
  ['W2', 'coordH'],
  ['W3', 'coordK'],
] as const;
const playerOf = (key: string) => {
  const player = scenario.players[key];
  if (player === undefined) throw new Error(`nobody is ${key}`);
  return player;
};
const idOf = (key: string): string => scenario.ids[key] ?? '';
const asLead = (type: string, payload: unknown) =>
  server.driver.operation(scenario.operation, playerOf('lead'), 'lead', type as 'AddTask', payload as never);

/** Mail addresses and devices that say nothing, so that whatever is found comes from elsewhere. */
async function giveAddresses(): Promise<void> {
  const { driver, muster } = server;
  const operation = await muster.host.operation(scenario.operation);
  for (const [n, [key, by]] of KEYS.entries()) {
    const assignment = operation?.get('assignment', idOf(key));
    const personId = assignment?.personId ?? '';
    const before = (await muster.host.agency(assignment?.agencyId ?? ''))?.get('rosterPerson', personId)?.email ?? '';
    const from = isErased(before) ? '' : before;
    const fields = { email: { from, to: `worker${n}@home.example` } };
    await driver.agency(playerOf(by), 'EditPerson', { personId, fields });
    const device = newDevice(`${push.origin}/device/${n}`);
    devices.set(`/device/${n}`, device);
    const holder = { kind: 'link', operationId: scenario.operation, assignmentId: idOf(key), grade: 'answer' } as const;
    const payload = { assignmentId: idOf(key), ...device.subscription };
    await driver.send(scenario.stream, holder, 'SubscribePush', payload);
  }
  for (const key of ['H', 'K'])
    await driver.directory(scenario.administrator, 'EditAgency', {
      agencyId: idOf(key),
      fields: { mailbox: { from: '', to: `office${key.toLowerCase()}@home.example` } },
    });
}

/** One after the other, with the words that each carries: T moves, places are shown and withdrawn, it is put off and called off. */
async function tellEverybody(): Promise<void> {
  const operation = await server.muster.host.operation(scenario.operation);
  const t = operation?.get('operation', 'operation')?.t ?? 0;
  const reason = 'Zq000000001';
  const acts: readonly (readonly [type: string, payload: unknown])[] = [
    ['MoveT', { from: t, to: t + 2 * HOUR, reason }],
    ['ShowPlace', { place: { kind: 'address', id: idOf('A2') }, agencyId: idOf('K'), level: 'full', at: null }],
    ['StandDownAssignment', { assignmentId: idOf('W1') }],
    ['CancelOperation', { reason }],
  ];
  let mails = 0;
  for (const [type, payload] of acts) {
    await asLead(type, payload);
    mails += 1;
    await mail.has(mails);
  }
  await push.has(1);
}

async function allSecrets(): Promise<readonly string[]> {
  const { host } = server.muster;
  const [directory, operation] = [await host.directory(), await host.operation(scenario.operation)];
  const rosters = [await host.agency(idOf('H')), await host.agency(idOf('K'))];
  if (operation === undefined) throw new Error('there is no operation');
  return [
    ...new Set([
      ...secretsIn(directory, ['agency', 'account']),
      ...rosters.flatMap((roster) => (roster === undefined ? [] : secretsIn(roster, ['rosterPerson']))),
      ...secretsIn(operation, [
        'operation',
        'address',
        'site',
        'agency',
        'team',
        'member',
        'requirement',
        'request',
        'assignment',
        'showing',
        'logEntry',
        'risk',
        'warrant',
        'post',
        'task',
        'channel',
        'contingency',
        'staff',
      ]),
    ]),
  ];
}

/** A worker's cookie by her answer link; null where it no longer opens. */
async function openLink(token: string): Promise<string | null> {
  const response = await fetch(`${server.url}/api/worker/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', origin: server.url },
    body: JSON.stringify({ token }),
  });
  return response.ok ? (response.headers.getSetCookie()[0]?.split(';')[0] ?? null) : null;
}

/** What some bytes hold of all secrets, of the ids and of the words that say what it is for. */
const WORDS = ['interpreter', 'search', 'police', 'victim', 'reception', 'operation', 'cancel'];
const leaks = (bytes: Buffer): readonly string[] => [
  ...secretsHeld(bytes, secrets),
  ...secretsHeld(bytes, [scenario.operation, ...Object.values(scenario.ids)]),
  ...WORDS.filter((word) => bytes.toString('latin1').toLowerCase().includes(word.toLowerCase())),
];

describe('what leaves Muster', () => {
  test('MS5 no secret of any kind is in any byte of a mail, nor what it is about', () => {
    expect(secrets.length).toBeGreaterThan(60);
    expect(mail.mails.length).toBeGreaterThanOrEqual(4);
    const found = mail.mails.flatMap(({ raw, from, hello }) =>
      leaks(Buffer.from(`${hello}\n${from}\n${raw}`, 'latin1')),
    );
    expect(found).toEqual([]);
    const shapes = mail.mails.map(({ raw, to }) =>
      raw
        .replace(/^Message-ID: .*$/im, '')
        .replace(/^Date: .*$/im, '')
        .replace(to[0] ?? '', ''),
    );
    // Whatever it was about, whoever it is to: the same bytes.
    expect(new Set(shapes).size).toBe(1);
  });

  test('MS6 no secret is in any byte of a push, sealed or opened, in its address or its headers', () => {
    for (const { path, headers, body } of push.pushes) {
      expect(devices.get(path)?.read(body)).toBe('Open Muster');
      // A token is signed and says whom it is for and who sends: read as a push service reads it.
      const token = String(headers['authorization']).match(/t=([^,]+)/)?.[1] ?? '';
      const said = token
        .split('.')
        .slice(0, 2)
        .map((part) => Buffer.from(part, 'base64url').toString('utf8'));
      const all = Buffer.concat([Buffer.from(JSON.stringify([path, headers, said])), body]);
      expect(leaks(all)).toEqual([]);
    }
  });

  test('MS5 the search can fail: a secret is found however it is packed', () => {
    const [secret = ''] = secrets;
    const packed = [
      secret,
      secret.toUpperCase(),
      `Subject: =?utf-8?B?${Buffer.from(`x ${secret}`).toString('base64')}?=`,
      `Subject: =?utf-8?Q?${[...Buffer.from(secret)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`,
      `X-Note: ${secret.slice(0, 5)}\r\n ${secret.slice(5)}`,
      `${secret.slice(0, 4)}=\r\n${secret.slice(4)}`,
      Buffer.from(`some words and ${secret} and more`).toString('base64'),
      Buffer.from(secret).toString('hex'),
      [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
      gzipSync(secret).toString('base64'),
      Buffer.from(secret, 'utf16le').toString('base64'),
    ];
    expect(packed.filter((text) => !leaks(Buffer.from(text)).includes(secret))).toEqual([]);
    expect(leaks(Buffer.from(scenario.operation))).not.toEqual([]);
  });

  test('DC8 no secret is in any byte of a calendar, its headers or its name', async () => {
    const { operation, administrator, links } = scenario;
    const ofAgency = `/api/streams/operation/${operation}/calendar.ics`;
    const asked: (readonly [path: string, cookie: string])[] = [];
    for (const key of ['coordU', 'coordH', 'coordK'])
      asked.push([ofAgency, await cookieByLink(await server.link(playerOf(key), administrator))]);
    for (const { token } of Object.values(links)) {
      const cookie = await openLink(token);
      if (cookie !== null) asked.push(['/api/worker/calendar.ics', cookie]);
    }
    expect(asked.length).toBeGreaterThan(3);
    const found: string[] = [];
    for (const [path, cookie] of asked) {
      const response = await fetch(`${server.url}${path}`, { headers: { cookie } });
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toContain('BEGIN:VEVENT');
      const bytes = Buffer.from(JSON.stringify([...response.headers]) + text);
      found.push(...secretsHeld(bytes, [...secrets, operation, ...Object.values(scenario.ids)]));
    }
    expect(found).toEqual([]);
    // The proof can fail: a summary with a name in it is found.
    expect(secretsHeld(Buffer.from(`SUMMARY:Muster: ${secrets[0]}`), secrets)).toEqual([secrets[0]]);
  });

  test('MS4 what leaves is on record as sent and as nothing more', async () => {
    const operation = await server.muster.host.operation(scenario.operation);
    const sent = [...(operation?.ids('notice', 'all', '') ?? [])].flatMap(
      (id) => operation?.get('notice', id)?.sent ?? [],
    );
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(sent.every(({ outcome }) => outcome === 'sent')).toBe(true);
  });
});
