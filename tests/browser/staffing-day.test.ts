import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { button, dialog, heading } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';
import { lookAt } from './support/look.ts';
import { leaks } from './support/wire.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const HOUR = 3_600_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const OFFICE = { viewport: { width: 1180, height: 800 } };
const PHONE = { viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true };

let house: House;
let lead: Actor;
let harbour: Actor;
let clearway: Actor;
const phones: Actor[] = [];
/** What axe found on the way, on each page in each theme. */
const unclear: string[] = [];

const path = (name: string): string => `/o/${house.marigold.operation}/${name}`;
const gapsOf = (page: Page): Locator => page.getByRole('list', { name: 'Gaps' });
const notTold = (page: Page): Locator => page.getByRole('list', { name: 'Ring list' }).getByRole('listitem');

let broken = false;
const inOrder = (run: () => Promise<void>) => async (): Promise<void> => {
  if (broken) throw new Error('what comes before this did not happen');
  broken = true;
  try {
    await run();
    broken = false;
  } finally {
    if (broken) await house.keepSights();
  }
};

/** Somebody on an agency's roster, as its coordinator adds her. */
async function onRoster(by: Player, name: string, shownName: string): Promise<void> {
  await house.server.driver.agency(by, 'AddPerson', {
    name,
    shownName,
    unitId: by.unitId,
    roles: ['advocate'],
    languages: ['en', 'ro'],
    gender: 'woman',
    worksWith: 'women_found',
    phone: '07700 900321',
    conflict: 'none',
  });
}

beforeAll(async () => {
  house = await House.open(200);
  const { marigold, server } = house;
  const { operation, coordinators, sites, addresses } = marigold;
  await onRoster(coordinators.romanianDesk, 'Adela Moor', 'Worker M');
  await onRoster(coordinators.romanianDesk, 'Bea Lund', 'Worker N');
  await onRoster(coordinators.clearway, 'Cleo Hart', 'Advocate C');
  await onRoster(coordinators.clearway, 'Dot Fell', 'Advocate D');
  await onRoster(coordinators.clearway, 'Eve Lark', 'Advocate E');
  const asks = {
    role: 'advocate' as const,
    languages: [],
    gender: 'woman' as const,
    worksWith: 'women_found' as const,
    note: '',
  };
  const asLead = server.driver.operation.bind(server.driver, operation, marigold.lead, 'lead');
  // What all of it is about: three advocates at reception, from T for four hours.
  await asLead('AddRequirement', {
    ...asks,
    number: 3,
    place: { kind: 'site', id: sites['reception'] ?? '' },
    window: { start: 0, end: 240 },
  });
  // Two of the second agency are settled elsewhere, where one would do.
  const elsewhere = await asLead('AddRequirement', {
    ...asks,
    number: 1,
    place: { kind: 'address', id: addresses[2] ?? '' },
    window: { start: 0, end: 240 },
  });
  const request = await asLead('AskAgencies', {
    requirementId: elsewhere,
    asked: [{ agencyId: marigold.agencies.clearway, unitId: null }],
    answerBy: null,
  });
  await settle(coordinators.clearway, request, 'Dot Fell');
  await settle(coordinators.clearway, request, 'Eve Lark');
  lead = await house.signIn('lead', marigold.lead, path('staffing'), DESK);
  harbour = await house.signIn('harbour', coordinators.romanianDesk, path('agency'), OFFICE);
  clearway = await house.signIn('clearway', coordinators.clearway, path('agency'), OFFICE);
  for (const name of ['adela', 'bea', 'cleo']) phones.push(await house.seat(name, PHONE));
});
afterAll(() => house.close());

/** Puts somebody forward and takes her yes by voice, as her coordinator does. */
async function settle(by: Player, requestId: Id, name: string): Promise<Id> {
  const { server, marigold } = house;
  const roster = await server.muster.host.agency(by.agencyId);
  const personId = [...(roster?.ids('rosterPerson', 'all', '') ?? [])].find(
    (id) => roster?.get('rosterPerson', id)?.name === name,
  );
  const say = server.driver.operation.bind(server.driver, marigold.operation, by, 'coordinator');
  const assignmentId = await say('PutForward', {
    requestId,
    personId: personId ?? '',
    startAt: marigold.t,
    endAt: marigold.t + 4 * HOUR,
    slackMinutes: 60,
  });
  await say('ConfirmAssignment', { assignmentId });
  return assignmentId;
}

/** Everybody else who was asked again says yes, and whoever was written to has been told: nobody but ours is left to ring. */
async function everybodyElseTold(): Promise<void> {
  const { server, marigold } = house;
  const { operation, coordinators, desk } = marigold;
  const state = await house.state();
  const by = [...Object.values(coordinators), desk];
  for (const id of state.ids('assignment', 'all', '')) {
    const one = state.get('assignment', id);
    const hers = by.find(({ agencyId, unitId }) => agencyId === one?.agencyId && (unitId ?? null) === one.unitId);
    if (one?.answer !== 'asked_again' || hers === undefined) continue;
    await server.driver.operation(operation, hers, 'coordinator', 'ConfirmAssignment', { assignmentId: id });
  }
  for (const noticeId of state.ids('notice', 'untold', 'untold'))
    await server.driver.operation(operation, desk, 'desk', 'TellByVoice', { noticeId });
}

/** On an agency's page: puts somebody forward for the request and makes her link; gives the address that it opens. */
async function putForward({ page }: Actor, name: string): Promise<string> {
  const card = page.getByRole('region', { name: /^[A-Z]-\d+ ·/ }).filter({ hasText: /3 advocates/ });
  await button(card, /^Put someone forward/)
    .first()
    .click();
  await dialog(page).getByRole('combobox', { name: 'Who' }).fill(name);
  await dialog(page).getByRole('option').first().click();
  await button(dialog(page), 'Put forward').click();
  await page.getByRole('dialog', { name: /^Answer link for/ }).waitFor();
  await button(dialog(page), 'Make the link').click();
  const link = await dialog(page).getByRole('textbox', { name: 'Link' }).inputValue();
  await button(dialog(page), 'Done').click();
  await dialog(page).waitFor({ state: 'detached' });
  return link;
}

async function openLink(actor: Actor | undefined, link: string): Promise<Page> {
  if (actor === undefined) throw new Error('nobody has that phone');
  const { pathname, hash } = new URL(link);
  await actor.page.goto(`${actor.origin}${pathname}${hash}`);
  await heading(actor.page, 'Can you come?');
  return actor.page;
}

/** By keys alone: to the gap of our need, which stands among the others. */
async function toOurGap(): Promise<void> {
  const { page } = lead;
  await gapsOf(page)
    .getByText(/advocates? \(woman\)/)
    .first()
    .waitFor();
  await page.keyboard.press('g');
  for (let n = 0; n < 60; n += 1) {
    const words = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (/Reception centre.*advocate/.test(words)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('no way by key to the gap');
}

describe('a day of staffing', () => {
  test(
    'ST60 by keys alone the lead asks two agencies from the gap',
    inOrder(async () => {
      const { page } = lead;
      await toOurGap();
      await page.keyboard.press('a');
      const asking = dialog(page);
      for (const name of [/^Harbour Support · Romanian desk/, /^Clearway Sexual Health/]) {
        await asking.getByRole('checkbox', { name }).focus();
        await page.keyboard.press('Space');
      }
      unclear.push(...(await lookAt(page, 'staffing-ask')));
      await page.keyboard.press('Control+Enter');
      await asking.waitFor({ state: 'detached' });
      for (const { page: office } of [harbour, clearway]) await office.getByText('3 advocates').first().waitFor();
    }),
  );

  test(
    'ST61 three workers say yes on their phones, and the lead sees the gap close by itself',
    inOrder(async () => {
      const [adela, bea, cleo] = phones;
      const links = [
        await putForward(harbour, 'Adela Moor'),
        await putForward(harbour, 'Bea Lund'),
        await putForward(clearway, 'Cleo Hart'),
      ];
      const ours = gapsOf(lead.page).getByText(/advocates \(woman\)/);
      for (const [at, actor] of [adela, bea, cleo].entries()) {
        const page = await openLink(actor, links[at] ?? '');
        await page.getByText('Travel and a meal').waitFor({ state: 'detached' });
        await button(page, /^Yes, I can come/).tap();
        await heading(page, 'You said yes. Thank you.');
        if (at < 2) await ours.filter({ hasText: `${at + 1} of 3` }).waitFor();
      }
      await ours.waitFor({ state: 'detached' });
    }),
  );

  test(
    'ST62 T moves beyond what their yes is worth: they are asked again, are not told until they answer, and the gap is open until then',
    inOrder(async () => {
      const { server, marigold } = house;
      const to = marigold.t + 2 * HOUR;
      const move = { from: marigold.t, to, reason: 'The landlord is expected later' };
      await server.driver.operation(marigold.operation, marigold.lead, 'lead', 'MoveT', move);
      for (const { page } of phones) await heading(page, 'The hours have moved. Can you still come?');
      await gapsOf(lead.page)
        .getByText(/0 of 3 advocates/)
        .waitFor();
      await lead.page.keyboard.press('F4');
      const ours = notTold(lead.page).filter({ hasText: /advocate, /i });
      await ours.nth(4).waitFor();
      for (const { page } of phones) await button(page, /^Yes, I can still come/).tap();
      for (const { page } of phones) await heading(page, 'You said yes. Thank you.');
      // The two who are settled elsewhere are asked again too, and not told until somebody tells them.
      await ours.nth(2).waitFor({ state: 'detached' });
      await gapsOf(lead.page)
        .getByText(/0 of 3 advocates/)
        .waitFor({ state: 'detached' });
      for (const left of [1, 0]) {
        await button(ours.first(), /^Told by voice/).press('Enter');
        await ours.nth(left).waitFor({ state: 'detached' });
      }
      await everybodyElseTold();
    }),
  );

  test(
    'ST63 one drops out: the first replacement is taken with one key, and both are not told until they are',
    inOrder(async () => {
      const { page } = lead;
      const [adela] = phones;
      if (adela === undefined) throw new Error('nobody has that phone');
      const card = harbour.page.getByRole('region', { name: /^[A-Z]-\d+ ·/ }).filter({ hasText: /3 advocates/ });
      const row = card.getByRole('listitem').filter({ hasText: 'Worker M' });
      await takeBack(harbour.page, row);
      await heading(adela.page, 'You are not needed for this.');
      await toOurGap();
      await page.keyboard.press('w');
      const first = page
        .getByRole('list', { name: /could fill/i })
        .getByRole('listitem')
        .first();
      await first.getByText(/^Move/).first().waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('F4');
      const ours = notTold(page).filter({ hasText: /advocate, /i });
      await ours.nth(1).waitFor();
      await expect(ours.filter({ hasText: 'not needed' }).count()).resolves.toBe(1);
      await expect(ours.filter({ hasText: 'asked again' }).count()).resolves.toBe(1);
      unclear.push(...(await lookAt(page, 'staffing-not-told')));
      // The one dropped reads it and says so; the one added is told by voice, in one key.
      await button(adela.page, /^Understood/).tap();
      await ours.filter({ hasText: 'not needed' }).waitFor({ state: 'detached' });
      await page.keyboard.press('v');
      await ours.first().waitFor({ state: 'detached' });
    }),
  );

  test('ST64 neither agency’s page was sent a byte of the other’s people or answers', async () => {
    expect(leaks(await harbour.wire.text(), ['Advocate C', 'Advocate D', 'Cleo Hart', 'Dot Fell'])).toEqual([]);
    expect(leaks(await clearway.wire.text(), ['Worker M', 'Worker N', 'Adela Moor', 'Bea Lund'])).toEqual([]);
    expect(leaks(await lead.wire.text(), ['Worker M', 'Advocate C', 'Adela Moor', 'Cleo Hart'])).toEqual([]);
    // The proof can fail: what is theirs is found in the same bytes.
    expect(leaks(await harbour.wire.text(), ['Worker M', 'Worker N'])).toEqual(['Worker M', 'Worker N']);
    expect(leaks(await clearway.wire.text(), ['Advocate C', 'Advocate D'])).toEqual(['Advocate C', 'Advocate D']);
  });

  test('ST65 axe finds nothing in three themes, and no page asked elsewhere or stumbled', () => {
    expect(unclear).toEqual([]);
    for (const { name, wrong } of house.actors) expect([name, ...wrong]).toEqual([name]);
  });
});

/** The act that takes somebody back stands in the row, or behind its menu. */
async function takeBack(page: Page, row: Locator): Promise<void> {
  const inSight = button(row, /^Withdraw/);
  if ((await inSight.count()) === 0) await button(row, /^More/).first().click();
  await ((await inSight.count()) === 0 ? page.getByRole('menuitem', { name: /^Withdraw/ }) : inSight).first().click();
  const asked = dialog(page);
  if ((await asked.count()) > 0) await button(asked, /^Withdraw/).click();
}
