import { attribute, elements, prefixOf, type ShownAs } from './sheet-xml.ts';

/**
 * What the number formats of a workbook show beyond a number's figures: leading noughts ("0000"), with fixed letters
 * before or behind ('"CN"0000'), as collar and staff numbers are often kept.
 */
export function shownAsOf(styles: string): ShownAs {
  const prefix = prefixOf(styles, 'styleSheet');
  const codes = new Map<string, string>();
  for (const { attributes } of elements(styles, `${prefix}numFmt`)) {
    codes.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '');
  }
  const cellStyles = [...elements(styles, `${prefix}cellXfs`)][0]?.inside ?? '';
  const masks = [...elements(cellStyles, `${prefix}xf`)].map(({ attributes }) =>
    maskOf(codes.get(attribute(attributes, 'numFmtId') ?? '') ?? ''),
  );
  return (style, figures) => {
    const mask = masks[style];
    if (mask === undefined || !/^\d+$/.test(figures)) return undefined;
    return `${mask.before}${figures.padStart(mask.length, '0')}${mask.after}`;
  };
}

interface Mask {
  readonly before: string;
  readonly length: number;
  readonly after: string;
}

function maskOf(code: string): Mask | undefined {
  const match = /^(?:"([^"<&]*)")?(0{2,20})(?:"([^"<&]*)")?$/.exec(code.split(';')[0] ?? '');
  if (match === null) return undefined;
  return { before: match[1] ?? '', length: (match[2] ?? '').length, after: match[3] ?? '' };
}
