import type { Locator, Page } from 'playwright-core';
import type { Actor } from './house.ts';

/** What a person finds and does on the pages, by the words that they read. */

export const button = (at: Page | Locator, name: string | RegExp): Locator =>
  at.getByRole('button', { name, exact: typeof name === 'string' });
/** A field by its whole label, whether or not it says that it is optional. */
export const field = (at: Page | Locator, name: string): Locator =>
  at.getByRole('textbox', { name: new RegExp(`^${name}( \\(optional\\))?$`) });
export const dialog = (page: Page): Locator => page.getByRole('dialog');
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** One address on a board. */
export const row = (page: Page, ref: string): Locator =>
  page
    .getByRole('region', { name: 'Addresses' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `${ref}, details` }) });
/** One address in the plan's table. */
export const planRow = (page: Page, ref: string): Locator =>
  page
    .getByRole('grid', { name: 'Addresses' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: ref, exact: true }) });
export const gaps = (page: Page): Locator => page.getByRole('list', { name: 'Gaps' });
export const logOf = (page: Page): Locator => page.getByRole('list', { name: /^Log entries/ });

const line = (page: Page): Locator => page.getByRole('textbox', { name: 'Desk line' });

/** The desk line: what stands in it, where its caret is, whether keys go there. */
export const caret = (page: Page): Promise<readonly [string, number | null, boolean]> =>
  line(page).evaluate((input) => {
    const { value, selectionStart } = input as HTMLInputElement;
    return [value, selectionStart, input === document.activeElement] as const;
  });

/** What the desk line has understood of what stands in it, chip by chip. */
const chips = (page: Page): Promise<string[]> =>
  line(page).evaluate((input) => {
    const echo = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    return [...(echo?.children ?? [])].map((chip) => chip.textContent ?? '');
  });

/** Types a line at the desk by keys alone, and sends it. Gives what it was understood as before Enter was pressed. */
export async function say(page: Page, words: string): Promise<readonly string[]> {
  if (!(await caret(page))[2]) await page.keyboard.press('/');
  await page.keyboard.type(words);
  const understood = await chips(page);
  await page.keyboard.press('Enter');
  await page.getByText(`${words} recorded`).waitFor();
  return understood;
}

/** Reports a step out of its order, as the phone offers it under "Something else". */
export async function tapAnyStep(page: Page, step: string): Promise<void> {
  await button(page, /^Something else/).tap();
  await button(page, /^Any step/).tap();
  await button(page, step).tap();
  await page.getByText(step, { exact: true }).first().waitFor();
}

/** Holds a finger on a button until something has come to pass. */
export async function holdUntil({ context, page }: Actor, name: RegExp, come: () => Promise<void>): Promise<void> {
  const box = await button(page, name).boundingBox();
  if (box === null) throw new Error('nothing to hold');
  const finger = await context.newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await come();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
}

/** Until the service worker holds the phone's page, so that it can be loaded again without signal. */
export async function untilShellKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
      if (kept.some((url) => url.includes('FieldPage') && url.endsWith('.js'))) return true;
    }
    return false;
  });
}

/** What moves about on a board without changing anything, by its words. */
const READING = [
  /^Keys/,
  /^Theme/,
  /^(Dark|Light|Night)/,
  /^Sign out/,
  /^Details/,
  // Rows of the list and marks of the map, which open what can be read of them.
  /^(A\d+|[A-Z]{2,3}), /,
  /^(Closer|Further)$/,
  /^(All|Decisions|Not confirmed)$/,
  /^(Earlier|Later) hours$/,
  /^(List|Map|Zoom in|Zoom out|All)$/,
  /^Ring list/,
  /^Settle/,
  /^Open A\d+/,
  /^\d+ newer/,
  /^Close(F7)?$/,
];

/** Controls of a board on which somebody could write, press or give an order, by their words; empty where one can only read. */
export async function controls(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>('button, input, textarea, select, [role=button], [contenteditable]'),
    ].map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
  );
  return names.filter((name) => !READING.some((known) => known.test(name)));
}
