import type { Erased } from './erased.ts';
import type { Dialect } from './commands/staffing-fields.ts';
import type { CertificateKind } from './staffing-vocabulary.ts';
import type { Point } from './commands/plan-fields.ts';
import type {
  CommandLevel,
  DrawingKind,
  ImportKind,
  RiskKind,
  RiskLevel,
  WarrantStanding,
  WarrantType,
} from './plan-vocabulary.ts';
import type { Gender, GenderAsked, StaffRole, WorksWith } from './vocabulary.ts';

/** Records of the plan as they cross the wire; as in `records.ts` a field that an audience may not see is absent. */

/** A command post. `offered`: to whom it is being handed over, until they take it on. */
export interface PostView {
  name?: string;
  level?: CommandLevel;
  holderId?: string | null;
  deputyId?: string | null;
  offered?: { toId: string; at: number; by: string } | null;
}

/** `due` in minutes from T. */
export interface TaskView {
  title?: string;
  postId?: string | null;
  addressId?: string | null;
  due?: number;
  done?: { by: string; at: number } | null;
}

export interface ContingencyView {
  trigger?: string;
  action?: string;
  codeWord?: string;
  addressId?: string | null;
  postId?: string | null;
}

export interface ChannelView {
  purpose?: string;
  talkgroup?: string;
  callSign?: string;
  codeWord?: string;
  fallback?: string;
}

/** `entries`: how many have been made, and how many may be; null where its type sets no number. */
export interface WarrantView {
  addressId?: string;
  type?: WarrantType;
  reference?: string;
  standing?: WarrantStanding;
  issuedAt?: number | null;
  /** The first moment at which it is spent. */
  endsAt?: number | null;
  entries?: { used: number; allowed: number | null };
  authorities?: readonly { inspector: string | Erased; at: number }[];
  executedAt?: readonly number[];
  returnedAt?: number | null;
}

/** A risk as one agency sees it. An agency has `requestId` in place of the address, which it may not know. */
export interface RiskView {
  place?: { kind: 'address' | 'site'; id: string } | null;
  requestId?: string | null;
  agencyId?: string;
  kind?: RiskKind;
  level?: RiskLevel;
  hazard?: string | Erased;
  control?: string | Erased;
  owner?: string | Erased;
  review?: number | null;
  shared?: boolean;
  at?: number;
}

export interface DrawingView {
  kind?: DrawingKind;
  label?: string;
  addressId?: string;
  points?: readonly Point[];
}

/** What each address usually needs. */
export interface UsualNeedView {
  dialects?: readonly Dialect[];
  certificates?: readonly CertificateKind[];
  minutesEach?: number | null;
  role?: StaffRole;
  number?: number;
  window?: { start: number; end: number };
  languages?: readonly string[];
  gender?: GenderAsked;
  worksWith?: WorksWith;
  note?: string;
}

/** One of the force's own people without an account. */
export interface StaffView {
  name?: string | Erased;
  number?: string | Erased;
  agencyId?: string;
  roles?: readonly StaffRole[];
  languages?: readonly string[];
  gender?: Gender;
  posting?: { kind: 'team' | 'address' | 'site'; id: string } | null;
}

/** One of the force's own people in a need, for some hours. */
export interface DutyView {
  staffId?: string;
  requirementId?: string;
  window?: { start: number; end: number };
}

/** One file as it came in. `parts` are those that still stand; those taken back are counted. */
export interface ImportView {
  kind?: ImportKind;
  at?: number;
  by?: string;
  of?: number;
  rows?: number;
  added?: number;
  changed?: number;
  parts?: readonly number[];
  takenBack?: number;
  /** Things that were left in because something depends on them by now. */
  left?: number;
}
