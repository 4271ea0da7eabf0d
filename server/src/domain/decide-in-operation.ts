import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import { ANSWERS } from './decide-answers.ts';
import { LOG } from './decide-log.ts';
import { OPERATION } from './decide-operation.ts';
import { PEOPLE } from './decide-people.ts';
import { PLAN } from './decide-plan.ts';
import { RUNNING } from './decide-running.ts';
import { SHOWING } from './decide-showing.ts';
import { STAFFING } from './decide-staffing.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { decideBy, operationOf, refuse } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';

const HANDLERS: OperationHandlers<OperationCommandType> = {
  ...OPERATION,
  ...PEOPLE,
  ...PLAN,
  ...STAFFING,
  ...ANSWERS,
  ...SHOWING,
  ...RUNNING,
  ...LOG,
};

/** What plans or orders. It makes no sense any more once the operation is cancelled or closed; facts always do. */
const PLANS_OR_ORDERS: ReadonlySet<OperationCommandType> = new Set<OperationCommandType>([
  'EditOperation',
  'MoveT',
  'SettleContest',
  'AddAddress',
  'EditAddress',
  'RemoveAddress',
  'AddSite',
  'EditSite',
  'RemoveSite',
  'AddTeam',
  'EditTeam',
  'RemoveTeam',
  'AddRequirement',
  'EditRequirement',
  'RemoveRequirement',
  'AskAgencies',
  'PutForward',
  'ConfirmAssignment',
  'IssueAnswerLink',
  'IssueDayPass',
  'ShowPlace',
  'ReleasePlace',
  'OrderAddress',
  'PostponeOperation',
  'ResumeOperation',
]);

const decideOne = decideBy<OperationCommand, OperationEntities, OperationEvent>(HANDLERS);

/** Decides one command of an operation's stream; before the operation was made there is nothing here for anybody. */
export function decideInOperation(command: OperationCommand, context: OperationContext): OperationDecision {
  const operation = operationOf(context);
  if (operation === undefined && command.type !== 'CreateOperation') return refuse('not_for_you');
  if (operation !== undefined && PLANS_OR_ORDERS.has(command.type)) {
    if (operation.standing.kind === 'cancelled') return refuse('not_running');
    if (operation.phase === 'closed') return refuse('wrong_phase');
  }
  return decideOne(command, context);
}
