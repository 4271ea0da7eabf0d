import type { Actor } from './house.ts';
import { leaks } from './wire.ts';

/** Operation Marigold's secrets, by who may know them. */
export const ADDRESSES = ['Example Road', 'Sample Terrace', 'Placeholder Yard', 'Fictional Mews'];
export const POSTCODES = ['LU1 0AA', 'LU1 0AB', 'LU2 0AC', 'LU1 0AG'];
export const RECEPTION = ['Model Hall', 'Specimen Lane', 'LU1 0AE'];
const OTHER_SITES = ['Invented Street', 'Pattern Way', 'LU1 0AD', 'LU1 0AF'];
export const HARBOUR_PEOPLE = ['Elena Brook', 'Ioana Field', 'Carys Vale', 'Dana Holt'];
export const OTHER_PEOPLE = [
  'Hugh Marsden',
  'Anwen Price',
  'Theo Lacey',
  'Vlad Munro',
  'Grace Abara',
  'Ffion Teale',
  'Mira Dunn',
];
const POLICE = ['Ashdown', 'Imogen Marsh', 'Marlow Pike', 'MIKE 10'];
/** What nobody outside command and its teams may ever receive. */
export const COMMAND = ['MARIGOLD', 'codename', ...ADDRESSES, ...POSTCODES, ...OTHER_SITES, ...POLICE];

/** What a page did that none may do, in words. */
export function faultsOf({ wrong, said }: Actor): readonly string[] {
  const secret = [...COMMAND, ...RECEPTION, ...HARBOUR_PEOPLE, ...OTHER_PEOPLE];
  const plain = said.map((one) => decodeURIComponent(one.replaceAll('+', ' ')));
  return [...wrong, ...plain.filter((one) => leaks(one, secret).length > 0).map((one) => `said: ${one}`)];
}
