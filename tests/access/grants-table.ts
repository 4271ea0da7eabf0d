/**
 * Who may give which command, written from the design and not from the code: by person, not by command. "any" holds for
 * every thing of the operation; "own" for what is that person's, team's, unit's or agency's alone.
 */
export interface Line {
  readonly any: string;
  readonly own: string;
}

const everythingOfPlan =
  'AddAddress EditAddress RemoveAddress AddSite EditSite RemoveSite AddTeam EditTeam RemoveTeam AddRequirement ' +
  'EditRequirement RemoveRequirement ReplaceAddress AddUsualNeed EditUsualNeed RemoveUsualNeed GiveUsualNeeds ' +
  'AddDrawing EditDrawing RemoveDrawing AddPost EditPost RemovePost HandOverPost AddTask EditTask RemoveTask ' +
  'AddContingency EditContingency RemoveContingency AddChannel EditChannel RemoveChannel AddWarrant EditWarrant ' +
  'RemoveWarrant AddStaff EditStaff RemoveStaff AddDuty EditDuty RemoveDuty PencilDate RubOutDate ChooseDate ImportRows TakeBackRows';
/** Whatever else a member is: a post that they hold, or that is offered to them. */
const ownPost = 'HandOverPost AnswerHandover';
const everythingHeard =
  'ReportStep SettleStep ReportCount ReportOutcome RaiseAssistance NeedSomeone AcknowledgeAssistance ' +
  'SendToAssistance CloseAssistance ReportPresence TellByVoice MarkTask RecordWarrant WriteMessage AgreeHours';
const coordinator =
  'PutForward SayCannot ConfirmAssignment DeclineAssignment WithdrawAssignment ReportPresence StandDownAssignment ' +
  'IssueAnswerLink IssueDayPass WriteLogEntry StrikeLogEntry MarkNotice TellByVoice RenewAssignment SignHours ' +
  'WriteMessage WithdrawCapacity ' +
  `AddRisk EditRisk RemoveRisk ${ownPost}`;

export const OPERATION_LINES = {
  lead: {
    any:
      'EditOperation MoveT ChangePhase PostponeOperation ResumeOperation CancelOperation SettleContest AdmitAgency ' +
      `AdmitMember ChangeRoles DismissMember ${everythingOfPlan} AskAgencies TakeBackRequest SkipTurn ` +
      `MoveAssignment OverrideRule RestoreRule StandDownAssignment ShowPlace WithdrawPlace OrderAddress RecordDecision ${everythingHeard}`,
    /** A lead speaks of any place, and changes what the lead's own force wrote. */
    own: 'WriteLogEntry StrikeLogEntry MarkNotice AnswerHandover AddRisk EditRisk RemoveRisk',
  },
  desk: { any: everythingHeard, own: `WriteLogEntry StrikeLogEntry MarkNotice ${ownPost}` },
  /** Whoever holds a post does what it owns. */
  loggist: { any: 'RecordDecision', own: `WriteLogEntry MarkTask ${ownPost}` },
  observer: { any: '', own: `MarkTask ${ownPost}` },
  /** The one named person of the team. */
  updater: {
    any: '',
    own: `ReportStep ReportCount ReportOutcome RaiseAssistance NeedSomeone WriteLogEntry MarkNotice ${ownPost}`,
  },
  teammate: { any: '', own: `RaiseAssistance NeedSomeone WriteLogEntry MarkNotice ${ownPost}` },
  teamless: { any: '', own: `MarkNotice ${ownPost}` },
  /** What an agency, or a unit, could send is of whoever says it: the command names neither. */
  coordinator: { any: 'DeclareCapacity', own: coordinator },
  unitCoordinator: { any: 'DeclareCapacity', own: coordinator },
  workerByAnswerLink: {
    any: '',
    own: 'ConfirmAssignment DeclineAssignment SignHours SubscribePush EndPush MarkNotice',
  },
  workerByDayPass: {
    any: '',
    own: 'ConfirmAssignment DeclineAssignment ReportPresence WriteLogEntry SignHours SubscribePush EndPush MarkNotice',
  },
  dismissed: { any: '', own: '' },
  inAnotherRole: { any: '', own: '' },
  stranger: { any: '', own: '' },
  administrator: { any: '', own: '' },
  scheduler: { any: 'ReleasePlace PassAnswerBy RemindOfAnswer', own: '' },
  identity: { any: 'OpenDayPass', own: '' },
  setup: { any: '', own: '' },
  chain: { any: '', own: '' },
  messages: { any: 'RecordSending EndPush', own: '' },
} as const satisfies Record<string, Line>;
export type Person = keyof typeof OPERATION_LINES;

/** Of the directory and the sessions. */
export const DIRECTORY_LINES: Readonly<Record<string, string>> = {
  administrator:
    'AddAgency EditAgency AddUnit AddAccount IssueLink ChangeStanding SuspendAccount RestoreAccount EndSessions ' +
    'SwitchMessageChannel',
  lead: '',
  coordinator: '',
  setup: 'FoundDirectory',
  identity: 'SpendLink SetPassword EndSessions',
  scheduler: '',
};
