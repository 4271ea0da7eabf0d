import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '#server/config.ts';
import { firstAdministrator, playInMarigold } from '../../scripts/demo/marigold.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(120_000);

let folder = '';
let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-channels-'));
  const config = readConfig({
    MUSTER_DATA: folder,
    MUSTER_PORT: '0',
    MUSTER_LOG_LEVEL: 'error',
    MUSTER_SMTP_URL: 'smtps://muster:secret@mail.force.example',
    MUSTER_MAIL_FROM: 'muster@force.example',
  });
  const pages = process.env['MUSTER_TEST_PAGES'] ?? fileURLToPath(new URL('../../dist/client', import.meta.url));
  server = await startTestServer({ config, folder, assetsFolder: pages });
  const administrator = await firstAdministrator(server.muster.host);
  await playInMarigold(server.driver, administrator, server.driver.now + 3_600_000);
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(await server.link(administrator, administrator));
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await page.waitForURL((at) => at.pathname === '/');
  await page.goto(`${server.url}/administration`);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in the page: what stands out of the window to its right. */
function tooWide(): readonly string[] {
  if (document.documentElement.scrollWidth <= window.innerWidth) return [];
  return [...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}

const channel = (name: string) => page.getByRole('listitem', { name, exact: true });

describe('the ways out of Muster', () => {
  test('AD11 each is off until an administrator, who reads which host learns what, switches it on; and is switched off again', async () => {
    const mail = channel('Mail');
    await mail.getByText('Off', { exact: true }).waitFor();
    expect(await mail.innerText()).toContain('mail.force.example');
    expect(await mail.innerText()).not.toContain('secret');
    await mail.getByRole('button', { name: 'Switch on: Mail' }).press('Enter');
    await mail.getByText('On', { exact: true }).waitFor();
    await mail.getByText(/^Switched on .+ by /).waitFor();
    const directory = await server.muster.host.directory();
    expect(directory.get('messageChannel', 'mail')).toMatchObject({ on: true, host: 'mail.force.example' });
    await mail.getByRole('button', { name: 'Switch off: Mail' }).press('Enter');
    await mail.getByText('Off', { exact: true }).waitFor();
    await channel('Push to the phone').getByText('not set up').waitFor();
    expect(await channel('Push to the phone').getByRole('button').count()).toBe(0);
  });

  test('AD12 an agency has a mailbox, typed where it stands; what is none is refused there', async () => {
    const harbour = page.getByRole('listitem', { name: 'Harbour Support' });
    await harbour.getByRole('button', { name: /Mailbox/ }).press('Enter');
    const field = harbour.getByRole('textbox', { name: /Mailbox/ });
    await field.fill('office at harbour');
    await field.press('Enter');
    await harbour.getByText(/does not have the right form/).waitFor();
    await field.fill('office@harbour.example');
    await field.press('Enter');
    await harbour.getByText('office@harbour.example').waitFor();
  });

  test('AD11 axe finds nothing, on a phone neither', async () => {
    const folderOfPictures = process.env['MUSTER_PICTURES'];
    if (folderOfPictures !== undefined)
      await page.screenshot({ path: join(folderOfPictures, 'channels.png'), fullPage: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(viewport);
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(tooWide)).toEqual([]);
      }
    }
  });
});
