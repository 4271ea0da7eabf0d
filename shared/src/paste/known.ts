import type { Id } from '../ids.ts';
import type { SiteKind } from '../vocabulary.ts';
import { plainWord } from './words.ts';

/** Something that a pasted cell may name, by any of its names. */
export interface Named {
  readonly id: Id;
  readonly names: readonly string[];
}

/** What is there already: the names that cells may use, and the things that a row may repeat. */
export interface Known {
  readonly teams: readonly Named[];
  readonly members: readonly Named[];
  readonly places: readonly (Named & { readonly kind: 'address' | 'site'; readonly siteKind?: SiteKind | undefined })[];
  readonly agencies: readonly (Named & { readonly units: readonly Named[] })[];
  /** Units of the one agency whose roster is pasted. */
  readonly units: readonly Named[];
  /** What makes two things the same, of those that exist: "14exampleroad lu10aa", a call sign, a sign-in name. */
  readonly there: ReadonlySet<string>;
  /** A typed time as minutes from T, or why it is none. */
  readonly offset: (text: string) => number | string;
}

export const NOTHING_KNOWN: Known = {
  teams: [],
  members: [],
  places: [],
  agencies: [],
  units: [],
  there: new Set(),
  offset: () => 'needs an operation with a T',
};

export type Found<T> =
  | { readonly kind: 'one'; readonly thing: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several' };

/** Finds a thing by one of its names, without regard to capitals, spaces and marks; scripts beyond Latin by their letters. */
export function findByName<T extends Named>(things: readonly T[], text: string): Found<T> {
  const wanted = nameKey(text);
  if (wanted === '') return { kind: 'none' };
  const found = things.filter(({ names }) => names.some((name) => nameKey(name) === wanted));
  const [thing] = found;
  if (thing === undefined) return { kind: 'none' };
  return found.length === 1 ? { kind: 'one', thing } : { kind: 'several' };
}

/** A name for comparing: "MIKE 10" and "Mike-10" are one. */
export const nameKey = (name: string): string =>
  plainWord(name) || name.normalize('NFC').toLocaleLowerCase('en-GB').replaceAll(/\s+/g, '');
