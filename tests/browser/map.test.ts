import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { gridCell } from '#server/access/grid-cell.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import { MAP_FOLDER, PACK_FILES } from '#server/maps/pack-files.ts';
import { writePostcodes } from '#server/maps/postcode-table.ts';
import { toGrid } from '#shared/national-grid.ts';
import { TOWN_CREDIT } from '../fixtures/map/example-town.ts';
import { writeMbtiles, writePmtiles } from '../fixtures/map/map-files.ts';
import { axeViolations } from '../support/axe.ts';
import { hashOf } from '../../scripts/demo/marigold.ts';
import { button, field } from './support/hands.ts';
import { type Actor, House } from './support/house.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(240_000);

const DESK = { viewport: { width: 1440, height: 900 } } as const;
/** Where Marigold's reception centre lies. */
const RECEPTION = { latitude: 51.8779, longitude: -0.4302 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const THEMES = ['dark', 'light', 'night'] as const;

let house: House;
let lead: Actor;
const path = (part: keyof typeof PACK_FILES): string => join(house.server.folder, MAP_FOLDER, PACK_FILES[part]);
const at = (page: string): string => `/o/${house.marigold.operation}/${page}`;

beforeAll(async () => {
  house = await House.open(300);
  mkdirSync(join(house.server.folder, MAP_FOLDER));
  writePmtiles(path('pmtiles'));
  writeFileSync(path('postcodes'), writePostcodes([{ postcode: 'ZZ11ZZ', easting: 508_900, northing: 221_400 }], 2026));
  lead = await house.signIn('lead', house.marigold.lead, at('board'), DESK);
});
afterAll(async () => {
  await house.keepSights();
  await house.close();
});

interface Painted {
  /** Pixels of the pack's tiles that are not bare ground. */
  readonly pixels: number;
  /** Of those, how many have more green or blue in them than red. */
  readonly notRed: number;
}

/** What the force's own map has painted, under the grid. */
const painted = (page: Page): Promise<Painted> =>
  page.evaluate(() => {
    let pixels = 0;
    let notRed = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.map-pack canvas')) {
      const context = canvas.getContext('2d');
      const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray(4);
      const ground = getComputedStyle(canvas.closest('.map-box') ?? canvas)
        .backgroundColor.match(/\d+/g)
        ?.map(Number);
      for (let n = 0; n < data.length; n += 4) {
        if ([0, 1, 2].every((part) => data[n + part] === ground?.[part])) continue;
        pixels += 1;
        if (Math.max(data[n + 1] ?? 0, data[n + 2] ?? 0) > (data[n] ?? 0)) notRed += 1;
      }
    }
    return { pixels, notRed };
  });

/** Until every tile in sight has been answered for and drawn. */
async function tilesThere(page: Page): Promise<void> {
  await page.locator('.map-pack canvas.leaflet-tile-loaded').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.map-pack canvas:not(.leaflet-tile-loaded)') === null);
  await twoFrames(page);
}

/** What was asked for is drawn. */
const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Draws a page in a theme without keeping it, and tells its parts, as the theme's own switch does. */
async function show(page: Page, theme: string): Promise<void> {
  await page.evaluate((one) => {
    document.documentElement.dataset['theme'] = one;
    window.dispatchEvent(new Event('muster:theme'));
  }, theme);
  await twoFrames(page);
}

/** Every theme, by axe, of a part of the page; with MUSTER_PICTURES naming a folder, a picture of each is kept there. */
async function lookAt(page: Page, name: string, within = 'main'): Promise<readonly string[]> {
  const found: string[] = [];
  const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
  const folder = process.env['MUSTER_PICTURES'];
  for (const theme of THEMES) {
    await show(page, theme);
    found.push(...(await axeViolations(page, within)).map((line) => `${name}, ${theme}: ${line}`));
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
  await show(page, before);
  return found;
}

const putOn = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => {
    localStorage.setItem('muster.theme', name);
    document.documentElement.dataset['theme'] = name;
  }, theme);

/** MP16. What is amiss with the map of a page as it stands: a square kilometre of streets is some thousand pixels. */
async function packFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  await tilesThere(page);
  for (const theme of THEMES) {
    await putOn(page, theme);
    await page.reload();
    await tilesThere(page);
    const { pixels, notRed } = await painted(page);
    if (pixels < 3000) faults.push(`${theme}: ${pixels} pixels painted`);
    if (theme === 'night' && notRed > 0) faults.push(`night: ${notRed} pixels are not red`);
  }
  return faults;
}

describe('a map pack', () => {
  test.each(['pmtiles', 'mbtiles'] as const)('MP16 %s is drawn under the grid in all three themes', async (kind) => {
    rmSync(path(kind === 'pmtiles' ? 'mbtiles' : 'pmtiles'), { force: true });
    if (kind === 'pmtiles') writePmtiles(path(kind));
    else writeMbtiles(path(kind));
    await lead.page.goto(`${lead.origin}${at('board')}`);
    expect(await packFaults(lead.page)).toEqual([]);
    await lead.page.getByText('© Crown copyright 2025').click();
    await lead.page.getByText(TOWN_CREDIT).waitFor();
    expect(lead.wrong).toEqual([]);
  });

  test('MP16 without its tiles nothing is painted, and the look says so', async () => {
    const cut = await house.signIn('cut', house.marigold.lead, '/', DESK);
    await cut.page.route('**/api/map/tile/**', (route) => route.abort());
    await cut.page.goto(`${cut.origin}${at('board')}`);
    expect((await packFaults(cut.page)).length).toBe(THEMES.length);
    await cut.context.close();
  });

  test('MP16 the board with a map of one’s own is clean in every theme', async () => {
    const { page } = lead;
    await putOn(page, 'light');
    await page.reload();
    await tilesThere(page);
    expect(await lookAt(page, 'map-board')).toEqual([]);
    // Put on from the menu, the colours change where the map stands.
    expect((await painted(page)).notRed).toBeGreaterThan(0);
    await button(page, /Theme/).click();
    await page.getByRole('menuitem', { name: /^Night/ }).click();
    await twoFrames(page);
    const { pixels, notRed } = await painted(page);
    expect([pixels > 3000, notRed]).toEqual([true, 0]);
  });
});

const editor = (page: Page): Locator => page.getByRole('form', { name: /^(Draw for|Change) / });
const mapOf = (within: Page | Locator): Locator => within.locator('.map-box');
const corners = (page: Page): Locator => editor(page).locator('.map-corner');
const own = (page: Page): Locator => page.getByRole('region', { name: 'Cordon and routes of A1' });

/** The plan with the card of A1 open. */
async function openCard(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}${at('plan')}`);
  await page.getByText('Flat 2, 14 Example Road').first().click();
  await own(page).waitFor();
}

async function drawingsOnRecord() {
  const state = await house.state();
  return [...state.ids('drawing', 'all', '')].flatMap((id) => state.get('drawing', id) ?? []);
}

async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await goal.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('never reached by Tab');
}

describe('cordon and routes', () => {
  test('MP17 a cordon is drawn by mouse: clicked, one corner dragged', async () => {
    const { page } = lead;
    await putOn(page, 'light');
    await openCard(page);
    await button(own(page), 'Draw').click();
    await field(editor(page), 'Name').fill('Outer');
    const box = (await mapOf(editor(page)).boundingBox())!;
    const spots = [
      [0.3, 0.3],
      [0.6, 0.3],
      [0.6, 0.7],
      [0.3, 0.7],
    ] as const;
    for (const [x, y] of spots) {
      await mapOf(editor(page)).click({ position: { x: box.width * x, y: box.height * y } });
    }
    await corners(page).nth(3).waitFor();
    const before = await corners(page).nth(1).getAttribute('aria-label');
    const corner = (await corners(page).nth(1).boundingBox())!;
    await page.mouse.move(corner.x + 14, corner.y + 14);
    await page.mouse.down();
    await page.mouse.move(corner.x + 70, corner.y - 20, { steps: 6 });
    await page.mouse.up();
    await expect(corners(page).nth(1).getAttribute('aria-label')).resolves.not.toBe(before);
    await editor(page).scrollIntoViewIfNeeded();
    expect(await lookAt(page, 'map-cordon', 'form')).toEqual([]);
    await button(editor(page), 'Save the cordon').click();
    await own(page).getByText('Cordon A1: Outer').waitFor();
    const [drawing] = await drawingsOnRecord();
    expect([drawing?.kind, drawing?.points.length]).toEqual(['cordon', 4]);
  });

  test('MP17 a route is drawn by keyboard alone: cross-hair, text, a point moved and one taken away', async () => {
    const { page } = lead;
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await tabTo(page, button(own(page), 'Draw'));
    await press('Enter');
    await expect(editor(page).getByRole('radio', { name: 'Cordon' }).isChecked()).resolves.toBe(true);
    await press('ArrowRight', 'Tab');
    await page.keyboard.type('From the RVP');
    await tabTo(page, mapOf(editor(page)));
    await press('Enter', 'Shift+ArrowRight', 'ArrowUp', 'Enter');
    await tabTo(page, field(editor(page), 'Next point'));
    await page.keyboard.type('TL 0865 2133');
    await press('Enter');
    await editor(page).getByText('3 · TL 0865 2133').waitFor();
    await page.keyboard.type('zz1 1zz');
    await press('Enter');
    await editor(page).getByText('4 · TL 0890 2140').waitFor();
    await page.keyboard.type('the corner shop');
    await press('Enter');
    await editor(page)
      .getByText(/^Type a grid reference/)
      .waitFor();
    await press('Control+A', 'Backspace');
    await tabTo(page, button(editor(page), 'Move point 4 on the map'));
    await press('Enter', 'Shift+ArrowUp', 'Shift+ArrowUp');
    await expect(editor(page).getByText('4 · TL 0890 2140').count()).resolves.toBe(0);
    await tabTo(page, button(editor(page), 'Move point 1 on the map'));
    await press('Enter', 'Delete');
    await expect(corners(page).count()).resolves.toBe(3);
    await tabTo(page, button(editor(page), 'Save the route'));
    await press('Enter');
    await own(page).getByText('Route A1: From the RVP').waitFor();
    const route = (await drawingsOnRecord()).find(({ kind }) => kind === 'route');
    const last = toGrid(route!.points.at(-1)!)!;
    expect(route?.points.length).toBe(3);
    expect([last.northing > 221_450, Math.abs(last.easting - 508_900) < 3]).toEqual([true, true]);
    // Whoever draws by key goes on where it was begun.
    await expect(button(own(page), 'Draw').evaluate((node) => node === document.activeElement)).resolves.toBe(true);
  });

  test('MP17 a drawing is changed and taken away with a reason; one that is too short is refused where it is drawn', async () => {
    const { page } = lead;
    await button(own(page), 'Change Cordon A1: Outer').click();
    await field(editor(page), 'Name').fill('Outer ring');
    await button(editor(page), 'Take away point 1').click();
    await button(editor(page), 'Save the cordon').click();
    await own(page).getByText('Cordon A1: Outer ring').waitFor();
    expect((await drawingsOnRecord()).map(({ points }) => points.length).toSorted((a, b) => a - b)).toEqual([3, 3]);
    await button(own(page), 'Draw').click();
    await field(editor(page), 'Name').fill('Too short');
    await button(editor(page), 'Save the cordon').click();
    await editor(page).getByText('The line needs at least 2').waitFor();
    for (const typed of ['TL 0800 2100', 'TL 0810 2110']) {
      await field(editor(page), 'Next point').fill(typed);
      await field(editor(page), 'Next point').press('Enter');
      await editor(page)
        .getByText(new RegExp(`· ${typed}`))
        .waitFor();
    }
    await button(editor(page), 'Save the cordon').click();
    await button(own(page), 'Remove Cordon A1: Too short…').click();
    await field(page.getByRole('dialog'), 'Reason').fill('Not needed');
    await button(page.getByRole('dialog'), 'Remove').click();
    await own(page).getByText('Cordon A1: Too short', { exact: true }).waitFor({ state: 'detached' });
    expect(await drawingsOnRecord()).toHaveLength(2);
  });

  test('MP17 a phone draws too: nothing is cut off or hidden at 390 × 844', async () => {
    const phone = await house.signIn('phone', house.marigold.lead, at('plan'), PHONE);
    const { page } = phone;
    await openCard(page);
    await button(own(page), 'Draw').tap();
    const box = (await mapOf(editor(page)).boundingBox())!;
    expect(box.x >= 0 && box.x + box.width <= PHONE.viewport.width).toBe(true);
    for (const [x, y] of [
      [0.3, 0.4],
      [0.7, 0.5],
    ] as const) {
      await mapOf(editor(page)).tap({ position: { x: box.width * x, y: box.height * y } });
    }
    await corners(page).nth(1).waitFor();
    expect(await lookAt(page, 'map-draw-phone', 'form')).toEqual([]);
    await button(editor(page), 'Leave as it was').tap();
    expect(phone.wrong).toEqual([]);
    await phone.context.close();
  });

  test('MP17 both stand on the board’s map and in its list, in words; whoever sees the address sees them', async () => {
    const observer = await house.signIn('observer', house.marigold.observer, at('board'), DESK);
    for (const { page } of [lead, observer]) {
      await page.goto(`${new URL(page.url()).origin}${at('board')}`);
      await page.locator('.map-cordon').waitFor({ state: 'attached' });
      await expect(page.locator('path.map-route').count()).resolves.toBe(1);
      await button(page, 'List').click();
      const list = page.getByRole('list', { name: 'Places on the map' });
      await list.getByText('Cordon A1: Outer ring').waitFor();
      await list.getByText(/3 points, .+ around/).waitFor();
      await list.getByText('Route A1: From the RVP').waitFor();
      await button(page, 'Map').click();
    }
    expect(await lookAt(lead.page, 'map-drawn')).toEqual([]);
    await observer.context.close();
  });
});

test('MP19 a point is chosen by the cross-hair: arrow keys move it, Enter takes it', async () => {
  const { page } = lead;
  await openCard(page);
  const cell = page.getByRole('article', { name: 'A1' }).getByRole('button', { name: /^Point on the map of A1:/ });
  const before = await cell.textContent();
  await cell.press('Enter');
  const picking = page.getByRole('article', { name: 'A1' }).locator('.map-box[data-picking]');
  await picking.focus();
  const where = page.getByRole('status', { name: 'Under the cross-hair' });
  const first = await where.textContent();
  await page.keyboard.press('Shift+ArrowRight');
  const second = await where.textContent();
  expect(second).not.toBe(first);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    /^\d+\.\d+, -?\d/.test(
      [...document.querySelectorAll('input')].map(({ value }) => value).find((v) => v.includes(', -0.')) ?? '',
    ),
  );
  const input = field(page.getByRole('article', { name: 'A1' }), 'Point on the map of A1');
  await input.press('Enter');
  await expect(cell.textContent()).resolves.not.toBe(before);
  await expect(cell.textContent()).resolves.toContain(second ?? 'nothing');
});

describe('before a place is shown', () => {
  const show = (level: 'area' | 'full') => {
    const { operation, lead: by, sites, agencies } = house.marigold;
    const place = { kind: 'site' as const, id: sites['reception'] ?? '' };
    const payload = { place, agencyId: agencies.harbour, level, at: null };
    return house.server.driver.operation(operation, by, 'lead', 'ShowPlace', payload);
  };
  beforeAll(() => show('area'));

  test('MP20 a worker with a day pass sees its square kilometre, in words and, if she asks, on a map', async () => {
    const { operation, coordinators, assignments } = house.marigold;
    const assignmentId = assignments.get('Carys Vale') ?? '';
    const secret = 'c'.repeat(43);
    const asDesk = house.server.driver.operation.bind(
      house.server.driver,
      operation,
      coordinators.romanianDesk,
      'coordinator',
    );
    await asDesk('IssueAnswerLink', { assignmentId, tokenHash: hashOf(secret) });
    await asDesk('IssueDayPass', { assignmentId, codeHash: hashCode(operation, assignmentId, 'K7MPWXR4') });
    const worker = await house.seat('worker', PHONE);
    const { page } = worker;
    await page.goto(`${worker.origin}/w#${operation}.${assignmentId}.${secret}`);
    await field(page, 'Code').fill('K7MPWXR4');
    await field(page, 'Code').press('Enter');
    await page.getByText(`It lies within the square ${gridCell(RECEPTION)}, about 1 km across.`).waitFor();
    await button(page, 'Show on a map').tap();
    await page.locator('path.map-cell').waitFor({ state: 'attached' });
    await tilesThere(page);
    await expect(page.locator('.map-pin').count()).resolves.toBe(0);
    expect(await lookAt(page, 'map-cell-worker', 'body')).toEqual([]);
    expect(worker.wrong).toEqual([]);
    await worker.context.close();
  });

  test('MP20 an agency sees the square kilometre until a place is shown, and then its mark', async () => {
    const desk = await house.signIn('desk', house.marigold.coordinators.romanianDesk, at('agency'), PHONE);
    const { page } = desk;
    await page.getByText(`Within the square ${gridCell(RECEPTION)}, about 1 km across`).waitFor();
    await page.locator('path.map-cell').waitFor({ state: 'attached' });
    await tilesThere(page);
    await expect(page.locator('.map-pin').count()).resolves.toBe(0);
    await page.getByText('Within the square').scrollIntoViewIfNeeded();
    expect(await lookAt(page, 'map-cell-phone', 'body')).toEqual([]);
    await page.setViewportSize(DESK.viewport);
    expect(await lookAt(page, 'map-cell-desk', 'body')).toEqual([]);
    await show('full');
    await page.locator('.map-pin').waitFor();
    await expect(page.locator('path.map-cell').count()).resolves.toBe(0);
    await page.locator('.map-pin').scrollIntoViewIfNeeded();
    expect(await lookAt(page, 'map-pin-desk', 'body')).toEqual([]);
    expect(desk.wrong).toEqual([]);
  });
});

test('MP16 no page has asked another host, or met an error', () => {
  expect(house.actors.flatMap(({ name, wrong }) => (name === 'cut' ? [] : wrong))).toEqual([]);
});
