import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { Need } from '#shared/plan-outline.ts';
import type {
  CommandLevel,
  DrawingKind,
  ImportKind,
  PlanKind,
  RiskKind,
  RiskLevel,
  WarrantStanding,
  WarrantType,
} from '#shared/plan-vocabulary.ts';
import type { Gender, StaffRole } from '#shared/vocabulary.ts';
import type { PlaceRef } from './operation-records.ts';

/** The records of a plan beside its places, teams and needs: who commands, by what law, at what risk, with which people. */

/** A command post. It changes hands only when whoever it is offered to takes it on. */
export interface Post {
  readonly name: string;
  readonly level: CommandLevel;
  readonly holderId: Id | null;
  readonly deputyId: Id | null;
  readonly offered: { readonly toId: Id; readonly at: number; readonly by: string } | null;
}

export interface Task {
  readonly title: string;
  readonly postId: Id | null;
  readonly addressId: Id | null;
  /** Minutes from T, so that it moves when T moves. */
  readonly due: number;
  readonly done: { readonly by: string; readonly at: number } | null;
}

export interface Contingency {
  readonly trigger: string;
  readonly action: string;
  readonly codeWord: string;
  /** Null: of the whole operation. */
  readonly addressId: Id | null;
  readonly postId: Id | null;
}

export interface Channel {
  readonly purpose: string;
  readonly talkgroup: string;
  readonly callSign: string;
  readonly codeWord: string;
  readonly fallback: string;
}

export interface Warrant {
  readonly addressId: Id;
  readonly type: WarrantType;
  readonly reference: string;
  readonly standing: WarrantStanding;
  readonly issuedAt: number | null;
  /** The first moment at which it is spent, reckoned from its type's life when it was issued. */
  readonly endsAt: number | null;
  /** Further entries that an inspector has allowed in writing. */
  readonly authorities: readonly { readonly inspector: string | Erased; readonly at: number }[];
  /** Each entry made under it. */
  readonly executedAt: readonly number[];
  readonly returnedAt: number | null;
}

/** A risk as one agency sees it; the words are that agency's. */
export interface Risk {
  /** Null: of the whole operation. */
  readonly place: PlaceRef | null;
  /** The request through which a partner agency speaks of a place that it may not know. */
  readonly requestId: Id | null;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly kind: RiskKind;
  readonly level: RiskLevel;
  readonly hazard: string | Erased;
  readonly control: string | Erased;
  readonly owner: string | Erased;
  readonly review: number | null;
  readonly shared: boolean;
  readonly at: number;
}

/** A cordon or a route, of one address: whoever may not see the address sees neither. */
export interface Drawing {
  readonly kind: DrawingKind;
  readonly label: string;
  readonly addressId: Id;
  readonly points: readonly Point[];
}

/** What each address usually needs. */
export type UsualNeed = Need;

/** One of the force's own people who has no account here. */
export interface Staff {
  readonly name: string | Erased;
  readonly number: string | Erased;
  /** Always a police agency: every other agency puts its own people forward. */
  readonly agencyId: Id;
  readonly roles: readonly StaffRole[];
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly posting: { readonly kind: 'team' | 'address' | 'site'; readonly id: Id } | null;
}

/** One of the force's own people in a need, for some hours from T. */
export interface Duty {
  readonly staffId: Id;
  readonly requirementId: Id;
  readonly window: { readonly start: number; readonly end: number };
}

/** One file that came in, part by part. The id is the file's and the kind's. */
export interface Import {
  readonly kind: ImportKind;
  readonly fileHash: string;
  readonly at: number;
  readonly by: string;
  readonly of: number;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly parts: readonly number[];
  /** How often a part was taken back; figures above are of what is in. */
  readonly takenBack: number;
  readonly left: number;
  /** The one log entry that tells of it, kept up to date. */
  readonly entryId: Id;
}

/** A thing that an import changed: the values that stood there before, and those it put there. Nobody's name is among them. */
export interface ImportedEdit {
  readonly on: { readonly kind: PlanKind; readonly id: Id };
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

/** What one part of an import did, kept until it is taken back. */
export interface ImportPart {
  readonly importId: Id;
  readonly chunk: number;
  readonly rows: number;
  /** `as` stands for the planned values with which a thing came in: while it does, nobody has changed them. */
  readonly added: readonly { readonly kind: ImportKind; readonly id: Id; readonly as: string }[];
  readonly edited: readonly ImportedEdit[];
}
