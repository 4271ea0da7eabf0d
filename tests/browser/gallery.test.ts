import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveGallery, type Gallery } from '../support/gallery.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, page errors and requests to anywhere else: what must stay empty. */
  readonly wrong: string[];
}

async function open(theme: string, width = 1280, touch = false): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, hasTouch: touch });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(gallery.url).origin)) wrong.push(request.url());
  });
  await page.goto(`${gallery.url}?theme=${theme}`);
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor();
  return { context, page, wrong };
}

/** Controls that a thumb cannot hit in phone density, and texts under 13 px: both as lines of words. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('.phone button, .phone input, .phone select')) {
      const { height } = control.getBoundingClientRect();
      if (height > 0 && height < 56) found.push(`${height} px: ${control.textContent}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '' || ['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 13) found.push(`small text: ${node.textContent}`);
    }
    return found;
  });
}

describe.each(['dark', 'light', 'night'])('theme %s', (theme) => {
  test.each([1280, 390])(
    'UI20 axe finds nothing at %i px, nothing leaves this origin, the strict policy holds',
    async (width) => {
      const { context, page, wrong } = await open(theme, width);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'New operation' }).click();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Languages' }).first().click();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(wrong).toEqual([]);
      await context.close();
    },
  );
});

test('UI20 planted: a nameless button, pale words and an inline style are found', async () => {
  const { context, page, wrong } = await open('light');
  await page.evaluate(() => {
    const bad = document.createElement('div');
    bad.innerHTML = '<button></button><p class="planted" style="font-size: 9px">pale</p>';
    document.getElementById('main')?.prepend(bad);
    const pale = bad.querySelector<HTMLElement>('.planted');
    if (pale !== null) pale.style.color = '#dddddd';
  });
  const found = (await axeViolations(page)).map((line) => line.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  expect(wrong.join()).toContain('Content Security Policy');
  await context.close();
});

test('UI21 nothing under 13 px; on the phone nothing to press under 56 px', async () => {
  const { context, page } = await open('dark', 390);
  expect(await tooSmall(page)).toEqual([]);
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.phone button');
    if (button === null) return;
    button.style.minHeight = '40px';
    button.style.height = '40px';
    button.style.fontSize = '12px';
  });
  expect((await tooSmall(page)).length).toBeGreaterThan(1);
  await context.close();
});

test('UI22 a dialog keeps the focus, Escape closes it, and the focus goes back', async () => {
  const { context, page } = await open('dark');
  const opener = page.getByRole('button', { name: 'New operation' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const focused = (): Promise<string> =>
    page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);
  expect(await focused()).toContain('INPUT');
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body || at?.closest('dialog') !== null;
    });
    expect(inside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toContain('New operation');
  await context.close();
});

test('UI23 F2 acts while a line is being typed and takes nothing from it; a single key does not act there', async () => {
  const { context, page } = await open('dark');
  const line = page.getByRole('textbox', { name: 'Reason' }).first();
  await line.click();
  await page.keyboard.type('a2 sec');
  await page.keyboard.press('F2');
  await page.keyboard.type('ured n');
  expect(await line.inputValue()).toBe('a2 secured n');
  expect(await page.getByRole('alert').getByText('A2 assistance acknowledged').count()).toBe(1);
  expect(await page.getByTestId('last').textContent()).toBe('nothing, 0 new');
  await line.blur();
  await page.keyboard.press('n');
  expect(await page.getByTestId('last').textContent()).toBe('nothing, 1 new');
  await page.getByRole('checkbox', { name: 'Single keys act (n, /, ?)' }).uncheck();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('n');
  expect(await page.getByTestId('last').textContent()).toBe('nothing, 1 new');
  await context.close();
});

test('UI24 the hold button acts once for a hold, for two taps, and by keyboard; a brush does nothing', async () => {
  const { context, page } = await open('dark', 390);
  const button = page.getByRole('button', { name: 'Call for assistance' });
  const held = (): Promise<string | null> => page.getByTestId('held').textContent();
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  await page.mouse.down();
  await page.waitForFunction(() => document.querySelector('[data-testid=held]')?.textContent === 'held 1');
  await page.mouse.up();
  expect(await held()).toBe('held 1');
  await page.mouse.down();
  await page.mouse.move(1, 1);
  await page.mouse.up();
  expect(await held()).toBe('held 1');
  await button.click();
  await page.getByText('Tap again to call').first().waitFor();
  // The bounce of a wet glove is 150 ms; a person's second tap is later.
  await page.waitForTimeout(200);
  await button.click();
  expect(await held()).toBe('held 2');
  await button.focus();
  await page.keyboard.down('Space');
  await page.waitForFunction(() => document.querySelector('[data-testid=held]')?.textContent === 'held 3');
  await page.keyboard.up('Space');
  expect(await held()).toBe('held 3');
  await context.close();
});

test('UI25 menus and comboboxes work by keyboard alone', async () => {
  const { context, page } = await open('dark');
  const menu = page.getByRole('button', { name: 'Assign to' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('last').textContent()).toContain('MIKE 20');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Take off' }).click();
  expect(await page.getByTestId('last').textContent()).toContain('off');
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Assign to');
  const who = page.getByRole('combobox', { name: 'Who' }).first();
  await who.fill('');
  await page.keyboard.type('ukr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await who.inputValue()).toBe('Olena Sample');
  await who.fill('nobody of that name');
  await who.blur();
  expect(await who.inputValue()).toBe('Olena Sample');
  const languages = page.getByRole('combobox', { name: 'Languages' }).first();
  await languages.click();
  await page.keyboard.type('ukr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take out Ukrainian' }).first().waitFor();
  await page.getByRole('button', { name: 'Take out Ukrainian' }).first().click();
  expect(await page.getByRole('button', { name: 'Take out Ukrainian' }).count()).toBe(0);
  await context.close();
});

test('UI26 a chosen theme is kept on the device', async () => {
  const { context, page } = await open('dark');
  await page.getByRole('radio', { name: 'Night' }).check({ force: true });
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('night');
  expect(await page.evaluate(() => window.localStorage.getItem('muster.theme'))).toBe('night');
  await context.close();
});

test('UI27 the time field says what it took, and says what is wrong once it is left', async () => {
  const { context, page } = await open('dark');
  const field = page.getByRole('textbox', { name: 'Place shown at' }).first();
  await field.fill('1430');
  await page.getByText('Thu 26 Nov 14:30 · T+00:30').first().waitFor();
  await field.fill('1499');
  expect(await page.getByText('Minutes and seconds go from 00 to 59').count()).toBe(0);
  await field.blur();
  await page.getByText('Minutes and seconds go from 00 to 59').first().waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await context.close();
});

test('UI32 what is hidden until held is in the page only while it is held', async () => {
  const { context, page } = await open('dark', 390);
  const cover = page.getByRole('button', { name: 'Hold to show the address' });
  const shown = (): Promise<boolean> => page.evaluate(() => document.body.innerHTML.includes('14 Example Road'));
  await cover.scrollIntoViewIfNeeded();
  expect(await shown()).toBe(false);
  await cover.hover();
  await page.mouse.down();
  expect(await shown()).toBe(true);
  await page.mouse.up();
  expect(await shown()).toBe(false);
  await cover.focus();
  await page.keyboard.down('Space');
  expect(await shown()).toBe(true);
  await page.keyboard.up('Space');
  expect(await shown()).toBe(false);
  await page.keyboard.down('Space');
  await cover.blur();
  expect(await shown()).toBe(false);
  await context.close();
});
