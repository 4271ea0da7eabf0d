import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { pageThemeOf, themeFor, themeOf, themes } from '#client/theme/theme.ts';

const firstPaint = readFileSync('client/public/theme.js', 'utf8');
const tokens = readFileSync('client/src/theme/tokens.css', 'utf8');
const paths = [
  '/',
  '/o/3f/board',
  '/o/3f/log',
  '/field',
  '/o/3f/field/a1',
  '/agency/h',
  '/answer/x',
  '/fields',
  '/boarding',
  '/o/3f/map',
];

/** Where the script of the first paint and the application's rule choose differently, as lines of words. */
function disagreements(script: string): readonly string[] {
  const found: string[] = [];
  for (const pathname of paths) {
    for (const kept of [null, 'dark', 'light', 'night', 'purple', '']) {
      for (const systemDark of [true, false]) {
        let drawn = '';
        runInNewContext(script, {
          document: { documentElement: { setAttribute: (_: string, theme: string) => (drawn = theme) } },
          window: {
            location: { pathname },
            localStorage: { getItem: () => kept },
            matchMedia: () => ({ matches: systemDark }),
          },
        });
        const wanted = themeFor(themeOf(kept), pageThemeOf(pathname), systemDark);
        if (drawn !== wanted) found.push(`${pathname} ${kept} ${systemDark}: ${drawn}, not ${wanted}`);
      }
    }
  }
  return found;
}

describe('theme', () => {
  test('UI26 a choice wins, then the page’s own theme, then the system’s', () => {
    expect(themeFor('night', 'dark', false)).toBe('night');
    expect(themeFor(undefined, pageThemeOf('/o/3f/board'), false)).toBe('dark');
    expect(themeFor(undefined, pageThemeOf('/agency/h'), false)).toBe('light');
    expect(themeFor(undefined, pageThemeOf('/agency/h'), true)).toBe('dark');
    expect(themeOf('purple')).toBeUndefined();
  });

  test('UI28 the first paint draws what the application will draw', () => {
    expect(disagreements(firstPaint)).toEqual([]);
    // Planted: a script that forgot a page, and one that trusts any stored word.
    expect(disagreements(firstPaint.replace('|field', '')).length).toBeGreaterThan(0);
    expect(disagreements(firstPaint.replace("choice === 'night'", 'choice !== null')).length).toBeGreaterThan(0);
  });

  test('UI28 without storage the page is drawn all the same', () => {
    let drawn = '';
    runInNewContext(firstPaint, {
      document: { documentElement: { setAttribute: (_: string, theme: string) => (drawn = theme) } },
      window: {
        location: { pathname: '/o/3f/board' },
        get localStorage() {
          throw new Error('storage is switched off');
        },
        matchMedia: () => ({ matches: false }),
      },
    });
    expect(drawn).toBe('dark');
  });
});

type Palette = ReadonlyMap<string, string>;

function paletteOf(theme: string, css: string): Palette {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'panel', 'raised', 'field'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...['text', 'muted', 'faint', 'accent', 'bad', 'warn', 'ok'].flatMap((ink) =>
    grounds.map((g) => [ink, g, 4.5] as const),
  ),
  ...['ok', 'warn', 'bad', 'busy', 'move', 'care'].map((tone) => [tone, `${tone}-bg`, 4.5] as const),
  ...['text', 'muted', 'faint'].map((ink) => [ink, 'mark', 4.5] as const),
  ['accent-ink', 'accent', 4.5],
  ['alarm-ink', 'alarm', 7],
  ['alarm-ink', 'warn-fill', 4.5],
  // Words in the sun, on a phone (7:1), and the edges of what can be pressed (3:1).
  ['text', 'bg', 7],
  ...grounds.map((g) => ['line-strong', g, 3] as const),
];

/** The pairs of a theme that fall short, as lines of words. Night is exempt from the 7:1 of text: its red is dim on purpose. */
function tooFaint(theme: string, css: string): readonly string[] {
  const palette = paletteOf(theme, css);
  return pairs.flatMap(([ink, ground, least]) => {
    const [a, b] = [palette.get(ink), palette.get(ground)];
    if (a === undefined || b === undefined) return [`${theme} lacks ${ink} or ${ground}`];
    if (theme === 'night' && ink === 'text' && least === 7) return [];
    const ratio = contrast(a, b);
    return ratio < least ? [`${theme}: ${ink} on ${ground} is ${ratio.toFixed(2)}, not ${least}`] : [];
  });
}

describe('palette', () => {
  test.each([...themes])('UI29 in %s every ink is readable on its ground', (theme) => {
    expect(tooFaint(theme, tokens)).toEqual([]);
    expect(tooFaint(theme, tokens.replaceAll(/--muted: #[0-9a-f]{6}/g, '--muted: #777777')).length).toBeGreaterThan(0);
  });

  test('UI29 danger to a person stands out most of all fills, in grey too', () => {
    for (const theme of themes) {
      const palette = paletteOf(theme, tokens);
      const ground = palette.get('bg') ?? '';
      const fills = ['ok-bg', 'warn-bg', 'bad-bg', 'busy-bg', 'move-bg', 'care-bg'].map((name) =>
        contrast(palette.get(name) ?? '', ground),
      );
      expect(contrast(palette.get('alarm') ?? '', ground)).toBeGreaterThan(3 * Math.max(...fills));
    }
  });

  test('UI30 at night no ink and no ground is blue, green or white: red leads by far', () => {
    for (const [name, hex] of paletteOf('night', tokens)) {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      expect({ name, red: r === 0 ? g + b === 0 : Math.max(g, b) <= 0.65 * r }).toEqual({ name, red: true });
    }
  });
});
