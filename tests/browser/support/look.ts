import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../support/axe.ts';

const THEMES = ['dark', 'light', 'night'] as const;

/**
 * Looks at a page as it stands in each theme: what axe finds, theme by theme. With MUSTER_PICTURES naming a folder, a
 * picture of each is kept there. The theme that the page had is given back. `within`: only in what this selector finds.
 */
export async function lookAt(page: Page, name: string, within?: string): Promise<readonly string[]> {
  const found: string[] = [];
  const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
  const folder = process.env['MUSTER_PICTURES'];
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  for (const theme of THEMES) {
    await page.evaluate((one) => (document.documentElement.dataset['theme'] = one), theme);
    found.push(...(await axeViolations(page, within)).map((line) => `${name}, ${theme}: ${line}`));
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
  await page.evaluate((one) => (document.documentElement.dataset['theme'] = one), before);
  return found;
}
