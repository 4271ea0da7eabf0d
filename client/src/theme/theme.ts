/** The three themes: command room, offices, in a vehicle at night. */
export type Theme = 'dark' | 'light' | 'night';

/** What a page is drawn in when nobody has chosen: a command room stays dark; any other page follows the system. */
export type PageTheme = 'dark' | 'system';

export const themes: readonly Theme[] = ['dark', 'light', 'night'];

/** The name under which the choice is kept on this device. It says nothing about whoever uses it. */
export const themeKey = 'muster.theme';

/** A stored or typed word as a theme; anything else is no choice. */
export function themeOf(word: string | null): Theme | undefined {
  return themes.find((theme) => theme === word);
}

/**
 * The theme a path asks for: board, log, map, wall and field phone are for dark rooms and vehicles.
 * `public/theme.js` repeats this rule for the first paint.
 */
export function pageThemeOf(path: string): PageTheme {
  return /\/(board|log|map|field|wall)(\/|$)/.test(path) ? 'dark' : 'system';
}

/** The theme to draw: a choice first, then the page's own, then the system's. */
export function themeFor(choice: Theme | undefined, page: PageTheme, systemDark: boolean): Theme {
  if (choice !== undefined) return choice;
  return page === 'dark' || systemDark ? 'dark' : 'light';
}

/** The choice kept on this device, if any. Storage switched off means no choice. */
export function keptTheme(): Theme | undefined {
  try {
    return themeOf(window.localStorage.getItem(themeKey));
  } catch {
    return undefined;
  }
}

/** Keeps the choice, as far as this browser lets it be kept. */
export function keepTheme(theme: Theme): void {
  try {
    window.localStorage.setItem(themeKey, theme);
  } catch {
    // A browser that stores nothing still shows the theme until the page is left.
  }
}

/** Draws the whole page in a theme. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Whether the system itself asks for dark. */
export function systemIsDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
