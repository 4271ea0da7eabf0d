import { LIMITS } from '#shared/limits.ts';
import type {
  Address,
  Agency,
  Assistance,
  Contest,
  DecisionRecord,
  LogEntry,
  Member,
  Notice,
  Operation,
  Showing,
  Site,
  Team,
} from './operation-records.ts';
import type { Assignment, Capacity, Message, Request, Requirement, Turn } from './staffing-records.ts';
import type {
  Channel,
  Contingency,
  Drawing,
  Duty,
  Import,
  ImportPart,
  Post,
  Risk,
  Staff,
  Task,
  UsualNeed,
  Warrant,
} from './plan-records.ts';
import { isErased } from '#shared/erased.ts';
import { addressKey, staffKey, teamKey } from '#shared/natural-keys.ts';
import type { Index, Indexes } from './tables.ts';

export type {
  Address,
  Agency,
  Assistance,
  Contest,
  DecisionRecord,
  LogEntry,
  Member,
  Notice,
  Operation,
  PlaceRef,
  Report,
  Showing,
  Site,
  StepState,
  Team,
} from './operation-records.ts';
export type { Assignment, Capacity, Message, Request, Requirement, Turn } from './staffing-records.ts';

export type {
  Channel,
  Contingency,
  Drawing,
  Duty,
  Import,
  ImportPart,
  Post,
  Risk,
  Staff,
  Task,
  UsualNeed,
  Warrant,
} from './plan-records.ts';

/** The one record of kind "operation" has this id in its own stream. */
export const OPERATION_RECORD = 'operation';

export type OperationEntities = {
  operation: Operation;
  address: Address;
  site: Site;
  agency: Agency;
  team: Team;
  member: Member;
  requirement: Requirement;
  request: Request;
  assignment: Assignment;
  showing: Showing;
  assistance: Assistance;
  logEntry: LogEntry;
  decision: DecisionRecord;
  notice: Notice;
  contest: Contest;
  post: Post;
  task: Task;
  contingency: Contingency;
  channel: Channel;
  warrant: Warrant;
  risk: Risk;
  drawing: Drawing;
  usualNeed: UsualNeed;
  staff: Staff;
  duty: Duty;
  turn: Turn;
  message: Message;
  capacity: Capacity;
  import: Import;
  importPart: ImportPart;
};

/** The bucket of what is of no one address. */
export const WHOLE_OPERATION = 'whole';

const by = <T>(key: (entity: T) => string | null | undefined): Index<T> => ({
  keys: (entity) => {
    const value = key(entity);
    return value === null || value === undefined ? [] : [value];
  },
});

/** What is said at a door and may be read there; decisions, staffing and the plan are command's. */
export const SAID_AT_THE_DOOR: readonly LogEntry['about']['kind'][] = [
  'step',
  'count',
  'assistance',
  'note',
  'order',
  'need',
];

/** The ways in which the operation's records are looked up. A bucket is read by name; nothing scans a table. */
export const OPERATION_INDEXES: Indexes<OperationEntities> = {
  address: {
    team: by((address) => address.teamId),
    ref: by((address) => address.ref),
    key: by((address) => addressKey(address)),
    site: {
      keys: ({ rvpId, fupId, hospitalId, custodyId, assaultCentreId, receptionId }) => [
        ...new Set([rvpId, fupId, hospitalId, custodyId, assaultCentreId, receptionId].filter((id) => id !== null)),
      ],
    },
  },
  team: {
    member: { keys: (team) => team.memberIds },
    callSign: by((team) => team.callSign.toUpperCase()),
    key: by((team) => teamKey(team)),
  },
  member: { account: by((member) => member.accountId), agency: by((member) => member.agencyId) },
  requirement: { place: by((requirement) => requirement.place.id) },
  request: {
    requirement: by((request) => request.requirementId),
    order: by((request) => request.orderId),
    agency: by((request) => request.agencyId),
    unit: by((request) => request.unitId),
    due: by((request) =>
      request.standing === 'open' && request.answerBy !== null && request.answerByPassed !== true ? 'due' : null,
    ),
  },
  assignment: {
    requirement: by((assignment) => assignment.requirementId),
    request: by((assignment) => assignment.requestId),
    agency: by((assignment) => assignment.agencyId),
    unit: by((assignment) => assignment.unitId),
    person: by((assignment) => assignment.personId),
  },
  showing: {
    agency: by((showing) => showing.agencyId),
    place: by((showing) => showing.place.id),
    due: by((showing) => (showing.planned === null ? null : 'due')),
  },
  assistance: {
    address: by((assistance) => assistance.addressId),
    open: by((assistance) => (assistance.closed === null ? 'open' : null)),
  },
  logEntry: {
    /** The live window of each stream of sight; older entries are read by page. */
    window: { keys: (entry) => [entry.sight], newest: LIMITS.logWindow },
    careOf: {
      keys: (entry) => (entry.sight === 'care' && entry.agencyId !== null ? [entry.agencyId] : []),
      newest: LIMITS.logWindow,
    },
    careOfUnit: {
      keys: (entry) => (entry.sight === 'care' && entry.unitId !== null ? [entry.unitId] : []),
      newest: LIMITS.logWindow,
    },
    /** What a team reads of its own address. A window counts, so it holds nothing that its readers may not read. */
    door: {
      keys: (entry) =>
        entry.addressId !== null && entry.sight === 'command' && SAID_AT_THE_DOOR.includes(entry.about.kind)
          ? [entry.addressId]
          : [],
      newest: LIMITS.logWindow,
    },
  },
  notice: {
    to: by((notice) => notice.to.id),
    about: by((notice) => notice.about.id),
    untold: by((notice) => (notice.told === 'waiting' || notice.told === 'shown' ? 'untold' : null)),
  },
  contest: { on: by((contest) => contest.on.id) },
  post: {
    holder: by((post) => post.holderId),
    deputy: by((post) => post.deputyId),
    offered: by((post) => post.offered?.toId),
  },
  task: { address: by((task) => task.addressId ?? WHOLE_OPERATION), post: by((task) => task.postId) },
  contingency: {
    address: by((contingency) => contingency.addressId ?? WHOLE_OPERATION),
    post: by((contingency) => contingency.postId),
  },
  warrant: { address: by((warrant) => warrant.addressId) },
  risk: {
    place: by((risk) => risk.place?.id ?? WHOLE_OPERATION),
    sharedAt: by((risk) => (risk.shared ? (risk.place?.id ?? WHOLE_OPERATION) : null)),
    agency: by((risk) => risk.agencyId),
    unit: by((risk) => risk.unitId),
    request: by((risk) => risk.requestId),
  },
  drawing: { address: by((drawing) => drawing.addressId) },
  staff: {
    posting: by((staff) => staff.posting?.id),
    key: by(({ name, number }) => (isErased(name) || isErased(number) ? null : staffKey({ name, number }))),
  },
  duty: { requirement: by((duty) => duty.requirementId), staff: by((duty) => duty.staffId) },
  turn: {
    order: by((turn) => turn.orderId),
    requirement: by((turn) => turn.requirementId),
    agency: by((turn) => turn.agencyId),
  },
  message: { request: by((message) => message.requestId) },
  capacity: { agency: by((capacity) => capacity.agencyId), unit: by((capacity) => capacity.unitId) },
  importPart: {
    import: by((part) => part.importId),
    edited: { keys: (part) => [...new Set(part.edited.map(({ on }) => on.id))] },
  },
};
