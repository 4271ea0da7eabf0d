import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { staffKey } from '#shared/natural-keys.ts';
import { button, heading, row } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

let house: House;
let lead: Actor;
let board: Actor;

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
/** Thu 26 Nov 2026 13:00 in London, as the files say. */
const T = Date.parse('2026-11-26T13:00:00Z');
const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  house = await House.open(60);
  lead = await house.signIn('lead', house.marigold.lead, '/', WIDE);
  board = await house.signIn('desk', house.marigold.desk, '/', WIDE);
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

/** An operation of nothing but its T and two sites, open at the lead's import page and on the board of a second person. */
async function newOperation(codename: string, second: 'desk' | 'lead' = 'desk'): Promise<string> {
  const { driver } = house.server;
  const { marigold } = house;
  const id = driver.newId();
  const asLead: typeof driver.operation extends (a: never, b: never, c: never, ...rest: infer R) => infer P
    ? (...rest: R) => P
    : never = (type, payload) => driver.operation(id, marigold.lead, 'lead', type, payload);
  await asLead('CreateOperation', { codename, area: 'Luton area', zone: 'Europe/London', t: T });
  await asLead('AdmitMember', { accountId: marigold.desk.accountId, roles: [second] });
  const site = { line: '', postcode: '', point: null };
  await asLead('AddSite', { ...site, kind: 'rvp', name: 'Example Car Park' });
  await asLead('AddSite', { ...site, kind: 'reception_centre', name: 'Placeholder Hall' });
  await lead.page.goto(`${lead.origin}/o/${id}/import`);
  await board.page.goto(`${board.origin}/o/${id}/board`);
  await heading(lead.page, 'Import');
  return id;
}

const choose = (page: Page, ...names: readonly string[]): Promise<void> =>
  page.getByLabel('Files', { exact: true }).setInputFiles(names.map(fixture));
const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

/** Holds what the page sends from its n-th part on, until told to go on: the moment in which somebody presses something. */
async function holdAtPart(
  page: Page,
  part: number,
): Promise<{ readonly reached: Promise<void>; readonly goOn: () => void }> {
  let arrive = (): void => undefined;
  let goOn = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let parts = 0;
  await page.routeWebSocket(/\/live/, (socket) => {
    const server = socket.connectToServer();
    let before = Promise.resolve();
    socket.onMessage((message) => {
      if (String(message).includes('"ImportRows"')) parts += 1;
      if (parts === part) {
        arrive();
        before = before.then(() => held);
      }
      before = before.then(() => server.send(message));
    });
  });
  return { reached, goOn };
}

async function stateOf(id: string) {
  const state = await house.server.muster.host.operation(id);
  if (state === undefined) throw new Error('there is no operation');
  const all = <K extends 'address' | 'team' | 'staff'>(kind: K) =>
    [...state.ids(kind, 'all', '')].flatMap((one) => state.get(kind, one) ?? []);
  return { state, addresses: all('address'), teams: all('team'), staff: all('staff') };
}

describe('the import page', () => {
  test('PN43 the three-address plan comes in from its workbook, complete on the other board', async () => {
    const id = await newOperation('LAVENDER');
    const { page } = lead;
    await choose(page, 'three-addresses.xlsx');
    await says(page, '3 addresses, 3 teams and 6 staff to bring in.');
    await says(page, /Telephone numbers are not kept: Contact no\./);
    await says(page, 'Left out as titles among the rows: “Not with a team”.');
    expect(await lookAt(page, 'import-three')).toEqual([]);
    await button(page, 'Bring in 12 rows').click();
    await says(page, '3 addresses, 3 teams and 6 staff are in.');
    expect(await lookAt(page, 'import-done')).toEqual([]);
    for (const [ref, callSign] of [
      ['A1', 'MIKE 10'],
      ['A2', 'MIKE 20'],
      ['A3', 'MIKE 30'],
    ] as const)
      await row(board.page, ref).getByText(callSign).first().waitFor();
    const { state, addresses, staff } = await stateOf(id);
    expect(
      addresses.map(({ line, hazards, strikeOffset, expected }) => [line, hazards, strikeOffset, expected.number]),
    ).toEqual([
      ['Flat 2, 14 Example Road, Luton', 'dog, friendly', 0, 4],
      ['27 Sample Terrace, Luton', '=none known', 0, 6],
      ['3 Placeholder Yard, Luton', '', 15, null],
    ]);
    expect(
      addresses.every(
        ({ rvpId, receptionId }) => state.get('site', rvpId ?? '')?.kind === 'rvp' && receptionId !== null,
      ),
    ).toBe(true);
    const [fred] = [...state.ids('staff', 'key', staffKey({ name: '', number: '0009' }))].map((one) =>
      state.get('staff', one),
    );
    expect(fred).toMatchObject({ name: 'PC Fred Mockford', posting: { kind: 'address' } });
    expect(staff.map(({ name }) => name)).toContain('PC Ștefan Țurcanu-Test');
    await page.getByRole('link', { name: 'See the plan' }).click();
    await heading(page, 'Plan');
  });

  test('PN44 a day of action comes in with one confirmation, complete on the other board', async () => {
    const id = await newOperation('MEADOW');
    const { page } = lead;
    await choose(page, 'day-of-action.xlsx');
    await says(page, '60 addresses, 25 teams and 400 staff to bring in.');
    const started = performance.now();
    await button(page, 'Bring in 485 rows').click();
    await row(board.page, 'A60').waitFor({ state: 'attached' });
    const onBoard = performance.now() - started;
    await says(page, '60 addresses, 25 teams and 400 staff are in.');
    const taken = performance.now() - started;
    console.log(
      `day of action: last address on the other board after ${(onBoard / 1000).toFixed(1)} s, all in after ${(taken / 1000).toFixed(1)} s`,
    );
    const { addresses, teams, staff } = await stateOf(id);
    expect([addresses.length, teams.length, staff.length]).toEqual([60, 25, 400]);
    expect(addresses.every(({ teamId }) => teamId !== null)).toBe(true);
    expect(staff.filter(({ posting }) => posting?.kind === 'team')).toHaveLength(400);
    expect(
      await board.page
        .getByRole('region', { name: 'Addresses' })
        .getByRole('button', { name: /^A\d+, details$/ })
        .count(),
    ).toBe(60);
    // Chosen again, from another screen's view of the plan: nothing is new.
    await page.reload();
    await choose(page, 'day-of-action.xlsx');
    await says(page, 'Nothing to bring in.');
    await says(page, '400 rows are the same.');
    await says(page, '485 rows the same.');
  });

  test('PN41 two leads bring the same file in at once: it is in once, and both read that all of it is', async () => {
    // Both have pressed before the first row of either is in.
    const held = await Promise.all([holdAtPart(lead.page, 1), holdAtPart(board.page, 1)]);
    const id = await newOperation('CLOVER', 'lead');
    await board.page.goto(`${board.origin}/o/${id}/import`);
    const both = [lead.page, board.page];
    for (const page of both) {
      await choose(page, 'day-of-action.xlsx');
      await says(page, '60 addresses, 25 teams and 400 staff to bring in.');
    }
    await Promise.all(both.map((page) => button(page, 'Bring in 485 rows').click()));
    await Promise.all(held.map(({ reached }) => reached));
    for (const { goOn } of held) goOn();
    await Promise.all(both.map((page) => says(page, '60 addresses, 25 teams and 400 staff are in.')));
    const { teams, addresses, staff } = await stateOf(id);
    expect([addresses.length, teams.length, staff.length]).toEqual([60, 25, 400]);
  });

  test('PN46 the text files of a set, stopped in the middle, gone on with and taken back', async () => {
    const middle = await holdAtPart(lead.page, 5);
    const id = await newOperation('POPPY');
    const { page } = lead;
    await choose(page, 'day-of-action-staff.csv', 'day-of-action-teams.csv', 'day-of-action-addresses.csv');
    await says(page, '60 addresses, 25 teams and 400 staff to bring in.');
    await button(page, 'Bring in 485 rows').click();
    await says(page, /^[1-9]\d* of 485 rows in$/);
    await middle.reached;
    await button(page, 'Stop').click();
    middle.goOn();
    await says(page, /You stopped it\. What is in stays in\./);
    const halfway = await stateOf(id);
    const inSoFar = halfway.addresses.length + halfway.teams.length + halfway.staff.length;
    expect(inSoFar).toBeGreaterThan(0);
    expect(inSoFar).toBeLessThan(485);
    await button(page, 'Back to the rows').click();
    await button(page, `Bring in ${485 - inSoFar} rows`).click();
    await says(page, `${400 - halfway.staff.length} staff are in.`);
    const whole = await stateOf(id);
    expect([whole.addresses.length, whole.teams.length, whole.staff.length]).toEqual([60, 25, 400]);
    await button(page, 'Take back…').first().click();
    await button(page.getByRole('dialog'), 'Take back').click();
    await says(page, 'Taken back.');
    const back = await stateOf(id);
    expect([back.addresses.length, back.teams.length, back.staff.length]).toEqual([0, 0, 0]);
    // And in again: what was taken back is no repeat.
    await button(page, 'Choose other files').click();
    await choose(page, 'day-of-action-teams.csv');
    await button(page, 'Bring in 25 rows').click();
    await says(page, '25 teams are in.');
    expect((await stateOf(id)).teams).toHaveLength(25);
  });

  test('PN45 two faulty rows are found, mended and brought in by keyboard alone', async () => {
    const id = await newOperation('SORREL');
    const { page } = lead;
    const { keyboard } = page;
    await choose(page, 'two-faulty-rows.csv');
    await says(page, '2 rows are to mend.');
    const reach = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 200; presses += 1) {
        await keyboard.press('Tab');
        const there = await page.evaluate(() => {
          const at = document.activeElement;
          if (at instanceof HTMLInputElement) return at.labels?.[0]?.textContent ?? '';
          return at instanceof HTMLButtonElement ? (at.textContent ?? '') : '';
        });
        if (there.startsWith(name)) return;
      }
      throw new Error(`no way by key to ${name}`);
    };
    await reach('All 12');
    await keyboard.press('ArrowRight');
    await says(page, /^To mend 2$/);
    expect(await lookAt(page, 'import-mend')).toEqual([]);
    await reach('Postcode, row 6');
    await keyboard.press('Control+a');
    await keyboard.type('LU1 0AE');
    await reach('People expected, row 10');
    await keyboard.press('Control+a');
    await keyboard.type('4');
    await reach('Bring in 12 rows');
    await keyboard.press('Enter');
    await says(page, '12 addresses are in.');
    const { addresses } = await stateOf(id);
    expect(addresses.map(({ postcode }) => postcode)).toContain('LU1 0AE');
    expect(addresses).toHaveLength(12);
  });

  test('PN40 a row that the server does not take is marked with the reason, mended and brought in', async () => {
    const id = await newOperation('YARROW');
    const { driver } = house.server;
    const [partner] = Object.values(house.marigold.coordinators);
    if (partner === undefined) throw new Error('no coordinator');
    await driver.operation(id, house.marigold.lead, 'lead', 'AdmitAgency', { agencyId: partner.agencyId });
    await driver.operation(id, house.marigold.lead, 'lead', 'AdmitMember', {
      accountId: partner.accountId,
      roles: ['coordinator'],
    });
    const { page } = lead;
    const text = `Call sign,Talkgroup,Members\nMIKE 10,OPS 1,\nMIKE 20,OPS 1,${partner.name}\nMIKE 30,OPS 2,`;
    const file = { name: 'teams.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('Files', { exact: true }).setInputFiles(file);
    await button(page, 'Bring in 3 rows').click();
    await says(page, /Some rows were not taken/);
    expect((await stateOf(id)).teams.map(({ callSign }) => callSign)).toEqual(['MIKE 10', 'MIKE 30']);
    await button(page, 'Back to the rows').click();
    const members = page.getByRole('textbox', { name: /^Members, row 3/ });
    expect(await members.getAttribute('aria-invalid')).toBe('true');
    await says(page, 'does not exist here');
    await members.fill('');
    await button(page, 'Bring in 1 row').click();
    await says(page, '1 team is in.');
    expect((await stateOf(id)).teams).toHaveLength(3);
  });

  test('PN47 it is for leads alone, fits a phone in every theme, and asks nothing of any other host', async () => {
    const id = await newOperation('TANSY');
    await board.page.goto(`${board.origin}/o/${id}/import`);
    await says(board.page, 'Nothing here for you');
    const { page } = lead;
    await page.setViewportSize(PHONE);
    await choose(page, 'two-faulty-rows.csv', 'three-addresses.xlsx');
    await says(page, '2 rows are to mend.');
    await says(page, '6 rows are new.');
    await page
      .getByText(/columns used/)
      .first()
      .click();
    const alike = 'Name,Collar no,Role\nA Example,1,serchofficer\nB Sample,2,serchofficer\nC Mockford,3,transport';
    await page
      .getByLabel('Files', { exact: true })
      .setInputFiles({ name: 'alike.csv', mimeType: 'text/csv', buffer: Buffer.from(alike) });
    await page.getByRole('textbox', { name: /in 2 rows/ }).fill('search officer');
    expect(await lookAt(page, 'import-phone')).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await button(page, 'Write in all 2').click();
    await says(page, '3 rows are new.');
    await page.getByRole('list', { name: 'The same fault in several rows' }).waitFor({ state: 'detached' });
    await page.setViewportSize(WIDE.viewport);
    expect([...lead.wrong, ...board.wrong]).toEqual([]);
    expect([...lead.said, ...board.said].filter((said) => /LAVENDER|Example Road/.test(said))).toEqual([]);
  });
});
