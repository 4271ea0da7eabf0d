import type { CommandType } from '../connection/command-types.ts';
import type { OperationView } from '#shared/records.ts';

/** What the server takes of an agency no longer once the operation is called off or closed. What happened is always taken. */
const PLANS: ReadonlySet<string> = new Set<CommandType>([
  'PutForward',
  'RenewAssignment',
  'ConfirmAssignment',
  'IssueAnswerLink',
  'IssueDayPass',
  'DeclareCapacity',
  'WithdrawCapacity',
]);

/** Whether it is called off or closed: nothing is planned any more. Stood down is not closed: what is planned still is. */
export const isOver = ({ standing, phase }: OperationView): boolean =>
  standing?.kind === 'cancelled' || phase === 'closed';

/** Why the server would refuse this of an agency now, in words; null where it would not. */
export function closedBecause(operation: OperationView, type: CommandType): string | null {
  if (!PLANS.has(type) || !isOver(operation)) return null;
  return operation.standing?.kind === 'cancelled'
    ? 'The operation is called off: nothing more can be offered.'
    : 'The operation is closed: nothing more can be offered.';
}
