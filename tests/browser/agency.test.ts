import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import { axeInAllThemes, heard, leaks, Stage } from '../worker/stage.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

/** What no agency's page or wire may hold: codename, T, addresses not shown, other agencies and their people. */
const HIDDEN = [
  'MARIGOLD',
  'codename',
  'Example Road',
  'Sample Terrace',
  'Model Hall',
  'LU1 0A',
  'Clearway',
  'Northgate',
  'Grace Abara',
  'Nurse A',
  'Ashdown',
];

let stage: Stage;
let desk: Page;
let request: Id = '';
let wire: { readonly text: () => string };
beforeAll(async () => {
  stage = await Stage.open();
  request = await stage.ask(2, [7, 10]);
  desk = await stage.desk();
});
afterAll(() => stage.close());

const button = (at: Page | Locator, name: string | RegExp): Locator => at.getByRole('button', { name });
const field = (at: Page | Locator, name: string | RegExp): Locator => at.getByRole('textbox', { name });
const dialog = (page: Page): Locator => page.getByRole('dialog');
/** The card of a request, and the row of one person on it. */
const card = (ref: string): Locator => desk.getByRole('region', { name: new RegExp(`^${ref} ·`) });
const row = (ref: string, name: string): Locator => card(ref).getByRole('listitem').filter({ hasText: name });

/** Goes on by Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await goal.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('never reached by Tab');
}

/** Puts somebody forward by keys alone, for all that is open; ends in the dialog that asks her. */
async function putForwardByKeys(ref: string, typed: string): Promise<void> {
  await tabTo(desk, button(card(ref), /^Put someone forward/));
  await desk.keyboard.press('Enter');
  await dialog(desk).getByRole('combobox', { name: 'Who' }).waitFor();
  await desk.keyboard.type(typed);
  await dialog(desk).getByRole('option').first().waitFor();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await tabTo(desk, button(dialog(desk), 'Put forward'));
  await desk.keyboard.press('Enter');
  await desk.getByRole('dialog', { name: /^Answer link for/ }).waitFor();
}

describe('requests', () => {
  test('AG1 the heading counts what needs an answer, and each card says what is asked', async () => {
    await desk.getByRole('heading', { level: 1, name: '2 requests need an answer' }).waitFor();
    await card('H-4').getByText('2 support workers who speak Romanian').waitFor();
    await card('H-4').getByText('Luton area at the reception centre').waitFor();
    await card('H-4').getByText('women · with women found').waitFor();
    await card('H-4').getByText('No one yet').waitFor();
    await card('H-1').getByText('1 person short').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
  });

  test('AG9 a coordinator puts two people forward by keys alone, and makes a link for each', async () => {
    await putForwardByKeys('H-4', 'elena');
    await button(dialog(desk), 'Make the link').press('Enter');
    const first = await field(dialog(desk), 'Link').inputValue();
    expect(first).toContain(`/w#${stage.marigold.operation}.`);
    await desk.keyboard.press('Escape');
    await row('H-4', 'Worker A').getByText('Link made, not opened').waitFor();
    await expect(desk.content()).resolves.not.toContain(first.split('#')[1]);

    await putForwardByKeys('H-4', 'ioana');
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(dialog(desk), 'Not now').press('Enter');
    await row('H-4', 'Worker B').getByText('Not asked yet: no link made').waitFor();
    await desk.getByRole('heading', { level: 1, name: '1 request needs an answer' }).waitFor();
    const state = await stage.state();
    expect([...state.ids('assignment', 'request', request)]).toHaveLength(2);
  });

  test('AG9 answers told by voice, hours cut, and what is open again', async () => {
    await button(row('H-4', 'Worker A'), /^Told by me/).press('Enter');
    await row('H-4', 'Worker A')
      .getByText(/^Yes by voice/)
      .waitFor();
    await button(row('H-4', 'Worker B'), 'More').press('Enter');
    await desk.getByRole('menuitem', { name: 'Told by me, only until…' }).press('Enter');
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    const until = new Date(stage.marigold.t + 9 * 3_600_000);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
    await field(dialog(desk), 'Until').fill(clock.format(until));
    await field(dialog(desk), 'Until').press('Enter');
    await row('H-4', 'Worker B')
      .getByText(/^Yes by voice/)
      .waitFor();
    await card('H-4')
      .getByText(/ still open/)
      .waitFor();
    await card('H-4').getByText('2 of 2, not all hours').waitFor();
  });

  test('AG9 somebody cannot come, somebody is withdrawn; both say first what follows', async () => {
    await button(row('H-4', 'Worker B'), /^Cannot come/).press('Enter');
    await dialog(desk).getByText('No reason is asked for, and none is shown.').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(dialog(desk), 'She cannot come').press('Enter');
    await row('H-4', 'Worker B')
      .getByText(/^Cannot come,/)
      .waitFor();
    await putForwardByKeys('H-4', 'dana');
    await button(dialog(desk), 'Not now').press('Enter');
    await button(row('H-4', 'Worker D'), 'More').press('Enter');
    await desk.getByRole('menuitem', { name: 'Withdraw…' }).press('Enter');
    await button(dialog(desk), 'Withdraw').press('Enter');
    await row('H-4', 'Worker D').getByText('Withdrawn').waitFor();
  });

  test('AG5 who cannot be put forward says why and is not sent; hours outside are refused in words', async () => {
    await button(card('H-4'), /^Put someone forward/)
      .first()
      .click();
    const who = dialog(desk).getByRole('combobox', { name: 'Who' });
    await who.fill('elena');
    await dialog(desk)
      .getByText(/already with H-4/)
      .click();
    await dialog(desk)
      .getByText(/^Cannot be put forward: already with H-4/)
      .waitFor();
    await expect(button(dialog(desk), 'Put forward').isDisabled()).resolves.toBe(true);
    await who.fill('carys');
    await dialog(desk)
      .getByText(/does not speak Romanian/)
      .click();
    await dialog(desk).getByRole('radio', { name: 'A part of it' }).check();
    const early = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
    await field(dialog(desk), 'From').fill(early.format(stage.marigold.t + 6.5 * 3_600_000));
    await button(dialog(desk), 'Put forward').click();
    await dialog(desk).getByText('Those hours lie outside the hours asked for.').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await desk.keyboard.press('Escape');
    await dialog(desk).waitFor({ state: 'detached' });
  });

  test('AG9 the agency says that it cannot, and may still put someone forward', async () => {
    await button(card('H-1'), /^We cannot/).press('Enter');
    await button(dialog(desk), 'We cannot').press('Enter');
    await card('H-1').getByText('1 of 2, you cannot do more').waitFor();
    await button(card('H-1'), /^Put someone forward after all/).waitFor();
  });

  test('AG6 a day pass is made here, read out, and shown once', async () => {
    await button(row('H-2', 'Worker C'), /^Day pass/).press('Enter');
    await button(dialog(desk), 'Make the code').press('Enter');
    const code = (await dialog(desk).getByLabel('Day-pass code').textContent()) ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4} [2-9A-Z]{4}$/);
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(dialog(desk), 'Done').press('Enter');
    await dialog(desk).waitFor({ state: 'detached' });
    await expect(desk.content()).resolves.not.toContain(code);
  });

  test('AG9 the coordinator reports who is on the way, arrived and stood down', async () => {
    await button(row('H-2', 'Worker C'), 'More').press('Enter');
    await desk.getByRole('menuitem', { name: 'On the way' }).press('Enter');
    await row('H-2', 'Worker C')
      .getByText(/^On the way \d/)
      .waitFor();
    await button(row('H-2', 'Worker C'), /^Arrived/).press('Enter');
    await row('H-2', 'Worker C')
      .getByText(/^Arrived \d/)
      .waitFor();
    await button(row('H-2', 'Worker C'), /^Stand down/).press('Enter');
    await button(dialog(desk), 'Stand down').press('Enter');
    await row('H-2', 'Worker C')
      .getByText(/^Stood down \d/)
      .waitFor();
  });
});

describe('places and who has been told', () => {
  const place = () => ({ kind: 'site' as const, id: stage.marigold.sites['reception'] ?? '' });

  test('AG7 a place comes by its area, then where it is, and says when it was withdrawn', async () => {
    const places = desk.getByRole('region', { name: 'Places shown to you' });
    await places.getByText('None yet.').waitFor();
    const { agencies } = stage.marigold;
    await stage.asLead('ShowPlace', { place: place(), agencyId: agencies.harbour, level: 'area', at: null });
    await places.getByText('Place 1 · Reception centre').waitFor();
    await expect(places.textContent()).resolves.not.toContain('Model Hall');
    const showing = await stage.asLead('ShowPlace', {
      place: place(),
      agencyId: agencies.harbour,
      level: 'full',
      at: null,
    });
    expect(showing).not.toBe('');
    await places.getByText('Model Hall, Specimen Lane').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    const showingId = [...(await stage.state()).ids('showing', 'agency', agencies.harbour)][0] ?? '';
    await stage.asLead('WithdrawPlace', { showingId, reason: 'another place' });
    await places.getByText(/^A place was withdrawn at/).waitFor();
    await expect(desk.content()).resolves.not.toContain('Model Hall');
  });

  test('AG8 who has not heard stands in a list until told by voice', async () => {
    const told = desk.getByRole('region', { name: 'Who has been told' });
    const line = told
      .getByRole('listitem')
      .filter({ hasText: 'Place no longer shown' })
      .filter({ hasText: 'Worker A' });
    await line.first().getByText('Not yet told').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(line.first(), /^Told by voice/).press('Enter');
    await told.getByText(/^Heard \(\d+\)$/).waitFor();
    await told.getByText(/^Heard/).click();
    await told
      .getByText(/^Told by voice \d/)
      .first()
      .waitFor();
  });
});

describe('whom to ring, and who could come', () => {
  test('AG33 AG34 a number is shown as a link, and the first of the list is told by one key, not in a field', async () => {
    const place = { kind: 'site' as const, id: stage.marigold.sites['reception'] ?? '' };
    const agencyId = stage.marigold.agencies.harbour;
    await stage.asLead('ShowPlace', { place, agencyId, level: 'area', at: null });
    const list = desk.getByRole('list', { name: /^Ring list/ });
    const first = list.getByRole('listitem').first();
    await list
      .getByText(/^Place shown/)
      .first()
      .waitFor();
    await expect(list.getByRole('link').count()).resolves.toBe(0);
    await button(first, /^Show number/).press('Enter');
    const link = first.getByRole('link', { name: /^07700 ?900/ });
    await expect(link.getAttribute('href')).resolves.toMatch(/^tel:07700900\d{3}$/);
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    const rows = await list.getByRole('listitem').count();
    const note = field(desk.getByRole('region', { name: 'Your care notes' }), 'New note');
    await note.focus();
    await desk.keyboard.press('v');
    await expect(note.inputValue()).resolves.toBe('v');
    await note.fill('');
    await expect(link.count()).resolves.toBe(1);
    await note.blur();
    await desk.keyboard.press('v');
    await link.waitFor({ state: 'detached' });
    await expect(list.getByRole('listitem').count()).resolves.toBe(rows - 1);
    await expect(list.getByRole('link').count()).resolves.toBe(0);
  });

  test('AG36 whoever is ranked first fills the dialog, and nobody is put forward by it', async () => {
    const held = async (): Promise<number> => [...(await stage.state()).ids('assignment', 'request', request)].length;
    const before = await held();
    await button(card('H-4'), /^Put someone forward/)
      .first()
      .click();
    await button(dialog(desk), 'Who could come, best first').press('Enter');
    const ranked = dialog(desk).getByRole('region', { name: 'Who could come, best first' }).getByRole('listitem');
    await ranked
      .first()
      .getByText(/They fit what is asked/)
      .waitFor();
    expect(await ranked.count()).toBeLessThanOrEqual(6);
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    const name =
      (await ranked
        .first()
        .locator('span')
        .first()
        .evaluate((node) => node.firstChild?.textContent)) ?? '';
    await button(ranked.first(), /They fit/).press('Enter');
    // Drawn in the browser's own time: it is waited for.
    await desk.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value.includes(wanted)),
      name,
    );
    await desk.waitForFunction(() =>
      [...document.querySelectorAll('button')].some((one) => one.textContent === 'Put forward' && !one.disabled),
    );
    await expect(held()).resolves.toBe(before);
    await desk.keyboard.press('Escape');
    await dialog(desk).waitFor({ state: 'detached' });
  });
});

describe('care notes', () => {
  const WORDS = 'She asked for the same interpreter tomorrow.';

  test('AG10 a note is written and struck out; the lead gets none of its words, by screen or wire', async () => {
    const panel = desk.getByRole('region', { name: 'Your care notes' });
    const { lead, administrator, operation } = stage.marigold;
    const board = await stage.page(1280, 720);
    const boardWire = heard(board);
    await board.goto(await stage.server.link(lead, administrator));
    await button(board, 'Sign in').click();
    await board.getByRole('heading', { name: 'Your operations' }).waitFor();
    await board.goto(`${stage.server.url}/o/${operation}/board`);
    await board.getByText('MARIGOLD').first().waitFor();

    await button(panel, 'Record the note').press('Enter');
    await panel.getByText('Note is empty').waitFor();
    await field(panel, 'New note').fill(WORDS);
    await button(panel, 'Record the note').press('Enter');
    await panel.getByText(WORDS).waitFor();
    await panel.getByText('Police do not read this.').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(panel, /^Strike out/).press('Enter');
    await field(dialog(desk), 'Reason').fill('Wrong day');
    await button(dialog(desk), 'Strike out').press('Enter');
    await panel.getByText(/^Struck out by .*: Wrong day$/).waitFor();

    // What the lead has received since holds that a note was made, and no word of it.
    await stage.asLead('WriteLogEntry', { sight: 'command', addressId: null, text: 'after the note', source: 'desk' });
    await board.getByText('after the note').first().waitFor();
    expect(leaks(boardWire.text() + (await board.content()), ['same interpreter', 'Wrong day'])).toEqual([]);
    // The proof can fail: what the lead may read is found.
    expect(leaks(boardWire.text(), ['after the note'])).toEqual(['after the note']);
    await board.context().close();
  });
});

describe('the agency’s page as a whole', () => {
  test('AG11 neither page nor wire holds codename, T, places not shown or another agency', async () => {
    const page = await stage.page(1180, 800);
    wire = heard(page);
    const { coordinators, administrator, operation, agencies, t } = stage.marigold;
    await page.goto(await stage.server.link(coordinators.romanianDesk, administrator));
    await button(page, 'Sign in').click();
    await page.getByRole('heading', { name: 'Your operations' }).waitFor();
    await page.goto(`${stage.server.url}/o/${operation}/agency`);
    await page.getByRole('heading', { level: 1, name: /request/i }).waitFor();
    await page.getByText('Elena Brook').first().waitFor();
    await expect(page.title()).resolves.toBe('Muster agency');
    const text = (await page.content()) + wire.text();
    expect(text).toContain('Harbour Support');
    expect(leaks(text, [...HIDDEN, `"t":${t}`])).toEqual([]);
    // The proof can fail: a planted word is found.
    expect(leaks(`${text} Nurse A`, HIDDEN)).toEqual(['Nurse A']);
    await page.goto(`${stage.server.url}/agency/${agencies.clearway}/roster`);
    await page
      .getByText(/not yours|no such thing/i)
      .first()
      .waitFor();
    expect(leaks(wire.text(), HIDDEN)).toEqual([]);
    await page.context().close();
  });

  test('AG13 it fits a phone, and twice the size on a desk', async () => {
    for (const width of [360, 590]) {
      await desk.setViewportSize({ width, height: 700 });
      await expect(desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).resolves.toBe(0);
    }
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await desk.setViewportSize({ width: 1180, height: 800 });
  });
});

describe('the roster', () => {
  test('AG12 a person is added; a form left empty says what is missing', async () => {
    await desk.getByRole('link', { name: 'Your people', exact: true }).click();
    await desk.getByRole('heading', { level: 1, name: 'Your people' }).waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(desk, 'Add person').click();
    await field(dialog(desk), 'Name').first().press('Enter');
    await dialog(desk).getByText('Name is empty').waitFor();
    await dialog(desk).getByText('Roles needs at least 1').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await dialog(desk).getByRole('textbox', { name: 'Name', exact: true }).fill('Noa Sample');
    const roles = dialog(desk).getByRole('combobox', { name: 'Roles' });
    await roles.fill('advo');
    await roles.press('ArrowDown');
    await roles.press('Enter');
    await button(dialog(desk), 'Add person').click();
    await desk.getByRole('article', { name: 'Noa Sample' }).getByText('Advocate').waitFor();
  });

  test('AG12 a field is edited in place by keys, taken back, and refused in words', async () => {
    const person = desk.getByRole('article', { name: 'Noa Sample' });
    await button(person, /^Name shown of Noa Sample/).press('Enter');
    await field(person, 'Name shown of Noa Sample').fill('Worker F');
    await field(person, 'Name shown of Noa Sample').press('Enter');
    await button(person, 'Name shown of Noa Sample: Worker F').waitFor();
    await button(person, /^Gender of/).press('Enter');
    await person.getByRole('combobox', { name: 'Gender of Noa Sample' }).selectOption('woman');
    await person.getByRole('combobox', { name: 'Gender of Noa Sample' }).press('Enter');
    await button(person, 'Gender of Noa Sample: woman').waitFor();
    await desk.keyboard.press('Control+z');
    await button(person, 'Gender of Noa Sample: not said').waitFor();
    await button(person, /^Languages of/).press('Enter');
    const languages = person.getByRole('combobox', { name: 'Languages of Noa Sample' });
    await languages.fill('romanian');
    await languages.press('ArrowDown');
    await languages.press('Enter');
    await languages.press('Escape');
    await languages.press('Enter');
    await button(person, 'Languages of Noa Sample: Romanian').waitFor();
    await button(person, /^Name of/).press('Enter');
    await field(person, 'Name of Noa Sample').fill('');
    await field(person, 'Name of Noa Sample').press('Enter');
    await person.getByText('This is empty').waitFor();
    await field(person, 'Name of Noa Sample').press('Escape');
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
  });

  test('AG12 rows are pasted into one’s own unit, and somebody is removed', async () => {
    await button(desk, 'Paste people…').click();
    await field(dialog(desk), 'Rows').fill(
      'Name\tRoles\tUnit\tLanguages\tGender\tWorks with\n' +
        'Ada Sample\tinterpreter\tRomanian desk\tRomanian\twoman\twomen found\n' +
        'Elena Brook\tinterpreter\tRomanian desk\tRomanian\twoman\twomen found',
    );
    await button(dialog(desk), 'Look at the rows').click();
    await dialog(desk).getByText('1 row can be added.').waitFor();
    await button(dialog(desk), 'Add 1 row').click();
    await dialog(desk).getByText('1 row recorded.').waitFor();
    await button(dialog(desk), 'Done').click();
    await desk.getByRole('searchbox', { name: /^Find/ }).fill('ada');
    await desk.getByRole('article', { name: 'Elena Brook' }).waitFor({ state: 'detached' });
    await button(desk.getByRole('article', { name: 'Ada Sample' }), /^Remove/).click();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await button(dialog(desk), 'Remove from the roster').click();
    await desk.getByText('Nobody fits that').waitFor();
  });

  test('AG13 the roster fits a phone, and no page reported a fault of its own or asked anybody else', async () => {
    await desk.getByRole('searchbox', { name: /^Find/ }).fill('');
    await desk.setViewportSize({ width: 360, height: 640 });
    await expect(desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).resolves.toBe(0);
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    expect(stage.wrong).toEqual([]);
  });
});
