import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../tests/support/browser.ts';
import { startTestServer } from '../../tests/support/server.ts';
import { workerPage } from '../demo/links.ts';
import { firstAdministrator, playInMarigold } from '../demo/marigold.ts';
import { buildPages } from './bundle-sizes.ts';
import { spread } from './marks.ts';
import { ms, type Row } from './report.ts';

/** A cheap phone on one bar: a quarter of this machine's speed, and the "slow 3G" of browsers' own tools. */
const SLOWER = 4;
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const PHONE = { viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true };
const VISITS = 3;
/** What each page is for: to answer, and to act on what was asked. */
const ANSWER = 'main button:has-text("Yes")';
const REQUEST = 'main section button';

interface Visit {
  /** Milliseconds from the start of the navigation until what the page is for can be pressed. */
  readonly usable: number;
  /** Bytes that came over the line for it: pages, script, style, type and the view. */
  readonly bytes: number;
}

/** A coordinator's and a worker's page on a slow phone with nothing kept from before, in the invented operation. */
export async function benchSmallPages(): Promise<Row[]> {
  const pages = await buildPages();
  const server = await startTestServer({ assetsFolder: pages });
  const browser = await launchBrowser();
  try {
    const administrator = await firstAdministrator(server.muster.host);
    const marigold = await playInMarigold(server.driver, administrator, server.driver.now + 30 * 60_000);
    const { driver, url } = server;
    const worker: Visit[] = [];
    const agency: Visit[] = [];
    for (let n = 0; n < VISITS; n += 1) {
      const link = await workerPage({ driver, marigold, url, random: randomBytes });
      worker.push(await visit(browser, link, null, ANSWER));
      const signIn = await server.link(marigold.coordinators.romanianDesk, administrator, 'agency');
      const address = `${new URL(signIn).origin}/o/${marigold.operation}/agency`;
      agency.push(await visit(browser, address, signIn, REQUEST));
    }
    return [...rows('worker page', worker), ...rows('agency page', agency)];
  } finally {
    await browser.close();
    await server.close();
    rmSync(pages, { recursive: true, force: true });
  }
}

/** One visit in a browser of its own; who needs to sign in does so before, and what that kept is thrown away. */
async function visit(browser: Browser, address: string, signIn: string | null, button: string): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  context.setDefaultTimeout(120_000);
  if (signIn !== null) await enter(context, signIn);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  session.on('Network.webSocketFrameReceived', ({ response }) => (bytes += Buffer.byteLength(response.payloadData)));
  await page.goto(address, { waitUntil: 'commit' });
  await usable(page, button);
  const took = await page.evaluate(() => performance.now());
  const whole = bytes;
  await context.close();
  return { usable: took, bytes: whole };
}

async function enter(context: BrowserContext, link: string): Promise<void> {
  const door = await context.newPage();
  await door.goto(link);
  await door.getByRole('button', { name: /^Sign in as/ }).click();
  await door.waitForURL((at) => at.pathname === '/');
  await door.close();
}

/** The button takes the focus: it is there, can be pressed, and the page answers. */
async function usable(page: Page, selector: string): Promise<void> {
  const button = page.locator(selector).first();
  await button.waitFor();
  await button.focus();
}

function rows(what: string, visits: readonly Visit[]): readonly Row[] {
  const at = spread(visits.map((one) => one.usable)).p50;
  const bytes = spread(visits.map((one) => one.bytes)).p50;
  const how = `${what}, slow 3G and ${SLOWER} × slower CPU, nothing kept`;
  return [
    {
      measure: `${how}: can be pressed, p50`,
      goal: '≤ 10,000 ms',
      muster: ms(at),
      references: '',
      reached: at <= 10_000,
    },
    {
      measure: 'the same: bytes until then, p50',
      goal: '≤ 250 kB',
      muster: `${(bytes / 1_000).toFixed(0)} kB`,
      references: '',
      reached: bytes <= 250_000,
    },
  ];
}
