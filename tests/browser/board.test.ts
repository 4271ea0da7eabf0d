import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPage, serveFolder, type Served } from '../board/pages.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { firstAdministrator, playInMarigold, type Marigold } from '../../scripts/demo/marigold.ts';

// A page is looked at by axe for seconds when the machine is busy.
jest.setTimeout(60_000);

let served: Served;
let browser: Browser;

beforeAll(async () => {
  served = await serveFolder(await buildPage('board-gallery.html'));
  browser = await launchBrowser();
}, 90_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, page errors and requests to anywhere else: what must stay empty. */
  readonly wrong: string[];
}

async function open(query: string, viewport = { width: 1440, height: 900 }): Promise<Opened> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) wrong.push(request.url());
  });
  await page.goto(`${served.origin}/board-gallery.html?${query}`);
  await page.getByRole('heading', { name: 'Addresses' }).waitFor();
  if (!query.includes('empty')) await page.locator('.map-pin').first().waitFor();
  return { context, page, wrong };
}

const lineOf = (page: Page) => page.getByLabel('Desk line');
const sent = (page: Page) =>
  page.evaluate(() => (window as unknown as { sent: { type: string; payload: object }[] }).sent);
const isLineFocused = (page: Page) => lineOf(page).evaluate((element) => element === document.activeElement);

/** Texts under 13 px, and controls under 24 px high (WCAG 2.2, target size), as lines of words. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '' || ['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 13) found.push(`small text: ${node.textContent}`);
    }
    for (const button of document.querySelectorAll('button')) {
      if (button.checkVisibility() && button.getBoundingClientRect().height < 24)
        found.push(`low button: ${button.textContent}`);
    }
    return found;
  });

/** Refs and ages under the 19 px that are read from two metres. */
const notReadAtTwoMetres = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-address]')].flatMap((ref) => {
      const texts = [ref, ...(ref.closest('li')?.querySelectorAll('div:last-child > b') ?? [])];
      return texts.flatMap((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize) < 19 ? (one.textContent ?? '') : [],
      );
    }),
  );

describe.each(['dark', 'light', 'night'])('BD44 theme %s', (theme) => {
  test.each(['', 'F8', 'F4', 'F6', 'r', '?'])(
    'axe finds nothing, all can be read, nobody else is asked; open: %s',
    async (key) => {
      const { context, page, wrong } = await open(`theme=${theme}`);
      if (key !== '') await page.keyboard.press(key);
      expect(await axeViolations(page)).toEqual([]);
      expect(await tooSmall(page)).toEqual([]);
      expect(await notReadAtTwoMetres(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );
});

test('BD44 the checks see a planted fault', async () => {
  const { context, page, wrong } = await open('theme=dark');
  await page.evaluate(() => {
    const text = document.createElement('p');
    text.textContent = 'pale';
    text.style.fontSize = '9px';
    text.style.color = '#1c2430';
    document.querySelector('main')?.append(text);
    for (const ref of document.querySelectorAll<HTMLElement>('[data-address]')) ref.style.fontSize = '14px';
  });
  expect(await tooSmall(page)).toContain('small text: pale');
  expect((await axeViolations(page)).join()).toContain('color-contrast');
  expect(await notReadAtTwoMetres(page)).toContain('A1');
  await page.evaluate(() => fetch('http://127.0.0.2:9/').catch(() => undefined));
  expect(wrong.join()).toContain('127.0.0.2');
  await context.close();
});

test.each([
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [390, 844],
])('BD44 at %i × %i nothing is wider than the window', async (width, height) => {
  const { context, page } = await open('theme=dark', { width, height });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  if (width >= 1100)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
  await context.close();
});

describe('keys', () => {
  test('BD42 F2 acknowledges and leaves the half-typed line and its cursor alone', async () => {
    const { context, page } = await open('theme=dark');
    await lineOf(page).pressSequentially('a2 secured -1 m2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length === 1);
    expect(await sent(page)).toEqual([{ type: 'AcknowledgeAssistance', payload: { assistanceId: 'call_______' } }]);
    expect(await lineOf(page).inputValue()).toBe('a2 secured -1 m2');
    expect(await isLineFocused(page)).toBe(true);
    expect(await lineOf(page).evaluate((element) => (element as HTMLInputElement).selectionStart)).toBe(15);
    for (const key of ['F4', 'F6', 'F7', 'F8']) {
      await page.keyboard.press(key);
      expect([key, await lineOf(page).inputValue(), await isLineFocused(page)]).toEqual([
        key,
        'a2 secured -1 m2',
        true,
      ]);
    }
    await context.close();
  });

  test('BD42 F3 puts the half-typed line aside; Enter and Escape bring it back', async () => {
    const { context, page } = await open('theme=dark');
    await lineOf(page).pressSequentially('a1 apart');
    await page.keyboard.press('F3');
    expect(await lineOf(page).inputValue()).toBe('who a2 ');
    await page.keyboard.press('Escape');
    expect(await lineOf(page).inputValue()).toBe('a1 apart');
    await page.keyboard.press('F3');
    await page.keyboard.type('m11');
    await page.keyboard.press('Enter');
    expect(await lineOf(page).inputValue()).toBe('a1 apart');
    expect(await sent(page)).toEqual([
      { type: 'SendToAssistance', payload: { assistanceId: 'call_______', who: 'MIKE 11' } },
    ]);
    await context.close();
  });

  test('BD42 arrows go through the addresses, from nowhere, from the list and from the line', async () => {
    const { context, page } = await open('theme=dark');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('A2');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A2', exact: true }).waitFor();
    await page.keyboard.press('/');
    expect(await isLineFocused(page)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'A3', exact: true }).waitFor();
    expect(await isLineFocused(page)).toBe(true);
    await page.keyboard.press('F9');
    expect(await lineOf(page).inputValue()).toBe('a3 hold ');
    await context.close();
  });

  test('BD1 the echo stands before Enter, and what is sent is what it said', async () => {
    const { context, page } = await open('theme=dark&as=desk');
    await page.keyboard.press('/');
    await page.keyboard.type('a2 secured -2 m20');
    const box = page.locator('main').getByText('2 min ago');
    await box.waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/recorded \d\d:\d\d:\d\d/).waitFor();
    const [first] = await sent(page);
    expect(first).toMatchObject({
      type: 'ReportStep',
      payload: { addressId: 'a2_________', step: 'secured', reached: true, source: 'radio', heardFrom: 'MIKE 20' },
    });
    expect(await lineOf(page).inputValue()).toBe('');
    await context.close();
  });

  test('BD43 a refusal stands where the line was sent, and the line can be put back', async () => {
    const { context, page } = await open('theme=light&refuse');
    await lineOf(page).fill('a2 hold');
    await page.keyboard.press('Enter');
    await page.getByText('a2 hold refused: The operation is not in the phase for that.').waitFor();
    await page.getByRole('button', { name: 'Put it back in the line' }).click();
    expect(await lineOf(page).inputValue()).toBe('a2 hold');
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Told by voice' }).first().click();
    await page.getByRole('listitem').getByText('The operation is not in the phase for that.').waitFor();
    await context.close();
  });

  test('BD43 Enter on a line that is not understood sends nothing and says what is wrong', async () => {
    const { context, page } = await open('theme=dark');
    await lineOf(page).fill('a2 secured m59');
    await page.keyboard.press('Enter');
    await page.getByText('No team M59 here').first().waitFor();
    expect(await sent(page)).toEqual([]);
    expect(await lineOf(page).inputValue()).toBe('a2 secured m59');
    await context.close();
  });
});

describe('roles', () => {
  test('BD45 an observer has no line, no orders, no acts; a loggist writes and does nothing else', async () => {
    const observer = await open('theme=dark&as=observer');
    expect(await lineOf(observer.page).count()).toBe(0);
    await observer.page.keyboard.press('F2');
    await observer.page.keyboard.press('F8');
    for (const name of ['Acknowledge', 'Who is going…', 'Hold…', 'Told by voice', 'Find cover']) {
      expect([name, await observer.page.getByRole('button', { name }).count()]).toEqual([name, 0]);
    }
    expect(await sent(observer.page)).toEqual([]);
    await observer.context.close();
    const loggist = await open('theme=dark&as=loggist');
    await lineOf(loggist.page).fill('a2 secured');
    await loggist.page.getByText('Your role writes in the log only').waitFor();
    await lineOf(loggist.page).fill('/decision nurse to A1 ; covered');
    await loggist.page.keyboard.press('Enter');
    expect((await sent(loggist.page)).map((one) => one.type)).toEqual(['RecordDecision']);
    await loggist.context.close();
  });
});

describe('map', () => {
  test('MP9 marks are reached and pressed by key, and the list says the same', async () => {
    const { context, page } = await open('theme=dark');
    await page.locator('.map-pin[aria-label^="A2"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A2', exact: true }).waitFor();
    const marks = await page
      .locator('.map-pin')
      .evaluateAll((pins) => pins.map((pin) => pin.getAttribute('aria-label')));
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const rows = await page.getByRole('list', { name: 'Places on the map' }).getByRole('listitem').allTextContents();
    expect(rows).toHaveLength(marks.length);
    expect(rows.find((row) => row.startsWith('A2'))).toMatch(/27 Sample Terrace.*assistance.*TL 08\d\d 21\d\d/);
    await context.close();
  });

  test('MP8 marks and tiles carry no inline style in their source, and the map is drawn', async () => {
    const { context, page, wrong } = await open('theme=dark');
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    expect(wrong).toEqual([]);
    const colours = await page
      .locator('canvas.leaflet-tile')
      .first()
      .evaluate((canvas) => {
        const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 256, 256).data ?? [];
        return new Set(Array.from({ length: 65_536 }, (_, i) => `${pixels[i * 4]},${pixels[i * 4 + 1]}`)).size;
      });
    expect(colours).toBeGreaterThan(2);
    await context.close();
  });
});

describe('on the real server', () => {
  let pages: string;
  let server: TestServer;
  let marigold: Marigold;
  beforeAll(async () => {
    pages = await buildPage('index.html');
    server = await startTestServer({ assetsFolder: pages });
    const administrator = await firstAdministrator(server.muster.host);
    marigold = await playInMarigold(server.driver, administrator, Date.now() - 12 * 60_000);
  }, 90_000);
  afterAll(async () => {
    await server.close();
    await rm(pages, { recursive: true, force: true });
  });

  /** The board in one role, signed in by a link of the administrator's. */
  async function boardAs(
    player: Player,
    role: string,
  ): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
    const link = await server.link(player, marigold.administrator, role);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole('button', { name: /sign in/i }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${new URL(link).origin}/o/${marigold.operation}/board?as=${role}`);
    await page.getByRole('heading', { name: 'Addresses' }).waitFor();
    return { context, page };
  }

  test('BD1 BD42 what the desk types is on the lead’s board; F2 keeps the half-typed line', async () => {
    const desk = await boardAs(marigold.desk, 'desk');
    const lead = await boardAs(marigold.lead, 'lead');
    await lineOf(desk.page).fill('a1 entry -3 m10');
    await desk.page.keyboard.press('Enter');
    await lead.page
      .getByRole('listitem')
      .filter({ hasText: 'A1' })
      .getByText(/Entered \d\d:\d\d/)
      .waitFor();
    await lineOf(desk.page).fill('m20 assist rear garden');
    await desk.page.keyboard.press('Enter');
    await lead.page.getByText('A2 ASSISTANCE').waitFor();
    await lineOf(lead.page).pressSequentially('a1 secu');
    await lead.page.keyboard.press('F2');
    await desk.page.getByText(/has it · no one going yet/).waitFor();
    expect(await lineOf(lead.page).inputValue()).toBe('a1 secu');
    expect(await isLineFocused(lead.page)).toBe(true);
    await desk.page.keyboard.press('F3');
    await desk.page.keyboard.type('m11');
    await desk.page.keyboard.press('Enter');
    await lead.page.getByText('MIKE 11 going').waitFor();
    expect(await axeViolations(lead.page)).toEqual([]);
    await desk.context.close();
    await lead.context.close();
  }, 60_000);
});

test('BD29 an operation with nothing in it says so in each panel', async () => {
  const { context, page, wrong } = await open('theme=light&empty');
  for (const words of ['No addresses yet', 'Nothing written yet', 'Nobody is asked for yet'])
    await page.getByText(words).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});
