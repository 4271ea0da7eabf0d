import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';
import type { ImportKind } from '#shared/plan-vocabulary.ts';
import type {
  Channel,
  Contingency,
  Drawing,
  Duty,
  ImportedEdit,
  Post,
  Risk,
  Staff,
  Task,
  UsualNeed,
  Warrant,
} from './plan-records.ts';
import type { Said } from './said.ts';

export type PostPlan = Pick<Post, 'name' | 'level' | 'deputyId'>;
export type TaskPlan = Omit<Task, 'done'>;
export type ContingencyPlan = Contingency;
export type ChannelPlan = Channel;
export type DrawingPlan = Omit<Drawing, 'addressId'>;
export type UsualNeedPlan = UsualNeed;
export type DutyPlan = Duty;
export type WarrantPlan = Pick<Warrant, 'type' | 'reference'>;
/** What is sealed stands at the top of the data, apart from the rest. */
type StaffSealed = Pick<Staff, 'name' | 'number'>;
export type StaffPlan = Omit<Staff, keyof StaffSealed | 'agencyId'>;
type RiskSealed = Pick<Risk, 'hazard' | 'control' | 'owner'>;
export type RiskPlan = Pick<Risk, 'kind' | 'level' | 'review' | 'shared'>;

interface DateFacts {
  DatePencilled: { dateId: Id; t: number; said: Said };
  DateRubbedOut: { dateId: Id; t: number; reason: string; said: Said };
  /** T is this date's from now on, and no date is pencilled any more. */
  DateChosen: { dateId: Id; t: number; reason: string; said: Said };
}

interface CommandPlanFacts {
  PostAdded: { postId: Id; holderId: Id | null } & PostPlan;
  PostEdited: { postId: Id; fields: Partial<PostPlan> };
  PostRemoved: { postId: Id; reason: string };
  PostOffered: { postId: Id; toId: Id; said: Said };
  PostOfferEnded: { postId: Id; toId: Id; how: 'declined' | 'taken_back'; said: Said };
  PostHandedOver: { postId: Id; fromId: Id | null; toId: Id; said: Said };
  TaskAdded: { taskId: Id } & TaskPlan;
  TaskEdited: { taskId: Id; fields: Partial<TaskPlan> };
  TaskRemoved: { taskId: Id; reason: string };
  TaskMarked: { taskId: Id; done: boolean; said: Said };
  ContingencyAdded: { contingencyId: Id } & ContingencyPlan;
  ContingencyEdited: { contingencyId: Id; fields: Partial<ContingencyPlan> };
  ContingencyRemoved: { contingencyId: Id; reason: string };
  ChannelAdded: { channelId: Id } & ChannelPlan;
  ChannelEdited: { channelId: Id; fields: Partial<ChannelPlan> };
  ChannelRemoved: { channelId: Id; reason: string };
}

interface AddressFacts {
  /** Another house under the same ref. Its warrants, risks and drawings were removed by events of their own. */
  AddressReplaced: {
    addressId: Id;
    line: string;
    postcode: string;
    point: Point | null;
    reason: string;
    said: Said;
  };
  DrawingAdded: { drawingId: Id; addressId: Id } & DrawingPlan;
  DrawingEdited: { drawingId: Id; fields: Partial<DrawingPlan> };
  DrawingRemoved: { drawingId: Id; reason: string };
  UsualNeedAdded: { usualNeedId: Id } & UsualNeedPlan;
  UsualNeedEdited: { usualNeedId: Id; fields: Partial<UsualNeedPlan> };
  UsualNeedRemoved: { usualNeedId: Id; reason: string };
  WarrantAdded: { warrantId: Id; addressId: Id } & WarrantPlan;
  WarrantEdited: { warrantId: Id; fields: Partial<WarrantPlan> };
  WarrantRemoved: { warrantId: Id; reason: string };
  /**
   * `endsAt`: when it is spent, as reckoned on the day it was issued; null for any other fact. `inspector`, by name: who
   * allowed a further entry.
   */
  WarrantRecorded: {
    warrantId: Id;
    agencyId: Id;
    fact: Pick<WarrantFact, 'kind' | 'at'>;
    endsAt: number | null;
    inspector?: string | Erased;
    said: Said;
  };
  RiskAdded: { riskId: Id } & Risk;
  RiskEdited: { riskId: Id; agencyId: Id; fields: Partial<RiskPlan>; at: number } & Partial<RiskSealed>;
  RiskRemoved: { riskId: Id; reason: string | Erased; agencyId: Id };
}

interface StaffFacts {
  StaffAdded: { staffId: Id } & Staff;
  StaffEdited: { staffId: Id; agencyId: Id; fields: Partial<StaffPlan> } & Partial<StaffSealed>;
  StaffRemoved: { staffId: Id; reason: string };
  DutyAdded: { dutyId: Id } & DutyPlan;
  DutyEdited: { dutyId: Id; fields: Partial<DutyPlan> };
  DutyRemoved: { dutyId: Id; reason: string };
}

interface ImportFacts {
  /** Stands last in its commit, after what was added and edited as events of their own kinds. */
  RowsImported: {
    importId: Id;
    partId: Id;
    fileHash: string;
    kind: ImportKind;
    chunk: number;
    of: number;
    rows: number;
    added: readonly { readonly kind: ImportKind; readonly id: Id }[];
    edited: readonly ImportedEdit[];
    said: Said;
  };
  /** `left`: things that stay because something depends on them, or somebody has changed them since. */
  RowsTakenBack: { importId: Id; partId: Id; chunk: number; left: number; said: Said };
}

export interface PlanRecordFact extends DateFacts, CommandPlanFacts, AddressFacts, StaffFacts, ImportFacts {}
