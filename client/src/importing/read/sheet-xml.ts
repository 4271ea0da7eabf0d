import { KEPT_COLUMNS, KEPT_ROWS } from './sheet.ts';

/** One element: the text of its attributes, and what stands inside. */
interface Element {
  readonly attributes: string;
  readonly inside: string;
}

/**
 * The elements of a name, one after another; none inside one of its own name. It only ever goes forward, so that a
 * damaged file costs no more than its length.
 */
export function* elements(xml: string, tag: string): Generator<Element> {
  const open = `<${tag}`;
  const close = `</${tag}>`;
  for (let from = xml.indexOf(open); from !== -1; from = xml.indexOf(open, from)) {
    const after = from + open.length;
    from = after;
    // "<c" also begins "<cols".
    if (!/[\s/>]/.test(xml.charAt(after))) continue;
    const head = xml.indexOf('>', after);
    if (head === -1) return;
    if (xml.charAt(head - 1) === '/') {
      from = head;
      yield { attributes: xml.slice(after, head - 1), inside: '' };
      continue;
    }
    const end = xml.indexOf(close, head);
    if (end === -1) return;
    from = end + close.length;
    yield { attributes: xml.slice(after, head), inside: xml.slice(head + 1, end) };
  }
}

/** One attribute, whatever its prefix; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? undefined : plain(match[1] ?? match[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (all, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? all;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0x10ffff ? all : String.fromCodePoint(code);
  });

/** "x:" where a program writes its elements with a prefix; most write none. */
export const prefixOf = (xml: string, root: string): string =>
  new RegExp(`<(\\w+:)${root}[\\s>]`).exec(xml.slice(0, 4000))?.[1] ?? '';

/** A block of merged cells by their places, from nought; rows by their places among those kept. */
export interface Merge {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

export interface CutSheet {
  /** The sheet with the rows that are kept and nothing else, numbered without gaps. */
  readonly xml: string;
  /** The true number of each row kept. */
  readonly numbers: readonly number[];
  readonly merges: readonly Merge[];
  readonly tooMany: number;
}

/** What a numeric cell of a style shows where that is more than its figures: leading noughts. */
export type ShownAs = (style: number, figures: string) => string | undefined;

/**
 * Cuts a sheet to what will be read, before anything builds tables out of it: a damaged or hostile sheet may claim a
 * million rows of sixteen thousand columns. Cells whose look is more than their value become text.
 */
export function cutSheet(xml: string, shownAs: ShownAs): CutSheet {
  const prefix = prefixOf(xml, 'worksheet');
  const kept: string[] = [];
  const numbers: number[] = [];
  let tooMany = 0;
  let number = 0;
  for (const { attributes, inside } of elements(xml, `${prefix}row`)) {
    const said = Number(attribute(attributes, 'r') ?? '');
    number = Number.isInteger(said) && said > number ? said : number + 1;
    if (!inside.includes(`<${prefix}v`) && !inside.includes(`<${prefix}is`)) continue;
    if (kept.length === KEPT_ROWS) {
      tooMany += 1;
      continue;
    }
    kept.push(`<row r="${kept.length + 1}">${cutCells(inside, prefix, kept.length + 1, shownAs)}</row>`);
    numbers.push(number);
  }
  const sheet = `<worksheet><sheetData>${kept.join('')}</sheetData></worksheet>`;
  return { xml: sheet, numbers, merges: mergesOf(xml, prefix, numbers), tooMany };
}

function cutCells(row: string, prefix: string, number: number, shownAs: ShownAs): string {
  const cells: string[] = [];
  let column = 0;
  for (const { attributes, inside } of elements(row, `${prefix}c`)) {
    const place = placeOf(attribute(attributes, 'r') ?? '');
    column = place === undefined || place.column < column ? column : place.column;
    if (column >= KEPT_COLUMNS) break;
    const type = attribute(attributes, 't') ?? 'n';
    const style = attribute(attributes, 's') ?? '';
    const value = [...elements(inside, `${prefix}v`)][0]?.inside ?? '';
    const shown = type === 'd' ? value : type === 'n' ? shownAs(Number(style), value) : undefined;
    const name = `${lettersOf(column)}${number}`;
    column += 1;
    if (shown !== undefined) cells.push(`<c r="${name}" t="str"><v>${shown}</v></c>`);
    else if (inside !== '') {
      const content = prefix === '' ? inside : inside.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
      const styled = /^\d+$/.test(style) ? ` s="${style}"` : '';
      cells.push(`<c r="${name}"${styled} t="${type.replaceAll(/\W/g, '')}">${content}</c>`);
    }
  }
  return cells.join('');
}

/** Most merged blocks that are looked at; more than people make by hand. */
const mostMerges = 3000;

function mergesOf(xml: string, prefix: string, numbers: readonly number[]): readonly Merge[] {
  const places = new Map(numbers.map((number, at) => [number, at]));
  const merges: Merge[] = [];
  for (const { attributes } of elements(xml, `${prefix}mergeCell`)) {
    if (merges.length === mostMerges) break;
    const [from, to] = (attribute(attributes, 'ref') ?? '').split(':').map(placeOf);
    const first = from === undefined ? undefined : places.get(from.row);
    if (from === undefined || to === undefined || first === undefined) continue;
    let last = first;
    while ((numbers[last + 1] ?? Number.POSITIVE_INFINITY) <= to.row) last += 1;
    merges.push({ rows: [first, last], columns: [from.column, Math.min(to.column, KEPT_COLUMNS - 1)] });
  }
  return merges;
}

/** "AB12" → column 27, row 12. */
function placeOf(ref: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref);
  if (match === null) return undefined;
  const letters = (match[1] ?? '').toUpperCase();
  const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : String.fromCharCode(64 + Math.floor(column / 26), 65 + (column % 26));
