import type { RosterPersonView } from '#shared/records.ts';
import type { StaffRole } from '#shared/vocabulary.ts';
import { isFreeOn } from './details/free.ts';
import { needsPapers } from './details/papers.ts';
import type { PersonEntry } from './roster-people.ts';

/** Which people are listed; an empty choice asks nothing. */
export interface RosterFilter {
  readonly role: StaffRole | '';
  readonly language: string;
  /** A day, "2026-11-26"; whoever has not said when they are free is left out. */
  readonly freeOn: string;
  /** Those alone of whom some paper has run out, soon does, or is to be looked at. */
  readonly papers: boolean;
}
export const NO_FILTER: RosterFilter = { role: '', language: '', freeOn: '', papers: false };

export const isFiltered = ({ role, language, freeOn, papers }: RosterFilter): boolean =>
  role !== '' || language !== '' || freeOn !== '' || papers;

/** The people whom all choices let through, in the order in which they came. */
export const filtered = (people: readonly PersonEntry[], filter: RosterFilter, today: string): readonly PersonEntry[] =>
  people.filter(([, person]) => passes(person, filter, today));

function passes(person: RosterPersonView, { role, language, freeOn, papers }: RosterFilter, today: string): boolean {
  return (
    (role === '' || (person.roles ?? []).includes(role)) &&
    (language === '' || (person.languages ?? []).includes(language)) &&
    (freeOn === '' || isFreeOn(person, freeOn)) &&
    (!papers || needsPapers(person, today))
  );
}
