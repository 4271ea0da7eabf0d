import { plainLetters } from '../../ui/combo-items.ts';
import { languageName } from '../../format/language.ts';
import { staffRoleWords } from '../../words/labels.ts';
import { nameText } from '../../words/sentences.ts';
import { isErased } from '#shared/erased.ts';
import type { Known } from '#shared/paste.ts';
import { sameness } from '#shared/paste.ts';
import { NOTHING_KNOWN } from '#shared/paste/known.ts';
import type { AgencyView, RosterPersonView } from '#shared/records.ts';

type Roster = ReadonlyMap<string, RosterPersonView>;
export type PersonEntry = readonly [id: string, person: RosterPersonView];
export type Units = NonNullable<AgencyView['units']>;

const order = new Intl.Collator('en-GB', { numeric: true });

/** People by name: those in which every typed word begins some word of name, shown name, role, language or unit. */
export function findPeople(roster: Roster, units: Units, typed: string): readonly PersonEntry[] {
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  return [...roster]
    .filter(([, person]) => {
      const words = wordsOf(person, units);
      return wanted.every((part) => words.some((word) => word.startsWith(part)));
    })
    .sort(([, a], [, b]) => order.compare(nameText(a.name), nameText(b.name)));
}

function wordsOf(person: RosterPersonView, units: Units): readonly string[] {
  const { name, shownName, roles = [], languages = [], unitId } = person;
  const text = [
    nameText(name),
    nameText(shownName),
    ...roles.map((role) => staffRoleWords[role]),
    ...languages.map(languageName),
    units.find(({ id }) => id === unitId)?.name ?? '',
  ].join(' ');
  return plainLetters(text).split(/[\s·,/-]+/);
}

/** What cells of pasted people may name. Telephone numbers are not on the page, so a repeat is known by name alone. */
export function knownPeople(roster: Roster, units: Units): Known {
  const keys = [...roster.values()].flatMap(({ name }) =>
    name === undefined || isErased(name) ? [] : [sameness('rosterPerson', { name, phone: '' }) ?? ''],
  );
  return {
    ...NOTHING_KNOWN,
    units: units.map(({ id, name }) => ({ id, names: [name] })),
    there: new Set(keys),
  };
}

/** Stands for "the whole agency" in a list of choices; the record holds null there. */
export const WHOLE_AGENCY = 'whole';

/**
 * The units that a coordinator may choose between. A unit's coordinator has her own alone; where the names of units are
 * not known here, they are told apart by a count.
 */
export function unitChoices(
  units: Units,
  ownUnit: string | null,
  roster: Roster,
): readonly { readonly value: string; readonly label: string }[] {
  const named = new Map(units.map(({ id, name }) => [id, name]));
  if (ownUnit !== null) return [{ value: ownUnit, label: named.get(ownUnit) ?? 'your unit' }];
  for (const { unitId } of roster.values())
    if (unitId !== null && unitId !== undefined && !named.has(unitId)) named.set(unitId, `unit ${named.size + 1}`);
  return [
    { value: WHOLE_AGENCY, label: 'the whole agency' },
    ...[...named].map(([value, label]) => ({ value, label })),
  ];
}

export const unitOfChoice = (choice: string): string | null => (choice === WHOLE_AGENCY ? null : choice);
export const choiceOfUnit = (unitId: unknown): string => (typeof unitId === 'string' ? unitId : WHOLE_AGENCY);
