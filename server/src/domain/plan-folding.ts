import type { PlanKind } from '#shared/plan-vocabulary.ts';
import type { OperationChange, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import type { OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Said } from './said.ts';
import { entryOf } from './said.ts';

/** New values in their places; a contest over one of them stands against the new value from now on. */
export function edited<K extends PlanKind>(
  state: OperationState,
  kind: K,
  id: string,
  fields: Partial<OperationEntities[K]>,
): OperationChanges {
  const changes: OperationChange[] = [...patched(state, kind, id, fields)];
  const values = new Map<string, unknown>(Object.entries(fields));
  for (const contestId of state.ids('contest', 'on', id)) {
    const contest = state.get('contest', contestId);
    if (contest !== undefined && values.has(contest.field)) {
      changes.push({ kind: 'contest', id: contestId, value: { ...contest, standing: values.get(contest.field) } });
    }
  }
  return changes;
}

/** A record of the plan taken away, and with it every contest over it. */
export const removed = (
  state: OperationState,
  kind: Exclude<PlanKind, 'operation'> | 'risk',
  id: string,
): OperationChanges => [
  { kind, id, value: null },
  ...[...state.ids('contest', 'on', id)].map((contestId): OperationChange => ({
    kind: 'contest',
    id: contestId,
    value: null,
  })),
];

/** The log's line of an act of planning: at one address, or of the operation. */
export const planEntry = (
  state: OperationState,
  said: Said,
  text: string,
  about: { readonly addressId: string | null; readonly id: string } = { addressId: null, id: OPERATION_RECORD },
): OperationChange => entryOf(state, said, { addressId: about.addressId, text, about: { kind: 'plan', id: about.id } });
