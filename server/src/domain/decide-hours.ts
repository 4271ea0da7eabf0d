import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { MINUTE, saidYes } from './assignment-rules.ts';
import { answeredBy, ownAssignment } from './decide-answers.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, badField, refuse } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { saidBy } from './said.ts';
import { sameValue } from './same-value.ts';

/** Longest span of hours that one signature covers: whoever was there for longer has mistaken the day. */
const LONGEST = 36 * 60 * MINUTE;

/** The hours worked: signed by the worker, or told to her coordinator, then agreed by command. Facts at any time after. */
export const HOURS: OperationHandlers<'SignHours' | 'AgreeHours'> = {
  SignHours: (payload, context) => sign(payload, context),
  AgreeHours: ({ assignmentId }, context) => {
    const hours = context.state.get('assignment', assignmentId)?.hours;
    if (hours === undefined) return refuse('not_for_you');
    if (hours === null) return refuse('not_yet');
    if (hours.agreed !== null) return refuse('already_so');
    const said = saidBy(context, context.newId(0));
    return accept<OperationEvent>({ type: 'HoursAgreed', data: { assignmentId, said } });
  },
};

/** Signing again replaces what nobody has agreed yet. */
function sign(
  { assignmentId, startAt, endAt, breakMinutes, note }: PayloadOf<OperationCommand, 'SignHours'>,
  context: OperationContext,
): OperationDecision {
  const assignment = ownAssignment(context, assignmentId);
  if (assignment === undefined) return refuse('not_for_you');
  if (!saidYes(assignment)) return refuse('not_confirmed');
  const before = assignment.hours;
  if (before !== null && before.agreed !== null) return refuse('answered');
  // Hours that are not over, or too long to be true, are a slip of the day typed.
  if (endAt > context.receivedAt || endAt - startAt > LONGEST) return badField('endAt', 'not_choice');
  const minutes = Math.ceil((endAt - startAt) / MINUTE);
  if (breakMinutes >= minutes) {
    return refuse('bad_input', [{ field: 'breakMinutes', reason: 'too_great', limit: minutes - 1 }]);
  }
  const signed = { startAt, endAt, breakMinutes, note, signedBy: answeredBy(context) };
  if (before !== null) {
    const { signedAt: _at, agreed: _agreed, ...standing } = before;
    if (sameValue(standing, signed)) return refuse('already_so');
  }
  return accept<OperationEvent>({
    type: 'HoursSigned',
    data: { assignmentId, ...signed, signedAt: context.happenedAt },
  });
}
