import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Download, Locator, Page } from 'playwright-core';
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

describe('through the day', () => {
  let phone: Page;
  let duty: Id = '';
  let wire = (): string => '';
  const hers = async () => (await stage.state()).get('assignment', duty);
  /** Nothing wrong with the page as it stands. */
  const isSound = async (): Promise<void> => {
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    await expect(cramped(phone)).resolves.toEqual([]);
    await expect(crampedAtTwice(phone)).resolves.toEqual([]);
  };

  test('WK12 she reads dialect, terms and expenses before she answers, and can ring whom she may ask', async () => {
    // T is five hours away by now: her hours began three hours ago.
    const request = await stage.ask(1, [-8, -3], {
      dialects: [{ language: 'ro', dialect: 'Moldovan' }],
      terms: 'Paid by the hour, four at least',
      expenses: 'Bus or train both ways',
      contact: { name: 'Reception desk', phone: '07700 900123' },
    });
    duty = await stage.putForward(request, 'Dana Holt', [-8, -3]);
    phone = await stage.phone();
    wire = sent(phone);
    await phone.goto(await stage.answerLink(duty));
    await heading(phone, 'Can you come?');
    for (const words of ['Moldovan', 'Paid by the hour, four at least', 'Bus or train both ways'])
      await phone.getByText(words, { exact: true }).waitFor();
    const ring = phone.getByRole('link', { name: /Ring Reception desk/ });
    await expect(ring.getAttribute('href')).resolves.toBe('tel:07700900123');
    await isSound();
    await sight(phone, 'asked');
  });

  test('WK15 her calendar gets the hours and nothing else', async () => {
    await button(phone, 'Yes, I can come').tap();
    await heading(phone, 'You said yes. Thank you.');
    const download = phone.waitForEvent('download');
    await phone.getByRole('link', { name: /Put the hours into your calendar/ }).press('Enter');
    const file = await textOf(await download);
    const startAt = (await hers())?.startAt ?? 0;
    expect(file).toContain(`DTSTART:${new Date(startAt).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
    const said = ['Dana', 'Holt', 'Moldovan', 'Romanian', 'Reception', 'Paid', 'Luton'];
    expect(leaks(file, [...HIDDEN, ...said])).toEqual([]);
    // The proof can fail: planted words are found.
    expect(leaks(`${file}LOCATION:Model Hall`, HIDDEN)).toEqual(['Model Hall']);
  });

  test('WK15 push is not offered while it is off; switched on, what her phone refuses is said and nothing is sent', async () => {
    const offer = button(phone, 'Tell me on this phone when something waits');
    const asked = phone.waitForResponse('**/api/message-channels/open');
    await phone.reload();
    await heading(phone, 'You said yes. Thank you.');
    await asked;
    await phone.getByRole('heading', { name: 'On your phone' }).waitFor();
    await expect(offer.count()).resolves.toBe(0);

    await stage.switchPush(true);
    await phone.reload();
    await offer.waitFor();
    await offer.press('Enter');
    await phone.getByText('This phone does not allow it.').waitFor();
    await expect(focusIsKept(phone)).resolves.toBe(true);
    await isSound();
    expect(wire()).not.toContain('SubscribePush');
    expect((await hers())?.push).toBeNull();
    await sight(phone, 'push');
    await stage.switchPush(false);
  });

  test('WK13 she says where she is: on the way and when there, arrived, at reception, a break and back', async () => {
    await stage.dayPass(duty, CODE);
    await phone.reload();
    await phone.getByRole('textbox', { name: 'Code' }).fill(CODE);
    await phone.getByRole('textbox', { name: 'Code' }).press('Enter');
    await phone.getByText('Model Hall, Specimen Lane').waitFor();
    await expect(button(phone, 'Sign your hours').count()).resolves.toBe(0);
    await phone.getByRole('combobox', { name: /^There in/ }).selectOption({ label: 'within 15 min' });
    await isSound();
    await sight(phone, 'pass');

    const steps = [
      ['I am on my way', /^On the way, there within 15 min, recorded/, 'en_route'],
      ['I have arrived', /^Arrived, recorded/, 'arrived'],
      ['I am at reception', /^At reception, recorded/, 'at_reception'],
      ['I am taking a break', /^On a break, recorded/, 'on_break'],
      ['I am back at reception', /^At reception, recorded/, 'at_reception'],
    ] as const;
    for (const [words, chip, presence] of steps) {
      await button(phone, words).press('Enter');
      await phone.getByText(chip).waitFor();
      await expect(focusIsKept(phone)).resolves.toBe(true);
      expect((await hers())?.presence).toBe(presence);
      // Never the way again.
      await expect(button(phone, 'I am on my way').count()).resolves.toBe(0);
      await expect(cramped(phone)).resolves.toEqual([]);
      await sight(phone, presence);
    }
    await expect(axeInAllThemes(phone)).resolves.toEqual([]);
    expect(wire()).toMatch(/ReportPresence.*"arrival":"0_15"/);
  });

  test('WK14 she signs her hours by keys, mends them, and cannot once they are agreed', async () => {
    await button(phone, 'Sign your hours').press('Enter');
    await expect(focusIsKept(phone)).resolves.toBe(true);
    const until = phone.getByRole('textbox', { name: 'Until' });
    await until.fill(new Date(Date.now() + 24 * HOUR).toISOString());
    await phone.getByText('Sign what has been, not what is to come.').waitFor();
    await isSound();
    await sight(phone, 'hours');
    // The form shows seconds at most.
    const startAt = Math.floor(((await hers())?.startAt ?? 0) / 1000) * 1000;
    await until.fill(new Date(startAt + 2 * HOUR).toISOString());
    const breaks = phone.getByRole('textbox', { name: /^Breaks/ });
    await breaks.fill('125');
    await phone.getByText('Breaks must be shorter than the hours.').waitFor();
    await button(phone, 'Sign').press('Enter');
    expect((await hers())?.hours).toBeNull();
    await breaks.fill('15');
    await button(phone, 'Sign').press('Enter');
    await phone.getByText(/15 min of it a break/).waitFor();
    await expect(focusIsKept(phone)).resolves.toBe(true);
    expect((await hers())?.hours).toMatchObject({ startAt, endAt: startAt + 2 * HOUR, breakMinutes: 15 });
    await sight(phone, 'signed');

    await button(phone, 'Mend your hours').press('Enter');
    await breaks.fill('30');
    await phone.getByRole('textbox', { name: /^Note/ }).fill('The second break was short.');
    await button(phone, 'Sign').press('Enter');
    await phone.getByText(/30 min of it a break/).waitFor();
    expect((await hers())?.hours).toMatchObject({ breakMinutes: 30, signedBy: 'worker', agreed: null });

    await button(phone, 'Mend your hours').press('Enter');
    await stage.asLead('AgreeHours', { assignmentId: duty });
    await phone.getByText('Agreed', { exact: true }).waitFor();
    // The form that was open went away with the right to mend.
    await expect(button(phone, 'Sign').count()).resolves.toBe(0);
    await expect(button(phone, 'Mend your hours').count()).resolves.toBe(0);
    await isSound();
    await sight(phone, 'agreed');
  });

  test('WK14 stood down before her hours began, she says herself from when she came', async () => {
    const request = await stage.ask(1, [30, 33]);
    const other = await stage.putForward(request, 'Carys Vale', [30, 33]);
    const early = await stage.phone();
    await early.goto(await stage.answerLink(other));
    await button(early, 'Yes, I can come').tap();
    await heading(early, 'You said yes. Thank you.');
    await stage.asDesk('StandDownAssignment', { assignmentId: other });
    await heading(early, 'You are stood down. Thank you.');
    await button(early, 'Sign your hours').press('Enter');
    await expect(early.getByRole('textbox', { name: 'From' }).inputValue()).resolves.toBe('');
    await expect(button(early, 'Sign').isDisabled()).resolves.toBe(true);
    const hourAgo = new Date(Math.floor(Date.now() / 60_000) * 60_000 - HOUR).toISOString();
    await early.getByRole('textbox', { name: 'From' }).fill(hourAgo);
    await button(early, 'Sign').press('Enter');
    await early.getByText('Signed', { exact: true }).waitFor();
    await expect(axeInAllThemes(early)).resolves.toEqual([]);
    await expect(cramped(early)).resolves.toEqual([]);
    await early.context().close();
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

/** With MUSTER_PICTURES naming a folder: a picture of the page as it stands. */
async function sight(page: Page, name: string): Promise<void> {
  const folder = process.env['MUSTER_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/worker-${name}.png`, fullPage: true });
}

/** All that a page sends over its sockets and calls from now on. */
function sent(page: Page): () => string {
  const parts: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => parts.push(payload.toString())));
  page.on('request', (request) => parts.push(`${request.url()} ${request.postData() ?? ''}`));
  return () => parts.join('\n');
}

async function textOf(download: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

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
