const BROWSERS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * A browser as its owner would name it in her list of sessions ("Firefox on Windows"), out of a list: nothing of the
 * header itself is kept, as it is whatever its sender likes.
 */
export function deviceName(userAgent: string | undefined): string {
  const header = (userAgent ?? '').slice(0, 400);
  const browser = BROWSERS.find(([mark]) => mark.test(header))?.[1] ?? 'A browser';
  const system = SYSTEMS.find(([mark]) => mark.test(header))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
