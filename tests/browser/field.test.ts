import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pagesFolder, startPhoneDay, untilOpen, type PhoneDay } from '../field/phone-day.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import type { LogEntryView } from '#shared/records.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const SIZES = [
  { width: 390, height: 664 },
  { width: 360, height: 640 },
] as const;

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(pagesFolder)) throw new Error('there are no pages: npm run build -- --client');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

interface Phone {
  readonly day: PhoneDay;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: string[];
}
interface Carried {
  readonly size?: (typeof SIZES)[number];
  readonly theme?: string;
  readonly player?: (day: PhoneDay) => Player | undefined;
}

/** One day with one phone, open at its address. */
async function withPhone(run: (phone: Phone) => Promise<void>, carried: Carried = {}): Promise<void> {
  const day = await startPhoneDay();
  try {
    await day.said('briefed', 60);
    await day.said('at_fup', 10);
    await day.said('entry', 6);
    const phone = await openPhone(day, carried);
    await run(phone);
    await phone.context.close();
  } finally {
    await day.close();
  }
}

async function openPhone(day: PhoneDay, { size = SIZES[0], theme = 'dark', player }: Carried): Promise<Phone> {
  const context = await browser.newContext({ viewport: size, hasTouch: true, isMobile: true, deviceScaleFactor: 1 });
  await context.addInitScript((name) => window.localStorage.setItem('muster.theme', name), theme);
  const url = await day.signIn(context, player?.(day));
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await untilOpen(page);
  return { day, context, page, errors };
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const bar = (page: Page) => button(page, /assistance/i);

/** Until the service worker holds the page, so that it can be loaded again without signal. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const kept = (await cache.keys()).map(({ url }) => url);
      if (kept.some((url) => url.includes('FieldPage') && url.endsWith('.js'))) return true;
    }
    return false;
  });
}
const goOffline = async ({ context, page }: Phone): Promise<void> => {
  await context.setOffline(true);
  await page.getByText(/^No signal/).waitFor({ timeout: 60_000 });
};
const untilSent = (page: Page): Promise<void> =>
  page.getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });

async function tapTwice(page: Page): Promise<void> {
  await bar(page).tap();
  await page
    .getByText(/tap again/)
    .first()
    .waitFor();
  // A second touch sooner than this is a wet glove's bounce.
  await setTimeout(200);
  await bar(page).tap();
}

/** Waits for a fact of the server's. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('it did not come to pass');
    await setTimeout(100);
  }
}
/** Notices of a hold that somebody has not understood yet. */
const holds = async (day: PhoneDay) => (await day.recorded()).untold.filter(({ kind }) => kind === 'hold');

const words = ({ text }: LogEntryView): string => (typeof text === 'string' ? text : '');

/** What of the expected entries is lost, doubled or out of order in a log; entries of the same words do not occur. */
function outboxFaults(expected: readonly string[], log: readonly string[]): readonly string[] {
  const lost = expected.filter((one) => !log.includes(one)).map((one) => `lost: ${one}`);
  const doubled = expected
    .filter((one) => log.filter((entry) => entry === one).length > 1)
    .map((one) => `doubled: ${one}`);
  const order = log.filter((one) => expected.includes(one));
  const moved =
    lost.length + doubled.length === 0 && order.join('\n') !== expected.join('\n') ? [`order: ${order.join(' ')}`] : [];
  return [...lost, ...doubled, ...moved];
}

/** The entries that a phone made, in the order in which the server took them. */
const byPhone = (log: readonly LogEntryView[]): readonly string[] =>
  log
    .filter(({ source }) => source === 'phone')
    .toSorted((a, b) => (a.receivedAt ?? 0) - (b.receivedAt ?? 0))
    .map(words);

/** Controls under 56 px, the big step under 72 px, texts under 16 px, and what stands out to the side; as lines of words. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, input:not([type=radio]), textarea, label:has(input)',
    )) {
      const { height, width } = control.getBoundingClientRect();
      if (height > 0 && (height < 55.5 || width < 55.5)) found.push(`${width} × ${height}: ${control.textContent}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '' || parent.getClientRects().length === 0) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 16 && parent.getBoundingClientRect().width > 1) found.push(`${size} px: ${node.textContent}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth)
      found.push(`${document.documentElement.scrollWidth} px wide`);
    return found;
  });
}

describe.each(SIZES)('the phone at $width × $height', (size) => {
  test('FD3 taps out of order are all taken, show at once and are recorded', async () => {
    await withPhone(
      async ({ page, day, errors }) => {
        for (const step of ['Search done', 'People left', 'Secured']) {
          await button(page, /^Something else/).tap();
          await button(page, /^Any step/).tap();
          await button(page, step).tap();
          await page.getByText(step, { exact: true }).first().waitFor();
        }
        await button(page, /^Person found/).tap();
        await page.getByLabel('Found, in all').fill('4');
        await button(page, 'Report').first().tap();
        await page.getByText('4 so far').waitFor();
        await button(page, /^Person found/).tap();
        await button(page, /^One more found/).tap();
        await page.getByText('5 so far').waitFor();
        await button(page, 'Undo').tap();
        await page.getByText('4 so far').waitFor();
        await button(page, /^Need someone/).tap();
        await button(page, 'Romanian').tap();
        await untilSent(page);
        const { address, log } = await day.recorded();
        expect(Object.keys(address.steps ?? {}).toSorted()).toEqual([
          'at_fup',
          'briefed',
          'done',
          'entry',
          'left',
          'secured',
        ]);
        expect(address.counts?.found?.number).toBe(4);
        expect(log.map(words)).toContain('Needed: Interpreter, Romanian.');
        await expect(page.getByText('Not recorded').count()).resolves.toBe(0);
        expect(errors).toEqual([]);
      },
      { size },
    );
  });

  test('R23 without signal nothing is lost, doubled or moved: taps, a reload, taps on the locked face, return', async () => {
    await withPhone(
      async (phone) => {
        const { page, day, context, errors } = phone;
        await untilKept(page);
        await goOffline(phone);
        await button(page, /^Secured/).tap();
        await page.getByText('kept here', { exact: true }).waitFor({ timeout: 10_000 });
        await button(page, /^Person found/).tap();
        await page.getByLabel('Found, in all').fill('4');
        await button(page, 'Report').first().tap();
        await button(page, /^Need someone/).tap();
        await button(page, 'Woman officer').tap();
        await page.getByText(/3 reports wait here, not yet sent/).waitFor();
        await page.reload();
        await page.getByRole('heading', { name: 'Locked' }).waitFor();
        await page.getByText(/3 reports wait here/).waitFor();
        await button(page, /^People apart/).tap();
        await tapTwice(page);
        await page
          .getByText(/kept here, NOT yet sent/)
          .first()
          .waitFor();
        await page.getByText(/5 reports wait here/).waitFor();
        await context.setOffline(false);
        await untilOpen(page);
        await untilSent(page);
        const { log, assistance, address } = await day.recorded();
        const expected = ['Secured.', '4 found.', 'Needed: Woman officer.', 'Apart.', 'Assistance.'];
        expect(outboxFaults(expected, byPhone(log))).toEqual([]);
        expect(assistance).toHaveLength(1);
        expect(address.counts?.found?.number).toBe(4);
        await button(page, /^Spoken to with interpreter/).waitFor();
        expect(errors).toEqual([]);
      },
      { size },
    );
  });

  test('FD8 the assistance bar is in reach with and without contact, at 200 % text too, and says what it can do', async () => {
    await withPhone(
      async (phone) => {
        const { page, day } = phone;
        const { marigold, driver } = day;
        await page.getByText('hold 1 s or tap twice').waitFor();
        await tapTwice(page);
        await page
          .getByText(/ASSISTANCE called/)
          .first()
          .waitFor();
        const [call] = (await day.recorded()).assistance;
        expect(call?.raised?.source).toBe('phone');
        const assistanceId = call?.id ?? '';
        await driver.operation(marigold.operation, marigold.desk, 'desk', 'AcknowledgeAssistance', { assistanceId });
        await page
          .getByText(/ASSISTANCE acknowledged/)
          .first()
          .waitFor();
        await driver.operation(marigold.operation, marigold.desk, 'desk', 'SendToAssistance', {
          assistanceId,
          who: 'MIKE 20',
        });
        await page.getByText('going to you: MIKE 20').first().waitFor();
        await goOffline(phone);
        await page.getByText('Assistance: press your radio’s red button').first().waitFor();
        await expect(page.getByText('NOT CONNECTED').count()).resolves.toBeGreaterThan(0);
        await page.evaluate(() => document.documentElement.style.setProperty('-webkit-text-size-adjust', '200%'));
        const box = await bar(page).boundingBox();
        expect(box === null ? null : box.y >= 0 && box.y + box.height <= size.height && box.height >= 84).toBe(true);
        expect(await tooSmall(page)).toEqual([]);
      },
      { size },
    );
  });

  test.each(['dark', 'light', 'night'])('FD15 axe and a gloved hand find nothing amiss in %s', async (theme) => {
    await withPhone(
      async (phone) => {
        const { page, day } = phone;
        const look = async (what: string): Promise<void> => {
          expect([what, ...(await axeViolations(page)), ...(await tooSmall(page))]).toEqual([what]);
        };
        await look('home');
        const next = await button(page, /^Secured/).boundingBox();
        expect(next?.height).toBeGreaterThanOrEqual(72);
        for (const tile of [/^Person found/, /^Need someone/, /^Search/, /^Something else/]) {
          await button(page, tile).tap();
          await look(String(tile));
          await button(page, 'Back').tap();
        }
        const { operation, lead } = day.marigold;
        for (const order of ['hold', 'abort'] as const) {
          await day.driver.operation(operation, lead, 'lead', 'OrderAddress', { addressId: day.addressId, order });
          await page.getByText(order.toUpperCase(), { exact: true }).waitFor();
          await look(order);
        }
        await goOffline(phone);
        await look('offline');
        await button(page, /^Something else/).tap();
        await button(page, /^Lock/).tap();
        await look('locked');
      },
      { size, theme },
    );
  });
});

describe('what the phone shows and keeps', () => {
  test('R23 the proof finds a report that was lost, doubled or moved', () => {
    const expected = ['Secured.', 'Apart.'];
    expect(outboxFaults(expected, ['Entry.', 'Secured.', 'Apart.'])).toEqual([]);
    expect(outboxFaults(expected, ['Secured.'])).toEqual(['lost: Apart.']);
    expect(outboxFaults(expected, ['Secured.', 'Apart.', 'Apart.'])).toEqual(['doubled: Apart.']);
    expect(outboxFaults(expected, ['Apart.', 'Secured.'])).toEqual(['order: Apart. Secured.']);
  });

  test('R23 two hundred reports outlive a killed tab: each is recorded once, in order', async () => {
    await withPhone(async (phone) => {
      const { page, day, context } = phone;
      await untilKept(page);
      await goOffline(phone);
      const expected = Array.from({ length: 200 }, (_, index) => `${index + 1} found.`);
      for (const one of expected) {
        await button(page, /^Person found/).tap();
        await button(page, /^One more found/).tap();
        await page.getByText(one.replace(' found.', ' so far')).waitFor();
      }
      await page.getByText(/200 reports wait here/).waitFor();
      const url = page.url();
      await page.close({ runBeforeUnload: false });
      const taken = day.listen();
      const again = await context.newPage();
      await again.goto(url);
      await again.getByText(/200 reports wait here/).waitFor();
      await context.setOffline(false);
      await untilOpen(again);
      await untilSent(again);
      await again.getByText('200 so far').waitFor();
      expect((await day.recorded()).address.counts?.found?.number).toBe(200);
      expect(outboxFaults(expected, taken())).toEqual([]);
    });
  });

  test('FD16 the address is in the page only while it is held, and nowhere on the device', async () => {
    await withPhone(async ({ page }) => {
      const holds = (): Promise<boolean> =>
        page.evaluate(() => document.documentElement.outerHTML.includes('Example Road'));
      expect(await holds()).toBe(false);
      const box = await button(page, /hold to show the address/).boundingBox();
      if (box === null) throw new Error('nothing to hold');
      await page.mouse.move(box.x + 40, box.y + box.height - 10);
      await page.mouse.down();
      await page.getByText(/14 Example Road/).waitFor();
      await page.mouse.up();
      await page.getByText(/14 Example Road/).waitFor({ state: 'detached' });
      expect(await holds()).toBe(false);
      await button(page, /^Secured/).tap();
      expect(await onDevice(page)).not.toMatch(/Example Road|LU1|MIKE|MARIGOLD/);
    });
  });

  test('FD12 two minutes without a touch, or a hidden page, lock the phone: it writes, reads nothing, and a reload opens nothing', async () => {
    await withPhone(async ({ page, day }) => {
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        Reflect.deleteProperty(document, 'visibilityState');
      });
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
      const shown = await page.locator('body').innerText();
      expect(shown).not.toMatch(/A1|MIKE|Interpreter here|T\+|Example/);
      await button(page, /^Secured/).tap();
      await button(page, /^People apart/).waitFor();
      await eventually(async () => (await day.recorded()).address.steps?.secured?.kind === 'reached');
      await page.reload();
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
      await button(page, /^Need someone/).waitFor();
      expect(await page.locator('body').innerText()).not.toMatch(/A1|MIKE|Example/);
      const phonePage = page.url();
      for (const other of ['/', '/account', phonePage.replace('/field', '/board')]) {
        await page.goto(new URL(other, phonePage).href);
        await page.getByText('This phone is locked').waitFor();
        expect(await page.locator('body').innerText()).not.toMatch(/A1|MIKE|MARIGOLD|Example/);
      }
      await page.goto(phonePage);
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
      await button(page, /^Unlock/).tap();
      const { name, password } = day.password;
      await page.getByLabel('Sign-in name').fill(name);
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await button(page, 'Sign in').tap();
      await page.getByText('That name and password do not open an account.').waitFor();
      await page.getByLabel('Password', { exact: true }).fill(password);
      await button(page, 'Sign in').tap();
      await untilOpen(page);
    });
  });

  test('FD17 the two minutes begin anew with every touch', async () => {
    const day = await startPhoneDay();
    const context = await browser.newContext({ viewport: SIZES[0], hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(await day.signIn(context));
    await untilOpen(page);
    await page.clock.fastForward(100_000);
    await button(page, /^Something else/).tap();
    await page.clock.fastForward(100_000);
    await button(page, 'Back').waitFor();
    await page.clock.fastForward(30_000);
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await context.close();
    await day.close();
  });

  test('FD18 who is not the updater has no steps, reads who is, and may call, ask and write a note', async () => {
    await withPhone(
      async ({ page, day }) => {
        await page.getByText('PS Marlow Pike').waitFor();
        await expect(button(page, /^(Secured|Person found|Search)/).count()).resolves.toBe(0);
        await button(page, /^Something else/).tap();
        await expect(button(page, /^(Any step|Correct|No reply|Hand back)/).count()).resolves.toBe(0);
        await button(page, 'Note to command').tap();
        await page.getByRole('textbox', { name: 'Note' }).fill('Dog is out of the flat');
        await button(page, 'Send the note').tap();
        await button(page, /^Need someone/).tap();
        await button(page, 'Driver').tap();
        await tapTwice(page);
        await untilSent(page);
        const { log, assistance } = await day.recorded();
        expect(log.map(words)).toEqual(expect.arrayContaining(['Dog is out of the flat', 'Needed: Driver.']));
        expect(assistance).toHaveLength(1);
        await expect(page.getByText('Not recorded').count()).resolves.toBe(0);
      },
      { player: (day) => day.second },
    );
  });

  test('FD11 an order stands out, is told to be on this screen, and is understood by a tap, without signal too', async () => {
    await withPhone(async (phone) => {
      const { page, day } = phone;
      const { operation, lead } = day.marigold;
      const order = { addressId: day.addressId, order: 'hold', reason: 'Wait for the second van' } as const;
      await day.driver.operation(operation, lead, 'lead', 'OrderAddress', order);
      await page.getByText('HOLD', { exact: true }).waitFor();
      await page.getByText(/Wait for the second van/).waitFor();
      await eventually(async () => (await holds(day)).some(({ told }) => told === 'shown'));
      const before = (await holds(day)).length;
      await goOffline(phone);
      await page.getByText(/Wait for the second van · command last heard \d\d:\d\d:\d\d/).waitFor();
      await button(page, 'Understood').tap();
      await button(page, 'Understood').waitFor({ state: 'detached' });
      await phone.context.setOffline(false);
      await untilSent(page);
      await eventually(async () => (await holds(day)).length === before - 1);
    });
  });

  test('FD19 a refused report stays with its reason until it is read', async () => {
    await withPhone(async (phone) => {
      const { page, day } = phone;
      await goOffline(phone);
      await button(page, /^Secured/).tap();
      await day.moveUpdater();
      await phone.context.setOffline(false);
      await page.getByText('Not recorded:').waitFor({ timeout: 60_000 });
      await page.getByText(/There is no such thing here, or it is not yours to change/).waitFor();
      await button(page, 'I have read it').tap();
      await page.getByText('Not recorded:').waitFor({ state: 'detached' });
      expect(Object.keys((await day.recorded()).address.steps ?? {})).not.toContain('secured');
    });
  });

  test('FD20 the whole of it goes by keyboard', async () => {
    await withPhone(async ({ page, day }) => {
      const focus = async (name: RegExp): Promise<void> => {
        for (let presses = 0; presses < 30; presses += 1) {
          await page.keyboard.press('Tab');
          const on = await page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
          if (name.test(on)) return;
        }
        throw new Error(`the keyboard does not come to ${name}`);
      };
      await focus(/^Secured/);
      await page.keyboard.press('Enter');
      await focus(/^Something else/);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await button(page, /^Person found/).waitFor();
      await focus(/hold to show/);
      await page.keyboard.down('Space');
      await page.getByText(/14 Example Road/).waitFor();
      await page.keyboard.up('Space');
      await focus(/Call for assistance/);
      await page.keyboard.press('Enter');
      await page
        .getByText(/tap again/)
        .first()
        .waitFor();
      await setTimeout(200);
      await page.keyboard.press('Enter');
      await page
        .getByText(/ASSISTANCE called/)
        .first()
        .waitFor();
      const { address, assistance } = await day.recorded();
      expect(address.steps?.secured?.kind).toBe('reached');
      expect(assistance).toHaveLength(1);
    });
  });
});

/** Everything that the page has put on the device, as text. */
function onDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [Object.entries(window.localStorage), Object.entries(window.sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(new Error('the store does not open')));
      });
      for (const store of db.objectStoreNames) {
        all.push(
          await new Promise((resolve) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.addEventListener('success', () => resolve(asked.result));
          }),
        );
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push(request.url);
    }
    return JSON.stringify(all);
  });
}
