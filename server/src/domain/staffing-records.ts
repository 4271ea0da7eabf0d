import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Certificate, Dialect } from '#shared/commands/staffing-fields.ts';
import type { ArrivalBand, CertificateKind, Conflict, StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { Answer, Gender, GenderAsked, Presence, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import type { PlaceRef } from './operation-records.ts';

/** The records of staffing: what is needed, what is asked of whom, who was put forward and what became of it. */

export interface Requirement {
  readonly ref: string;
  readonly role: StaffRole;
  readonly number: number;
  readonly place: PlaceRef;
  readonly window: { readonly start: number; readonly end: number };
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly note: string;
  readonly dialects: readonly Dialect[];
  readonly certificates: readonly CertificateKind[];
  readonly minutesEach: number | null;
}

/** A requirement as asked of one agency, or of one unit of it. */
export interface Request {
  readonly ref: string;
  readonly requirementId: Id;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly askedAt: number;
  readonly answerBy: number | null;
  readonly standing: 'open' | 'cannot' | 'overdue' | 'taken_back';
  /** Its time has passed and nothing more falls due, whether it was answered in time or not. */
  readonly answerByPassed?: true;
  readonly terms: string;
  readonly expenses: string;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly reminders: number;
  /** Agencies asked one after the other for one need share an order. */
  readonly orderId: Id | null;
  /** In an order: how long each has to answer. */
  readonly minutesEach: number | null;
}

/** An agency that waits for its turn to be asked. It is no request yet: the agency knows nothing of it. */
export interface Turn {
  readonly orderId: Id;
  readonly requirementId: Id;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  /** First is 1. */
  readonly place: number;
  readonly minutesEach: number;
  readonly terms: string;
  readonly expenses: string;
  readonly contact: { readonly name: string; readonly phone: string } | null;
}

/** One message of a request's question thread. What an agency writes is its own, sealed under its key. */
export interface Message {
  readonly requestId: Id;
  readonly agencyId: Id;
  readonly from: 'command' | 'agency';
  readonly memberId: Id | null;
  readonly text: string | Erased;
  readonly at: number;
}

/** What an agency lets it be known that it could send. */
export interface Capacity {
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly role: StaffRole;
  readonly number: number;
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly hours: { readonly startAt: number; readonly endAt: number } | null;
  readonly note: string;
  readonly at: number;
}

export interface Assignment {
  readonly requestId: Id;
  readonly requirementId: Id;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly personId: Id;
  readonly shownName: string | Erased;
  readonly role: StaffRole;
  readonly languages: readonly string[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
  readonly startAt: number;
  readonly endAt: number;
  /** How far T may move before a "yes" must be asked again. */
  readonly slackMinutes: number;
  /** Where T stood when the answer was given. */
  readonly tWhenAnswered: number | null;
  readonly answer: Answer;
  readonly answeredAt: number | null;
  readonly answeredBy: 'worker' | 'coordinator' | null;
  readonly mayKnowSomeone: boolean;
  readonly presence: Presence;
  readonly presenceAt: number | null;
  readonly link: { readonly tokenHash: string } | null;
  readonly pass: { readonly codeHash: string; readonly deviceHash: string | null } | null;
  readonly dialects: readonly Dialect[];
  /** All that her agency showed: of them command sees those that the need asks for. */
  readonly certificates: readonly Certificate[];
  readonly conflict: Conflict;
  readonly maxMinutes: number | null;
  readonly arrival: ArrivalBand | null;
  readonly hours: {
    readonly startAt: number;
    readonly endAt: number;
    readonly breakMinutes: number;
    readonly note: string;
    readonly signedAt: number;
    readonly signedBy: 'worker' | 'coordinator';
    readonly agreed: { readonly at: number; readonly by: string } | null;
  } | null;
  readonly setAside: readonly {
    readonly rule: StaffingRule;
    readonly reason: string;
    readonly by: string;
    readonly at: number;
  }[];
  /** Where her device is told that something awaits; the address is a secret of hers. */
  readonly push: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | Erased | null;
}
