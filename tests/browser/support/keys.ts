import type { Page } from 'playwright-core';

/** What has the focus, as it is called: its label, its own words, or the heading of the part that it is. */
const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null) return '';
    const given = at.getAttribute('aria-label');
    if (given !== null) return given;
    const labelled = at.getAttribute('aria-labelledby');
    if (labelled !== null) return document.getElementById(labelled.split(' ')[0] ?? '')?.textContent ?? '';
    const fields = ['INPUT', 'SELECT', 'TEXTAREA'];
    const label = fields.includes(at.tagName) ? (at as HTMLInputElement).labels?.[0]?.textContent : undefined;
    return (label ?? at.textContent ?? '').trim();
  });

/** Goes on with Tab alone until something so called has the focus; fails where no way by key leads there. */
export async function tabTo(page: Page, name: string | RegExp, most = 400): Promise<void> {
  const isIt = (text: string): boolean => (typeof name === 'string' ? text.startsWith(name) : name.test(text));
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (isIt(await focusName(page))) return;
  }
  throw new Error(`no way by key to ${name}`);
}

/** Writes over what stands in the field that has the focus. */
export async function writeOver(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}
