import type { PersonRow } from '#shared/commands/agency-commands.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import type { Fault } from '#shared/refusals.ts';
import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { RosterPerson } from './agency-state.ts';
import type { PayloadOf } from './deciding.ts';

/** What of a roster is sealed: who she is, how she is reached, and what she declared. */
export const ROSTER_SEALED = ['name', 'shownName', 'phone', 'email', 'conflictNote'] as const;
export type RosterSealed = (typeof ROSTER_SEALED)[number];
export const isSealedOfRoster = (field: string): field is RosterSealed =>
  ROSTER_SEALED.some((sealed) => sealed === field);

/** A person as she was typed, with what was not said unset. What comes through the door has no undefined. */
export const withRosterDetail = (said: PayloadOf<AgencyCommand, 'AddPerson'>): RosterPerson => ({
  ...ROSTER_DETAIL_UNSET,
  ...(said as RosterPerson),
});

/** The fields of a row that are a person's; its unit is found by name. */
export const personOf = ({ unit: _unit, ...person }: PersonRow): Omit<RosterPerson, 'unitId'> => person;

/** What is wrong with a person taken whole: hours that overlap, a paper twice, a paper that ends before it begins, a dialect of no language of hers. */
export function rosterFaults(person: RosterPerson): readonly Fault[] {
  const { availability, certificates, dialects, languages } = person;
  const spans = availability.flatMap((span, at): readonly Fault[] => {
    const before = availability[at - 1];
    return before !== undefined && span.startAt < before.endAt
      ? [{ field: `availability.${at}.startAt`, reason: 'order' }]
      : [];
  });
  const papers = certificates.flatMap(({ kind, issuedOn, expiresOn }, at): readonly Fault[] => [
    ...(certificates.findIndex((other) => other.kind === kind) < at
      ? [{ field: `certificates.${at}.kind`, reason: 'not_choice' as const }]
      : []),
    ...(issuedOn !== null && expiresOn !== null && expiresOn < issuedOn
      ? [{ field: `certificates.${at}.expiresOn`, reason: 'order' as const }]
      : []),
  ]);
  const spoken = dialects.flatMap(({ language }, at): readonly Fault[] =>
    languages.includes(language) ? [] : [{ field: `dialects.${at}.language`, reason: 'not_choice' }],
  );
  return [...spans, ...papers, ...spoken];
}

/** Values of a person, what is sealed apart from the rest. */
export function splitSealed(values: Readonly<Record<string, unknown>>): {
  readonly fields: Partial<Omit<RosterPerson, RosterSealed>>;
  readonly sealed: Partial<Pick<RosterPerson, RosterSealed>>;
} {
  const entries = Object.entries(values);
  return {
    fields: Object.fromEntries(entries.filter(([field]) => !isSealedOfRoster(field))),
    sealed: Object.fromEntries(entries.filter(([field]) => isSealedOfRoster(field))),
  };
}
