import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules whose outcome a theme can change: everything else is the same in all of them. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, a line a node: "color-contrast: .chip …". Empty when
 * nothing. The page must come from browser.newContext(). `within`: only in what this selector finds, as an open dialog.
 * `what`: all rules, or those of colours alone, for a page that was looked at whole in another theme.
 */
export async function axeViolations(
  page: Page,
  within?: string,
  what: 'all' | 'colours' = 'all',
): Promise<readonly string[]> {
  const axe =
    what === 'all' ? new AxeBuilder({ page }).withTags(wcag22aa) : new AxeBuilder({ page }).withRules(ofColours);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary?.slice(0, 240) ?? ''}`),
  );
}
