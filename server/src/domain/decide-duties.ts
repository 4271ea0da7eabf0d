import type { Id } from '#shared/ids.ts';
import type { OperationHandlers } from './deciding.ts';
import { accept, refuse } from './deciding.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import { dutyFault } from './plan-checks.ts';
import type { Edits } from './plan-edits.ts';
import { decideEdit, pathsOf } from './plan-edits.ts';

type DutyCommand = `${'Add' | 'Edit' | 'Remove'}Duty`;

/** The force's own people in needs, for some minutes from T: their hours move as T does. */
export const DUTIES: OperationHandlers<DutyCommand> = {
  AddDuty: (duty, { state, newId }) => {
    const wrong = dutyFault(state, duty, null);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'DutyAdded', data: { dutyId: newId(0), ...duty } });
  },
  EditDuty: ({ dutyId, fields }, context) => {
    const duty = context.state.get('duty', dutyId);
    if (duty === undefined) return refuse('not_for_you');
    const edits: Edits = fields;
    const typed = Object.entries(edits).flatMap(([field, edit]) => (edit === undefined ? [] : [[field, edit.to]]));
    // All fields of a duty hang together, so what was wrong before is no excuse for what is typed now.
    const wrong = dutyFault(context.state, { ...duty, ...Object.fromEntries(typed) }, dutyId);
    if (wrong !== undefined) return refuse(wrong.code, pathsOf(edits, wrong.faults));
    return decideEdit(context, { kind: 'duty', id: dutyId }, edits);
  },
  RemoveDuty: ({ dutyId, reason }, { state }) =>
    state.get('duty', dutyId) === undefined
      ? refuse('not_for_you')
      : accept<OperationEvent>({ type: 'DutyRemoved', data: { dutyId, reason } }),
};

/** The duties of somebody, or in a need, that goes. */
export const dutiesRemoved = (
  state: OperationState,
  index: 'staff' | 'requirement',
  id: Id,
  reason: string,
): readonly OperationEvent[] =>
  [...state.ids('duty', index, id)].map((dutyId) => ({ type: 'DutyRemoved', data: { dutyId, reason } }));
