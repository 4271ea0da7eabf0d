import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Player } from '../../scripts/demo/driver.ts';
import { startMarigoldServer, type MarigoldServer } from '../connection/marigold-server.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(120_000);

/** Pages built elsewhere than dist/client, while they are being worked on. */
const pages = process.env['MUSTER_TEST_PAGES'] ?? fileURLToPath(new URL('../../dist/client', import.meta.url));
const PASSWORD = 'four quiet words here';

let server: MarigoldServer;
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  if (!existsSync(pages)) throw new Error('The pages are not built: npm run build -- --client');
  server = await startMarigoldServer(pages);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
}
async function openPage(width = 1280, height = 800): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(server.url).host) wrong.push(request.url());
  });
  return { context, page };
}

async function signedIn(player: Player, width?: number, height?: number): Promise<Opened> {
  const opened = await openPage(width, height);
  await opened.page.goto(await server.link(player, server.marigold.administrator));
  await opened.page.getByRole('button', { name: `Sign in as ${player.name}` }).click();
  await opened.page.getByRole('heading', { name: 'Your operations' }).waitFor();
  return opened;
}

async function axeInAllThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark', 'night']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    found.push(...(await axeViolations(page)).map((line) => `${theme}: ${line}`));
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  return found;
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Everything that this site keeps on the device, as one text. */
const onDevice = (page: Page): Promise<{ reports: string; caches: string; local: string }> =>
  page.evaluate(async () => {
    const reports = await new Promise<string>((resolve) => {
      const opening = indexedDB.open('muster');
      opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
      opening.addEventListener('error', () => resolve('[]'));
      opening.addEventListener('success', () => {
        const all = opening.result.transaction('outbox').objectStore('outbox').getAll();
        all.addEventListener('success', () => {
          opening.result.close();
          resolve(JSON.stringify(all.result));
        });
      });
    });
    const names = await caches.keys();
    const files = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return { reports, caches: JSON.stringify(files.flat()), local: JSON.stringify(Object.entries(localStorage)) };
  });

/** Takes the network away, or gives it back, and waits until the page knows. */
async function setContact(opened: Opened, there: boolean): Promise<void> {
  await opened.context.setOffline(!there);
  await opened.page
    .getByText(there ? /^Connected/ : /^No signal/)
    .first()
    .waitFor();
}

/** How many entries of the log speak of a step at the n-th address; a report that was doubled would make two. */
async function stepsLogged(n: number): Promise<number> {
  const operation = await server.muster.host.operation(server.marigold.operation);
  const entries = [...(operation?.ids('logEntry', 'all', '') ?? [])].map((id) => operation?.get('logEntry', id));
  const address = server.marigold.addresses[n];
  return entries.filter((entry) => entry?.about.kind === 'step' && entry.addressId === address).length;
}

describe('coming in', () => {
  test('CL18 a link is opened as often as one likes, refuses a poor password in words, and is good once', async () => {
    const { marigold, driver } = server;
    const accountId = await driver.directory(marigold.administrator, 'AddAccount', {
      name: 'Sgt. Avery Example',
      signInName: 'avery',
      agencyId: marigold.agencies.police,
      unitId: null,
      standing: 'member',
    });
    const player = { ...marigold.lead, accountId, name: 'Sgt. Avery Example' };
    const invitation = await server.link(player, marigold.administrator);
    const { context, page } = await openPage();
    await page.goto(invitation);
    await page.getByText('Sgt. Avery Example').first().waitFor();
    expect(new URL(page.url()).hash).toBe('');
    const again = await context.newPage();
    await again.goto(invitation);
    await again.getByText('Sgt. Avery Example').first().waitFor();
    expect(await axeInAllThemes(page)).toEqual([]);
    await page.getByText('Set a new one too').click();
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /too short/ }).waitFor();
    expect(await axeInAllThemes(page)).toEqual([]);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your operations' }).waitFor();
    await page.getByText('No operations for you now').waitFor();
    await again.close();
    const late = await context.newPage();
    await late.goto(invitation);
    await late.getByText('This link does not open').waitFor();
    await context.close();
  });

  test('CL19 signing in by key alone; a wrong pair is one sentence at the form, whichever was wrong', async () => {
    const { context, page } = await openPage(390, 700);
    await page.goto(`${server.url}/sign-in?to=/account`);
    await page.getByLabel('Sign-in name').focus();
    await page.keyboard.type('avery');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not this one at all');
    await page.keyboard.press('Enter');
    await page.getByText('That name and password do not open an account.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('You are not signed in');
    expect([await axeInAllThemes(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.getByText('This one').waitFor();
    expect([await axeInAllThemes(page), await overflow(page)]).toEqual([[], 0]);
    await context.close();
  });

  test.each(['//example.test/', 'https://example.test/', '/\\example.test', 'javascript:alert(1)'])(
    'CL20 after signing in %s is not followed',
    async (to) => {
      const { context, page } = await openPage();
      await page.goto(`${server.url}/sign-in?to=${encodeURIComponent(to)}`);
      await page.getByLabel('Sign-in name').fill('avery');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Your operations' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      await context.close();
    },
  );

  test('CL21 a lead begins an operation; what is missing is named at its field', async () => {
    const { context, page } = await signedIn(server.marigold.lead);
    expect([await axeInAllThemes(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'New operation' }).click();
    await page.getByRole('button', { name: 'Make the operation' }).click();
    await page.getByRole('link', { name: 'Codename is empty' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('new-codename');
    expect(await axeInAllThemes(page)).toEqual([]);
    await page.keyboard.type('TANSY');
    await page.getByLabel('Area').fill('Luton area');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/o\/[A-Za-z0-9_-]{11}\/plan\?as=lead$/);
    await page.getByText('Op TANSY').first().waitFor();
    expect(await page.title()).toBe('Muster plan');
    await context.close();
  });

  test('CL22 another’s operation, an unknown one and a page that does not serve the role are told alike', async () => {
    const { context, page } = await signedIn(server.marigold.desk);
    const said: (string | null)[] = [];
    for (const path of [
      '/o/AAAAAAAAAAA/board',
      `/o/${server.marigold.operation}/field`,
      '/o/nonsense/board',
      '/elsewhere',
    ]) {
      await page.goto(server.url + path);
      said.push(await page.getByRole('alert').filter({ hasText: 'Nothing here' }).textContent());
    }
    expect(new Set(said).size).toBe(1);
    await context.close();
  });
});

describe('contact', () => {
  test('CL11 the board says when there is no contact, and shows what happened meanwhile once there is', async () => {
    const { marigold, driver } = server;
    const opened = await signedIn(marigold.desk);
    const { page, context } = opened;
    await page.getByRole('link', { name: /Radio desk/ }).click();
    await page.getByText('Connected').waitFor();
    await setContact(opened, false);
    await driver.operation(marigold.operation, marigold.lead, 'lead', 'WriteLogEntry', {
      sight: 'command',
      addressId: null,
      text: 'Written while the desk was cut off',
      source: 'desk',
    });
    expect(await page.getByText('Written while the desk was cut off').count()).toBe(0);
    await setContact(opened, true);
    await page.getByText('Written while the desk was cut off').first().waitFor();
    await context.close();
  });

  test('CL12 CL23 a report without signal outlives a reload without signal, holds no address, and is recorded once', async () => {
    const [updater] = server.marigold.updaters;
    const opened = await signedIn(updater ?? server.marigold.desk, 390, 664);
    const { page, context } = opened;
    await page.getByRole('link', { name: /Field officer/ }).click();
    await page.getByRole('button', { name: /^Briefed/ }).waitFor();
    // The shell is kept once the worker has been told which files this page is made of.
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return kept.flat().some((url) => url.includes('FieldPage')) && kept.flat().some((url) => url.endsWith('/'));
    });
    await setContact(opened, false);
    await page.getByRole('button', { name: /^Briefed/ }).click();
    await page.waitForFunction(() => document.body.textContent?.includes('waits here'));
    await page.reload();
    await page
      .getByText(/No signal/)
      .first()
      .waitFor();
    const device = await onDevice(page);
    expect(device.reports).toContain('"step":"briefed"');
    expect(device.reports + device.local).not.toMatch(/Example Road|LU1|MARIGOLD|Flat/i);
    expect(device.caches).not.toContain('/api/');
    expect(await stepsLogged(0)).toBe(0);
    await setContact(opened, true);
    await page.getByRole('button', { name: /^At FUP/ }).waitFor();
    expect(await stepsLogged(0)).toBe(1);
    expect((await onDevice(page)).reports).toBe('[]');
    await context.close();
  });
});

describe('going out', () => {
  test('CL24 signing out leaves nothing on the device', async () => {
    const { context, page } = await signedIn(server.marigold.observer);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const { reports, local } = await onDevice(page);
    expect([reports, local]).toEqual(['[]', '[]']);
    await page.goBack();
    expect(await page.getByText('Your operations').count()).toBe(0);
    await context.close();
  });

  test('CL24 reports that were not recorded are asked about, kept, and sent when their officer signs in again', async () => {
    const [, updater] = server.marigold.updaters;
    const officer = updater ?? server.marigold.desk;
    const opened = await signedIn(officer, 390, 664);
    const { page, context } = opened;
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText('This one').waitFor();
    await page.getByRole('link', { name: 'Your operations' }).click();
    await page.getByRole('link', { name: /Field officer/ }).click();
    await page.getByRole('button', { name: /^Briefed/ }).waitFor();
    await setContact(opened, false);
    await page.getByRole('button', { name: /^Briefed/ }).click();
    await page.getByText('waits here').first().waitFor();
    await page.evaluate(() => window.history.pushState(null, '', '/account'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Sign out with reports not yet recorded?').waitFor();
    // Contact comes back, but commands do not get through.
    await context.route('**/api/streams/**', (route) => route.abort());
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Keep them and sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await onDevice(page)).reports).toContain('"step":"briefed"');
    await context.unrouteAll();
    await page.goto(await server.link(officer, server.marigold.administrator));
    await page.getByRole('button', { name: /^Sign in as/ }).click();
    await page.getByRole('heading', { name: 'Your operations' }).waitFor();
    for (let tries = 0; tries < 200 && (await stepsLogged(1)) === 0; tries += 1) await page.waitForTimeout(50);
    expect([await stepsLogged(1), (await onDevice(page)).reports]).toEqual([1, '[]']);
    await context.close();
  });

  test('CL9 a session that is ended elsewhere leaves the page, and nothing of it is behind the back button', async () => {
    const { marigold, driver } = server;
    const { context, page } = await signedIn(marigold.loggist);
    await page.getByRole('link', { name: /Loggist/ }).click();
    await page.getByText('Example Road').first().waitFor();
    await driver.directory(marigold.administrator, 'EndSessions', { accountId: marigold.loggist.accountId });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toMatch(/^\/o\/.*\/board/);
    await page.goBack();
    expect(await page.getByText('Example Road').count()).toBe(0);
    await context.close();
  });

  test('CL25 no page threw, and none asked anything of another host', () => {
    expect(wrong).toEqual([]);
  });
});
