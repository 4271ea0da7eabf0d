import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import { axeInAllThemes, heard, leaks, Stage } from '../worker/stage.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const HOUR = 3_600_000;
const CODE = 'K7MPWXR4';
/** What no worker's screen or wire may hold before it is shown to her. */
const HIDDEN = ['MARIGOLD', 'Model Hall', 'Specimen Lane', 'Example Road', 'LU1 0A', 'Elena', 'Ioana', 'Ashdown'];

let stage: Stage;
let link = '';
let assignment: Id = '';
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const button = (at: Page | Locator, name: string | RegExp): Locator => at.getByRole('button', { name });
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Whether the focus is still somewhere on the page, after the button that had it went away. */
const focusIsKept = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement !== document.body);

const SIZES = [
  [360, 640],
  [390, 664],
] as const;

/** What is wrong with a phone's page at the sizes it must fit: sideways scroll, targets too small or cut off. */
async function cramped(page: Page, least = 56): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate((smallest) => {
      const faults: string[] = [];
      if (document.documentElement.scrollWidth > window.innerWidth) faults.push('scrolls sideways');
      for (const node of document.querySelectorAll('main button, main a, main input, main select')) {
        const box = node.getBoundingClientRect();
        if (box.height < smallest - 0.5) faults.push(`${node.textContent} is ${box.height} px high`);
        if (box.left < 0 || box.right > window.innerWidth) faults.push(`${node.textContent} is cut off`);
      }
      return faults;
    }, least);
    wrong.push(...found.map((fault) => `${width}×${height}: ${fault}`));
  }
  return wrong;
}

/** Twice the letters, as a phone's own setting gives them: the same page on half the width. */
async function crampedAtTwice(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 195, height: 332 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.setViewportSize({ width: 390, height: 664 });
  return wide > 0 ? [`${wide} px too wide at 200 %`] : [];
}

describe('asked by link', () => {
  test('WK7 a program that opens, runs and posts her link records nothing and spends nothing', async () => {
    const request = await stage.ask(2, [7, 10]);
    assignment = await stage.putForward(request, 'Elena Brook', [7, 10]);
    link = await stage.answerLink(assignment);
    const before = await told();
    for (let visit = 0; visit < 3; visit += 1) {
      const scanner = await stage.page(800, 600);
      await scanner.goto(link);
      await heading(scanner, 'Can you come?');
      // It runs what it finds, and presses nothing by hand.
      await scanner.evaluate(() => {
        for (const name of ['pointerdown', 'keydown', 'touchstart']) window.dispatchEvent(new Event(name));
        document.body.click();
      });
      await scanner.evaluate(
        (token) =>
          fetch('/api/worker/open', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-muster': '1' },
            body: JSON.stringify({ token }),
          }),
        link.split('#')[1],
      );
      await scanner.context().close();
    }
    await expect(told()).resolves.toEqual(before);
    // The proof can fail: a hand is seen.
    const hand = await stage.phone();
    await hand.goto(link);
    await heading(hand, 'Can you come?');
    await hand.touchscreen.tap(200, 300);
    await stage.until(async () => (await told()).told === 'shown');
    await hand.context().close();
  });

  test('WK4 she reads what is asked, and neither screen nor wire names codename, T or place', async () => {
    const phone = await stage.phone();
    const wire = heard(phone);
    await phone.goto(link);
    await heading(phone, 'Can you come?');
    expect(new URL(phone.url()).hash).toBe('');
    await expect(phone.title()).resolves.toBe('Muster');
    await phone.getByText('Luton area, at the reception centre').waitFor();
    await phone.getByText('women found').waitFor();
    expect(leaks(await phone.content(), HIDDEN)).toEqual([]);
    expect(wire.text()).toContain('put_forward');
    expect(leaks(wire.text(), [...HIDDEN, `"t":${stage.marigold.t}`, 'codename'])).toEqual([]);
    // The proof can fail: planted words are found.
    expect(leaks(`${wire.text()} marigold`, HIDDEN)).toEqual(['MARIGOLD']);
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await expect(cramped(phone)).resolves.toEqual([]);
    await expect(crampedAtTwice(phone)).resolves.toEqual([]);
    // WK11 The proof can fail: a small button is found.
    await expect(cramped(phone, 57)).resolves.not.toEqual([]);

    await button(phone, 'I can only stay until…').click();
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await button(phone, 'Back').click();
    await button(phone, 'I cannot come').click();
    await phone.getByText('No reason is asked for.').waitFor();
    await button(phone, 'Back').click();
    await phone.context().close();
  });

  test('WK5 she says yes with one thumb; the address bar keeps nothing, and a reload finds her again', async () => {
    const phone = await stage.phone();
    await phone.goto(link);
    await button(phone, 'Yes, I can come').tap();
    await heading(phone, 'You said yes. Thank you.');
    await phone.getByText('by up to 45 min, your yes holds').waitFor();
    expect((await theAssignment()).answeredBy).toBe('worker');
    await phone.reload();
    await heading(phone, 'You said yes. Thank you.');
    expect(phone.url()).toBe(`${stage.server.url}/w`);
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await expect(cramped(phone)).resolves.toEqual([]);
    await expect(crampedAtTwice(phone)).resolves.toEqual([]);
    await phone.context().close();
  });

  test('WK5 she says yes for a part, by keys alone', async () => {
    const request = await stage.ask(1, [11, 15]);
    const other = await stage.putForward(request, 'Dana Holt', [11, 15]);
    const phone = await stage.phone();
    await phone.goto(await stage.answerLink(other));
    await heading(phone, 'Can you come?');
    await button(phone, 'I can only stay until…').press('Enter');
    const until = phone.getByRole('combobox', { name: 'Until' });
    await until.waitFor();
    await expect(focusIsKept(phone)).resolves.toBe(true);
    await until.focus();
    await until.press('ArrowDown');
    await button(phone, 'Yes, until then').press('Enter');
    await heading(phone, 'You said yes. Thank you.');
    await expect(focusIsKept(phone)).resolves.toBe(true);
    const state = (await stage.state()).get('assignment', other);
    expect(state?.answer).toBe('confirmed');
    expect(state?.endAt).toBeLessThan(stage.marigold.t + 15 * HOUR);

    await button(phone, /^I may know someone there/).press('Enter');
    await button(phone, 'Send: I cannot come').press('Enter');
    await heading(phone, 'You said you cannot come.');
    await phone.context().close();
  });

  test('WK8 T moves beyond her slack: the open page asks again, with the new hours', async () => {
    const phone = await stage.phone();
    await phone.goto(link);
    await heading(phone, 'You said yes. Thank you.');
    const { t } = stage.marigold;
    // Within her slack nothing is asked again.
    await stage.asLead('MoveT', { from: t, to: t + 0.5 * HOUR, reason: 'Later' });
    await expect(phone.getByRole('heading', { level: 1 }).textContent()).resolves.toBe('You said yes. Thank you.');
    await stage.asLead('MoveT', { from: t + 0.5 * HOUR, to: t + 2 * HOUR, reason: 'Later' });
    await heading(phone, 'The hours have moved. Can you still come?');
    const { startAt } = await theAssignment();
    expect(startAt).toBe(t + 9 * HOUR);
    const start = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
    await phone.getByText(start.format(startAt)).first().waitFor();
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await button(phone, 'Yes, I can still come').tap();
    await heading(phone, 'You said yes. Thank you.');
    await phone.context().close();
  });
});

describe('on the day', () => {
  let phone: Page;
  let second: Page;

  test('WK9 a wrong code opens nothing and says what to do', async () => {
    phone = await stage.phone();
    await phone.goto(link);
    await heading(phone, 'You said yes. Thank you.');
    await stage.dayPass(assignment, CODE);
    const { sites, agencies } = stage.marigold;
    const place = { kind: 'site' as const, id: sites['reception'] ?? '' };
    await stage.asLead('ShowPlace', { place, agencyId: agencies.harbour, level: 'full', at: null });
    await phone.getByRole('button', { name: /^Understood.*The place can be shown to you now/ }).waitFor();
    await phone.getByRole('textbox', { name: 'Code' }).fill('K7MP WXR5');
    await phone.getByRole('button', { name: 'Open', exact: true }).click();
    await phone.getByText('That code does not open this here.').waitFor();
    expect(leaks(await phone.content(), HIDDEN)).toEqual([]);
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
  });

  test('WK9 her code, typed in any manner, opens place and contact on this phone', async () => {
    await phone.getByRole('textbox', { name: 'Code' }).fill('k7mp-wxr4');
    await phone.getByRole('textbox', { name: 'Code' }).press('Enter');
    await phone.getByText('Model Hall, Specimen Lane').waitFor();
    await phone.getByRole('link', { name: /Ring Victim liaison/ }).waitFor();
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await expect(cramped(phone)).resolves.toEqual([]);
    await expect(crampedAtTwice(phone)).resolves.toEqual([]);
  });

  test('WK9 a second phone with the same link and code is refused, and shows nothing of it', async () => {
    second = await stage.phone();
    const wire = heard(second);
    await second.goto(link);
    await heading(second, 'You said yes. Thank you.');
    await second.getByRole('textbox', { name: 'Code' }).fill(CODE);
    await second.getByRole('button', { name: 'Open', exact: true }).click();
    await second.getByText('A code opens on one phone').waitFor();
    expect(leaks((await second.content()) + wire.text(), HIDDEN)).toEqual([]);
    // The proof can fail: the first phone does show it.
    expect(leaks(await phone.content(), HIDDEN)).not.toEqual([]);
  });

  test('WK6 what she is told stays until she says that she understood', async () => {
    await button(phone, /^Understood.*The place is shown/).click();
    await button(phone, /^Understood/).waitFor({ state: 'detached' });
    await stage.until(async () => (await told('place_shown')).told === 'understood');
  });

  test('WK10 she reports on the way and arrived, each recorded', async () => {
    await button(phone, 'I am on my way').tap();
    await phone.getByText(/On the way, recorded/).waitFor();
    await button(phone, 'I have arrived').tap();
    await phone.getByText(/Arrived, recorded/).waitFor();
    expect((await theAssignment()).presence).toBe('arrived');
  });

  test('WK2 without signal the page says so, sends nothing, and comes back by itself', async () => {
    await phone.context().setOffline(true);
    await phone.getByText(/^No signal/).waitFor({ timeout: 90_000 });
    await expect(button(phone, 'I cannot come').isDisabled()).resolves.toBe(true);
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await phone.context().setOffline(false);
    await phone.getByText(/^No signal/).waitFor({ state: 'detached', timeout: 60_000 });
  });

  test('WK10 stood down, she is thanked, has her hours, and the place leaves her screen at once', async () => {
    await stage.asDesk('StandDownAssignment', { assignmentId: assignment });
    await heading(phone, 'You are stood down. Thank you.');
    await phone.getByRole('heading', { name: 'Your hours' }).waitFor();
    expect(leaks(await phone.content(), HIDDEN)).toEqual([]);
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await second.context().close();
    await phone.context().close();
  });
});

describe('when it does not open', () => {
  test('WK2 a newer link kills the old one, on an open page too', async () => {
    const request = await stage.ask(1, [20, 23]);
    const other = await stage.putForward(request, 'Carys Vale', [20, 23]);
    const old = await stage.answerLink(other);
    const phone = await stage.phone();
    await phone.goto(old);
    await heading(phone, 'Can you come?');
    const fresh = await stage.answerLink(other);
    await phone.getByText('This link no longer opens').waitFor();
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await phone.goto(fresh);
    await heading(phone, 'Can you come?');
    await stage.asDesk('WithdrawAssignment', { assignmentId: other });
    await heading(phone, 'You are not needed for this.');
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await button(phone, 'Close this on this phone').click();
    await phone.getByText('Closed on this phone').waitFor();
    await phone.goto('about:blank');
    await phone.goto(old);
    await phone.getByText('This link no longer opens').waitFor();
    expect(new URL(phone.url()).hash).toBe('');
    await phone.context().close();
  });

  test('WK1 a link that was cut off says so, and no link at all says what opens the page', async () => {
    const phone = await stage.phone();
    await phone.goto(link.slice(0, -4));
    await phone.getByText('A part of the link is missing').waitFor();
    await phone.goto('about:blank');
    await phone.goto(`${stage.server.url}/w`);
    await phone.getByText('Open the link that you were sent').waitFor();
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await phone.context().close();
  });

  test('WK2 without signal at the start the link stays where it is until it can be opened', async () => {
    const phone = await stage.phone();
    await phone.goto(`${stage.server.url}/w`);
    await phone.getByText('Open the link that you were sent').waitFor();
    await phone.route('**/api/worker/open', (route) => route.abort());
    await phone.goto(link);
    await phone.getByText('No signal').waitFor();
    expect(new URL(phone.url()).hash).not.toBe('');
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await phone.unroute('**/api/worker/open');
    await button(phone, 'Try again').click();
    await heading(phone, 'You are stood down. Thank you.');
    expect(new URL(phone.url()).hash).toBe('');
    await phone.context().close();
  });

  test('WK11 nothing on the way here was cut off, and no page reported a fault of its own or asked anybody else', () => {
    expect(stage.wrong).toEqual([]);
  });
});

async function theAssignment() {
  const found = (await stage.state()).get('assignment', assignment);
  if (found === undefined) throw new Error('she is not put forward');
  return found;
}

/** How her latest notice of a kind stands, with everything else of hers that could have been written. */
async function told(kind = 'asked') {
  const state = await stage.state();
  const notices = [...state.ids('notice', 'to', assignment)].flatMap((id) => state.get('notice', id) ?? []);
  const { answer, presence, pass } = await theAssignment();
  const notice = notices.findLast((one) => one.kind === kind);
  return { told: notice?.told, toldAt: notice?.toldAt, count: notices.length, answer, presence, pass };
}
