import type { DutyView, StaffView } from '#shared/plan-records.ts';
import type {
  AddressView,
  AgencyView,
  AssignmentView,
  CoverView,
  MemberView,
  NoticeView,
  OperationView,
  RequestView,
  RequirementView,
  SiteView,
} from '#shared/records.ts';
import type { CapacityView, ClashView, LackView, MessageView, TurnView } from '#shared/staffing-records.ts';

type Table<V> = ReadonlyMap<string, V>;
export type Entry<V> = readonly [id: string, view: V];

/** Everything that the staffing screen shows, as the viewer may see it. */
export interface StaffingData {
  readonly operation: OperationView;
  readonly addresses: Table<AddressView>;
  readonly sites: Table<SiteView>;
  readonly agencies: Table<AgencyView>;
  readonly members: Table<MemberView>;
  readonly staff: Table<StaffView>;
  readonly requirements: Table<RequirementView>;
  readonly requests: Table<RequestView>;
  readonly turns: Table<TurnView>;
  readonly messages: Table<MessageView>;
  readonly capacities: Table<CapacityView>;
  readonly assignments: Table<AssignmentView>;
  readonly duties: Table<DutyView>;
  readonly covers: Table<CoverView>;
  readonly clashes: Table<ClashView>;
  readonly lacks: Table<LackView>;
  readonly notices: Table<NoticeView>;
}

/** Somebody in a need: one whom an agency put forward, or one of the force's own on duty. */
export interface OnWhat {
  readonly kind: 'assignment' | 'duty';
  readonly id: string;
}
export const onKey = ({ kind, id }: OnWhat): string => `${kind} ${id}`;

/** The same records by what they belong to, so that a need is drawn without looking through all the others. */
export interface StaffingIndex {
  readonly assignmentsOf: ReadonlyMap<string, readonly Entry<AssignmentView>[]>;
  readonly dutiesOf: ReadonlyMap<string, readonly Entry<DutyView>[]>;
  readonly dutiesOfStaff: ReadonlyMap<string, readonly Entry<DutyView>[]>;
  readonly requestsOf: ReadonlyMap<string, readonly Entry<RequestView>[]>;
  readonly turnsOf: ReadonlyMap<string, readonly Entry<TurnView>[]>;
  readonly messagesOf: ReadonlyMap<string, readonly Entry<MessageView>[]>;
  readonly peopleOfRequest: ReadonlyMap<string, readonly Entry<AssignmentView>[]>;
  readonly coverOf: ReadonlyMap<string, CoverView>;
  /** By `onKey`. */
  readonly clashOf: ReadonlyMap<string, ClashView>;
  /** What fails without somebody, by `onKey`. */
  readonly restsOn: ReadonlyMap<string, readonly string[]>;
  /** Notices that nobody has understood yet, by assignment. */
  readonly noticesOf: ReadonlyMap<string, readonly Entry<NoticeView>[]>;
}

/** Reads every record once. */
export function indexOf(data: StaffingData): StaffingIndex {
  return {
    assignmentsOf: grouped(data.assignments, (one) => one.requirementId),
    dutiesOf: grouped(data.duties, (one) => one.requirementId),
    dutiesOfStaff: grouped(data.duties, (one) => one.staffId),
    requestsOf: grouped(data.requests, (one) => one.requirementId),
    turnsOf: grouped(data.turns, (one) => one.requirementId),
    messagesOf: grouped(data.messages, (one) => one.requestId),
    peopleOfRequest: grouped(data.assignments, (one) => one.requestId),
    coverOf: new Map([...data.covers].map(([id, cover]) => [cover.requirementId ?? id, cover])),
    clashOf: new Map(
      [...data.clashes].flatMap(([, clash]) => (clash.on === undefined ? [] : [[onKey(clash.on), clash]])),
    ),
    restsOn: resting(data),
    noticesOf: grouped(data.notices, ({ to, told }) =>
      to?.kind === 'assignment' && isUntold(told) ? to.id : undefined,
    ),
  };
}

/** Whether somebody must still be rung: what was only shown on a phone was not understood. */
export const isUntold = (told: NoticeView['told']): boolean => told === 'waiting' || told === 'shown';

function grouped<V>(table: Table<V>, keyOf: (view: V) => string | undefined): ReadonlyMap<string, readonly Entry<V>[]> {
  const groups = new Map<string, Entry<V>[]>();
  for (const entry of table) {
    const key = keyOf(entry[1]);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function resting({ covers }: StaffingData): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, string[]>();
  for (const [, { restsOn = [] }] of covers) {
    for (const one of restsOn) {
      const sentences = by.get(onKey(one));
      if (sentences === undefined) by.set(onKey(one), [one.sentence]);
      else sentences.push(one.sentence);
    }
  }
  return by;
}
