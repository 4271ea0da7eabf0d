import { isErased } from '#shared/erased.ts';
import { nameKey } from '#shared/paste/known.ts';
import type { OperationState } from './folding.ts';
import type { OperationEntities } from './operation-state.ts';

/** Shorter names than this stand in too many words: they are looked for as words of their own. */
const TELLING = 4;

/**
 * Whether a text names a place, a person or the operation, whatever its capitals, spaces and marks. A road without its
 * number and a surname without its rank count too. It may well say so of what names nobody: the other way round would
 * carry a name into another operation.
 */
export function speaksOfSomeone(
  state: OperationState,
  isPlainWord: (name: string) => boolean,
): (text: string) => boolean {
  const places = [...all(state, 'address'), ...all(state, 'site')].flatMap(({ line, postcode }) => [
    ...partsOfLine(line),
    postcode,
  ]);
  const sites = all(state, 'site').flatMap(({ name }) => (isPlainWord(name) ? [] : [name]));
  const people = [
    ...all(state, 'member').map(({ name }) => name),
    ...all(state, 'staff').map(({ name }) => name),
    ...all(state, 'assignment').map(({ shownName }) => shownName),
    ...all(state, 'operation').map(({ liaison }) => liaison?.name ?? ''),
  ].flatMap((name) => (isErased(name) ? [] : [name]));
  const numbers = all(state, 'staff').flatMap(({ number }) => (isErased(number) ? [] : [number]));
  const codenames = all(state, 'operation').map(({ codename }) => codename);
  const keys = [...new Set([...places, ...sites, ...people, ...numbers, ...codenames].map(nameKey))];
  const telling = keys.filter((key) => key.length >= TELLING);
  const alone = new Set([...keys.filter((key) => key.length < TELLING), ...people.flatMap((name) => surname(name))]);
  return (text) => {
    const key = nameKey(text);
    return telling.some((one) => key.includes(one)) || wordsOf(text).some((word) => alone.has(nameKey(word)));
  };
}

function all<K extends keyof OperationEntities>(state: OperationState, kind: K): readonly OperationEntities[K][] {
  return [...state.ids(kind, 'all', '')].flatMap((id) => state.get(kind, id) ?? []);
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');

const surname = (name: string): readonly string[] => wordsOf(name).slice(-1).map(nameKey);

/** "Flat 2, 14 Example Road, Town" → the whole, and "Example Road". The last part alone is the town, and one word no road. */
function partsOfLine(line: string): readonly string[] {
  const parts = line.split(',');
  const roads = parts.filter((part, at) => at === 0 || at < parts.length - 1 || /\d/.test(part));
  const bare = roads.map((part) => wordsOf(part).filter((word) => !/\d/.test(word)));
  return [line, ...bare.flatMap((words) => (words.length > 1 ? [words.join(' ')] : []))];
}
