import type { Act } from './person-line.ts';
import type { Presence } from '#shared/vocabulary.ts';

const REPORTS = {
  enRoute: { presence: 'en_route', said: 'is on the way' },
  arrived: { presence: 'arrived', said: 'has arrived' },
  atReception: { presence: 'at_reception', said: 'is at reception' },
  onBreak: { presence: 'on_break', said: 'is on a break' },
  back: { presence: 'arrived', said: 'is back from the break' },
  backAtReception: { presence: 'at_reception', said: 'is back at reception' },
} as const satisfies Partial<Record<Act, { presence: Presence; said: string }>>;
export type PresenceAct = keyof typeof REPORTS;

/** Whether an act says where she is. */
export const isPresenceAct = (act: Act): act is PresenceAct => Object.hasOwn(REPORTS, act);
/** What is reported by it, and what is said aloud once that is recorded. */
export const presenceReport = (act: PresenceAct, name: string) => ({
  presence: REPORTS[act].presence,
  words: `${name} ${REPORTS[act].said}: recorded`,
});
