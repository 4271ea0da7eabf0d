import { NEED_DETAIL_UNSET } from '../commands/staffing-fields.ts';
import type { Need } from '../plan-outline.ts';
import { UNKNOWN_LANGUAGE } from '../vocabulary.ts';

const HOUR = 60;

/** From so many hours after T to so many: −1 is an hour before. */
export const hours = (start: number, end: number): Need['window'] => ({ start: start * HOUR, end: end * HOUR });

/** Somebody for the women found. Which language they speak is not known while a plan is only an outline. */
export const forWomen = (
  role: Need['role'],
  number: number,
  window: Need['window'],
  more: Partial<Pick<Need, 'languages' | 'gender' | 'note' | 'minutesEach'>> = {},
): Need => ({
  role,
  number,
  window,
  languages: [],
  gender: 'woman',
  worksWith: 'women_found',
  note: '',
  ...NEED_DETAIL_UNSET,
  ...more,
});

/** Somebody for suspects: never the same person as for the women found. */
export const forSuspects = (
  role: Need['role'],
  number: number,
  window: Need['window'],
  more: Partial<Pick<Need, 'languages' | 'gender' | 'note' | 'minutesEach'>> = {},
): Need => ({
  role,
  number,
  window,
  languages: [],
  gender: 'any',
  worksWith: 'suspects',
  note: '',
  ...NEED_DETAIL_UNSET,
  ...more,
});

/** Somebody who works at the place and with neither side. */
export const forThePlace = (role: Need['role'], number: number, window: Need['window'], note = ''): Need => ({
  role,
  number,
  window,
  languages: [],
  gender: 'any',
  worksWith: 'either',
  note,
  ...NEED_DETAIL_UNSET,
});

/** To be settled once it is known who lives there. */
export const LANGUAGE_TO_SETTLE = [UNKNOWN_LANGUAGE];
