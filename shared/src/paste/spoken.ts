import type { Dialect } from '../commands/staffing-fields.ts';
import { languageTag } from './languages.ts';
import { plainWord } from './words.ts';

/** What a cell says of languages, and of ways of speaking them: "Romanian (Moldovan), Russian". */
export interface Spoken {
  readonly tags: readonly string[];
  readonly dialects: readonly Dialect[];
  readonly unread: readonly string[];
}

/** How well somebody speaks is no way of speaking. */
const HOW_WELL =
  /^(fluent|native|mother tongue|first( language)?|second( language)?|basic|good|fair|spoken|written|level ?\d|l\d|[abc][12]|dpsi|dpi|ciol|bilingual|interpreter)$/i;

/** Splits at commas, semicolons, slashes and "and", but not within brackets. */
const partsOf = (cell: string): readonly string[] =>
  (cell.match(/(?:\([^)]*\)|[^,;/&+|(])+/g) ?? [])
    .flatMap((part) => part.split(/\band\b(?![^(]*\))/i))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Languages with dialects in brackets. What stands in brackets and is a language of its own ("Kurdish (Sorani)") is that language. */
export function readSpoken(cell: string): Spoken {
  const tags: string[] = [];
  const dialects: Dialect[] = [];
  const unread: string[] = [];
  for (const part of partsOf(cell)) {
    const tag = languageTag(part);
    if (tag === undefined) {
      unread.push(part);
      continue;
    }
    tags.push(tag);
    const language = languageTag(part.replaceAll(/\(.*?\)/g, ' '));
    if (language === tag) dialects.push(...inBrackets(part).map((dialect) => ({ language, dialect })));
  }
  return { tags: [...new Set(tags)], dialects: once(dialects), unread };
}

const inBrackets = (part: string): readonly string[] =>
  [...part.matchAll(/\((.+?)\)/g)]
    .flatMap(([, inside = '']) => inside.split(/[,;/]/))
    .map((word) => word.trim().replace(/ dialect$/i, ''))
    .filter((word) => word !== '' && !HOW_WELL.test(word));

/** A cell of dialects alone: "Romanian: Moldovan", "Arabic (Levantine)", or the dialect of her one language. */
export function readDialects(cell: string, spoken: readonly string[]): Pick<Spoken, 'dialects' | 'unread'> {
  const dialects: Dialect[] = [];
  const unread: string[] = [];
  for (const part of partsOf(cell)) {
    const [, named = '', said = ''] = /^([^:(]+?) ?(?::| [-–] ) ?(.+)$/.exec(part) ?? [];
    const whole = said === '' ? part : `${named} (${said})`;
    const found = readSpoken(whole).dialects;
    const [only, more] = spoken;
    const language = languageTag(part) ?? (more === undefined ? only : undefined);
    if (found.length > 0) dialects.push(...found);
    else if (language === undefined || said !== '') unread.push(part);
    else dialects.push({ language, dialect: part.replace(/ dialect$/i, '') });
  }
  return { dialects: once(dialects), unread };
}

function once(dialects: readonly Dialect[]): readonly Dialect[] {
  const byKey = new Map(dialects.map((one) => [`${one.language} ${plainWord(one.dialect)}`, one]));
  return [...byKey.values()];
}
