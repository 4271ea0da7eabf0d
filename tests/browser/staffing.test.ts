import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import { button, dialog } from './support/hands.ts';
import { House, type Actor } from './support/house.ts';
import { lookAt } from './support/look.ts';
import { playStaffing, type StaffingWorld } from './support/staffing-world.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let house: House;
let world: StaffingWorld;
let lead: Actor;

beforeAll(async () => {
  house = await House.open(180);
  world = await playStaffing(house);
  lead = await house.signIn('lead', house.marigold.lead, path('lead'), DESK);
  await gapOf(lead.page, 'short').waitFor();
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

const path = (role: string): string => `/o/${house.marigold.operation}/staffing?as=${role}`;
/** The first row of a kind among the gaps, or the one of a need. */
const gapOf = (page: Page, kind: string): Locator => page.locator(`[data-gap^="${kind}"]`).first();
const needOf = (name: string): Id => world.needs.get(name) ?? '';
const candidates = (page: Page): Locator => page.getByRole('list', { name: 'Who could fill it' }).getByRole('listitem');
const tab = (page: Page, name: RegExp): Locator => page.getByRole('tab', { name });

async function count(table: 'duty' | 'request' | 'assignment'): Promise<number> {
  return [...(await house.state()).ids(table, 'all', '')].length;
}

/** Keys alone: the pointer is never used on this page. */
const keys = async (page: Page, ...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};

describe('by keys alone', () => {
  test('ST47 one key goes from a gap to asking for it; what is asked is out', async () => {
    const { page } = lead;
    const before = await count('request');
    await keys(page, 'g');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-gap'))).toMatch(/^short /);
    await gapOf(page, `short ${needOf('interpreter reception')}`).focus();
    await keys(page, 'a');
    await dialog(page).waitFor();
    expect(await dialog(page).getByRole('heading', { level: 2 }).textContent()).toBe(
      'Ask for 2 interpreters for Romanian (woman), Reception centre',
    );
    // The first box has the focus: one is ticked, and asked.
    await keys(page, 'Space', 'Control+Enter');
    await dialog(page).waitFor({ state: 'hidden' });
    await house.until(async () => (await count('request')) === before + 1);
    await page
      .getByRole('list', { name: /^Who was asked for/ })
      .getByText(/^C-\d+ Clearway Sexual Health$/)
      .waitFor();
    // And Enter on the row does the same as its key.
    await gapOf(page, `short ${needOf('interpreter reception')}`).focus();
    await keys(page, 'Enter');
    await dialog(page).waitFor();
    await keys(page, 'Escape');
  });

  test('ST47 a rule is set aside with a reason, shown with who and why, and let stand again', async () => {
    const { page } = lead;
    const row = gapOf(page, 'against assignment');
    const id = (await row.getAttribute('data-gap'))?.split(' ')[2] ?? '';
    const aside = async () => (await house.state()).get('assignment', id)?.setAside ?? [];
    await row.focus();
    await keys(page, 's');
    await page.keyboard.type('Spoken to on the telephone');
    await keys(page, 'Tab', 'Enter');
    await house.until(async () => (await aside()).length === 1);
    await dialog(page).waitFor({ state: 'hidden' });
    await page.locator(`[data-bar="assignment ${id}"]`).focus();
    const card = page.getByRole('tabpanel');
    await card.getByText('Spoken to on the telephone').waitFor();
    expect(await card.innerText()).toMatch(/Set aside by Insp\. Rowan Ashdown, .*: Spoken to on the telephone/);
    await button(card, 'Let it stand again').focus();
    await keys(page, 'Enter');
    await house.until(async () => (await aside()).length === 0);
    await gapOf(page, `against assignment ${id}`).waitFor();
  });

  test('ST47 whoever is not told is told by voice in one key', async () => {
    const { page } = lead;
    const waiting = async (): Promise<number> => {
      const state = await house.state();
      return [...state.ids('notice', 'all', '')].filter((id) => state.get('notice', id)?.told === 'waiting').length;
    };
    const before = await waiting();
    expect(before).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'Gaps' }).waitFor();
    await keys(page, 'F4');
    await page.getByRole('list', { name: 'Ring list' }).waitFor();
    await keys(page, 'v');
    await house.until(async () => (await waiting()) < before);
  });

  test('ST47 the first who could fill a gap is taken by one key, and undo takes them off again', async () => {
    const { page } = lead;
    const before = await count('duty');
    await gapOf(page, `short ${needOf('search_officer A1')}`).focus();
    await keys(page, 'w');
    await candidates(page).first().waitFor();
    expect(await candidates(page).first().innerText()).toMatch(/^Put PC \w+ on duty at A1/);
    expect(await count('duty')).toBe(before);
    await keys(page, '1');
    await house.until(async () => (await count('duty')) === before + 1);
    await candidates(page).first().getByText('taken').waitFor();
    await page.getByText('Undo: ').waitFor();
    await keys(page, 'Control+z');
    await house.until(async () => (await count('duty')) === before);
  });
});

describe('proposals', () => {
  test('ST48 nobody is moved before it is taken; it is taken in part, step by step on record, and undone', async () => {
    const { page } = lead;
    const before = await count('duty');
    await gapOf(page, 'short').focus();
    await keys(page, 'p');
    const steps = page.getByRole('list', { name: 'Proposed steps' }).getByRole('checkbox');
    await steps.first().waitFor();
    const of = await steps.count();
    expect(of).toBeGreaterThan(1);
    expect(await count('duty')).toBe(before);
    expect(await page.getByRole('tabpanel').innerText()).toMatch(
      /This is the best there is|stays uncovered whatever is done/,
    );
    for (let at = 1; at < of; at += 1) await steps.nth(at).uncheck();
    await button(page, 'Take 1 step').click();
    await house.until(async () => (await count('duty')) === before + 1);
    await keys(page, 'Control+z');
    await house.until(async () => (await count('duty')) === before);
  });
});

describe('by typing', () => {
  test('ST14 one of the staff is put on duty by a form, and what cannot be is said there', async () => {
    const { page } = lead;
    const before = await count('duty');
    await tab(page, /^Staff/).click();
    await page.locator(`[data-staff="${world.staff.hazelby}"]`).click();
    const from = dialog(page).getByRole('textbox', { name: 'From' });
    const typed = await from.inputValue();
    await from.fill('T-3:00');
    await button(dialog(page), 'Put on duty').click();
    await dialog(page)
      .getByText(/^Outside the hours asked for there/)
      .waitFor();
    await from.fill(typed);
    await button(dialog(page), 'Put on duty').click();
    await house.until(async () => (await count('duty')) === before + 1);
    await dialog(page).waitFor({ state: 'hidden' });
    await page.locator('main').getByText('Undo: ').waitFor();
    await button(page, /^Undo/).click();
    await house.until(async () => (await count('duty')) === before);
  });
});

describe('how it looks', () => {
  const isWide = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  test('ST49 axe finds nothing in any theme, and the page does not scroll sideways, at 1440 px', async () => {
    const { page } = lead;
    expect(await lookAt(page, 'staffing-1440')).toEqual([]);
    expect(await isWide(page)).toBe(false);
    for (const name of [/^Staff/, /^Rests on/, /^Not told/, /^Hours/, /^Need/]) {
      await tab(page, name).click();
      expect(await lookAt(page, `staffing-${name.source.slice(1)}`, 'aside')).toEqual([]);
    }
    await gapOf(page, `short ${needOf('health_assessor reception')}`).focus();
    await keys(page, 'a');
    await dialog(page).getByText('one after the other').click();
    expect(await lookAt(page, 'staffing-ask', 'dialog')).toEqual([]);
    await dialog(page).getByText('Is there a room with a door at reception?').waitFor();
    await dialog(page)
      .getByText(/^2nd: Clearway Sexual Health, asked when the one before cannot/)
      .waitFor();
    await keys(page, 'Escape', '?');
    expect(await lookAt(page, 'staffing-keys', 'dialog')).toEqual([]);
    await keys(page, 'Escape');
  });

  test('ST49 at 390 px too, with controls for a thumb', async () => {
    const phone = await house.signIn('phone', house.marigold.lead, path('lead'), PHONE);
    const { page } = phone;
    await gapOf(page, 'short').waitFor();
    expect(await isWide(page)).toBe(false);
    expect(await lookAt(page, 'staffing-390')).toEqual([]);
    const small = await page
      .locator('main button:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent ?? ''),
      );
    expect(small).toEqual([]);
    expect(phone.wrong).toEqual([]);
  });

  test('ST49 whoever only reads has nothing to act with', async () => {
    const observer = await house.signIn('observer', house.marigold.observer, path('observer'), DESK);
    const { page } = observer;
    await gapOf(page, 'short').waitFor();
    const acting = /Ask|Who could|Set aside|Add the need|Propose|Move or stretch|Told by voice|Take back|Undo/;
    expect(await page.locator('main').getByRole('button', { name: acting }).count()).toBe(0);
    await keys(page, 'g', 'a', 'w', 'p', 's');
    expect(await dialog(page).count()).toBe(0);
    expect(await lookAt(page, 'staffing-observer')).toEqual([]);
    expect([...observer.wrong, ...lead.wrong]).toEqual([]);
  });
});
