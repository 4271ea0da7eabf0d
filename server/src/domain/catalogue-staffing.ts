import type { EventEntry } from './event-entry.ts';
import { PLAIN, sealing } from './event-entry.ts';

const UNSAID = { said: null };
const REQUEST_UNSET = { terms: '', expenses: '', contact: null, orderId: null, minutesEach: null, ...UNSAID };
const WORKER_UNSET = { dialects: [], certificates: [], conflict: 'not_asked', maxMinutes: null };

/** Before the acts of asking were lines in the log. */
const WITHOUT_LINE: EventEntry = { version: 2, upcasts: { 1: (data) => ({ ...UNSAID, ...(data as object) }) } };

/** Asking, answering, being there and the hours after: what of each event is sealed, and how old ones are read. */
export const STAFFING_EVENTS = {
  /** Before an asking had terms, a person to ask, and its place in an order. */
  AgencyAsked: { version: 2, upcasts: { 1: (data) => ({ ...REQUEST_UNSET, ...(data as object) }) } },
  TurnQueued: PLAIN,
  TurnEnded: PLAIN,
  AnswerReminded: PLAIN,
  MessageWritten: sealing(
    'MessageWritten',
    ['text'],
    'message',
    ({ requestId }) => requestId,
    ({ agencyId }) => agencyId,
  ),
  CapacityDeclared: PLAIN,
  CapacityWithdrawn: PLAIN,
  AgencyAskedAgain: { version: 2, upcasts: { 1: (data) => ({ ...REQUEST_UNSET, ...(data as object) }) } },
  AgencySaidCannot: WITHOUT_LINE,
  RequestTakenBack: WITHOUT_LINE,
  AnswerByPassed: WITHOUT_LINE,
  /** Before papers, dialects and declared conflicts went with her. */
  WorkerPutForward: {
    ...sealing(
      'WorkerPutForward',
      ['shownName'],
      'worker',
      ({ personId }) => personId,
      ({ agencyId }) => agencyId,
    ),
    version: 2,
    upcasts: { 1: (data) => ({ ...WORKER_UNSET, ...(data as object) }) },
  },
  AssignmentRenewed: sealing(
    'AssignmentRenewed',
    ['shownName'],
    'worker',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  AssignmentReassigned: PLAIN,
  RuleSetAside: PLAIN,
  RuleRestored: PLAIN,
  HoursSigned: PLAIN,
  HoursAgreed: PLAIN,
  PushSubscribed: sealing(
    'PushSubscribed',
    ['push'],
    'worker',
    ({ personId }) => personId,
    ({ agencyId }) => agencyId,
  ),
  PushEnded: PLAIN,
  AssignmentConfirmed: PLAIN,
  AssignmentDeclined: PLAIN,
  AssignmentWithdrawn: PLAIN,
  AssignmentAskedAgain: PLAIN,
  AssignmentMoved: PLAIN,
  PresenceReported: PLAIN,
  AssignmentStoodDown: PLAIN,
  AnswerLinkIssued: PLAIN,
  DayPassIssued: PLAIN,
  DayPassOpened: PLAIN,
} as const satisfies Readonly<Record<string, EventEntry>>;
