import type { Id } from '#shared/ids.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { accept, acceptAll, idMaker, operationOf, refuse, unknownThing } from './deciding.ts';
import { withNeedDetail } from './need-rules.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities, UsualNeed } from './operation-state.ts';
import { referenceFault } from './plan-checks.ts';
import { decideEdit } from './plan-edits.ts';
import { sameValue } from './same-value.ts';
import { saidBy } from './said.ts';

type PlanRecordCommand =
  | `${'Add' | 'Edit' | 'Remove'}${'Task' | 'Contingency' | 'Channel' | 'Drawing' | 'UsualNeed'}`
  | 'MarkTask'
  | 'GiveUsualNeeds';

/** The records of a plan that are of one address or of none: tasks, contingencies, channels, drawings, usual needs. */
export const PLAN_RECORDS: OperationHandlers<PlanRecordCommand> = {
  AddTask: (plan, { state, newId }) => {
    const wrong = referenceFault(state, plan);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'TaskAdded', data: { taskId: newId(0), ...plan } });
  },
  EditTask: ({ taskId, fields }, context) => decideEdit(context, { kind: 'task', id: taskId }, fields),
  RemoveTask: ({ taskId, reason }, context) =>
    whereThere(context, 'task', taskId, { type: 'TaskRemoved', data: { taskId, reason } }),
  MarkTask: ({ taskId, done }, context) => {
    const task = context.state.get('task', taskId);
    if (task === undefined) return refuse('not_for_you');
    if (done === (task.done !== null)) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'TaskMarked', data: { taskId, done, said } });
  },

  AddContingency: (plan, { state, newId }) => {
    const wrong = referenceFault(state, plan);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'ContingencyAdded', data: { contingencyId: newId(0), ...plan } });
  },
  EditContingency: ({ contingencyId, fields }, context) =>
    decideEdit(context, { kind: 'contingency', id: contingencyId }, fields),
  RemoveContingency: ({ contingencyId, reason }, context) =>
    whereThere(context, 'contingency', contingencyId, {
      type: 'ContingencyRemoved',
      data: { contingencyId, reason },
    }),

  AddChannel: (plan, { newId }) =>
    accept<OperationEvent>({ type: 'ChannelAdded', data: { channelId: newId(0), ...plan } }),
  EditChannel: ({ channelId, fields }, context) => decideEdit(context, { kind: 'channel', id: channelId }, fields),
  RemoveChannel: ({ channelId, reason }, context) =>
    whereThere(context, 'channel', channelId, { type: 'ChannelRemoved', data: { channelId, reason } }),

  AddDrawing: (plan, { state, newId }) => {
    if (state.get('address', plan.addressId) === undefined) return unknownThing('addressId');
    return accept<OperationEvent>({ type: 'DrawingAdded', data: { drawingId: newId(0), ...plan } });
  },
  EditDrawing: ({ drawingId, fields }, context) => decideEdit(context, { kind: 'drawing', id: drawingId }, fields),
  RemoveDrawing: ({ drawingId, reason }, context) =>
    whereThere(context, 'drawing', drawingId, { type: 'DrawingRemoved', data: { drawingId, reason } }),

  AddUsualNeed: (need, { newId }) =>
    accept<OperationEvent>({ type: 'UsualNeedAdded', data: { usualNeedId: newId(0), ...withNeedDetail(need) } }),
  EditUsualNeed: ({ usualNeedId, fields }, context) =>
    decideEdit(context, { kind: 'usualNeed', id: usualNeedId }, fields),
  RemoveUsualNeed: ({ usualNeedId, reason }, context) =>
    whereThere(context, 'usualNeed', usualNeedId, { type: 'UsualNeedRemoved', data: { usualNeedId, reason } }),
  GiveUsualNeeds: ({ addressId }, context) => giveUsualNeeds(addressId, context),
};

function whereThere(
  { state }: OperationContext,
  kind: keyof OperationEntities,
  id: Id,
  event: OperationEvent,
): OperationDecision {
  return state.get(kind, id) === undefined ? refuse('not_for_you') : accept<OperationEvent>(event);
}

/** Each usual need that the address does not have yet becomes one of its own, numbered on from the last. */
function giveUsualNeeds(addressId: Id, context: OperationContext): OperationDecision {
  const { state } = context;
  if (state.get('address', addressId) === undefined) return refuse('not_for_you');
  const here = [...state.ids('requirement', 'place', addressId)].flatMap((id) => state.get('requirement', id) ?? []);
  const missing: UsualNeed[] = [];
  for (const id of state.ids('usualNeed', 'all', '')) {
    const need = state.get('usualNeed', id);
    if (need !== undefined && ![...here, ...missing].some((other) => isSameNeed(need, other))) missing.push(need);
  }
  const newId = idMaker(context);
  const given = operationOf(context)?.counters.requests ?? 0;
  return acceptAll(
    missing.map((need, at): OperationEvent => ({
      type: 'RequirementAdded',
      data: { requirementId: newId(), ref: `N${given + at + 1}`, place: { kind: 'address', id: addressId }, ...need },
    })),
  );
}

/** The same people at the same time, be it more or fewer of them, with other words. */
function isSameNeed(a: UsualNeed, b: UsualNeed): boolean {
  const { role, window, gender, worksWith } = a;
  return sameValue({ role, window, gender, worksWith }, pick(b)) && sameValue(sorted(a.languages), sorted(b.languages));
}
const pick = ({ role, window, gender, worksWith }: UsualNeed) => ({ role, window, gender, worksWith });
const sorted = (languages: readonly string[]): readonly string[] => [...languages].sort();
