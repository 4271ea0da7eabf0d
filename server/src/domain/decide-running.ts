import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { assignmentsIn } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, idMaker, noticeTo, refuse, toAssignment } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Assistance } from './operation-state.ts';
import { memberOf, reportOf, saidBy } from './said.ts';
import { repeats } from './step-rules.ts';

type RunningCommand =
  | 'ReportStep'
  | 'SettleStep'
  | 'ReportCount'
  | 'ReportOutcome'
  | 'OrderAddress'
  | `${'Raise' | 'Acknowledge' | 'SendTo' | 'Close'}Assistance`
  | 'NeedSomeone';

/** What happens at the addresses. A fact is refused only where there is no such address, never for phase, order or lateness. */
export const RUNNING: OperationHandlers<RunningCommand> = {
  ReportStep: ({ addressId, step, reached, source, heardFrom }, context) => {
    const address = context.state.get('address', addressId);
    if (address === undefined) return refuse('not_for_you');
    const said = saidBy(context, context.newId(0), { source, heardFrom });
    const again = repeats(address.steps[step], reached, reportOf(context.state, said));
    return accept<OperationEvent>({
      type: again ? 'StepReportedAgain' : 'StepReported',
      data: { addressId, step, reached, said },
    });
  },
  SettleStep: ({ addressId, step, reached }, context) => {
    const address = context.state.get('address', addressId);
    if (address === undefined) return refuse('not_for_you');
    if (address.steps[step]?.kind !== 'disputed') return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'StepSettled', data: { addressId, step, reached, said } });
  },
  ReportCount: ({ addressId, count, number, source, heardFrom }, context) => {
    if (context.state.get('address', addressId) === undefined) return refuse('not_for_you');
    const said = saidBy(context, context.newId(0), { source, heardFrom });
    return accept<OperationEvent>({ type: 'CountReported', data: { addressId, count, number, said } });
  },
  ReportOutcome: ({ addressId, outcome, source, heardFrom }, context) => {
    if (context.state.get('address', addressId) === undefined) return refuse('not_for_you');
    const said = saidBy(context, context.newId(0), { source, heardFrom });
    return accept<OperationEvent>({ type: 'OutcomeReported', data: { addressId, outcome, said } });
  },
  OrderAddress: (payload, context) => order(payload, context),
  RaiseAssistance: ({ addressId, detail, source, heardFrom }, context) => {
    if (context.state.get('address', addressId) === undefined) return refuse('not_for_you');
    const newId = idMaker(context);
    const assistanceId = newId();
    const said = saidBy(context, newId(), { source, heardFrom });
    return accept<OperationEvent>({ type: 'AssistanceRaised', data: { assistanceId, addressId, detail, said } });
  },
  AcknowledgeAssistance: ({ assistanceId }, context) => {
    const assistance = context.state.get('assistance', assistanceId);
    if (assistance === undefined) return refuse('not_for_you');
    if (assistance.acknowledged !== null || assistance.closed !== null) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'AssistanceAcknowledged', data: { assistanceId, said } });
  },
  SendToAssistance: ({ assistanceId, who }, context) => {
    const assistance = context.state.get('assistance', assistanceId);
    if (assistance === undefined) return refuse('not_for_you');
    if (assistance.closed !== null || isGoing(assistance, who)) return refuse('already_so');
    const newId = idMaker(context);
    const sent: OperationEvent = {
      type: 'AssistanceSent',
      data: { assistanceId, who, said: saidBy(context, newId()) },
    };
    if (assistance.acknowledged !== null) return accept(sent);
    // Whoever sends somebody has heard the call.
    const acknowledged = { assistanceId, said: saidBy(context, newId()) };
    return accept<OperationEvent>({ type: 'AssistanceAcknowledged', data: acknowledged }, sent);
  },
  CloseAssistance: ({ assistanceId, whoWent }, context) => {
    const assistance = context.state.get('assistance', assistanceId);
    if (assistance === undefined) return refuse('not_for_you');
    if (assistance.closed !== null) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'AssistanceClosed', data: { assistanceId, whoWent, said } });
  },
  NeedSomeone: ({ addressId, need, source, heardFrom }, context) => {
    if (context.state.get('address', addressId) === undefined) return refuse('not_for_you');
    const said = saidBy(context, context.newId(0), { source, heardFrom });
    return accept<OperationEvent>({ type: 'NeedRaised', data: { addressId, need, said } });
  },
};

const isGoing = ({ going }: Assistance, who: string): boolean => going.some((one) => one.who === who);

/**
 * An order to everybody at one address, each of whom must be told. A worker's notice speaks of her own assignment, not of
 * an address that she may not have been shown.
 */
function order(
  { addressId, order, reason }: PayloadOf<OperationCommand, 'OrderAddress'>,
  context: OperationContext,
): OperationDecision {
  const { state, receivedAt } = context;
  const address = state.get('address', addressId);
  if (address === undefined) return refuse('not_for_you');
  if (address.order?.order === order) return refuse('already_so');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const self = memberOf(context);
  const team = address.teamId === null ? undefined : state.get('team', address.teamId);
  const members = (team?.memberIds ?? []).filter((id) => id !== self);
  const requirements = [...state.ids('requirement', 'place', addressId)];
  const workers = requirements.flatMap((requirementId) =>
    assignmentsIn(
      state,
      'requirement',
      requirementId,
      (one) => one.answer === 'confirmed' && one.presence !== 'stood_down',
    ),
  );
  return accept<OperationEvent>(
    { type: 'AddressOrdered', data: { addressId, order, reason: reason ?? null, said } },
    ...members.map((id) =>
      noticeTo(newId(), order, { kind: 'member', id }, { kind: 'address', id: addressId }, receivedAt),
    ),
    ...workers.map(([id]) => noticeTo(newId(), order, toAssignment(id), { kind: 'assignment', id }, receivedAt)),
  );
}
