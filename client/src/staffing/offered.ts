import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** What this screen offers to each role; the server alone decides. A test holds it against the grants. */
export const STAFFING_OFFERED: Readonly<Partial<Record<ActingRole, readonly OperationCommandType[]>>> = {
  lead: [
    'AskAgencies',
    'TakeBackRequest',
    'SkipTurn',
    'WriteMessage',
    'MoveAssignment',
    'OverrideRule',
    'RestoreRule',
    'AgreeHours',
    'AddRequirement',
    'AddDuty',
    'EditDuty',
    'RemoveDuty',
    'TellByVoice',
  ],
  desk: ['TellByVoice'],
};
