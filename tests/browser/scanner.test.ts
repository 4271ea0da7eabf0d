import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import { readConfig } from '#server/config.ts';
import { firstAdministrator, hashOf, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import { type MailHost, openMailHost } from '../messages/listening.ts';
import { launchBrowser } from '../support/browser.ts';
import { cookieByLink } from '../support/live-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(180_000);

const HOUR = 3_600_000;
let folder = '';
let mail: MailHost;
let server: TestServer;
let marigold: Marigold;
let browser: Browser;
let assignmentId: Id = '';
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-scanner-'));
  mail = await openMailHost();
  const config = readConfig({
    MUSTER_DATA: folder,
    MUSTER_PORT: '0',
    MUSTER_LOG_LEVEL: 'error',
    MUSTER_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MUSTER_MAIL_FROM: 'muster@force.example',
  });
  const pages = process.env['MUSTER_TEST_PAGES'] ?? fileURLToPath(new URL('../../dist/client', import.meta.url));
  server = await startTestServer({ config, folder, assetsFolder: pages });
  const administrator = await firstAdministrator(server.muster.host);
  marigold = await playInMarigold(server.driver, administrator, server.driver.now + 3 * HOUR);
  assignmentId = await putForwardByMail();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await mail.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody is put forward, and her coordinator has the link mailed to the roster's address. */
async function putForwardByMail(): Promise<Id> {
  const { operation, lead, coordinators, agencies, sites, administrator } = marigold;
  const { driver, muster, url } = server;
  const desk = coordinators.romanianDesk;
  const requirementId = await driver.operation(operation, lead, 'lead', 'AddRequirement', {
    role: 'support_worker',
    number: 1,
    place: { kind: 'site', id: sites['reception'] ?? '' },
    window: { start: 7 * 60, end: 10 * 60 },
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'women_found',
    note: '',
  });
  const requestId = await driver.operation(operation, lead, 'lead', 'AskAgencies', {
    requirementId,
    asked: [{ agencyId: agencies.harbour, unitId: desk.unitId }],
    answerBy: driver.now + HOUR,
  });
  const roster = await muster.host.agency(agencies.harbour);
  const personId = [...(roster?.ids('rosterPerson', 'unit', desk.unitId ?? '') ?? [])].find(
    (id) => roster?.get('rosterPerson', id)?.name === 'Elena Brook',
  );
  if (personId === undefined) throw new Error('nobody to put forward');
  const email = { from: '', to: 'elena@home.example' };
  await driver.agency(desk, 'EditPerson', { personId, fields: { email } });
  await driver.directory(administrator, 'SwitchMessageChannel', { channel: 'mail', on: true, host: '127.0.0.1' });
  const id = await driver.operation(operation, desk, 'coordinator', 'PutForward', {
    requestId,
    personId,
    startAt: marigold.t + 7 * HOUR,
    endAt: marigold.t + 10 * HOUR,
    slackMinutes: 45,
  });
  // She is told by mail that something waits; then comes the link.
  await mail.has(1);
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  await driver.operation(operation, desk, 'coordinator', 'IssueAnswerLink', {
    assignmentId: id,
    tokenHash: hashOf(secret),
  });
  token = `${operation}.${id}.${secret}`;
  const response = await fetch(`${url}/api/streams/operation/${operation}/assignments/${id}/mail-link?as=coordinator`, {
    method: 'POST',
    headers: {
      cookie: await cookieByLink(await server.link(desk, administrator)),
      'content-type': 'application/json',
      'x-muster': '1',
      origin: url,
    },
    body: JSON.stringify({ token }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  await mail.has(2);
  return id;
}

/** Every address in all mails, decoded as a mail program does. */
const linksInMail = (): readonly string[] =>
  mail.mails.flatMap(
    ({ raw }) =>
      raw
        .replaceAll('=\r\n', '')
        .replaceAll('=3D', '=')
        .match(/https?:\/\/[^\s<>"]+/g) ?? [],
  );

/** All that opening could use up or say: her assignment and every notice to her. */
async function standing(): Promise<string> {
  const state = await server.muster.host.operation(marigold.operation);
  const notices = [...(state?.ids('notice', 'to', assignmentId) ?? [])].map((id) => {
    const { told, toldAt } = state?.get('notice', id) ?? {};
    return { id, told, toldAt };
  });
  return JSON.stringify({ assignment: state?.get('assignment', assignmentId), notices });
}

/** What a program does that looks into mail before its reader: opens, runs, waits, follows, and asks for all it has seen. */
async function scan(link: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const seen = new Set<string>([link]);
  context.on('request', (request) => {
    if (request.url().startsWith('http')) seen.add(request.url());
  });
  await openAndRun(context, link, seen);
  const firstSeen = [...seen];
  for (const address of firstSeen)
    if (address.includes('#') || !/\.\w+$/.test(address)) await openAndRun(context, address, seen);
  await askForAll(seen);
  await context.close();
}

async function openAndRun(context: BrowserContext, address: string, seen: Set<string>): Promise<void> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' }).catch(() => undefined);
  // It runs what it finds, and presses nothing by hand.
  await page
    .evaluate(() => {
      for (const name of ['pointerdown', 'mousedown', 'keydown', 'touchstart', 'click', 'focus', 'scroll'])
        window.dispatchEvent(new Event(name));
      document.body.click();
      window.scrollTo(0, document.body.scrollHeight);
    })
    .catch(() => undefined);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  for (const found of await page.evaluate(() => Array.from(document.links, ({ href }) => href)).catch(() => []))
    seen.add(found);
  await page.close();
}

/** Every address with every harmless and less harmless method, and the secret wherever it could go. */
async function askForAll(addresses: ReadonlySet<string>): Promise<void> {
  const body = JSON.stringify({ token });
  for (const address of addresses) {
    const bare = address.replace(/#.*$/, '').replace(/^ws/, 'http');
    for (const method of ['HEAD', 'GET', 'POST', 'PUT', 'OPTIONS']) {
      const withBody = method === 'POST' || method === 'PUT' ? { body } : {};
      for (const headers of [{}, { 'content-type': 'application/json', 'x-muster': '1' }])
        await fetch(bare, { method, headers, ...withBody, redirect: 'follow' })
          .then((response) => response.text())
          .catch(() => undefined);
    }
    for (const query of [`${bare}?${token}`, `${bare}?token=${token}`, `${bare}/${token}`])
      await fetch(query)
        .then((response) => response.text())
        .catch(() => undefined);
  }
}

describe('a program that opens every link of a mail', () => {
  test('MS17 it spends none, answers nothing and leaves every notice waiting; afterwards she opens hers and answers', async () => {
    const links = linksInMail();
    expect(links).toEqual([`${server.url}/w#${token}`]);
    const [link = ''] = links;
    const before = await standing();
    expect(before).toContain('"told":"waiting"');
    for (let visit = 0; visit < 2; visit += 1) await scan(link);
    expect(await standing()).toBe(before);

    const context = await browser.newContext({ viewport: { width: 390, height: 664 }, hasTouch: true });
    const phone = await context.newPage();
    await phone.goto(link);
    await phone.getByRole('heading', { level: 1, name: 'Can you come?' }).waitFor();
    // Opened, and nobody's hand on it yet.
    expect(await standing()).toBe(before);
    await phone.getByRole('button', { name: 'Yes, I can come' }).tap();
    await phone.getByRole('heading', { level: 1, name: 'You said yes. Thank you.' }).waitFor();
    // The proof can fail: a hand is seen.
    const after = await standing();
    expect(after).not.toBe(before);
    expect(after).toContain('"answer":"confirmed"');
    await context.close();
  });

  test('MS17 after her answer the same program takes nothing back', async () => {
    const answered = await standing();
    await scan(`${server.url}/w#${token}`);
    expect(await standing()).toBe(answered);
  });
});
