import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { button, heading } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

let house: House;
let lead: Actor;
const MINUTE = 60_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const path = (query: string): string => `/o/${house.marigold.operation}/seen-as${query}`;
const harbourIs = (): string => `?agency=${house.marigold.agencies.harbour}`;

beforeAll(async () => {
  house = await House.open(180);
  lead = await house.signIn('lead', house.marigold.lead, path(harbourIs()), DESK);
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

const said = (text: string | RegExp): Promise<void> => lead.page.getByText(text).first().waitFor();

describe('seen as an agency', () => {
  test('ST53 the lead sees what the agency sees now, and in words what is kept back; nobody is named', async () => {
    const { page } = lead;
    await heading(page, 'As Harbour Support sees it now');
    await page.getByRole('list', { name: 'People put forward' }).first().waitFor();
    await said('Who its people are, and the names they work under');
    expect(await page.getByRole('main').innerText()).not.toContain('Worker A');
    expect(await lookAt(page, 'seen-as')).toEqual([]);
  });

  test('ST53 before the agency was there it saw nothing; five minutes back and on, and now, are one key each', async () => {
    const { page } = lead;
    await page.goto(`${lead.origin}${path(`${harbourIs()}&at=${house.server.driver.now - 48 * 60 * MINUTE}`)}`);
    await heading(page, /^As Harbour Support saw it at/);
    await said('It saw nothing');
    expect(await lookAt(page, 'seen-as-before')).toEqual([]);
    const before = new URL(page.url()).searchParams.get('at');
    await page.keyboard.press('f');
    await page.waitForURL((url) => Number(url.searchParams.get('at')) > Number(before));
    await page.keyboard.press('n');
    await heading(page, 'As Harbour Support sees it now');
    await page.getByLabel(/^Time/).fill('T+30');
    await page.keyboard.press('Enter');
    await heading(page, /^As Harbour Support will see it at/);
    await said('By what is planned, if nobody does anything more.');
  });

  test('ST54 what is refused is said, with a way to ask again', async () => {
    const { page } = lead;
    await page.goto(`${lead.origin}${path('?agency=zzzzzzzzzzz')}`);
    await page.getByRole('alert').first().waitFor();
    await button(page, 'Ask again').waitFor();
    expect(await lookAt(page, 'seen-as-refused')).toEqual([]);
  });

  test('ST54 it fits a phone without scrolling sideways', async () => {
    const { page } = lead;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${lead.origin}${path(harbourIs())}`);
    await page.getByRole('list', { name: 'People put forward' }).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(await lookAt(page, 'seen-as-phone')).toEqual([]);
  });
});
