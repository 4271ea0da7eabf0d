import { nameKey } from './paste/known.ts';

/** What makes two rows of a file, or a row and a thing that is there, the same. Capitals, spaces and marks do not. */

export const addressKey = ({ line, postcode }: { readonly line: string; readonly postcode: string }): string =>
  `${nameKey(line)} ${nameKey(postcode)}`;

export const teamKey = ({ callSign }: { readonly callSign: string }): string => nameKey(callSign);

/** By number where there is one, else by name: two people of one name and no number cannot be told apart. */
export const staffKey = ({ name, number }: { readonly name: string; readonly number: string }): string =>
  number === '' ? `name ${nameKey(name)}` : `number ${nameKey(number)}`;

/** Somebody on a roster: two people of one name work under two. */
export const personKey = ({ name, shownName }: { readonly name: string; readonly shownName: string }): string =>
  `${nameKey(name)} as ${nameKey(shownName)}`;
