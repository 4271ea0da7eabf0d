import type { AddressRow, StaffRow, TeamRow } from '#shared/commands/import-rows.ts';
import { isErased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import { addressKey, staffKey, teamKey } from '#shared/natural-keys.ts';
import { nameKey } from '#shared/paste/known.ts';
import type { ImportKind } from '#shared/plan-vocabulary.ts';
import type { Fault } from '#shared/refusals.ts';
import { PLAN } from './decide-plan.ts';
import { policeAgencyOf, STAFF } from './decide-staff.ts';
import type { OperationContext, OperationDecision } from './deciding.ts';
import type { Staff } from './plan-records.ts';
import type { Edits } from './plan-edits.ts';

type Values = Readonly<Record<string, unknown>>;

/** A row with what it names by word found here; a word for which nothing is found stays in its place, and is a fault. */
export interface Resolved {
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** What one kind of row means, in the terms of the commands by which a person would do the same. */
export interface RowRules<Row> {
  readonly kind: ImportKind;
  readonly resolve: (row: Row, context: OperationContext) => Resolved;
  /** The thing that is there under the row's natural key. */
  readonly find: (row: Row, context: OperationContext) => Id | undefined;
  /** Faults of a row against the thing that it speaks of. */
  readonly against: (row: Row, id: Id, context: OperationContext) => readonly Fault[];
  /** Fields that a file never changes. */
  readonly fixed: readonly string[];
  readonly add: (values: Values, context: OperationContext) => OperationDecision;
}

const first = (ids: Iterable<Id>): Id | undefined => {
  for (const id of ids) return id;
  return undefined;
};

/** A team by its call sign; null where the row names none. */
const teamOf = (callSign: string, { state }: OperationContext): Id | null | undefined =>
  callSign === ''
    ? null
    : (first(state.ids('team', 'callSign', callSign.toUpperCase())) ??
      first(state.ids('team', 'key', teamKey({ callSign }))));

const addressOf = (ref: string, { state }: OperationContext): Id | null | undefined =>
  ref === '' ? null : first(state.ids('address', 'ref', ref.toUpperCase()));

const unknown = (field: string): Fault => ({ field, reason: 'unknown_thing' });

export const ADDRESS_ROWS: RowRules<AddressRow> = {
  kind: 'address',
  resolve: ({ team, ...row }, context) => {
    const teamId = teamOf(team, context);
    return {
      values: { ...row, teamId: teamId === undefined ? { named: team } : teamId },
      faults: teamId === undefined ? [unknown('team')] : [],
    };
  },
  find: (row, { state }) => first(state.ids('address', 'key', addressKey(row))),
  against: () => [],
  fixed: [],
  add: (values, context) => PLAN.AddAddress(values as never, context),
};

export const TEAM_ROWS: RowRules<TeamRow> = {
  kind: 'team',
  resolve: (row) => ({ values: row, faults: [] }),
  find: (row, { state }) => first(state.ids('team', 'key', teamKey(row))),
  against: () => [],
  fixed: [],
  add: (values, context) => PLAN.AddTeam(values as never, context),
};

/** People of the force whose member brings the file; another force's numbers are its own. */
export const STAFF_ROWS: RowRules<StaffRow> = {
  kind: 'staff',
  resolve: ({ team, address, ...row }, context) => {
    const teamId = teamOf(team, context);
    const addressId = addressOf(address, context);
    const known = teamId !== undefined && addressId !== undefined;
    return {
      values: { ...row, posting: known ? postingAt(teamId, addressId) : { named: `${team} ${address}` } },
      faults: [
        ...(teamId === undefined ? [unknown('team')] : []),
        ...(addressId === undefined ? [unknown('address')] : []),
      ],
    };
  },
  find: (row, context) =>
    [...context.state.ids('staff', 'key', staffKey(row))].find((id) => ownStaff(id, context) !== undefined),
  against: (row, id, context) => {
    const staff = ownStaff(id, context);
    if (staff === undefined) return [unknown('name')];
    const { name, number } = staff;
    if (isErased(name) || nameKey(name) !== nameKey(row.name)) return [{ field: 'name', reason: 'not_choice' }];
    if (isErased(number) || nameKey(number) !== nameKey(row.number)) return [{ field: 'number', reason: 'not_choice' }];
    return [];
  },
  fixed: ['name', 'number'],
  add: (values, context) => STAFF.AddStaff(values as never, context),
};

const postingAt = (teamId: Id | null, addressId: Id | null): Staff['posting'] => {
  if (teamId !== null) return { kind: 'team', id: teamId };
  return addressId === null ? null : { kind: 'address', id: addressId };
};

function ownStaff(id: Id, context: OperationContext): Staff | undefined {
  const staff = context.state.get('staff', id);
  return staff?.agencyId === policeAgencyOf(context) ? staff : undefined;
}

/** The plan's own command that changes fields of a thing. */
export function editThing(kind: ImportKind, id: Id, edits: Edits, context: OperationContext): OperationDecision {
  const fields = edits as never;
  switch (kind) {
    case 'address':
      return PLAN.EditAddress({ addressId: id, fields }, context);
    case 'team':
      return PLAN.EditTeam({ teamId: id, fields }, context);
    case 'staff':
      return STAFF.EditStaff({ staffId: id, fields }, context);
  }
}

/** The plan's own command that takes a thing out. */
export function removeThing(kind: ImportKind, id: Id, reason: string, context: OperationContext): OperationDecision {
  switch (kind) {
    case 'address':
      return PLAN.RemoveAddress({ addressId: id, reason }, context);
    case 'team':
      return PLAN.RemoveTeam({ teamId: id, reason }, context);
    case 'staff':
      return STAFF.RemoveStaff({ staffId: id, reason }, context);
  }
}
