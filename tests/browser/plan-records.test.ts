import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { timeText } from '#client/format/parse-time.ts';
import { dayAndTime, offsetBothWays } from '#client/format/time.ts';
import type { Id } from '#shared/ids.ts';
import { TEMPLATE_PLANS } from '#shared/templates.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { button, dialog } from './support/hands.ts';
import { House, type Actor } from './support/house.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let house: House;
let lead: Actor;
let second: Actor;
let secondLead: Player;
/** The operation that the lead makes from a template; Marigold is the other one. */
let operation: Id = '';

beforeAll(async () => {
  house = await House.open(26 * 60);
  lead = await house.signIn('lead', house.marigold.lead, '/', DESK);
  secondLead = await anotherLead();
});
afterAll(() => house.close());

async function anotherLead(): Promise<Player> {
  const { driver } = house.server;
  const { administrator } = house.marigold;
  const name = 'Ch Insp. Avery Placeholder';
  const account = { name, signInName: 'avery.placeholder', agencyId: administrator.agencyId, unitId: null };
  const accountId = await driver.directory(administrator, 'AddAccount', { ...account, standing: 'lead' });
  return { accountId, name, agencyId: administrator.agencyId, unitId: null, standing: 'lead' };
}

const field = (at: Page | Locator, name: string | RegExp): Locator =>
  at.getByRole('textbox', { name: typeof name === 'string' ? new RegExp(`^${name}( \\(optional\\))?$`) : name });
const rowOf = (page: Page, list: string, name: string | RegExp): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem', { name, exact: typeof name === 'string' });
const planOf = (id: Id): string => `/o/${id}/plan?as=lead`;

/** Types into a field by keys alone, over what stands in it. */
async function type(at: Locator, words: string): Promise<void> {
  await at.focus();
  await at.press('Control+a');
  await at.pressSequentially(words);
}

/** Opens a value of the plan by key, types over it, and saves by key. */
async function typeOver(page: Page, name: string, words: string): Promise<void> {
  await button(page, new RegExp(`^${name}:`)).press('Enter');
  await type(field(page, name), words);
  await field(page, name).press('Enter');
}

/** Waits until a part of the page has the focus, and gives whether it is in sight. */
async function focused(page: Page, id: string): Promise<boolean> {
  await page.waitForFunction((one) => document.activeElement?.closest(`[id="${one}"]`) !== null, id);
  return page.locator(`[id="${id}"]`).evaluate((part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

describe('a new operation', () => {
  test('PN84 it begins with a template, and says beforehand what that brings', async () => {
    const { page } = lead;
    await button(page, 'New operation').press('Enter');
    await type(field(dialog(page), 'Codename'), 'SAFFRON');
    await type(field(dialog(page), 'Area'), 'Luton area');
    const first = dialog(page).getByRole('radio', { name: 'A blank plan' });
    await first.focus();
    await first.press('ArrowDown');
    const { outline } = TEMPLATE_PLANS.warrant_day;
    await dialog(page)
      .getByText(new RegExp(`^It brings ${outline.posts.length} posts, .* ${outline.tasks.length} tasks`))
      .waitFor();
    expect(await lookAt(page, 'new-operation', 'dialog')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
    operation = new URL(page.url()).pathname.split('/')[2] ?? '';
    for (const { name } of outline.posts) await rowOf(page, 'Command posts', name).waitFor();
    await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').count()).resolves.toBe(
      outline.tasks.length,
    );
  });

  test('PN84 it begins with an older plan, without its people and addresses', async () => {
    const { page } = await house.signIn('older', house.marigold.lead, '/', DESK);
    await button(page, 'New operation').press('Enter');
    await type(field(dialog(page), 'Codename'), 'THISTLE');
    await type(field(dialog(page), 'Area'), 'Luton area');
    const first = dialog(page).getByRole('radio', { name: 'A blank plan' });
    await first.focus();
    await first.press('ArrowUp');
    const which = dialog(page).getByRole('combobox', { name: 'Operation' });
    await which.focus();
    await which.pressSequentially('Op MARIGOLD');
    await which.press('Enter');
    await button(dialog(page), 'Make the operation').press('Enter');
    const silver = rowOf(page, 'Command posts', 'Silver');
    await silver.getByText('Nobody', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Addresses' }).getByText('No addresses yet').waitFor();
    expect(await page.content()).not.toContain('Sample Terrace');
  });
});

describe('command posts', () => {
  test('PN70 a post with nobody is flagged, and is handed over by key', async () => {
    const { page } = lead;
    await house.server.driver.operation(operation, house.marigold.lead, 'lead', 'AdmitMember', {
      accountId: secondLead.accountId,
      roles: ['lead'],
    });
    const post = rowOf(page, 'Command posts', 'Tactical command');
    await post.getByText('Nobody', { exact: true }).waitFor();
    await button(post, 'Hand Tactical command over to…').press('Enter');
    const who = dialog(page).getByRole('combobox', { name: 'Who takes it over' });
    await who.pressSequentially('avery');
    await dialog(page).getByRole('option', { name: secondLead.name }).waitFor();
    await who.press('ArrowDown');
    await who.press('Enter');
    await button(dialog(page), 'Offer it').press('Enter');
    await post.getByText(`Offered to ${secondLead.name}`).waitFor();
    await post.getByText('Nobody', { exact: true }).waitFor();
  });

  test('PN71 whoever it is offered to is asked on the board, and takes it on by key', async () => {
    second = await house.signIn('second', secondLead, `/o/${operation}/board?as=lead`, DESK);
    const offer = second.page.getByRole('region', { name: 'Handover of Tactical command' });
    await offer.getByText('You are asked to take over').waitFor();
    expect(await lookAt(second.page, 'post-offer-board')).toEqual([]);
    await button(offer, 'Take it on').press('Enter');
    await offer.waitFor({ state: 'detached' });
    await rowOf(lead.page, 'Command posts', 'Tactical command').getByText(secondLead.name).waitFor();
  });

  test('PN71 it is asked on the phone and on the agency’s page too; "not now" leaves the post where it was', async () => {
    const { marigold } = house;
    const state = await house.state();
    const postId = [...state.ids('post', 'all', '')].find((id) => state.get('post', id)?.name === 'Gold') ?? '';
    const memberOf = (player: Player): Id =>
      [...state.ids('member', 'all', '')].find((id) => state.get('member', id)?.accountId === player.accountId) ?? '';
    const [updater] = marigold.updaters;
    if (updater === undefined) throw new Error('nobody updates A1');
    for (const [name, player, path, size] of [
      ['phone', updater, `/o/${marigold.operation}/field`, PHONE],
      ['agency', marigold.coordinators.romanianDesk, `/o/${marigold.operation}/agency`, DESK],
    ] as const) {
      await house.server.driver.operation(marigold.operation, marigold.lead, 'lead', 'HandOverPost', {
        postId,
        toId: memberOf(player),
      });
      const { page } = await house.signIn(`offer-${name}`, player, path, size);
      const offer = page.getByRole('region', { name: 'Handover of Gold' });
      await offer.waitFor();
      expect(await lookAt(page, `post-offer-${name}`)).toEqual([]);
      await button(offer, 'Not now').press('Enter');
      await offer.waitFor({ state: 'detached' });
    }
    const after = (await house.state()).get('post', postId);
    expect([after?.holderId, after?.offered]).toEqual([state.get('post', postId)?.holderId, null]);
  });
});

describe('dates', () => {
  const london = 'Europe/London';
  let first = 0;
  let other = 0;

  test('PN79 two dates are pencilled by key, each with its readiness and cover', async () => {
    const { page } = lead;
    const noon = new Date(Date.now() + 20 * DAY);
    first = Date.UTC(noon.getUTCFullYear(), noon.getUTCMonth(), noon.getUTCDate(), 12);
    other = first + 7 * DAY;
    await house.server.driver.operation(operation, house.marigold.lead, 'lead', 'AddAddress', {
      line: '1 Placeholder Yard',
      postcode: 'LU2 0AC',
      point: null,
      hazards: '',
      entry: '',
      teamId: null,
      expected: { number: null, languages: [], children: 'unknown' },
    });
    for (const t of [first, other]) {
      await type(field(page, 'Another date'), timeText(t, london));
      await field(page, 'Another date').press('Enter');
      const card = page.getByRole('region', { name: `Pencilled: ${dayAndTime(t, london)}` });
      await card.getByText(/1 of 1 address not ready/).waitFor();
      await card.getByText(/of \d+ needs/).waitFor();
    }
    await field(page, 'Another date').waitFor({ state: 'detached' });
    expect(await lookAt(page, 'two-dates', '#operation')).toEqual([]);
  });

  /** Somebody of an agency with a yes for the later of the two dates alone. */
  async function confirmedForTheOther(): Promise<void> {
    const { marigold, server } = house;
    const { driver, muster } = server;
    const by = marigold.coordinators.northgate;
    const { agencyId, accountId } = by;
    await driver.operation(operation, marigold.lead, 'lead', 'AdmitAgency', { agencyId });
    await driver.operation(operation, marigold.lead, 'lead', 'AdmitMember', { accountId, roles: ['coordinator'] });
    const state = await muster.host.operation(operation);
    const needs = [...(state?.ids('requirement', 'all', '') ?? [])].map(
      (id) => [id, state?.get('requirement', id)] as const,
    );
    const [requirementId = '', need] = needs.find(([, one]) => one?.role === 'support_worker') ?? [];
    if (need === undefined) throw new Error('the template asks for no support worker');
    const asked = [{ agencyId, unitId: null }];
    const requestId = await driver.operation(operation, marigold.lead, 'lead', 'AskAgencies', {
      requirementId,
      asked,
      answerBy: null,
    });
    const personId = await driver.agency(by, 'AddPerson', {
      name: 'Robin Placeholder',
      shownName: 'Worker P',
      unitId: null,
      roles: ['support_worker'],
      languages: ['en'],
      gender: 'woman',
      worksWith: 'women_found',
      phone: '07700 900002',
    });
    const assignmentId = await driver.operation(operation, by, 'coordinator', 'PutForward', {
      requestId,
      personId,
      startAt: other + need.window.start * 60_000,
      endAt: other + need.window.end * 60_000,
      slackMinutes: 30,
    });
    await driver.operation(operation, by, 'coordinator', 'ConfirmAssignment', { assignmentId });
  }

  test('PN79 one is chosen with a reason; who is thanked and free is said before, and is to be told', async () => {
    const { page } = lead;
    await confirmedForTheOther();
    const who = 'Support worker, Northgate Public Health';
    await button(page, `Choose ${dayAndTime(first, london)}…`).press('Enter');
    await dialog(page).getByText('Thanked and free:').waitFor();
    await dialog(page).getByText(who).waitFor();
    await type(field(dialog(page), 'Reason'), 'Custody has room');
    await button(dialog(page), 'Choose this date').press('Enter');
    await page.getByText(dayAndTime(first, london)).first().waitFor();
    await page.getByRole('region', { name: 'Pencilled dates' }).waitFor({ state: 'detached' });
    const told = page.getByRole('region', { name: 'Who has been told' }).getByRole('group');
    await told.filter({ hasText: 'Thanked, and free' }).getByText(who).waitFor();
  });

  test('PN76 when T moves the tasks move along, by their distance', async () => {
    const { page } = lead;
    const [task] = TEMPLATE_PLANS.warrant_day.outline.tasks.toSorted((a, b) => b.due - a.due);
    if (task === undefined) throw new Error('the template has no task');
    const row = rowOf(page, 'Tasks', task.title);
    await row.getByText(offsetBothWays(task.due, first)).waitFor();
    await button(page, 'Move T…').press('Enter');
    await type(field(dialog(page), 'New T'), 'T+90');
    await type(field(dialog(page), 'Reason'), 'Reception opens later');
    await button(dialog(page), 'Move T').press('Enter');
    await row.getByText(offsetBothWays(task.due, first + 90 * 60_000)).waitFor();
  });

  test('PN76 a task is marked as done by key, with who and when', async () => {
    const { page } = lead;
    const [task] = TEMPLATE_PLANS.warrant_day.outline.tasks;
    const row = rowOf(page, 'Tasks', task?.title ?? '');
    await button(row, `Done: ${task?.title ?? ''}`).press('Enter');
    await row.getByText(/Insp\. Rowan Ashdown, /).waitFor();
  });
});

describe('the rest of the plan', () => {
  test('PN77 contingencies and channels are added, edited in place and taken back by key', async () => {
    const { page } = lead;
    await button(page, 'Add contingency').press('Enter');
    const form = page.getByRole('region', { name: 'Add contingency' });
    await type(field(form, 'If this happens'), 'A child is alone');
    await type(field(form, 'That is done'), 'Tell the social worker on call');
    await field(form, 'That is done').press('Enter');
    await rowOf(page, 'Contingencies', 'A child is alone').waitFor();
    await typeOver(page, 'Code word of “A child is alone”', 'LANTERN');
    await rowOf(page, 'Contingencies', 'A child is alone').getByText('LANTERN').waitFor();
    await button(form, 'Close').press('Enter');
    await page.keyboard.press('Control+z');
    await rowOf(page, 'Contingencies', 'A child is alone').getByText('LANTERN').waitFor({ state: 'detached' });

    await button(page, 'Add channel').press('Enter');
    const channel = page.getByRole('region', { name: 'Add channel' });
    await type(field(channel, 'Purpose'), 'Placeholder net');
    await type(field(channel, 'Talkgroup'), 'TG 12');
    await type(field(channel, 'When it fails'), 'TG 13');
    await field(channel, 'When it fails').press('Enter');
    await rowOf(page, 'Communications plan', 'Placeholder net').getByText('TG 13').waitFor();
    await button(channel, 'Close').press('Enter');
  });

  test('PN78 what is usual is given to every address, and not twice', async () => {
    const { page } = lead;
    const usual = TEMPLATE_PLANS.warrant_day.outline.usualNeeds.length;
    const needs = async (): Promise<number> => {
      const state = await house.server.muster.host.operation(operation);
      return [...(state?.ids('requirement', 'all', '') ?? [])].filter(
        (id) => state?.get('requirement', id)?.place.kind === 'address',
      ).length;
    };
    const given = `${usual} requirements given. Undo takes all of it back.`;
    await button(page, 'Give to all addresses').press('Enter');
    await page.getByText(given).waitFor();
    expect(await needs()).toBe(usual);
    // One undo takes back all of it, one redo gives all of it again.
    await button(page, /^Undo: Usual needs of 1 address/).press('Enter');
    await button(page, /^Redo: Usual needs of 1 address/).waitFor();
    expect(await needs()).toBe(0);
    await button(page, /^Redo: Usual needs of 1 address/).press('Enter');
    await button(page, /^Undo: Usual needs of 1 address/).waitFor();
    expect(await needs()).toBe(usual);
    await button(page, 'Give to all addresses').press('Enter');
    await page.getByText('They have what is usual already.').waitFor();
    expect(await needs()).toBe(usual);
  });
});

describe('warrants', () => {
  const card = (page: Page): Locator => page.getByRole('region', { name: 'Warrants of A1' });

  test('PN83 the reason "no warrant" leads to the address by key', async () => {
    const { page } = lead;
    await page.getByRole('link', { name: /^A1 has no warrant\./ }).press('Enter');
    const state = await house.server.muster.host.operation(operation);
    const [addressId] = [...(state?.ids('address', 'all', '') ?? [])];
    expect(await focused(page, `address-${addressId ?? ''}`)).toBe(true);
    await card(page).getByText('None').waitFor();
  });

  test('PN72 PN73 one is applied for and recorded as issued, and says its law, its end and that it is spent', async () => {
    const { page } = lead;
    await button(page, 'Add warrant of A1').press('Enter');
    const form = page.getByRole('region', { name: 'Add warrant' });
    const kind = form.getByRole('combobox', { name: 'Type' });
    await kind.focus();
    await kind.pressSequentially('Misuse');
    await type(field(form, 'Reference'), 'EX/26/0117');
    await field(form, 'Reference').press('Enter');
    const warrant = page.getByRole('listitem', { name: /the warrant EX\/26\/0117/ });
    await warrant.getByText('Applied for').waitFor();
    await warrant.getByText(/Misuse of Drugs Act 1971 s\.23\(3\) · 1 month from the day of issue/).waitFor();
    await button(form, 'Close').press('Enter');
    // Issued so long ago that it is spent before T: a month, whichever it was.
    await record(warrant, 'Issued by the court', Date.now() - 20 * DAY);
    await warrant.getByText('Issued', { exact: true }).first().waitFor();
    await warrant.getByText(/Spent .*, before the entry at /).waitFor();
    expect(await lookAt(page, 'warrant', '#addresses')).toEqual([]);
  });

  test('PN73 an entry is recorded before its authority, in whatever order it is heard', async () => {
    const { page } = lead;
    const warrant = page.getByRole('listitem', { name: /the warrant EX\/26\/0117/ });
    await record(warrant, 'Executed: entry made', Date.now() - 2 * HOUR);
    await warrant.getByText('1 of 1 made').waitFor();
    await warrant.getByText('Executed: it allows no further entry.').waitFor();
    await record(warrant, 'Further entry authorised', Date.now() - 3 * HOUR, 'Insp. Sam Example');
    await warrant.getByText(/Insp\. Sam Example/).waitFor();
  });

  async function record(warrant: Locator, what: string, at: number, inspector?: string): Promise<void> {
    const { page } = lead;
    await button(warrant, /^Record what became of/).press('Enter');
    const choice = dialog(page).getByRole('radio', { name: what });
    await choice.focus();
    await choice.press('Space');
    await type(field(dialog(page), 'When'), timeText(at));
    if (inspector !== undefined) await type(field(dialog(page), 'Inspector'), inspector);
    await field(dialog(page), 'When').press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
  }
});

describe('risks, in Marigold', () => {
  let plan: Actor;

  test('PN75 whoever shares a risk is warned to name no address', async () => {
    const { marigold } = house;
    plan = await house.signIn('risks', marigold.lead, planOf(marigold.operation), DESK);
    const { page } = plan;
    await button(page, /^Add a risk: Risks at Reception centre/).press('Enter');
    await type(field(dialog(page), 'Hazard'), 'Somebody may wait outside');
    await type(field(dialog(page), 'What is set against it'), 'Two officers at the door');
    const high = dialog(page).getByRole('radio', { name: 'High' });
    await high.focus();
    await high.press('Space');
    const share = dialog(page).getByRole('checkbox', { name: /^Share it/ });
    await share.focus();
    await share.press('Space');
    await dialog(page).getByText('Name no address, no street and nobody.').waitFor();
    expect(await lookAt(page, 'risk', 'dialog')).toEqual([]);
    await button(dialog(page), 'Add the risk').press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
  });

  test('AG14 an agency reads what is shared of its request, and writes its own word on it', async () => {
    const { marigold } = house;
    const path = `/o/${marigold.operation}/agency`;
    const agency = await house.signIn('risk-agency', marigold.coordinators.romanianDesk, path, DESK);
    const { page } = agency;
    const risks = page.getByRole('region', { name: 'Risks for your people' }).first();
    await risks.getByText('Somebody may wait outside').waitFor();
    await button(risks, /^Add a risk/).press('Enter');
    await expect(
      dialog(page)
        .getByRole('checkbox', { name: /^Share it/ })
        .count(),
    ).resolves.toBe(0);
    await type(field(dialog(page), 'Hazard'), 'Nobody has ever waited there');
    const low = dialog(page).getByRole('radio', { name: 'Low' });
    await low.focus();
    await low.press('Space');
    await button(dialog(page), 'Add the risk').press('Enter');
    await risks.getByText('Rated differently: Police high and Harbour Support low').waitFor();
    expect(await lookAt(page, 'agency-risks')).toEqual([]);
    // What police wrote is theirs alone to change.
    await expect(button(risks, /^Change/).count()).resolves.toBe(1);
    const bytes = await agency.wire.text();
    const seen = `${await page.content()} ${bytes}`;
    expect(['MARIGOLD', 'Example Road', 'Model Hall'].filter((secret) => seen.includes(secret))).toEqual([]);
  });

  test('PN74 the plan shows both words side by side, and that they are rated differently', async () => {
    const { page } = plan;
    const at = page.getByRole('region', { name: /^Risks at Reception centre/ }).last();
    await at.getByText(/^Rated differently: .* high and HARBOUR low$/).waitFor();
    await at.getByText('Nobody has ever waited there').waitFor();
    await expect(button(at, /^Change/).count()).resolves.toBe(1);
  });
});

describe('T moves, in Marigold', () => {
  test('PN80 PN81 what is to be shown stays on the clock, and whoever is touched is not yet told', async () => {
    const { marigold, server } = house;
    const { page } = lead;
    await house.server.driver.operation(marigold.operation, marigold.lead, 'lead', 'ShowPlace', {
      place: { kind: 'site', id: marigold.sites['reception'] ?? '' },
      agencyId: marigold.agencies.harbour,
      level: 'area',
      at: server.driver.now + DAY,
    });
    await page.goto(`${lead.origin}${planOf(marigold.operation)}`);
    await button(page, 'Move T…').press('Enter');
    await type(field(dialog(page), 'New T'), 'T+180');
    await dialog(page).getByText('What is to be shown stays on the clock').waitFor();
    expect(await lookAt(page, 'move-t', 'dialog')).toEqual([]);
    await type(field(dialog(page), 'Reason'), 'The court sits later');
    await button(dialog(page), 'Move T').press('Enter');
    const told = page.getByRole('region', { name: 'Who has been told' });
    const group = told.getByRole('group').filter({ hasText: 'Asked again' });
    const before = await untold(group);
    expect(before).toBeGreaterThan(1);
    await button(group, /^Told by voice/)
      .first()
      .press('Enter');
    await group.getByText(`Not yet told: ${before - 1}`, { exact: true }).waitFor();
  });

  test('PN81 putting it off gives receipts: who has been told, of how many', async () => {
    const { page } = lead;
    await button(page, 'Postpone…').press('Enter');
    await type(field(dialog(page), 'Reason'), 'Fog');
    await button(dialog(page), 'Postpone').press('Enter');
    const group = page
      .getByRole('region', { name: 'Who has been told' })
      .getByRole('group')
      .filter({ hasText: 'Postponed' });
    const all = await untold(group);
    await button(group, /^Told by voice/)
      .first()
      .press('Enter');
    await group.getByText(`Not yet told: ${all - 1} of ${all}`).waitFor();
    await group.getByText('Told by voice', { exact: true }).first().waitFor();
    await button(page, 'Resume…').press('Enter');
    await type(field(dialog(page), 'Reason'), 'The fog has lifted');
    await button(dialog(page), 'Resume').press('Enter');
    await button(page, 'Postpone…').waitFor();
  });

  const untold = async (group: Locator): Promise<number> =>
    Number(/\d+/.exec((await group.getByText(/^Not yet told: \d+/).textContent()) ?? '')?.[0]);
});

describe('ready or not', () => {
  test('BD47 PN83 the board opens the plan’s rows by R, and a reason leads to where the plan mends it', async () => {
    const { marigold } = house;
    const { page } = await house.signIn('ready', marigold.lead, `/o/${marigold.operation}/board?as=lead`, DESK);
    await page.getByText(/No-go:/).waitFor();
    await page.keyboard.press('r');
    const panel = page.getByRole('region', { name: 'Ready or not', exact: true });
    expect(await lookAt(page, 'board-ready')).toEqual([]);
    const onBoard = await panel.getByRole('list', { name: 'Go or no-go' }).innerText();
    const reason = panel.getByRole('link', { name: /A2: .* violence high/ });
    const anchor = new URL((await reason.getAttribute('href')) ?? '', page.url()).hash.slice(1);
    expect(anchor).toMatch(/^risk-/);
    await reason.press('Enter');
    expect(await focused(page, anchor)).toBe(true);
    await expect(page.getByRole('list', { name: 'Go or no-go' }).innerText()).resolves.toBe(onBoard);
  });
});

describe('all of it', () => {
  test('PN85 the plan is clean by axe in three themes on desk and phone, and fits both', async () => {
    for (const [name, size] of [
      ['desk', DESK],
      ['phone', PHONE],
    ] as const) {
      const { page } = await house.signIn(`whole-${name}`, house.marigold.lead, planOf(operation), size);
      await page.getByRole('list', { name: 'Go or no-go' }).waitFor();
      expect(await lookAt(page, `plan-records-${name}`)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    }
  });

  test('PN85 no page asked another host or reported a fault of its own', () => {
    expect(house.actors.flatMap(({ name, wrong }) => wrong.map((line) => `${name}: ${line}`))).toEqual([]);
  });
});
