import type { Id } from '#shared/ids.ts';
import { idOfStream } from '#shared/ids.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import { OPERATION_ROLES } from '#shared/vocabulary.ts';
import type { Assignment, Member, OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { AccountHolder, LinkHolder } from '../domain/principal.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { SessionEntities } from '../domain/session-state.ts';
import type { Entities, Reader } from '../domain/tables.ts';

/** The state of any stream; which kind it is the stream's name says. */
export type AnyReader =
  | Reader<OperationEntities>
  | Reader<AgencyEntities>
  | Reader<DirectoryEntities>
  | Reader<SessionEntities>
  | Reader<Entities>;

/** A member of an operation in the one role that they act in now. */
export interface ActingMember {
  readonly id: Id;
  readonly member: Member;
  readonly as: OperationRole;
}

/**
 * Who an account holder is in an operation, or null: there must be an active member of that account with the role that
 * is acted in. An administrator of the directory has no role in any operation.
 */
export function memberActingAs(holder: AccountHolder, reader: Reader<OperationEntities>): ActingMember | null {
  const as = OPERATION_ROLES.find((role) => role === holder.as);
  if (as === undefined || holder.standing === 'administrator') return null;
  for (const id of reader.ids('member', 'account', holder.accountId)) {
    const member = reader.get('member', id);
    if (member?.active === true && member.roles.includes(as)) return { id, member, as };
  }
  return null;
}

/** The team that a member belongs to; the first named, where two name them. */
export function teamOf(memberId: Id, reader: Reader<OperationEntities>): Id | null {
  for (const id of reader.ids('team', 'member', memberId)) return id;
  return null;
}

/** The assignment that a link opens, or null: its operation only, not closed, and the grade still good. */
export function assignmentOfLink(
  link: LinkHolder,
  stream: string,
  reader: Reader<OperationEntities>,
): Assignment | null {
  const operation = reader.get('operation', OPERATION_RECORD);
  const assignment = reader.get('assignment', link.assignmentId);
  if (idOfStream(stream) !== link.operationId || operation === undefined || operation.phase === 'closed') return null;
  if (assignment === undefined) return null;
  return link.grade === 'answer' || passIsGood(assignment) ? assignment : null;
}

export const linkMayRead = (link: LinkHolder, stream: string, reader: Reader<OperationEntities>): boolean =>
  assignmentOfLink(link, stream, reader) !== null;

/** A day pass is good once opened on its device, until she is stood down or no longer comes. */
function passIsGood(assignment: Assignment): boolean {
  return (
    assignment.pass !== null &&
    assignment.pass.deviceHash !== null &&
    assignment.answer !== 'withdrawn' &&
    assignment.answer !== 'declined' &&
    assignment.presence !== 'stood_down'
  );
}
