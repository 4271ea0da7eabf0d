import { useEffect, useSyncExternalStore } from 'react';
import {
  keepTheme,
  keptTheme,
  pageThemeOf,
  showTheme,
  systemIsDark,
  themeFor,
  themeKey,
  themeOf,
  type PageTheme,
  type Theme,
} from './theme.ts';

const changed = 'muster:theme';

function shownTheme(): Theme {
  return (
    themeOf(document.documentElement.dataset['theme'] ?? null) ??
    themeFor(keptTheme(), pageThemeOf(window.location.pathname), systemIsDark())
  );
}

function listen(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}

function show(theme: Theme): void {
  showTheme(theme);
  window.dispatchEvent(new Event(changed));
}

/** The theme now drawn, and a way to choose another one; the choice is kept on this device. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(listen, shownTheme);
  return [
    theme,
    (next) => {
      keepTheme(next);
      show(next);
    },
  ];
}

/** Called by a page: its own theme, drawn unless somebody has chosen. Follows another tab and the system. */
export function usePageTheme(page: PageTheme): void {
  useEffect(() => {
    const draw = (): void => show(themeFor(keptTheme(), page, systemIsDark()));
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const stored = (event: StorageEvent): void => {
      if (event.key === themeKey) draw();
    };
    draw();
    system.addEventListener('change', draw);
    window.addEventListener('storage', stored);
    return () => {
      system.removeEventListener('change', draw);
      window.removeEventListener('storage', stored);
    };
  }, [page]);
}
