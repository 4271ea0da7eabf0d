import { languageSchema } from '../commands/plan-fields.ts';
import { UNKNOWN_LANGUAGE } from '../vocabulary.ts';

/** Languages offered by name wherever one is chosen: those that interpreters in Britain are asked for, in no order. */
export const OFFERED_LANGUAGES: readonly string[] = (
  'ro sq bg hu pl cs sk lt lv et ru uk be sr hr bs mk sl el tr ku ckb ar fa prs ps ur pa hi bn gu ta te ml ne si th ' +
  'vi lo km my zh yue hak ja ko mn id ms fil pt es fr it de nl sv so am ti om sw ha yo ig pcm ak wo ln sn zu rom cy ga ' +
  'en hy ka az uz kk ky tg lg rw rn he mt'
).split(' ');

/** What people write besides the platform's own name of a language. */
const ALSO: Readonly<Record<string, string>> = {
  farsi: 'fa',
  mandarin: 'zh',
  bengali: 'bn',
  sorani: 'ckb',
  kurmanji: 'ku',
  romani: 'rom',
  tagalog: 'fil',
  twi: 'ak',
  tigrigna: 'ti',
  pushto: 'ps',
  moldovan: 'ro',
  luganda: 'lg',
  unknown: UNKNOWN_LANGUAGE,
  notknown: UNKNOWN_LANGUAGE,
  languageunknown: UNKNOWN_LANGUAGE,
  '?': UNKNOWN_LANGUAGE,
};

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'none' });
const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z?]/g, '');

const TAG_OF: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ALSO),
  ...OFFERED_LANGUAGES.map((tag): [string, string] => [plain(names.of(tag) ?? tag), tag]),
]);

/**
 * The tag of a language by its English name, by another common name, or by the tag itself: "Romanian", "Farsi", "ro".
 * `undefined` for what names no language.
 */
export function languageTag(word: string): string | undefined {
  const bare = word.replace(/\(.*?\)/g, ' ');
  const inside = /\((.+?)\)/.exec(word)?.[1] ?? '';
  const found = TAG_OF.get(plain(inside)) ?? TAG_OF.get(plain(bare));
  if (found !== undefined) return found;
  const tag = word.trim();
  return languageSchema.safeParse(tag).success && isNamed(tag) ? tag : undefined;
}

function isNamed(tag: string): boolean {
  try {
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** The tags of all languages in a cell ("Romanian, Albanian" or "ro / sq"), each once, and the words that name none. */
export function languageTags(cell: string): { readonly tags: readonly string[]; readonly unread: readonly string[] } {
  const words = cell
    .split(/[,;/&+|]|\band\b/i)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const read = words.map((word) => ({ word, tag: languageTag(word) }));
  return {
    tags: [...new Set(read.flatMap(({ tag }) => (tag === undefined ? [] : [tag])))],
    unread: read.flatMap(({ word, tag }) => (tag === undefined ? [word] : [])),
  };
}
