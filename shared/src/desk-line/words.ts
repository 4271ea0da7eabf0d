import type { CountKind, Order, Step } from '../vocabulary.ts';

/** How each step is said in the echo. */
export const STEP_WORDS: Readonly<Record<Step, string>> = {
  briefed: 'briefed',
  at_fup: 'at FUP',
  entry: 'entry',
  secured: 'secured',
  handed_back: 'handed back',
  found: 'people found',
  apart: 'apart',
  spoken_to: 'spoken to',
  left: 'left',
  under_way: 'search under way',
  done: 'search done',
  support_may_come_in: 'support may come in',
};

/** Ways to type each step, words apart by a space; a longer way is tried before a shorter one. */
const STEP_WAYS: Readonly<Record<Step, readonly string[]>> = {
  briefed: ['briefed', 'brief', 'br'],
  at_fup: ['at fup', 'fup', 'formed up', 'fu'],
  entry: ['entry', 'entered', 'enter', 'strike', 'en'],
  secured: ['secured', 'secure', 'premises secured', 'sec', 'se'],
  handed_back: ['handed back', 'hand back', 'handed', 'hb'],
  found: ['people found', 'found', 'fo'],
  apart: ['apart', 'kept apart', 'ap'],
  spoken_to: ['spoken to with interpreter', 'spoken to', 'spoken', 'spoke', 'sp'],
  left: ['left', 'people left', 'le'],
  under_way: ['search under way', 'search underway', 'searching', 'search begun', 'search', 'sea'],
  done: ['search done', 'search complete', 'searched', 'search finished', 'sd'],
  support_may_come_in: ['support may come in', 'support can come in', 'support come in', 'support in', 'support', 'su'],
};

const COUNT_WAYS: Readonly<Record<CountKind, readonly string[]>> = {
  found: ['found', 'people', 'inside', 'fo'],
  arrested: ['arrested', 'arrests', 'arrest', 'arr', 'ar'],
};

export const ORDER_WORDS: Readonly<Record<string, Order>> = { hold: 'hold', abort: 'abort', proceed: 'proceed' };
export const ASSIST_WORDS: ReadonlySet<string> = new Set(['assist', 'assistance', 'as']);
export const NEED_WORDS: ReadonlySet<string> = new Set(['need', 'needs', 'ne']);
export const FILLERS: ReadonlySet<string> = new Set(['and', '&', '+', '', 'at', 'by', 'from']);

interface Way {
  readonly step: Step;
  readonly words: readonly string[];
}
const WAYS: readonly Way[] = (Object.entries(STEP_WAYS) as [Step, readonly string[]][])
  .flatMap(([step, ways]) => ways.map((way) => ({ step, words: way.split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

/** The step that the words at the front name, and how many of them it takes. */
export function stepAt(keys: readonly string[]): { readonly step: Step; readonly length: number } | undefined {
  const way = WAYS.find(({ words }) => words.every((word, i) => keys[i] === word));
  return way === undefined ? undefined : { step: way.step, length: way.words.length };
}

/** "found" or "arrested" and their other ways. */
export function countOf(key: string | undefined): CountKind | undefined {
  if (key === undefined) return undefined;
  return (Object.keys(COUNT_WAYS) as CountKind[]).find((kind) => COUNT_WAYS[kind].includes(key));
}

const KEYWORDS: readonly string[] = [
  ...new Set([...WAYS.flatMap((way) => way.words), ...Object.values(COUNT_WAYS).flat(), ...Object.keys(ORDER_WORDS)]),
  ...ASSIST_WORDS,
  ...NEED_WORDS,
  'not',
  'no',
  'reply',
  'settle',
];
const KEYWORD_SET: ReadonlySet<string> = new Set(KEYWORDS);
/** Words that only make sense behind an address: typed alone, the address is missing. */
const ALONE: ReadonlySet<string> = new Set(
  [...WAYS.map((way) => way.words.join(' ')), ...Object.keys(ORDER_WORDS)].filter((word) => word.length > 2),
);

/** Whether a word is one of the line's own. */
export const isKeyword = (key: string): boolean => KEYWORD_SET.has(key);
/** Whether a whole line is a step or an order whose address is still missing. */
export const needsAddress = (line: string): boolean => ALONE.has(line);

/** The keyword that somebody most likely meant: at most one letter off in short words, two in long ones. */
export function nearKeyword(key: string): string | undefined {
  if (key.length < 4 || key.length > 14) return undefined;
  const most = key.length < 6 ? 1 : 2;
  return KEYWORDS.find(
    (word) => word.length > 3 && Math.abs(word.length - key.length) <= most && isNear(key, word, most),
  );
}

/** Whether one word becomes the other by at most `most` letters changed, added or left out (Levenshtein's distance). */
function isNear(a: string, b: string, most: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? most + 1) <= most;
}
