import type { PlanKind } from '#shared/plan-vocabulary.ts';
import type { Fault } from '#shared/refusals.ts';
import type { Id } from '#shared/ids.ts';
import type { OperationContext, OperationDecision } from './deciding.ts';
import { acceptAll, idMaker, refuse } from './deciding.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Contest, OperationEntities } from './operation-state.ts';
import { newFaults } from './plan-checks.ts';
import { memberOf } from './said.ts';
import { sameValue } from './same-value.ts';

type Values = Readonly<Record<string, unknown>>;
/** Field → the value it was typed over, and the new one. */
export type Edits = Readonly<Record<string, { readonly from: unknown; readonly to: unknown } | undefined>>;

/** The event that puts new values into one planned record. */
export function editedEvent(state: OperationState, { kind, id }: Contest['on'], fields: Values): OperationEvent {
  switch (kind) {
    case 'operation':
      return { type: 'OperationEdited', data: { fields } };
    case 'address':
      return { type: 'AddressEdited', data: { addressId: id, fields } };
    case 'site':
      return { type: 'SiteEdited', data: { siteId: id, fields } };
    case 'team':
      return { type: 'TeamEdited', data: { teamId: id, fields } };
    case 'requirement':
      return { type: 'RequirementEdited', data: { requirementId: id, fields } };
    case 'post':
      return { type: 'PostEdited', data: { postId: id, fields } };
    case 'task':
      return { type: 'TaskEdited', data: { taskId: id, fields } };
    case 'contingency':
      return { type: 'ContingencyEdited', data: { contingencyId: id, fields } };
    case 'channel':
      return { type: 'ChannelEdited', data: { channelId: id, fields } };
    case 'drawing':
      return { type: 'DrawingEdited', data: { drawingId: id, fields } };
    case 'usualNeed':
      return { type: 'UsualNeedEdited', data: { usualNeedId: id, fields } };
    case 'warrant':
      return { type: 'WarrantEdited', data: { warrantId: id, fields } };
    case 'duty':
      return { type: 'DutyEdited', data: { dutyId: id, fields } };
    case 'staff':
      return { type: 'StaffEdited', data: { staffId: id, agencyId: staffAgencyOf(state, id), fields } };
  }
}

const staffAgencyOf = (state: OperationState, id: Id): Id => state.get('staff', id)?.agencyId ?? '';

/**
 * Decides a plan edit: a field that still holds `from` (or already `to`) takes the new value, any other becomes a contest
 * and its standing value stays. `follow` says what else comes of the fields that were taken.
 */
export function decideEdit(
  context: OperationContext,
  on: Contest['on'],
  edits: Edits,
  follow: (taken: ReadonlySet<string>, newId: () => Id) => readonly OperationEvent[] = () => [],
): OperationDecision {
  const current = context.state.get(on.kind, on.id);
  if (current === undefined) return refuse('not_for_you');
  const typed = valuesOf(edits, () => true);
  const wrong = newFaults(context.state, on, current, typed);
  if (wrong !== undefined) return refuse(wrong.code, pathsOf(edits, wrong.faults));
  const values = new Map<string, unknown>(Object.entries(current));
  const fits = (field: string, from: unknown, to: unknown): boolean =>
    sameValue(values.get(field), from) || sameValue(values.get(field), to);
  let taken = valuesOf(edits, fits);
  // What would stand must hold together without the contested part; if not, the whole edit is left to a person.
  if (newFaults(context.state, on, current, taken) !== undefined) taken = {};
  const contested = Object.entries(typed).filter(([field]) => !Object.hasOwn(taken, field));
  const newId = idMaker(context);
  const fields = new Set(Object.keys(taken));
  return acceptAll([
    ...(fields.size === 0 ? [] : [editedEvent(context.state, on, taken)]),
    ...contested.flatMap(([field, other]) => contest(context, newId, on, field, values.get(field), other)),
    ...(fields.size === 0 ? [] : follow(fields, newId)),
  ]);
}

function valuesOf(edits: Edits, holds: (field: string, from: unknown, to: unknown) => boolean): Values {
  return Object.fromEntries(
    Object.entries(edits).flatMap(([field, edit]) =>
      edit !== undefined && holds(field, edit.from, edit.to) ? [[field, edit.to]] : [],
    ),
  );
}

/** The same value typed twice is one contest. */
function contest(
  context: OperationContext,
  newId: () => Id,
  on: Contest['on'],
  field: string,
  standing: unknown,
  other: unknown,
): OperationEvent[] {
  for (const id of context.state.ids('contest', 'on', on.id)) {
    const before = context.state.get('contest', id);
    if (before?.field === field && sameValue(before.other, other)) return [];
  }
  const data = { contestId: newId(), on, field, standing, other, memberId: memberOf(context), at: context.happenedAt };
  return [{ type: 'EditContested', data }];
}

/** Faults of the whole record, on the fields that were typed: "memberIds.2" → "fields.memberIds.to.2". */
export function pathsOf(edits: Edits, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) => {
    const [head = '', ...rest] = fault.field.split('.');
    const typed = edits[head] === undefined ? (Object.keys(edits)[0] ?? '') : head;
    return { ...fault, field: ['fields', typed, 'to', ...(typed === head ? rest : [])].join('.') };
  });
}

/** Decides how a contest ends: the standing value stays, or the other takes its place if it still makes sense. */
export function decideContest(context: OperationContext, contestId: Id, keep: 'standing' | 'other'): OperationDecision {
  const found = context.state.get('contest', contestId);
  if (found === undefined) return refuse('not_for_you');
  const { on, field, other } = found;
  const settled: OperationEvent = {
    type: 'ContestSettled',
    data: { contestId, keep, memberId: memberOf(context), at: context.happenedAt },
  };
  if (keep === 'standing') return acceptAll([settled]);
  const current: OperationEntities[PlanKind] | undefined = context.state.get(on.kind, on.id);
  if (current === undefined) return refuse('not_for_you');
  const wrong = newFaults(context.state, on, current, { [field]: other });
  if (wrong !== undefined) {
    return refuse(
      wrong.code,
      wrong.faults.map(({ reason }) => ({ field: 'keep', reason })),
    );
  }
  return acceptAll([settled, editedEvent(context.state, on, { [field]: other })]);
}
