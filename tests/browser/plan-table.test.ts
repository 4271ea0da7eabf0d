import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { button, dialog } from './support/hands.ts';
import { House, type Actor } from './support/house.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { width: 390, height: 844 };

let house: House;
let lead: Actor;
let second: Actor;
/** What axe found on the way, on each page in each theme. */
const unclear: string[] = [];

beforeAll(async () => {
  house = await House.open(26 * 60);
  for (const [name, number] of [
    ['PC Ash Sample', '4711'],
    ['PC Birch Sample', '4712'],
    ['DC Cedar Example', ''],
  ] as const)
    await plan('AddStaff', { name, number, roles: [], languages: [], gender: 'not_said', posting: null });
  const path = `/o/${house.marigold.operation}/plan`;
  lead = await house.signIn('lead', house.marigold.lead, path, DESK);
  second = await house.signIn('second', await secondLead(), path, DESK);
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

type Plan = <T extends OperationCommandType>(
  type: T,
  payload: Extract<OperationCommand, { type: T }>['payload'],
) => Promise<Id>;
const plan: Plan = (type, payload) =>
  house.server.driver.operation(house.marigold.operation, house.marigold.lead, 'lead', type, payload as never);

/** Another lead of the operation. */
async function secondLead(): Promise<Player> {
  const { driver } = house.server;
  const { administrator } = house.marigold;
  const name = 'Ch Insp. Avery Placeholder';
  const about = { name, agencyId: administrator.agencyId, unitId: null };
  const accountId = await driver.directory(administrator, 'AddAccount', {
    ...about,
    signInName: 'avery.placeholder',
    standing: 'lead',
  });
  await plan('AdmitMember', { accountId, roles: ['lead'] });
  return { ...about, accountId, standing: 'lead' };
}

const grid = (page: Page, name = 'Addresses'): Locator => page.getByRole('grid', { name });
const line = (page: Page, name: string, of = 'Addresses'): Locator =>
  grid(page, of)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
/** A cell by its column's head. */
async function cell(page: Page, row: string, head: string, of = 'Addresses'): Promise<Locator> {
  const heads = await grid(page, of).getByRole('columnheader').allTextContents();
  return line(page, row, of).locator(`[data-col="${heads.indexOf(head)}"]`);
}
const hasFocus = (at: Locator): Promise<boolean> => at.evaluate((element) => element === document.activeElement);
/** The head of the column and the first words of the row in which the focus is. */
const whereIs = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement;
    const at = here?.getAttribute('data-col') ?? '';
    const head = here?.closest('[role=grid]')?.querySelectorAll('[role=columnheader]')[Number(at)]?.textContent ?? '';
    return `${here?.closest('[role=row]')?.querySelector('[role=rowheader]')?.textContent ?? 'no row'} ${head}`;
  });
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
const untilSays = (at: Locator, words: string | RegExp): Promise<void> =>
  at.filter({ hasText: words }).first().waitFor();

describe('the table of addresses, by keys alone', () => {
  test('PN50 arrows and their kin move; Enter and F2 edit, Escape gives back, Tab leaves', async () => {
    const { page } = lead;
    await line(page, 'A1').getByRole('rowheader').focus();
    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expect(whereIs(page)).resolves.toBe('A2 Postcode');
    await press(page, 'End');
    await expect(whereIs(page)).resolves.toBe('A2 Reception');
    await press(page, 'Home', 'PageDown');
    await expect(whereIs(page)).resolves.toBe('A3 ');
    await press(page, 'Control+Home');
    await expect(whereIs(page)).resolves.toBe('A1 ');
    await press(
      page,
      'End',
      'PageDown',
      'Control+ArrowUp',
      'Home',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
    );
    await expect(whereIs(page)).resolves.toBe('A1 Postcode');

    await press(page, 'F2');
    const postcode = page.getByRole('textbox', { name: /^Postcode of A1/ });
    await expect(hasFocus(postcode)).resolves.toBe(true);
    await press(page, 'Control+a');
    await page.keyboard.type('LU1 9ZZ');
    await press(page, 'Escape');
    await expect(whereIs(page)).resolves.toBe('A1 Postcode');
    await untilSays(await cell(page, 'A1', 'Postcode'), 'LU1 0AA');

    await press(page, 'Enter', 'Control+a');
    await page.keyboard.type('nonsense');
    await press(page, 'Enter');
    await page.getByText('This does not have the right form').waitFor();
    await press(page, 'Control+a');
    await page.keyboard.type('lu1 9zz');
    await press(page, 'Enter');
    await untilSays(await cell(page, 'A1', 'Postcode'), 'LU1 9ZZ');
    await expect(whereIs(page)).resolves.toBe('A1 Postcode');

    // A letter over a cell types it over, as in a spreadsheet; Tab goes on to the cell beside it.
    await press(page, 'ArrowLeft');
    await page.keyboard.type('3 Example Road');
    await press(page, 'Tab');
    await untilSays(await cell(page, 'A1', 'Address'), /^3 Example Road$/);
    await expect(whereIs(page)).resolves.toBe('A1 Postcode');

    await press(page, 'Tab');
    await expect(page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).resolves.toBe(true);
    await press(page, 'Shift+Tab');
    await expect(whereIs(page)).resolves.toBe('A1 Postcode');
  });

  test('PN50 a time against T is typed by the clock and shown both ways', async () => {
    const { page } = lead;
    const strike = await cell(page, 'A2', 'Strike');
    await strike.focus();
    await page.keyboard.type('T-0:30');
    await press(page, 'Enter');
    await untilSays(strike, /^T−00:30 · \d\d:\d\d$/);
  });

  test('PN51 PN52 three rows are selected and given one team; one undo takes all back, redo gives it again', async () => {
    const { page } = lead;
    const teams = async (): Promise<readonly string[]> =>
      Promise.all(['A1', 'A2', 'A3'].map(async (row) => (await cell(page, row, 'Team')).innerText()));
    await expect(teams()).resolves.toEqual(['MIKE 10', 'MIKE 20', 'MIKE 30']);
    await (await cell(page, 'A1', 'Ref')).focus();
    await press(page, 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByText('3 addresses selected').waitFor();
    await expect(grid(page).getByRole('row', { selected: true }).count()).resolves.toBe(3);
    await button(page, 'Change selected…').press('Enter');
    await dialog(page).getByRole('combobox', { name: 'Team, for all' }).selectOption({ label: 'MIKE 30' });
    await button(dialog(page), 'Change 3 addresses').press('Enter');
    await untilSays(await cell(page, 'A1', 'Team'), 'MIKE 30');
    await untilSays(await cell(page, 'A2', 'Team'), 'MIKE 30');
    await button(page, /^Undo: Team of 2 addresses/).waitFor();
    await page.keyboard.press('Control+z');
    await untilSays(await cell(page, 'A1', 'Team'), 'MIKE 10');
    await untilSays(await cell(page, 'A2', 'Team'), 'MIKE 20');
    await button(page, /^Redo: Team of 2 addresses/).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await untilSays(await cell(page, 'A1', 'Team'), 'MIKE 30');
    await untilSays(await cell(page, 'A2', 'Team'), 'MIKE 30');
    await page.keyboard.press('Control+z');
    await untilSays(await cell(page, 'A1', 'Team'), 'MIKE 10');
  });

  test('PN52 what cannot be removed is named by its row, and stays', async () => {
    const { page } = lead;
    await (await cell(page, 'A1', 'Ref')).focus();
    await press(page, 'Escape', 'Space');
    await button(page.getByRole('toolbar', { name: 'Selected of addresses' }), 'Remove…').press('Enter');
    await button(dialog(page), 'Remove 1 address').press('Enter');
    await dialog(page).getByText('This is empty').waitFor();
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Typed twice');
    await button(dialog(page), 'Remove 1 address').press('Enter');
    await dialog(page)
      .getByText(/^A1 removed: Something still depends on this/)
      .waitFor();
    unclear.push(...(await lookAt(page, 'plan-refused', 'dialog[open]')));
    await press(page, 'Escape');
    await line(page, 'A1').waitFor();
    await button(page, 'Select none').press('Enter');
  });
});

describe('a row in full, put in and taken away', () => {
  test('PN53 the chosen row stands below in full; another house keeps team, needs and sites', async () => {
    const { page } = lead;
    await (await cell(page, 'A3', 'Ref')).focus();
    const card = page.getByRole('article', { name: 'A3' });
    await card.waitFor();
    unclear.push(...(await lookAt(page, 'plan-addresses', '#addresses')));
    await press(page, 'Enter');
    await expect(hasFocus(card)).resolves.toBe(true);
    await button(card, 'Replace A3…').press('Enter');
    await dialog(page).getByRole('textbox', { name: 'New address' }).fill('8 Invented Way');
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('They have moved');
    await button(dialog(page), 'Replace').press('Enter');
    await untilSays(await cell(page, 'A3', 'Address'), '8 Invented Way');
    await untilSays(await cell(page, 'A3', 'Team'), 'MIKE 30');
    await untilSays(await cell(page, 'A3', 'Reception'), 'Reception centre');
  });

  test('PN56 an addition and a removal are taken back and done again', async () => {
    const { page } = lead;
    await button(page, 'Add address').press('Enter');
    const form = page.getByRole('region', { name: 'Add address' });
    await form.getByRole('textbox', { name: 'Address' }).fill('5 Placeholder Yard');
    await form.getByRole('textbox', { name: 'Address' }).press('Enter');
    await line(page, 'A4').waitFor();
    await button(form, 'Close').press('Enter');
    await button(page, /^Undo: 5 Placeholder Yard added/).waitFor();
    await page.keyboard.press('Control+z');
    await line(page, 'A4').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await untilSays(await cell(page, 'A5', 'Address'), '5 Placeholder Yard');
    await (await cell(page, 'A5', 'Ref')).focus();
    await button(page, 'Remove A5…').press('Enter');
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Typed twice');
    await button(dialog(page), 'Remove').press('Enter');
    await line(page, 'A5').waitFor({ state: 'detached' });
    await button(page, /^Undo: Remove A5/).press('Enter');
    await untilSays(await cell(page, 'A6', 'Address'), '5 Placeholder Yard');
  });
});

describe('two leads', () => {
  test('PN54 a contested cell shows both values before both, and one of them keeps one there', async () => {
    const [one, two] = [lead.page, second.page];
    await (await cell(two, 'A2', 'Address')).focus();
    await press(two, 'F2', 'Control+a');
    await two.keyboard.type('27b Sample Terrace');
    const mine = await cell(one, 'A2', 'Address');
    await mine.focus();
    await press(one, 'F2', 'Control+a');
    await one.keyboard.type('27a Sample Terrace');
    await press(one, 'Enter');
    await untilSays(mine, '27a Sample Terrace');
    await press(two, 'Enter');
    for (const page of [one, two]) {
      const contested = await cell(page, 'A2', 'Address');
      await untilSays(contested, /27a Sample Terrace.*or: 27b Sample Terrace · Ch Insp\. Avery Placeholder/s);
    }
    await mine.focus();
    await press(one, 'Enter');
    const choice = one.getByRole('group', { name: 'Two values for Address of A2' }).first();
    await button(choice, 'Keep this one').waitFor();
    unclear.push(...(await lookAt(one, 'plan-contest', '#addresses')));
    await button(choice, 'Take this one').press('Enter');
    for (const page of [one, two]) await untilSays(await cell(page, 'A2', 'Address'), /^27b Sample Terrace$/);
    await expect(whereIs(one)).resolves.toBe('A2 Address');
  });

  test('PN57 what the other lead has changed since is not taken back, and that is said', async () => {
    const [one, two] = [lead.page, second.page];
    const mine = await cell(one, 'A1', 'Postcode');
    await mine.focus();
    await press(one, 'Enter', 'Control+a');
    await one.keyboard.type('LU1 1AA');
    await press(one, 'Enter');
    const theirs = await cell(two, 'A1', 'Postcode');
    await untilSays(theirs, 'LU1 1AA');
    await theirs.focus();
    await press(two, 'Enter', 'Control+a');
    await two.keyboard.type('LU1 2AA');
    await press(two, 'Enter');
    await untilSays(mine, 'LU1 2AA');
    await one.keyboard.press('Control+z');
    await one.getByText('Postcode of A1 was changed by someone else since: not taken back').first().waitFor();
    await untilSays(mine, 'LU1 2AA');
  });
});

describe('who goes where', () => {
  const places = (page: Page): Locator => page.getByRole('list', { name: 'Places, with who goes there' });
  const place = (page: Page, name: RegExp): Locator => places(page).getByRole('listitem').filter({ hasText: name });
  const chip = (at: Page | Locator, name: string): Locator => at.getByRole('button', { name: `${name} put on…` });

  test('PN55 a team and a person are dragged to a place, and what came of it is said', async () => {
    const { page } = lead;
    const teams = page.getByRole('list', { name: 'Teams, with who goes there' });
    await chip(teams, 'MIKE 10').dragTo(place(page, /^A2/));
    await chip(place(page, /^A2/), 'MIKE 10').waitFor();
    await page.getByText('MIKE 10 is on A2').first().waitFor();
    const free = page.getByRole('list', { name: 'Staff not yet posted' });
    await chip(free, 'PC Ash Sample').dragTo(place(page, /^Reception centre/));
    await chip(place(page, /^Reception centre/), 'PC Ash Sample').waitFor();
    await page.getByText('PC Ash Sample is on Reception centre').first().waitFor();
    await chip(place(page, /^Reception centre/), 'PC Ash Sample').dragTo(free);
    await chip(free, 'PC Ash Sample').waitFor();
  });

  test('PN55 the same by key alone: a chip is pressed and the place is typed', async () => {
    const { page } = lead;
    const free = page.getByRole('list', { name: 'Staff not yet posted' });
    await chip(free, 'PC Birch Sample').focus();
    await press(page, 'Enter');
    await dialog(page).getByRole('combobox', { name: 'Place' }).focus();
    await page.keyboard.type('mike 20');
    await press(page, 'ArrowDown', 'Enter');
    await button(dialog(page), 'Put PC Birch Sample there').press('Enter');
    const teams = page.getByRole('list', { name: 'Teams, with who goes there' });
    await chip(teams, 'PC Birch Sample').waitFor();
    await page.getByText('PC Birch Sample is on MIKE 20').first().waitFor();
    await chip(place(page, /^A2/), 'MIKE 10').focus();
    await press(page, 'Enter');
    await button(dialog(page), 'Take off A2').press('Enter');
    await place(page, /^A2/).getByText('no team yet').waitFor();
    await page.keyboard.press('Control+z');
    await chip(place(page, /^A2/), 'MIKE 10').waitFor();
    unclear.push(...(await lookAt(page, 'plan-allocation', '#allocation')));
  });

  test('PN55 staff are found by name, those posted too', async () => {
    const { page } = lead;
    await page.getByRole('textbox', { name: 'Find somebody' }).fill('birch');
    await page.getByText('Nobody of that name.').waitFor();
    await page.getByRole('checkbox', { name: 'Only those not yet posted' }).uncheck();
    await chip(page.getByRole('list', { name: 'Staff', exact: true }), 'PC Birch Sample').waitFor();
  });
});

test('PN19 on a phone the tables scroll by themselves and the page does not', async () => {
  const { page } = lead;
  await page.setViewportSize(PHONE);
  await grid(page).scrollIntoViewIfNeeded();
  await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBe(390);
  unclear.push(...(await lookAt(page, 'plan-phone')));
  await page.getByRole('region', { name: 'Who goes where' }).scrollIntoViewIfNeeded();
  unclear.push(...(await lookAt(page, 'plan-phone-allocation', '#allocation')));
});

test('PN50 axe finds nothing on the plan in any theme, and nothing was wrong on the way', () => {
  expect(unclear).toEqual([]);
  expect([...lead.wrong, ...second.wrong]).toEqual([]);
});
