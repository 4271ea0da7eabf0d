import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/*
 * What the board offers to each role, so that it draws nothing that would be refused. The server alone decides; a test
 * holds this table against its grants.
 */
const DESK = [
  'WriteLogEntry',
  'ReportStep',
  'SettleStep',
  'ReportCount',
  'ReportOutcome',
  'RaiseAssistance',
  'AcknowledgeAssistance',
  'SendToAssistance',
  'CloseAssistance',
  'NeedSomeone',
  'TellByVoice',
] as const;
const LEAD = [...DESK, 'RecordDecision', 'OrderAddress', 'SettleContest', 'ShowPlace', 'WithdrawPlace'] as const;

const OFFERED: Readonly<Partial<Record<ActingRole, readonly OperationCommandType[]>>> = {
  lead: LEAD,
  desk: DESK,
  loggist: ['WriteLogEntry', 'RecordDecision'],
  observer: [],
};

/** The commands that the board offers to a role. */
export const offeredTo = (role: ActingRole): ReadonlySet<OperationCommandType> => new Set(OFFERED[role] ?? []);
