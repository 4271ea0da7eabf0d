import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { heading } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';
import { tabTo, writeOver } from './support/keys.ts';
import { lookAt } from './support/look.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(300_000);

let house: House;
let lead: Actor;
let operation: Id = '';

beforeAll(async () => {
  house = await House.open(26 * 60);
  lead = await house.signIn('lead', house.marigold.lead, '/', { viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

const says = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

const plan = <T extends OperationCommandType>(
  type: T,
  payload: Extract<OperationCommand, { type: T }>['payload'],
): Promise<Id> => house.server.driver.operation(operation, house.marigold.lead, 'lead', type, payload as never);

async function stateOf(ref: string) {
  const state = await house.server.muster.host.operation(operation);
  const [id = ''] = state?.ids('address', 'ref', ref) ?? [];
  const address = state?.get('address', id);
  if (state === undefined || address === undefined) throw new Error(`there is no ${ref}`);
  return { id, address, state };
}

/** All that A2 lacks but one thing is given to it, as the day before would. */
async function allButReception(): Promise<void> {
  const { id: addressId, address } = await stateOf('A2');
  const updater = await plan('AdmitMember', {
    accountId: house.marigold.updaters[0]?.accountId ?? '',
    roles: ['field'],
  });
  const teamId = await plan('AddTeam', {
    callSign: 'MIKE 99',
    talkgroup: 'TG 5',
    memberIds: [updater],
    updaterId: updater,
  });
  await plan('EditAddress', { addressId, fields: { teamId: { from: address.teamId, to: teamId } } });
  const warrantId = await plan('AddWarrant', { addressId, type: 'pace_8', reference: 'EX/2' });
  await plan('RecordWarrant', { warrantId, fact: { kind: 'issued', at: Date.now(), endsAt: null } });
  await plan('AddRisk', {
    about: { kind: 'address', id: addressId },
    kind: 'dogs',
    level: 'low',
    hazard: 'Small dog',
    control: 'Handler with the team',
    owner: 'Bronze',
    review: null,
    shared: false,
  });
  await plan('ReportStep', { addressId, step: 'briefed', reached: true, source: 'desk' });
}

describe('a lead with a keyboard and a file', () => {
  test('PN90 makes an operation from a template', async () => {
    const { page } = lead;
    await tabTo(page, 'New operation');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await writeOver(page, 'YARROW');
    await tabTo(page, 'Area');
    await writeOver(page, 'Luton area');
    await tabTo(page, /^T\b/);
    await writeOver(page, '1 Dec 2026 13:00');
    await tabTo(page, 'A blank plan');
    await page.keyboard.press('ArrowDown');
    await says(page, /^It brings/);
    await page.keyboard.press('Enter');
    await heading(page, 'Plan');
    operation = new URL(page.url()).pathname.split('/')[2] ?? '';
  });

  test('PN90 brings in a file, and mends its two faulty rows', async () => {
    const { page } = lead;
    await tabTo(page, 'Import');
    await page.keyboard.press('Enter');
    await heading(page, 'Import');
    await tabTo(page, 'Files');
    // The window in which a file is picked is the system's own.
    const picked = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await picked).setFiles(fixture('two-faulty-rows.csv'));
    await says(page, '2 rows are to mend.');
    await tabTo(page, 'Postcode, row 6');
    await writeOver(page, 'LU1 0AE');
    await tabTo(page, 'People expected, row 10');
    await writeOver(page, '4');
    await tabTo(page, 'Bring in 12 rows');
    await page.keyboard.press('Enter');
    await says(page, '12 addresses are in.');
    await tabTo(page, 'See the plan');
    await page.keyboard.press('Enter');
    await heading(page, 'Plan');
  });

  test('PN90 places a site on the map', async () => {
    const { page } = lead;
    await tabTo(page, 'Point on the map of Reception');
    await page.keyboard.press('Enter');
    // Its part of the program comes when it is first needed.
    await page.locator('.map-box[data-picking]').waitFor();
    await tabTo(page, /^Map$/);
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await house.until(async () => {
      const { state } = await stateOf('A2');
      return [...state.ids('site', 'all', '')].some((id) => {
        const site = state.get('site', id);
        return site?.kind === 'reception_centre' && site.point !== null;
      });
    });
  });

  test('PN90 reads why A2 is not ready, and mends it', async () => {
    const { page } = lead;
    await allButReception();
    const why = 'A2 has no reception for the people found there.';
    await says(page, why);
    await tabTo(page, why);
    expect(await lookAt(page, 'plan-by-keys')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[role=row]') !== null);
    // To the last column, where reception stands.
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /^Reception of A2/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await house.until(async () => (await stateOf('A2')).address.receptionId !== null);
    await page
      .getByRole('region', { name: 'Ready or not' })
      .getByRole('listitem')
      .filter({ has: page.getByText('A2', { exact: true }) })
      .getByText('Go', { exact: true })
      .waitFor();
    expect(lead.wrong).toEqual([]);
  });
});
