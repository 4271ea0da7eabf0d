import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { dutiesRemoved } from './decide-duties.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, acceptAll, refuse } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { staffFault } from './plan-checks.ts';
import { decideEdit } from './plan-edits.ts';
import { memberOf } from './said.ts';
import { movedOn } from './whole-edits.ts';

type StaffCommand = `${'Add' | 'Edit' | 'Remove'}Staff`;

/** The force's own people who have no account: every other agency puts its own people forward. */
export const STAFF: OperationHandlers<StaffCommand> = {
  AddStaff: (plan, context) => {
    const agencyId = policeAgencyOf(context);
    if (agencyId === undefined) return refuse('not_for_you');
    const wrong = staffFault(context.state, plan, null);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'StaffAdded', data: { staffId: context.newId(0), agencyId, ...plan } });
  },
  EditStaff: (payload, context) => editStaff(payload, context),
  RemoveStaff: ({ staffId, reason }, { state }) => {
    if (state.get('staff', staffId) === undefined) return refuse('not_for_you');
    return accept<OperationEvent>(
      { type: 'StaffRemoved', data: { staffId, reason } },
      ...dutiesRemoved(state, 'staff', staffId, reason),
    );
  },
};

/** The agency of whoever acts, if it is police. */
export function policeAgencyOf(context: OperationContext): Id | undefined {
  const memberId = memberOf(context);
  const agencyId = memberId === null ? undefined : context.state.get('member', memberId)?.agencyId;
  if (agencyId === undefined || context.state.get('agency', agencyId)?.kind !== 'police') return undefined;
  return agencyId;
}

/**
 * Name and number are taken whole or refused with what has moved on, because a contest would keep a person's name where
 * no key reaches it; the rest is edited as any plan record is.
 */
function editStaff(
  { staffId, fields }: PayloadOf<OperationCommand, 'EditStaff'>,
  context: OperationContext,
): OperationDecision {
  const staff = context.state.get('staff', staffId);
  if (staff === undefined) return refuse('not_for_you');
  const { name, number, ...rest } = fields;
  const sealed = {
    ...(name === undefined ? {} : { name: name.to }),
    ...(number === undefined ? {} : { number: number.to }),
  };
  const { faults } = movedOn(staff, { name, number });
  if (faults.length > 0) return refuse('bad_input', faults);
  const wrong = staffFault(context.state, { ...staff, ...sealed, posting: null }, staffId);
  if (wrong !== undefined) {
    const field = name !== undefined && number === undefined ? 'name' : 'number';
    return refuse(wrong.code, [{ field: `fields.${field}.to`, reason: 'not_choice' }]);
  }
  const nothing = Object.keys(sealed).length === 0;
  const decision = decideEdit(context, { kind: 'staff', id: staffId }, rest);
  if (nothing || (!decision.ok && decision.refusal.code !== 'already_so')) return decision;
  return acceptAll(withSealed(decision.ok ? decision.events : [], staffId, staff.agencyId, sealed));
}

function withSealed(
  events: readonly OperationEvent[],
  staffId: Id,
  agencyId: Id,
  sealed: { readonly name?: string; readonly number?: string },
): readonly OperationEvent[] {
  const [first, ...others] = events;
  if (first?.type === 'StaffEdited') return [{ ...first, data: { ...first.data, ...sealed } }, ...others];
  return [{ type: 'StaffEdited', data: { staffId, agencyId, fields: {}, ...sealed } }, ...events];
}
