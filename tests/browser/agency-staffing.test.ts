import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { axeInAllThemes, Stage } from '../worker/stage.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

let stage: Stage;
let desk: Page;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
});
afterAll(() => stage.close());

const button = (at: Page | Locator, name: string | RegExp): Locator => at.getByRole('button', { name });
const field = (at: Page | Locator, name: string | RegExp): Locator => at.getByRole('textbox', { name });
const card = (ref: string): Locator => desk.getByRole('region', { name: new RegExp(`^${ref} ·`) });
const row = (ref: string, name: string): Locator => card(ref).getByRole('listitem').filter({ hasText: name });

/** How far the page goes beyond a phone's width. */
async function overflow(): Promise<number> {
  await desk.setViewportSize({ width: 390, height: 844 });
  const beyond = await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await desk.setViewportSize({ width: 1180, height: 800 });
  return beyond;
}

describe('thread, capacity and hours', () => {
  test('AG31 a question is asked by keys, and its answer comes by itself', async () => {
    const summary = card('H-2').locator('summary', { hasText: 'H-2' }).first();
    await summary.press('Enter');
    await field(card('H-2'), 'Message about H-2').fill('Where may they park?');
    await button(card('H-2'), /^Send$/).press('Enter');
    await card('H-2').getByText('Where may they park?').waitFor();
    const state = await stage.state();
    const asked = [...state.ids('request', 'agency', stage.marigold.agencies.harbour)];
    const requestId = asked.find((id) => [...state.ids('message', 'request', id)].length > 0) ?? '';
    await stage.asLead('WriteMessage', { requestId, text: 'Behind the building.' });
    await card('H-2').getByText('Behind the building.').waitFor();
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
  });

  test('AG31 capacity is declared by keys, read back, and withdrawn by one key', async () => {
    const panel = desk.getByRole('region', { name: 'What you could send' });
    await button(panel, /^Say what you could send/).press('Enter');
    await button(panel, 'Tell the lead').press('Enter');
    await panel.getByText('Role is needed').waitFor();
    await panel.getByRole('combobox', { name: 'Role' }).selectOption('interpreter');
    await field(panel, 'How many').fill('2');
    await field(panel, 'Note').fill('With a car');
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await expect(overflow()).resolves.toBe(0);
    const pictures = process.env['MUSTER_PICTURES'];
    if (pictures !== undefined) await desk.screenshot({ path: `${pictures}/agency-capacity.png`, fullPage: true });
    await field(panel, 'Note').press('Enter');
    await panel.getByText('2 interpreters', { exact: true }).waitFor();
    await panel.getByText(/^any of the hours asked · said/).waitFor();
    const state = await stage.state();
    expect([...state.ids('capacity', 'agency', stage.marigold.agencies.harbour)]).toHaveLength(1);
    await button(panel, /^Withdraw ?: 2 interpreters/).press('Enter');
    await panel.getByText('You have not said yet what you could send.').waitFor();
  });

  test('AG31 hours are signed as told, and mended until agreed', async () => {
    const her = row('H-2', 'Worker C');
    await button(her, 'More').press('Enter');
    await desk.getByRole('menuitem', { name: 'Arrived' }).press('Enter');
    await her.getByText(/^Arrived \d/).waitFor();
    await button(her, /^Stand down/).press('Enter');
    await button(desk.getByRole('dialog'), 'Stand down').press('Enter');
    await button(her, /^Hours as told/).press('Enter');
    const dialog = desk.getByRole('dialog', { name: 'Hours as Worker C told you' });
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const text = (at: number): string => clock.format(at).replace(',', '');
    const { now } = stage.server.driver;
    await field(dialog, 'From').fill(text(now - 3 * 3_600_000));
    await field(dialog, 'Until').fill(text(now + 3_600_000));
    await dialog.getByText('Sign what has been, not what is to come.').waitFor();
    await field(dialog, 'Until').fill(text(now - 3_600_000));
    await field(dialog, 'Breaks, in minutes').fill('15');
    await expect(axeInAllThemes(desk)).resolves.toEqual([]);
    await field(dialog, 'Note').press('Enter');
    await her.getByText(/^Hours signed as told: .*15 min of it a break$/).waitFor();
    await button(her, /^Mend hours as told/).waitFor();
    await expect(overflow()).resolves.toBe(0);
    const state = await stage.state();
    const { agencies } = stage.marigold;
    const id =
      [...state.ids('assignment', 'agency', agencies.harbour)].find((one) => state.get('assignment', one)?.hours) ?? '';
    await stage.asLead('AgreeHours', { assignmentId: id });
    await her.getByText(/^Hours agreed: /).waitFor();
    await button(her, /hours as told/i).waitFor({ state: 'detached' });
    expect(stage.wrong).toEqual([]);
  });
});
