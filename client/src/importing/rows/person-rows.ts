import type { PersonRow } from '#shared/commands/agency-commands.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { isErased } from '#shared/erased.ts';
import type { CellFault } from '#shared/paste.ts';
import { paperColumn } from '#shared/paste/person-columns.ts';
import type { SaidPaper } from '#shared/paste/person-rows.ts';
import type { AgencyView, RosterPersonView } from '#shared/records.ts';

type Units = NonNullable<AgencyView['units']>;

/** Somebody of whom nothing has been said. */
export const BLANK_PERSON: PersonRow = {
  name: '',
  shownName: '',
  unit: '',
  roles: [],
  languages: [],
  gender: 'not_said',
  worksWith: 'either',
  phone: '',
  ...ROSTER_DETAIL_UNSET,
  dialects: [],
  certificates: [],
  availability: [],
};

/**
 * Fields of somebody who is there that a file leaves alone: the names by which she is found, and what is kept of her but
 * not carried to this page, so that nobody could have seen what would be written over.
 */
export const keptOf = ({ email, unitId = null }: RosterPersonView, units: Units): readonly string[] => [
  'name',
  'shownName',
  'phone',
  ...(email === true ? ['email'] : []),
  ...(unitId === null || units.some(({ id }) => id === unitId) ? [] : ['unit']),
];

/** Somebody as a row; whoever's name was erased is nobody that a file could speak of. */
export function personRow(view: RosterPersonView, units: Units): PersonRow | undefined {
  const { name = '', shownName = '', conflictNote = '' } = view;
  if (isErased(name) || isErased(shownName)) return undefined;
  return {
    name,
    shownName,
    unit: units.find(({ id }) => id === view.unitId)?.name ?? '',
    roles: [...(view.roles ?? [])],
    languages: [...(view.languages ?? [])],
    gender: view.gender ?? 'not_said',
    worksWith: view.worksWith ?? 'either',
    phone: '',
    dialects: [...(view.dialects ?? [])],
    certificates: [...(view.certificates ?? [])],
    availability: [...(view.availability ?? [])],
    maxMinutes: view.maxMinutes ?? null,
    conflict: view.conflict ?? 'not_asked',
    conflictNote: isErased(conflictNote) ? '' : conflictNote,
    travelMinutes: view.travelMinutes ?? null,
    email: '',
  };
}

/** What the file says laid over what is there: paper by paper and day by day, and a dialect goes with its language. */
export function personNow({ papers, ...said }: Readonly<Record<string, unknown>>, before: PersonRow): object {
  const now = { ...before, ...said };
  const dialects =
    'dialects' in said ? now.dialects : now.dialects.filter((one) => now.languages.includes(one.language));
  const languages = [...new Set([...now.languages, ...dialects.map(({ language }) => language)])];
  return {
    ...now,
    shownName: now.shownName === '' ? now.name : now.shownName,
    languages,
    dialects,
    certificates: papersNow(before.certificates, (papers ?? []) as readonly SaidPaper[]),
  };
}

/** Papers that would end before they begin, whether the file says both days or one of them stands there already. */
export const paperFaults = ({ certificates }: PersonRow): readonly CellFault[] =>
  certificates.flatMap(({ kind, issuedOn, expiresOn }) =>
    issuedOn !== null && expiresOn !== null && expiresOn < issuedOn
      ? [{ column: paperColumn(kind, 'expiresOn'), message: `is before the day of issue, ${issuedOn}` }]
      : [],
  );

function papersNow(before: readonly Certificate[], said: readonly SaidPaper[]): readonly Certificate[] {
  const papers = new Map(before.map((paper) => [paper.kind, paper]));
  for (const paper of said) {
    const unset = { kind: paper.kind, issuedOn: null, checkedOn: null, expiresOn: null };
    papers.set(paper.kind, { ...unset, ...papers.get(paper.kind), ...paper });
  }
  return [...papers.values()];
}
