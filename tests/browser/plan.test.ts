import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

let server: TestServer;
let browser: Browser;
let administrator: Page;
let lead: Page;
const contexts: BrowserContext[] = [];
const wrong: string[] = [];
let invitation = '';

/** Pages built elsewhere than dist/client, while they are being worked on. */
const builtElsewhere = process.env['MUSTER_TEST_PAGES'];

beforeAll(async () => {
  server = await startTestServer(builtElsewhere === undefined ? {} : { assetsFolder: builtElsewhere });
  browser = await launchBrowser();
  administrator = await newPage();
  lead = await newPage();
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await server.close();
});

async function newPage(width = 1280, height = 720): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' });
  contexts.push(context);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(server.url).host) wrong.push(`asked elsewhere: ${request.url()}`);
  });
  return page;
}

/** Every theme, by axe; what it finds, theme by theme. */
async function axeInAllThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark', 'night']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    found.push(...(await axeViolations(page)).map((line) => `${theme}: ${line}`));
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  return found;
}

const button = (at: Page | Locator, name: string | RegExp): Locator =>
  at.getByRole('button', { name, exact: typeof name === 'string' });
/** A field by its whole label, whether or not it says that it is optional. */
const field = (at: Page | Locator, name: string | RegExp): Locator =>
  at.getByRole('textbox', {
    name: typeof name === 'string' ? new RegExp(`^${name.replaceAll('.', '\\.')}( \\(optional\\))?$`) : name,
  });
const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Chooses a row of the table of addresses, so that its card stands below. */
const choose = (page: Page, ref: string): Promise<void> =>
  page.getByRole('grid', { name: 'Addresses' }).getByRole('rowheader', { name: ref, exact: true }).click();

/** Opens a field of the plan by key, types over it and saves by key. */
async function typeOver(page: Page, name: string, text: string): Promise<void> {
  await button(page, new RegExp(`^${name}:`)).press('Enter');
  await field(page, name).fill(text);
  await field(page, name).press('Enter');
}

async function pasteRows(page: Page, opener: string, text: string): Promise<Locator> {
  await button(page, opener).click();
  await field(dialog(page), 'Rows').fill(text);
  await button(dialog(page), 'Look at the rows').click();
  return dialog(page);
}

describe('an administrator, with nothing but the first link', () => {
  test('AD1 adds an agency with a unit', async () => {
    await administrator.goto(`${server.url}/link#${server.muster.firstLink}`);
    await field(administrator, 'Password').fill('placeholder yard at noon');
    await button(administrator, /set the password/i).click();
    await administrator.getByRole('link', { name: 'Administration', exact: true }).click();
    await button(administrator, 'Add agency').click();
    await field(dialog(administrator), 'Name').fill('Harbour Support');
    await button(dialog(administrator), 'Add agency').click();
    // Two fields were left out: the form says which, and keeps what was typed.
    await dialog(administrator).getByText('Short name is empty').waitFor();
    await expect(field(dialog(administrator), 'Name').inputValue()).resolves.toBe('Harbour Support');
    await field(dialog(administrator), 'Short name').fill('Harbour');
    await dialog(administrator).getByRole('combobox', { name: 'Kind' }).selectOption('charity');
    await button(dialog(administrator), 'Add agency').click();
    await field(administrator, 'New unit of Harbour Support').fill('Romanian desk');
    await button(administrator, 'Add unit to Harbour Support').click();
    await administrator.getByText('Units: Romanian desk').waitFor();
  });

  test('AD1 adds a person and hands out a link that is shown once', async () => {
    await button(administrator, 'Add person').click();
    const form = dialog(administrator);
    await field(form, 'Name').fill('Insp. Lee Example');
    await field(form, 'Sign-in name').fill('lee.example');
    await form.getByRole('combobox', { name: 'Agency' }).selectOption({ label: 'This force' });
    await form.getByRole('radio', { name: /May start operations/ }).check();
    await button(form, 'Add person').click();
    await dialog(administrator).getByText('within 24 hours').waitFor();
    await button(dialog(administrator), 'Make the link').click();
    invitation = await field(dialog(administrator), 'Link').inputValue();
    expect(invitation).toMatch(/^http:\/\/[^/]+\/link#[A-Za-z0-9_-]{43}$/);
    await button(dialog(administrator), 'Done').click();
    await expect(administrator.content()).resolves.not.toContain(invitation.split('#')[1]);
    await administrator
      .getByRole('row', { name: /Lee Example/ })
      .getByText(/Invitation made/)
      .waitFor();
  });

  test('AD2 pastes people; the faulty row says why and is mended in place', async () => {
    const form = await pasteRows(
      administrator,
      'Paste people…',
      ['Name\tE-mail\tAgency\tUnit', ...people(8), 'Noa Sample\tnoa sample\tHarbour\tSwedish desk'].join('\n'),
    );
    await form.getByText('8 rows can be added.').waitFor();
    await form.getByText('1 row cannot be read: 10.').waitFor();
    await form.getByText('“Swedish desk”: no such unit of that agency here').waitFor();
    await field(form, 'Sign-in name, row 10').fill('noa.sample');
    await field(form, 'Unit, row 10').fill('romanian desk');
    await button(form, 'Add 9 rows').click();
    await form.getByText('9 rows recorded.').waitFor();
    await expect(axeInAllThemes(administrator)).resolves.toEqual([]);
    await button(form, 'Done').click();
    await administrator.getByText('11 accounts').waitFor();
  });

  test('AD3 suspends with a reason, and restores', async () => {
    const row = administrator.getByRole('row', { name: /Noa Sample/ });
    await button(row, 'Account…').click();
    await administrator.getByRole('menuitem', { name: /Suspend/ }).click();
    await button(dialog(administrator), 'Suspend').click();
    await dialog(administrator).getByText('Reason is empty').waitFor();
    await field(dialog(administrator), 'Reason').fill('Left the agency');
    await button(dialog(administrator), 'Suspend').click();
    await row.getByText('Suspended').waitFor();
    await button(row, 'Account…').click();
    await administrator.getByRole('menuitem', { name: /Restore/ }).click();
    await row.getByText('No password yet').waitFor();
    await expect(axeInAllThemes(administrator)).resolves.toEqual([]);
  });
});

const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `PC Officer ${String.fromCodePoint(65 + at)}\tofficer.${at}\tThis force\t`);

describe('a lead, invited by link', () => {
  test('PN10 makes an operation and plans it by typing', async () => {
    await lead.goto(invitation);
    await field(lead, 'Password').fill('sample terrace at night');
    await button(lead, /set the password/i).click();
    await button(lead, 'New operation').click();
    await field(dialog(lead), 'Codename').fill('MARIGOLD');
    await field(dialog(lead), 'Area').fill('Luton area');
    await button(dialog(lead), 'Make the operation').click();
    await lead.getByRole('heading', { name: 'Plan', level: 1 }).waitFor();

    await button(lead, 'Set T…').click();
    await field(dialog(lead), 'New T').fill('26 Nov 2040 14:00');
    await button(dialog(lead), 'Set T').click();
    await lead.getByText('Mon 26 Nov 14:00').first().waitFor();

    await button(lead, 'Add address').click();
    const adding = lead.getByRole('region', { name: 'Add address' });
    await field(adding, 'Address').fill('27 Sample Terrace');
    await field(adding, /Postcode/).fill('LU1');
    await field(adding, /Postcode/).press('Enter');
    await adding.getByText('Postcode does not have the right form').waitFor();
    await expect(field(adding, 'Address').inputValue()).resolves.toBe('27 Sample Terrace');
    await field(adding, /Postcode/).fill('lu1 0ab');
    await field(adding, /Postcode/).press('Enter');
    await choose(lead, 'A1');
    await lead.getByRole('article', { name: 'A1' }).getByText('27 Sample Terrace, LU1 0AB').waitFor();
    await button(adding, 'Close').click();

    await button(lead, 'Add site').click();
    const site = lead.getByRole('region', { name: 'Add site' });
    await site.getByRole('combobox', { name: 'Kind' }).selectOption('reception_centre');
    await field(site, 'Name').fill('Example Hall');
    await field(site, 'Name').press('Enter');
    await lead.getByRole('article', { name: 'Reception centre: Example Hall' }).waitFor();
    await button(site, 'Close').click();
  });

  test('PN11 edits a field in place by key: Enter opens and saves, Escape gives back, Tab goes on', async () => {
    await typeOver(lead, 'Hazards of A1', 'one dog');
    await button(lead, 'Hazards of A1: one dog').waitFor();
    await button(lead, 'Hazards of A1: one dog').press('Enter');
    await field(lead, 'Hazards of A1').fill('two dogs');
    await field(lead, 'Hazards of A1').press('Escape');
    await expect(button(lead, 'Hazards of A1: one dog').evaluate((el) => el === document.activeElement)).resolves.toBe(
      true,
    );
    await button(lead, 'Hazards of A1: one dog').press('Enter');
    await field(lead, 'Hazards of A1').fill('three dogs');
    await field(lead, 'Hazards of A1').press('Tab');
    await button(lead, 'Hazards of A1: three dogs').waitFor();
    await expect(lead.evaluate(() => document.activeElement?.textContent)).resolves.toMatch(/^Entry of A1:/);
    // What is refused stays as typed, with the reason under it.
    await button(lead, /^Postcode of A1:/).press('Enter');
    await field(lead, 'Postcode of A1').fill('LU1 nonsense');
    await field(lead, 'Postcode of A1').press('Enter');
    await lead.getByText('This does not have the right form').waitFor();
    await expect(field(lead, 'Postcode of A1').inputValue()).resolves.toBe('LU1 nonsense');
    await field(lead, 'Postcode of A1').press('Escape');
  });

  test('PN12 takes back the last edit by Ctrl+Z and by the button', async () => {
    await lead.keyboard.press('Control+z');
    await button(lead, 'Hazards of A1: one dog').waitFor();
    await button(lead, /^Undo/).click();
    await button(lead, 'Hazards of A1: not set').waitFor();
    await button(lead, /^Redo: Hazards of A1/).waitFor();
  });

  test('PN14 admits an agency and a member, makes a team, and gives it the address', async () => {
    const agencies = lead.getByRole('region', { name: 'Admit an agency' });
    await agencies.getByRole('combobox', { name: 'Agency' }).fill('harb');
    await agencies.getByRole('option', { name: /Harbour Support/ }).click();
    await button(agencies, 'Admit agency').click();
    await lead.getByRole('row', { name: /Harbour Support Charity Romanian desk/ }).waitFor();
    const members = lead.getByRole('region', { name: 'Admit a member' });
    await members.getByRole('combobox', { name: 'Person' }).fill('officer a');
    await members.getByRole('option', { name: /PC Officer A/ }).click();
    await members.getByRole('checkbox', { name: 'Field officer' }).check();
    await button(members, 'Admit member').click();
    await lead.getByRole('row', { name: /PC Officer A This force Field officer/ }).waitFor();

    const form = await pasteRows(
      lead,
      'Paste teams…',
      'Call sign\tTG\tOfficers\tUpdater\nMIKE 10\t4\tPC Officer A\tPC Officer A',
    );
    await button(form, 'Add 1 row').click();
    await form.getByText('1 row recorded.').waitFor();
    await button(form, 'Done').click();
    await button(lead, /^Team of A1:/).press('Enter');
    await lead.getByRole('combobox', { name: 'Team of A1', exact: true }).selectOption({ label: 'MIKE 10' });
    await lead.getByRole('combobox', { name: 'Team of A1', exact: true }).press('Enter');
    await button(lead, 'Team of A1: MIKE 10').waitFor();
    await lead.getByRole('row', { name: /MIKE 10.*A1/ }).waitFor();
  });

  test('PN15 asks for people against T, shown both ways, and asks the agency', async () => {
    const form = await pasteRows(
      lead,
      'Paste requirements…',
      'Role\tNumber\tPlace\tFrom\tTo\tLanguages\tGender\nInterpreter\t2\tReception centre\tT-1:00\t22:00\tRomanian, unknown\twoman',
    );
    await button(form, 'Add 1 row').click();
    await form.getByText('1 row recorded.').waitFor();
    await button(form, 'Done').click();
    const need = lead.getByRole('article', { name: /^N1 · 2 interpreters for Romanian \(woman\)/ });
    await need.getByText('T−01:00 · 13:00 to T+08:00 · 22:00').waitFor();
    await button(need, /Ask agencies/).click();
    await dialog(lead)
      .getByRole('checkbox', { name: /Harbour Support · Romanian desk/ })
      .check();
    await field(dialog(lead), 'Answer by').fill('25 Nov 2040 17:00');
    await button(dialog(lead), 'Ask 1 agency').click();
    await need.getByText('H-1 Harbour Support · Romanian desk').waitFor();
    await need.getByText('0 of 2 confirmed').waitFor();
  });

  test('PN16 shows a place, and is told that it is too late for what was seen', async () => {
    await button(lead, /^Reception centre: Example Hall to Harbour Support/).click();
    await dialog(lead)
      .getByRole('radio', { name: /Full place/ })
      .check();
    await button(dialog(lead), 'Show now').click();
    await button(lead, 'Reception centre: Example Hall to Harbour Support: Full place').click();
    await dialog(lead).getByText('It is too late for what was seen.').waitFor();
    await expect(axeInAllThemes(lead)).resolves.toEqual([]);
    await field(dialog(lead), 'Reason').fill('Another hall');
    await button(dialog(lead), 'Withdraw').click();
    await button(lead, /Example Hall to Harbour Support: Withdrawn .*had been seen/).waitFor();
  });

  test('PN17 two values for one field are shown, and one is kept', async () => {
    // The other lead's page is this one in a second tab, slower to save than the first.
    const second = await lead.context().newPage();
    await second.goto(lead.url());
    await choose(second, 'A1');
    await button(second, /^Entry of A1:/).press('Enter');
    await field(second, 'Entry of A1').fill('rear door');
    await typeOver(lead, 'Entry of A1', 'front door');
    await button(lead, 'Entry of A1: front door').waitFor();
    await field(second, 'Entry of A1').press('Enter');
    const contest = lead.getByRole('group', { name: 'Two values for Entry of A1' });
    await contest.getByText('rear door').waitFor();
    await expect(axeInAllThemes(lead)).resolves.toEqual([]);
    await button(contest, 'Take this one').click();
    await button(lead, 'Entry of A1: rear door').waitFor();
    await expect(contest.count()).resolves.toBe(0);
    await second.close();
  });

  test('PN18 readiness says each reason and leads to where it is mended', async () => {
    await button(lead, /^Team of A1:/).press('Enter');
    await lead.getByRole('combobox', { name: 'Team of A1', exact: true }).selectOption({ label: 'no team yet' });
    await lead.getByRole('combobox', { name: 'Team of A1', exact: true }).press('Enter');
    const ready = lead.getByRole('region', { name: 'Ready or not' });
    await ready.getByRole('link', { name: /A1 has no team\./ }).click();
    await expect(lead.evaluate(() => document.activeElement?.textContent)).resolves.toBe('A1');
    await expect(axeInAllThemes(lead)).resolves.toEqual([]);
  });

  test('PN13 pastes addresses: forty good rows and two bad ones, told apart, mended, none twice', async () => {
    const rows = Array.from(
      { length: 42 },
      (_, at) => `${at + 1} Example Road\tLU1 0A${String.fromCodePoint(65 + (at % 20))}\t4`,
    );
    rows[6] = '7 Example Road\tLU1 0AA\tfour';
    rows[30] = '=31 Example Road\tLU1\t4';
    const text = ['Street\tPost code\tPeople expected', ...rows].join('\n');
    const form = await pasteRows(lead, 'Paste addresses…', text);
    await form.getByText('40 rows can be added.').waitFor();
    await form.getByText('2 rows cannot be read: 8 and 32.').waitFor();
    await expect(axeInAllThemes(lead)).resolves.toEqual([]);
    await button(form, 'Add 40 rows').click();
    await form.getByText('40 rows recorded.').waitFor();
    await field(form, 'People expected, row 8').fill('4');
    await field(form, 'Postcode, row 32').fill('LU1 0AL');
    await button(form, 'Add 2 rows').click();
    await form.getByText('42 rows recorded.').waitFor();
    await button(form, 'Done').click();
    await lead.getByRole('navigation', { name: 'Parts of the plan' }).getByText('43 addresses').waitFor();
    // A cell that begins as a formula does is the letters it is.
    await lead.getByRole('row', { name: /A43.*=31 Example Road.*LU1 0AL/ }).waitFor();

    const again = await pasteRows(lead, 'Paste addresses…', text);
    await again.getByText('40 rows left out, there already').waitFor();
    await expect(button(again, /^Add \d/).count()).resolves.toBe(0);
    await button(again, 'Close').click();
  });

  test('PN19 the plan stays inside a phone’s width, and nothing on it is wrong', async () => {
    await lead.setViewportSize({ width: 390, height: 844 });
    await expect(lead.evaluate(() => document.documentElement.scrollWidth)).resolves.toBe(390);
    expect(wrong).toEqual([]);
  });
});
