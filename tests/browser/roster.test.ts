import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { button, dialog, field, heading } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

let house: House;
let agencyId: Id;
let wilma: Actor;
const WIDE = { viewport: { width: 1440, height: 900 } };
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

beforeAll(async () => {
  house = await House.open(180);
  const { driver } = house.server;
  const { administrator, lead, operation } = house.marigold;
  agencyId = await driver.directory(administrator, 'AddAgency', {
    name: 'Example Support',
    short: 'EXSUP',
    kind: 'charity',
  });
  for (const name of ['East', 'West']) await driver.directory(administrator, 'AddUnit', { agencyId, name });
  const accountId = await driver.directory(administrator, 'AddAccount', {
    name: 'Wilma Sample',
    signInName: 'wilma.sample',
    agencyId,
    unitId: null,
    standing: 'member',
  });
  await driver.operation(operation, lead, 'lead', 'AdmitAgency', { agencyId });
  await driver.operation(operation, lead, 'lead', 'AdmitMember', { accountId, roles: ['coordinator'] });
  const player: Player = { accountId, name: 'Wilma Sample', agencyId, unitId: null, standing: 'member' };
  wilma = await house.signIn('wilma', player, `/agency/${agencyId}/roster`, WIDE);
  wilma.context.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

const roster = async () => {
  const state = await house.server.muster.host.agency(agencyId);
  return [...(state?.ids('rosterPerson', 'all', '') ?? [])].flatMap((id) => state?.get('rosterPerson', id) ?? []);
};
const says = (text: string | RegExp): Promise<void> => wilma.page.getByText(text).first().waitFor();
const card = (name: string): Locator => wilma.page.getByRole('article', { name });
/** What an edit is announced as once it is recorded. */
const recorded = (label: string): Promise<void> => says(`${label}: recorded`);

/** Opens a value by key, types over it, and leaves it by Enter. */
async function typeOver(at: Locator, name: RegExp, text: string): Promise<void> {
  await button(at, name).press('Enter');
  await at.getByRole('textbox', { name }).fill(text);
  await wilma.page.keyboard.press('Enter');
}

/** The day before today, as it is typed. */
const yesterday = (): string =>
  new Date(house.server.driver.now - 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('/');

const tooWide = (): Promise<number> =>
  wilma.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the roster', () => {
  test('AG40 with nobody on it the roster says how people come onto it', async () => {
    await heading(wilma.page, 'Your people');
    await says('Nobody on your roster yet');
    expect(await lookAt(wilma.page, 'roster-empty')).toEqual([]);
  });

  test('PN105 a workbook of people is looked at, two rows are mended, and all that are good come in', async () => {
    const { page } = wilma;
    await page.getByRole('link', { name: 'Import from a file' }).press('Enter');
    await heading(page, 'Import people');
    await page.getByLabel('Files', { exact: true }).setInputFiles(fixture('roster.xlsx'));
    await says('4 people to bring in.');
    await says('4 rows are new.');
    await says('2 rows are to mend.');
    await says('1 row is there twice in the file, and left out.');
    expect(await lookAt(page, 'roster-import')).toEqual([]);
    const mend = (column: string, text: string): Promise<void> => field(page, `${column}, row 9`).fill(text);
    await field(page, 'Unit, row 10').fill('West');
    await mend('Roles', 'interpreter');
    await mend('Languages', 'Albanian');
    await mend('Maximum hours', '8');
    await mend('Travel minutes', '60');
    await mend('Enhanced DBS checked', '28/02/2026');
    await mend('Free', '26/11/2026');
    await mend('Mail', 'omar@example.org');
    await says('6 people to bring in.');
    await button(page, 'Bring in 6 rows').press('Enter');
    await says('6 people are in.');
    expect((await roster()).map(({ name }) => name)).toEqual([
      'Ioana Ionescu-Exemplu',
      'Zofia Żak-Wzór',
      'Aroha Sample',
      'Grace Mockford',
      'Omar Trial-Smith',
      'Niamh O’Model',
    ]);
    expect(await lookAt(page, 'roster-imported')).toEqual([]);
  });

  test('AG41 papers are told by shape, word and colour, and people found by what they can do, when, and with which papers', async () => {
    const { page } = wilma;
    await page.getByRole('link', { name: 'See your people' }).press('Enter');
    await heading(page, 'Your people');
    await card('Zofia Żak-Wzór').getByText('NPPV level 3: ran out 31 Jan 2026').waitFor();
    await says('6 people');
    await page.getByLabel('Free on').fill('27/11/2026');
    await says('1 of 6 people');
    await card('Ioana Ionescu-Exemplu').waitFor();
    await page.getByLabel('Free on').fill('');
    await page.getByLabel('Role', { exact: true }).selectOption('Victim navigator');
    await says('1 of 6 people');
    await card('Grace Mockford').waitFor();
    await page.getByLabel('Role', { exact: true }).selectOption('Any role');
    await page.getByText('What police see of somebody whom you put forward').click();
    expect(await lookAt(page, 'roster')).toEqual([]);
  });

  test('AG42 each detail is changed by key where it stands, and taken back', async () => {
    const at = card('Ioana Ionescu-Exemplu');
    await button(at, /^Papers, hours and contact/).press('Enter');
    await typeOver(at, /^Expires of NPPV level 3/, '3 Dec 2029');
    await recorded('Expires of NPPV level 3, Ioana Ionescu-Exemplu');
    await at.getByText('no day of a check, runs out 3 Dec 2029').first().waitFor();
    await typeOver(at, /^Checked on of NPPV level 3/, yesterday());
    await at.getByText('good until 3 Dec 2029').waitFor();
    await typeOver(at, /^Most hours in one operation/, 'lots');
    await at.getByText('Type hours such as 8 or 7:30').waitFor();
    await at.getByRole('textbox', { name: /^Most hours/ }).fill('7:30');
    await wilma.page.keyboard.press('Enter');
    await recorded('Most hours in one operation of Ioana Ionescu-Exemplu');
    await at.getByRole('textbox', { name: /^Add hours for/ }).fill('28/11/2026 03:00-05:00');
    await wilma.page.keyboard.press('Enter');
    await at.getByText('Some of these hours are noted already').waitFor();
    await at.getByRole('textbox', { name: /^Add hours for/ }).fill('28/11/2026 20:00-02:00');
    await wilma.page.keyboard.press('Enter');
    await at.getByText('Sat 28 Nov 20:00 – Sun 29 Nov 02:00', { exact: true }).waitFor();
    await at.getByLabel(/^Add a paper/).selectOption('Safeguarding training');
    await button(at, 'Add paper').press('Enter');
    await button(at, /^Remove Safeguarding/).waitFor();
    await button(at, /^Conflicts of/).press('Enter');
    await at.getByRole('combobox', { name: /^Conflicts of/ }).selectOption('May know somebody there');
    await wilma.page.keyboard.press('Enter');
    await typeOver(at, /^What was declared of/, 'A cousin of hers lives there');
    await recorded('What was declared of Ioana Ionescu-Exemplu');
    expect(await lookAt(wilma.page, 'roster-details')).toEqual([]);
    expect((await roster())[0]).toMatchObject({
      maxMinutes: 450,
      conflict: 'declared',
      conflictNote: 'A cousin of hers lives there',
    });
    await button(wilma.page, /^Undo/).press('Enter');
    await house.until(async () => (await roster())[0]?.conflictNote === '');
  });

  test('AG43 a number is nowhere on page or wire before it is opened, and each opening says that it is on record', async () => {
    const { page } = wilma;
    const at = card('Ioana Ionescu-Exemplu');
    expect(await page.content()).not.toContain('900301');
    await at.getByText('Each number or address that you open is on record').waitFor();
    await button(at, /^Show number of/).press('Enter');
    await at.getByText('07700 900301').waitFor();
    await typeOver(at, /^Telephone of/, '07700 900399');
    await house.until(async () => (await roster())[0]?.phone === '07700 900399');
    await button(at, /^Show mail address of/).press('Enter');
    await at.getByText('ioana@example.org').waitFor();
  });

  test('AG44 roster, details and import fit a phone without scrolling sideways', async () => {
    const { page } = wilma;
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await tooWide()).toBe(0);
    expect(await lookAt(page, 'roster-phone')).toEqual([]);
    await button(page, 'Add person').click();
    expect(await tooWide()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Import people' }).click();
    await page.getByLabel('Files', { exact: true }).setInputFiles(fixture('roster.csv'));
    await says(/to bring in\./);
    expect(await tooWide()).toBe(0);
    expect(await lookAt(page, 'roster-import-phone')).toEqual([]);
    await page.setViewportSize(WIDE.viewport);
  });

  test('PN105 taken back, a file leaves whoever was changed since, and says how many', async () => {
    const { page } = wilma;
    await page.reload();
    await button(page, 'Take back…').press('Enter');
    await button(dialog(page), 'Take back').press('Enter');
    await says(/^Taken back\. 1 left in/);
    expect((await roster()).map(({ name }) => name)).toEqual(['Ioana Ionescu-Exemplu']);
    expect(wilma.wrong).toEqual([]);
  });
});
