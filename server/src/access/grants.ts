import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { DirectoryCommand } from '#shared/commands/directory-commands.ts';
import type { SessionCommand } from '#shared/commands/session-commands.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import type { SystemPrincipal } from '../domain/principal.ts';
import type { ConditionName } from './conditions.ts';

/**
 * Who may give which command. This page is the whole of it: a pair of actor and command that is not here is refused, and
 * a command without a line does not compile. Beside each actor stands the condition under which the grant holds.
 */
export type Actor =
  | OperationRole
  | 'worker:answer'
  | 'worker:pass'
  /** A standing lead where no operation is yet. */
  | 'founder'
  | 'administrator'
  | SystemPrincipal['part'];

export type Grants<Type extends string> = Readonly<Record<Type, Readonly<Partial<Record<Actor, ConditionName>>>>>;

const leadOnly = { lead: 'always' } as const;
const command = { lead: 'always', desk: 'always' } as const;

export const OPERATION_GRANTS: Grants<OperationCommandType> = {
  CreateOperation: { founder: 'always' },
  EditOperation: leadOnly,
  MoveT: leadOnly,
  ChangePhase: leadOnly,
  PostponeOperation: leadOnly,
  ResumeOperation: leadOnly,
  CancelOperation: leadOnly,
  SettleContest: leadOnly,

  AdmitAgency: leadOnly,
  AdmitMember: leadOnly,
  ChangeRoles: leadOnly,
  DismissMember: leadOnly,

  AddAddress: leadOnly,
  EditAddress: leadOnly,
  RemoveAddress: leadOnly,
  AddSite: leadOnly,
  EditSite: leadOnly,
  RemoveSite: leadOnly,
  AddTeam: leadOnly,
  EditTeam: leadOnly,
  RemoveTeam: leadOnly,
  AddRequirement: leadOnly,
  EditRequirement: leadOnly,
  RemoveRequirement: leadOnly,
  ReplaceAddress: leadOnly,
  AddUsualNeed: leadOnly,
  EditUsualNeed: leadOnly,
  RemoveUsualNeed: leadOnly,
  GiveUsualNeeds: leadOnly,
  AddDrawing: leadOnly,
  EditDrawing: leadOnly,
  RemoveDrawing: leadOnly,

  AddPost: leadOnly,
  EditPost: leadOnly,
  RemovePost: leadOnly,
  HandOverPost: {
    lead: 'always',
    desk: 'postHeldByMe',
    loggist: 'postHeldByMe',
    observer: 'postHeldByMe',
    field: 'postHeldByMe',
    coordinator: 'postHeldByMe',
  },
  AnswerHandover: {
    lead: 'postOfferedToMe',
    desk: 'postOfferedToMe',
    loggist: 'postOfferedToMe',
    observer: 'postOfferedToMe',
    field: 'postOfferedToMe',
    coordinator: 'postOfferedToMe',
  },
  AddTask: leadOnly,
  EditTask: leadOnly,
  RemoveTask: leadOnly,
  MarkTask: { ...command, loggist: 'taskOfMyPost', observer: 'taskOfMyPost' },
  AddContingency: leadOnly,
  EditContingency: leadOnly,
  RemoveContingency: leadOnly,
  AddChannel: leadOnly,
  EditChannel: leadOnly,
  RemoveChannel: leadOnly,

  AddWarrant: leadOnly,
  EditWarrant: leadOnly,
  RemoveWarrant: leadOnly,
  RecordWarrant: command,
  /** An agency speaks of what it was asked for; it changes what it wrote itself. */
  AddRisk: { lead: 'riskOfAnyPlace', coordinator: 'riskOfOwnRequest' },
  EditRisk: { lead: 'riskOfOwnAgency', coordinator: 'riskOfOwnAgency' },
  RemoveRisk: { lead: 'riskOfOwnAgency', coordinator: 'riskOfOwnAgency' },
  AddStaff: leadOnly,
  EditStaff: leadOnly,
  RemoveStaff: leadOnly,
  AddDuty: leadOnly,
  EditDuty: leadOnly,
  RemoveDuty: leadOnly,

  PencilDate: leadOnly,
  RubOutDate: leadOnly,
  ChooseDate: leadOnly,

  ImportRows: leadOnly,
  TakeBackRows: leadOnly,

  AskAgencies: leadOnly,
  TakeBackRequest: leadOnly,
  SkipTurn: leadOnly,
  WriteMessage: { ...command, coordinator: 'ownRequest' },
  DeclareCapacity: { coordinator: 'always' },
  WithdrawCapacity: { coordinator: 'ownCapacity' },
  PutForward: { coordinator: 'ownRequest' },
  SayCannot: { coordinator: 'ownRequest' },
  RenewAssignment: { coordinator: 'ownAssignment' },
  MoveAssignment: leadOnly,
  OverrideRule: leadOnly,
  RestoreRule: leadOnly,
  ConfirmAssignment: {
    coordinator: 'ownAssignment',
    'worker:answer': 'ownAssignment',
    'worker:pass': 'ownAssignment',
  },
  DeclineAssignment: {
    coordinator: 'ownAssignment',
    'worker:answer': 'ownAssignment',
    'worker:pass': 'ownAssignment',
  },
  WithdrawAssignment: { coordinator: 'ownAssignment' },
  ReportPresence: { ...command, coordinator: 'ownAssignment', 'worker:pass': 'ownAssignment' },
  SignHours: { coordinator: 'ownAssignment', 'worker:answer': 'ownAssignment', 'worker:pass': 'ownAssignment' },
  AgreeHours: command,
  SubscribePush: { 'worker:answer': 'ownAssignment', 'worker:pass': 'ownAssignment' },
  EndPush: { 'worker:answer': 'ownAssignment', 'worker:pass': 'ownAssignment', messages: 'always' },
  StandDownAssignment: { lead: 'always', coordinator: 'ownAssignment' },
  IssueAnswerLink: { coordinator: 'ownAssignment' },
  IssueDayPass: { coordinator: 'ownAssignment' },
  /** The code is checked, and tries are counted, by the identity room. */
  OpenDayPass: { identity: 'always' },

  ShowPlace: leadOnly,
  WithdrawPlace: leadOnly,
  ReleasePlace: { scheduler: 'always' },
  PassAnswerBy: { scheduler: 'always' },
  RemindOfAnswer: { scheduler: 'always' },

  ReportStep: { ...command, field: 'updaterOfAddress' },
  SettleStep: command,
  ReportCount: { ...command, field: 'updaterOfAddress' },
  ReportOutcome: { ...command, field: 'updaterOfAddress' },
  OrderAddress: leadOnly,
  RaiseAssistance: { ...command, field: 'ownAddress' },
  AcknowledgeAssistance: command,
  SendToAssistance: command,
  CloseAssistance: command,
  NeedSomeone: { ...command, field: 'ownAddress' },

  WriteLogEntry: {
    lead: 'commandSight',
    desk: 'commandSight',
    loggist: 'commandSight',
    field: 'commandSightOfOwnAddress',
    coordinator: 'careSightOfKnownPlace',
    'worker:pass': 'careSightOfKnownPlace',
  },
  StrikeLogEntry: { lead: 'commandEntry', desk: 'commandEntry', coordinator: 'ownCareEntry' },
  RecordDecision: { lead: 'always', loggist: 'always' },
  MarkNotice: {
    lead: 'noticeToMe',
    desk: 'noticeToMe',
    field: 'noticeToMe',
    coordinator: 'noticeToMe',
    'worker:answer': 'noticeToMe',
    'worker:pass': 'noticeToMe',
  },
  RecordSending: { messages: 'always' },
  TellByVoice: { ...command, coordinator: 'noticeToOwnPeople' },
};

export const AGENCY_GRANTS: Grants<AgencyCommand['type']> = {
  AddPerson: { coordinator: 'intoOwnUnit' },
  EditPerson: { coordinator: 'personOfOwnUnit' },
  RemovePerson: { coordinator: 'personOfOwnUnit' },
  ImportPeople: { coordinator: 'wholeRoster' },
  TakeBackPeople: { coordinator: 'wholeRoster' },
};

const administrator = { administrator: 'always' } as const;

export const DIRECTORY_GRANTS: Grants<DirectoryCommand['type']> = {
  FoundDirectory: { setup: 'always' },
  AddAgency: administrator,
  EditAgency: administrator,
  AddUnit: administrator,
  AddAccount: administrator,
  IssueLink: administrator,
  SpendLink: { identity: 'always' },
  SetPassword: { identity: 'always' },
  ChangeStanding: administrator,
  SuspendAccount: administrator,
  RestoreAccount: administrator,
  EndSessions: { administrator: 'always', identity: 'always' },
  SwitchMessageChannel: administrator,
};

export const SESSION_GRANTS: Grants<SessionCommand['type']> = {
  BeginSession: { identity: 'always' },
  EndSession: { identity: 'always' },
};
