import type { Refusal } from '#shared/refusals.ts';
import { refusal } from '#shared/refusals.ts';
import { idOfStream, streamKind } from '#shared/ids.ts';
import type { Reader } from '../domain/tables.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { AccountHolder, LinkHolder, Principal } from '../domain/principal.ts';
import type { Asking, Payload } from './conditions.ts';
import { CONDITIONS } from './conditions.ts';
import type { Actor, Grants } from './grants.ts';
import { AGENCY_GRANTS, DIRECTORY_GRANTS, OPERATION_GRANTS, SESSION_GRANTS } from './grants.ts';
import type { AnyReader } from './who.ts';
import { assignmentOfLink, memberActingAs } from './who.ts';

interface Standing {
  readonly actor: Actor;
  readonly asking: Asking;
}

/**
 * Whether a principal may give a command on a stream: null, or the one refusal that is given alike for what is not
 * theirs and for what does not exist. `reader` is the stream's (tentative) state, empty where nothing was recorded yet.
 */
export function authorise(
  principal: Principal,
  stream: string,
  type: string,
  payload: unknown,
  reader: AnyReader,
): Refusal | null {
  const standing = standingOf(principal, stream, reader);
  const row = rowOf(grantsOf(stream), type);
  const name = standing === null ? undefined : row?.[standing.actor];
  if (standing === null || name === undefined) return refusal('not_for_you');
  const condition = CONDITIONS[name] as (asking: Asking, payload: Payload, reader: AnyReader) => boolean;
  return condition(standing.asking, payloadOf(payload), reader) ? null : refusal('not_for_you');
}

function grantsOf(stream: string): Grants<string> {
  switch (streamKind(stream)) {
    case 'operation':
      return OPERATION_GRANTS;
    case 'agency':
      return AGENCY_GRANTS;
    case 'directory':
      return DIRECTORY_GRANTS;
    case 'sessions':
      return SESSION_GRANTS;
  }
}

/** By own property only: "constructor" is no command. */
const rowOf = (grants: Grants<string>, type: string): Grants<string>[string] | undefined =>
  Object.hasOwn(grants, type) ? grants[type] : undefined;

const payloadOf = (payload: unknown): Payload =>
  typeof payload === 'object' && payload !== null ? (payload as Payload) : {};

function standingOf(principal: Principal, stream: string, reader: AnyReader): Standing | null {
  switch (principal.kind) {
    case 'system':
      return { actor: principal.part, asking: { kind: 'other' } };
    case 'link':
      return streamKind(stream) === 'operation'
        ? standingOfLink(principal, stream, reader as Reader<OperationEntities>)
        : null;
    case 'member':
      return standingOfMember(principal, stream, reader);
  }
}

function standingOfMember(holder: AccountHolder, stream: string, reader: AnyReader): Standing | null {
  switch (streamKind(stream)) {
    case 'operation':
      return standingInOperation(holder, reader as Reader<OperationEntities>);
    case 'agency':
      return holder.as === 'coordinator' &&
        holder.agencyId === idOfStream(stream) &&
        holder.standing !== 'administrator'
        ? { actor: 'coordinator', asking: { kind: 'rosterKeeper', unitId: holder.unitId } }
        : null;
    case 'directory':
      return holder.as === 'administrator' && holder.standing === 'administrator'
        ? { actor: 'administrator', asking: { kind: 'other' } }
        : null;
    case 'sessions':
      return null;
  }
}

function standingInOperation(holder: AccountHolder, reader: Reader<OperationEntities>): Standing | null {
  if (reader.get('operation', OPERATION_RECORD) === undefined)
    return holder.standing === 'lead' && holder.as === 'lead' ? { actor: 'founder', asking: { kind: 'other' } } : null;
  const acting = memberActingAs(holder, reader);
  return acting === null ? null : { actor: acting.as, asking: { kind: 'member', ...acting } };
}

function standingOfLink(link: LinkHolder, stream: string, reader: Reader<OperationEntities>): Standing | null {
  const assignment = assignmentOfLink(link, stream, reader);
  if (assignment === null) return null;
  return {
    actor: `worker:${link.grade}`,
    asking: { kind: 'worker', assignmentId: link.assignmentId, agencyId: assignment.agencyId },
  };
}
