import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import { ANSWERS } from './decide-answers.ts';
import { ASKING } from './decide-asking.ts';
import { DATES } from './decide-dates.ts';
import { DUTIES } from './decide-duties.ts';
import { HOURS } from './decide-hours.ts';
import { IMPORT } from './decide-import.ts';
import { LOG } from './decide-log.ts';
import { OPERATION } from './decide-operation.ts';
import { PEOPLE } from './decide-people.ts';
import { PLAN } from './decide-plan.ts';
import { PLAN_RECORDS } from './decide-plan-records.ts';
import { POSTS } from './decide-posts.ts';
import { RISKS } from './decide-risks.ts';
import { RUNNING } from './decide-running.ts';
import { SHOWING } from './decide-showing.ts';
import { STAFF } from './decide-staff.ts';
import { STAFFING } from './decide-staffing.ts';
import { THREADS } from './decide-threads.ts';
import { WARRANTS } from './decide-warrants.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { decideBy, operationOf, refuse } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';

const HANDLERS: OperationHandlers<OperationCommandType> = {
  ...OPERATION,
  ...PEOPLE,
  ...PLAN,
  ...PLAN_RECORDS,
  ...POSTS,
  ...WARRANTS,
  ...RISKS,
  ...STAFF,
  ...DATES,
  ...IMPORT,
  ...STAFFING,
  ...ASKING,
  ...THREADS,
  ...ANSWERS,
  ...HOURS,
  ...DUTIES,
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
  'ReplaceAddress',
  'AddUsualNeed',
  'EditUsualNeed',
  'RemoveUsualNeed',
  'GiveUsualNeeds',
  'AddDrawing',
  'EditDrawing',
  'RemoveDrawing',
  'AddPost',
  'EditPost',
  'RemovePost',
  'HandOverPost',
  'AddTask',
  'EditTask',
  'RemoveTask',
  'AddContingency',
  'EditContingency',
  'RemoveContingency',
  'AddChannel',
  'EditChannel',
  'RemoveChannel',
  'AddWarrant',
  'EditWarrant',
  'RemoveWarrant',
  'AddRisk',
  'EditRisk',
  'RemoveRisk',
  'AddStaff',
  'EditStaff',
  'RemoveStaff',
  'PencilDate',
  'RubOutDate',
  'ChooseDate',
  'ImportRows',
  'TakeBackRows',
  'AskAgencies',
  'TakeBackRequest',
  'SkipTurn',
  'DeclareCapacity',
  'WithdrawCapacity',
  'AddDuty',
  'EditDuty',
  'RemoveDuty',
  'PutForward',
  'RenewAssignment',
  'MoveAssignment',
  'OverrideRule',
  'RestoreRule',
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
