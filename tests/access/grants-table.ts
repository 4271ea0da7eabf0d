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
  'EditRequirement RemoveRequirement';
const everythingHeard =
  'ReportStep SettleStep ReportCount ReportOutcome RaiseAssistance NeedSomeone AcknowledgeAssistance ' +
  'SendToAssistance CloseAssistance ReportPresence TellByVoice';
const coordinator =
  'PutForward SayCannot ConfirmAssignment DeclineAssignment WithdrawAssignment ReportPresence StandDownAssignment ' +
  'IssueAnswerLink IssueDayPass WriteLogEntry StrikeLogEntry MarkNotice TellByVoice';

export const OPERATION_LINES = {
  lead: {
    any:
      'EditOperation MoveT ChangePhase PostponeOperation ResumeOperation CancelOperation SettleContest AdmitAgency ' +
      `AdmitMember ChangeRoles DismissMember ${everythingOfPlan} AskAgencies StandDownAssignment ShowPlace ` +
      `WithdrawPlace OrderAddress RecordDecision ${everythingHeard}`,
    own: 'WriteLogEntry StrikeLogEntry MarkNotice',
  },
  desk: { any: everythingHeard, own: 'WriteLogEntry StrikeLogEntry MarkNotice' },
  loggist: { any: 'RecordDecision', own: 'WriteLogEntry' },
  observer: { any: '', own: '' },
  /** The one named person of the team. */
  updater: {
    any: '',
    own: 'ReportStep ReportCount ReportOutcome RaiseAssistance NeedSomeone WriteLogEntry MarkNotice',
  },
  teammate: { any: '', own: 'RaiseAssistance NeedSomeone WriteLogEntry MarkNotice' },
  teamless: { any: '', own: 'MarkNotice' },
  coordinator: { any: '', own: coordinator },
  unitCoordinator: { any: '', own: coordinator },
  workerByAnswerLink: { any: '', own: 'ConfirmAssignment DeclineAssignment MarkNotice' },
  workerByDayPass: {
    any: '',
    own: 'ConfirmAssignment DeclineAssignment ReportPresence WriteLogEntry MarkNotice',
  },
  dismissed: { any: '', own: '' },
  inAnotherRole: { any: '', own: '' },
  stranger: { any: '', own: '' },
  administrator: { any: '', own: '' },
  scheduler: { any: 'ReleasePlace PassAnswerBy', own: '' },
  identity: { any: 'OpenDayPass', own: '' },
  setup: { any: '', own: '' },
  chain: { any: '', own: '' },
} as const satisfies Record<string, Line>;
export type Person = keyof typeof OPERATION_LINES;

/** Of the directory and the sessions. */
export const DIRECTORY_LINES: Readonly<Record<string, string>> = {
  administrator:
    'AddAgency EditAgency AddUnit AddAccount IssueLink ChangeStanding SuspendAccount RestoreAccount EndSessions',
  lead: '',
  coordinator: '',
  setup: 'FoundDirectory',
  identity: 'SpendLink SetPassword EndSessions',
  scheduler: '',
};
