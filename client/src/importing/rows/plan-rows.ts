import type { PersonRow } from '#shared/commands/agency-commands.ts';
import { personRowSchema } from '#shared/commands/agency-commands.ts';
import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import type { AddressRow, StaffRow, TeamRow } from '#shared/commands/import-rows.ts';
import { addressRowSchema, staffRowSchema, teamRowSchema } from '#shared/commands/import-rows.ts';
import { isErased } from '#shared/erased.ts';
import { addressKey, personKey, staffKey, teamKey } from '#shared/natural-keys.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { StaffView } from '#shared/plan-records.ts';
import type { AddressView, AgencyView, MemberView, RosterPersonView, SiteView, TeamView } from '#shared/records.ts';
import { BLANK_PERSON, keptOf, personNow, personRow } from './person-rows.ts';

type Table<V> = ReadonlyMap<string, V>;

/** What is there at this moment, as far as a file may speak of it: a plan as its lead sees it, or an agency's people. */
export interface PlanNow {
  readonly addresses: Table<AddressView>;
  readonly teams: Table<TeamView>;
  readonly staff: Table<StaffView>;
  readonly sites: Table<SiteView>;
  readonly members: Table<MemberView>;
  readonly people: Table<RosterPersonView>;
  readonly units: NonNullable<AgencyView['units']>;
  /** A typed time as minutes from T, or why it is none. */
  readonly offset: (text: string) => number | string;
  /** A time of day (minutes from midnight) on a day, as ms since 1970. */
  readonly moment: (day: string, minutes: number) => number;
}

/** A row of each kind, as it crosses the wire. */
export interface RowOf {
  address: AddressRow;
  team: TeamRow;
  staff: StaffRow;
  person: PersonRow;
}
export type AnyRow = RowOf[RowKind];
export const ROW_SCHEMAS = {
  address: addressRowSchema,
  team: teamRowSchema,
  staff: staffRowSchema,
  person: personRowSchema,
} as const;

/** What makes two rows one. */
export function keyOf(kind: RowKind, row: AnyRow): string {
  switch (kind) {
    case 'address':
      return addressKey(row as AddressRow);
    case 'team':
      return teamKey(row as TeamRow);
    case 'staff':
      return staffKey(row as StaffRow);
    case 'person':
      return personKey(row as PersonRow);
  }
}

/** What stands there, as rows, by its natural key; `kept`: fields that no file changes. */
export type Standing = ReadonlyMap<string, StandingRow>;
export interface StandingRow {
  readonly id: string;
  readonly fields: AnyRow;
  readonly kept: readonly string[];
}

export function standingRows(kind: RowKind, plan: PlanNow): Standing {
  const rows = new Map<string, StandingRow>();
  for (const [id, fields] of rowsIn(kind, plan)) {
    const key = keyOf(kind, fields);
    if (!rows.has(key)) rows.set(key, { id, fields, kept: keptIn(kind, id, plan) });
  }
  return rows;
}

/** Names and numbers of people who are there are not changed by a file: nobody becomes another. */
function keptIn(kind: RowKind, id: string, { people, units }: PlanNow): readonly string[] {
  if (kind === 'person') return keptOf(people.get(id) ?? {}, units);
  return kind === 'staff' ? ['name', 'number'] : [];
}

function rowsIn(kind: RowKind, plan: PlanNow): readonly (readonly [string, AnyRow])[] {
  switch (kind) {
    case 'address':
      return [...plan.addresses].map(([id, view]) => [id, addressRow(view, plan.teams)]);
    case 'team':
      return [...plan.teams].map(([id, view]) => [id, teamRow(view)]);
    case 'staff':
      return [...plan.staff].flatMap(([id, view]) => {
        const row = staffRow(view, plan);
        return row === undefined ? [] : [[id, row] as const];
      });
    case 'person':
      return [...plan.people].flatMap(([id, view]) => {
        const row = personRow(view, plan.units);
        return row === undefined ? [] : [[id, row] as const];
      });
  }
}

/** An address as nothing has been said of it. */
export const BLANK: RowOf = {
  address: {
    line: '',
    postcode: '',
    point: null,
    hazards: '',
    entry: '',
    expected: { number: null, languages: [], children: 'unknown' },
    ...ADDRESS_CARD_UNSET,
    team: '',
  },
  team: { callSign: '', talkgroup: '', memberIds: [], updaterId: null },
  staff: { name: '', number: '', roles: [], languages: [], gender: 'not_said', team: '', address: '' },
  person: BLANK_PERSON,
};

function addressRow(view: AddressView, teams: Table<TeamView>): AddressRow {
  const blank = BLANK.address;
  const { gender, ...expected } = { ...blank.expected, ...view.expected };
  return {
    line: view.line ?? '',
    postcode: view.postcode ?? '',
    point: view.point ?? null,
    hazards: view.hazards ?? '',
    entry: view.entry ?? '',
    expected: {
      ...expected,
      languages: [...expected.languages],
      ...(gender === undefined ? {} : { gender }),
    },
    strikeOffset: view.strikeOffset ?? blank.strikeOffset,
    entryUnder: view.entryUnder ?? blank.entryUnder,
    vehicles: view.vehicles ?? '',
    rvpId: view.rvpId ?? null,
    fupId: view.fupId ?? null,
    hospitalId: view.hospitalId ?? null,
    custodyId: view.custodyId ?? null,
    assaultCentreId: view.assaultCentreId ?? null,
    receptionId: view.receptionId ?? null,
    team: teams.get(view.teamId ?? '')?.callSign ?? '',
  };
}

const teamRow = (view: TeamView): TeamRow => ({
  callSign: view.callSign ?? '',
  talkgroup: view.talkgroup ?? '',
  memberIds: [...(view.memberIds ?? [])],
  updaterId: view.updaterId ?? null,
});

/** Somebody whose name was erased is nobody that a file could speak of. */
function staffRow(view: StaffView, { teams, addresses }: PlanNow): StaffRow | undefined {
  const { name = '', number = '', posting } = view;
  if (isErased(name) || isErased(number)) return undefined;
  return {
    name,
    number,
    roles: [...(view.roles ?? [])],
    languages: [...(view.languages ?? [])],
    gender: view.gender ?? 'not_said',
    team: posting?.kind === 'team' ? (teams.get(posting.id)?.callSign ?? '') : '',
    address: posting?.kind === 'address' ? (addresses.get(posting.id)?.ref ?? '') : '',
  };
}

/** A row as it would stand: what the file says laid over what is there. */
export function rowNow(kind: RowKind, said: Readonly<Record<string, unknown>>, before: AnyRow | undefined): object {
  switch (kind) {
    case 'address':
      return addressNow(said, (before as AddressRow | undefined) ?? BLANK.address);
    case 'team':
      return teamNow(said, (before as TeamRow | undefined) ?? BLANK.team);
    case 'staff':
      return staffNow(said, (before as StaffRow | undefined) ?? BLANK.staff);
    case 'person':
      return personNow(said, (before as PersonRow | undefined) ?? BLANK.person);
  }
}

const EXPECTED = ['number', 'languages', 'children', 'gender'] as const;

function addressNow(said: Readonly<Record<string, unknown>>, before: AddressRow): object {
  const expected: Record<string, unknown> = { ...before.expected };
  const rest: Record<string, unknown> = { ...said };
  for (const field of EXPECTED) {
    if (field in said) expected[field] = said[field];
    delete rest[field];
  }
  return { ...before, ...rest, expected };
}

/** The updater is one of the team, whether or not the file says so twice. */
function teamNow(said: Readonly<Record<string, unknown>>, before: TeamRow): object {
  const now: TeamRow = { ...before, ...said };
  const { updaterId, memberIds } = now;
  return updaterId === null || memberIds.includes(updaterId) ? now : { ...now, memberIds: [...memberIds, updaterId] };
}

/** Who is with a team is posted there, and to no place beside it. */
function staffNow(said: Readonly<Record<string, unknown>>, before: StaffRow): object {
  const now: StaffRow = { ...before, ...said };
  if ('team' in said) return { ...now, address: '' };
  return 'address' in said ? { ...now, team: '' } : now;
}
