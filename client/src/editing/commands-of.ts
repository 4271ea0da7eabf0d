import type { CommandType } from '../connection/command-types.ts';

/** What an edit is of. The operation and the directory have one record each of their kind. */
export type EditKind =
  | 'operation'
  | 'address'
  | 'site'
  | 'team'
  | 'requirement'
  | 'post'
  | 'task'
  | 'contingency'
  | 'channel'
  | 'drawing'
  | 'usualNeed'
  | 'warrant'
  | 'risk'
  | 'staff'
  | 'duty'
  | 'agency'
  | 'rosterPerson';
export interface EditTarget {
  readonly kind: EditKind;
  readonly id: string;
}

/** The commands that change records of one kind, and what their payloads call its id. */
interface CommandsOf {
  readonly edit: CommandType;
  /** Null where the record is one of a kind. */
  readonly idKey: string | null;
  /** Of what can be put in and taken away again on a plan. */
  readonly whole?: { readonly add: CommandType; readonly remove: CommandType };
}

export const COMMANDS_OF: Readonly<Record<EditKind, CommandsOf>> = {
  operation: { edit: 'EditOperation', idKey: null },
  address: { edit: 'EditAddress', idKey: 'addressId', whole: { add: 'AddAddress', remove: 'RemoveAddress' } },
  site: { edit: 'EditSite', idKey: 'siteId', whole: { add: 'AddSite', remove: 'RemoveSite' } },
  team: { edit: 'EditTeam', idKey: 'teamId', whole: { add: 'AddTeam', remove: 'RemoveTeam' } },
  requirement: {
    edit: 'EditRequirement',
    idKey: 'requirementId',
    whole: { add: 'AddRequirement', remove: 'RemoveRequirement' },
  },
  post: { edit: 'EditPost', idKey: 'postId', whole: { add: 'AddPost', remove: 'RemovePost' } },
  task: { edit: 'EditTask', idKey: 'taskId', whole: { add: 'AddTask', remove: 'RemoveTask' } },
  contingency: {
    edit: 'EditContingency',
    idKey: 'contingencyId',
    whole: { add: 'AddContingency', remove: 'RemoveContingency' },
  },
  channel: { edit: 'EditChannel', idKey: 'channelId', whole: { add: 'AddChannel', remove: 'RemoveChannel' } },
  drawing: { edit: 'EditDrawing', idKey: 'drawingId', whole: { add: 'AddDrawing', remove: 'RemoveDrawing' } },
  usualNeed: {
    edit: 'EditUsualNeed',
    idKey: 'usualNeedId',
    whole: { add: 'AddUsualNeed', remove: 'RemoveUsualNeed' },
  },
  warrant: { edit: 'EditWarrant', idKey: 'warrantId', whole: { add: 'AddWarrant', remove: 'RemoveWarrant' } },
  risk: { edit: 'EditRisk', idKey: 'riskId', whole: { add: 'AddRisk', remove: 'RemoveRisk' } },
  staff: { edit: 'EditStaff', idKey: 'staffId', whole: { add: 'AddStaff', remove: 'RemoveStaff' } },
  duty: { edit: 'EditDuty', idKey: 'dutyId', whole: { add: 'AddDuty', remove: 'RemoveDuty' } },
  agency: { edit: 'EditAgency', idKey: 'agencyId' },
  rosterPerson: { edit: 'EditPerson', idKey: 'personId' },
};

/** Which kind of record a command puts in or takes away; undefined for all other commands. */
export function wholeCommand(
  type: CommandType,
): { readonly kind: EditKind; readonly deed: 'add' | 'remove' } | undefined {
  for (const [kind, { whole }] of Object.entries(COMMANDS_OF) as [EditKind, CommandsOf][]) {
    if (whole?.add === type) return { kind, deed: 'add' };
    if (whole?.remove === type) return { kind, deed: 'remove' };
  }
  return undefined;
}
