import type { Id } from '#shared/ids.ts';
import type { Standing } from '#shared/commands/directory-commands.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** Who acts. Nobody else can: what is none of these never reaches a decider. */
export type Principal = AccountHolder | LinkHolder | SystemPrincipal;

/** Somebody with an account, acting in one role at a time. */
export interface AccountHolder {
  readonly kind: 'member';
  readonly accountId: Id;
  readonly name: string;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly standing: Standing;
  readonly as: ActingRole;
}

/**
 * A worker without an account, by the link her coordinator passed on. Grade "answer" shows role, hours and area; grade
 * "pass" (a code read out to her, opened on one device) shows the place and the contact too.
 */
export interface LinkHolder {
  readonly kind: 'link';
  readonly operationId: Id;
  readonly assignmentId: Id;
  readonly grade: 'answer' | 'pass';
}

/** Muster itself, doing what fell due; or the identity room, recording what it has checked. */
export interface SystemPrincipal {
  readonly kind: 'system';
  readonly part: 'scheduler' | 'identity' | 'setup' | 'chain' | 'messages';
}

/** Who a commit says did it: enough to tell repeats by another person apart, and for the log's "by". */
export type ActorRecord =
  | { readonly kind: 'member'; readonly accountId: Id; readonly as: ActingRole }
  | { readonly kind: 'link'; readonly assignmentId: Id; readonly grade: 'answer' | 'pass' }
  | { readonly kind: 'system'; readonly part: SystemPrincipal['part'] };

/** The part of a principal that goes on record. */
export function actorRecord(principal: Principal): ActorRecord {
  switch (principal.kind) {
    case 'member':
      return { kind: 'member', accountId: principal.accountId, as: principal.as };
    case 'link':
      return { kind: 'link', assignmentId: principal.assignmentId, grade: principal.grade };
    case 'system':
      return { kind: 'system', part: principal.part };
  }
}

/** Whether two records name the same person, whatever role each was acting in. */
export function samePerson(a: ActorRecord, b: ActorRecord): boolean {
  if (a.kind === 'member' && b.kind === 'member') return a.accountId === b.accountId;
  if (a.kind === 'link' && b.kind === 'link') return a.assignmentId === b.assignmentId;
  return a.kind === 'system' && b.kind === 'system' && a.part === b.part;
}
