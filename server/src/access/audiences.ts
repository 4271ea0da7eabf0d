import type { Id } from '#shared/ids.ts';
import { idOfStream, streamKind } from '#shared/ids.ts';
import type { Reader } from '../domain/tables.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import type { AccountHolder, LinkHolder, Principal } from '../domain/principal.ts';
import type { AnyReader } from './who.ts';
import { linkMayRead, memberActingAs, teamOf } from './who.ts';

/**
 * One role in one stream: everybody in it sees the same. In an operation "unit" and "agency" are coordinators of one
 * agency; in an agency's own stream "coordinator" sees the whole roster and "unit" one unit's part of it.
 */
export type AudienceName =
  | 'lead'
  | 'desk'
  | 'loggist'
  | 'observer'
  | `agency:${Id}`
  | `unit:${Id}`
  | `team:${Id}`
  | `person:${Id}`
  | `worker:${Id}:answer`
  | `worker:${Id}:pass`
  | `preview:${Id}`
  | `preview:${Id}:${Id}`
  | 'coordinator'
  | 'administrator'
  | 'picker';

/** An audience's kind, without whose it is. Rules are written for kinds. */
export type AudienceClass =
  | 'lead'
  | 'desk'
  | 'loggist'
  | 'observer'
  | 'agency'
  | 'unit'
  | 'team'
  | 'person'
  | 'workerAnswer'
  | 'workerPass'
  /** An agency's or a unit's view as its lead may look at it. Nobody follows it: `audiencesOf` names it to no one. */
  | 'preview'
  | 'coordinator'
  | 'administrator'
  | 'picker';

export const COMMAND_CLASSES = ['lead', 'desk', 'loggist', 'observer'] as const satisfies readonly AudienceClass[];

/** A name taken apart: its class, and whose it is ("" where the class is one audience). */
export function readName(name: AudienceName): { readonly cls: AudienceClass; readonly id: Id } {
  const [head = '', id = '', grade] = name.split(':');
  if (head === 'worker') return { cls: grade === 'pass' ? 'workerPass' : 'workerAnswer', id };
  return { cls: head as AudienceClass, id };
}

/** An agency's view, or that of one unit of it, as its lead may look at it. */
export const previewOf = (agencyId: Id, unitId: Id | null): AudienceName =>
  unitId === null ? `preview:${agencyId}` : `preview:${agencyId}:${unitId}`;

/** The unit that a preview is of; null where it is the whole agency's. */
export function unitOfPreview(name: AudienceName): Id | null {
  const [, , unitId] = name.split(':');
  return unitId ?? null;
}

/** What a viewer follows: the audience it shares with others, and its own. */
export interface Audiences {
  readonly shared: AudienceName | null;
  readonly own: AudienceName | null;
}

/**
 * What a principal may follow in a stream, or null where nothing is theirs: the same null whether the stream exists or
 * not. `reader` is the stream's state (undefined where there is none).
 */
export function audiencesOf(principal: Principal, stream: string, reader: AnyReader | undefined): Audiences | null {
  if (reader === undefined || principal.kind === 'system') return null;
  switch (streamKind(stream)) {
    case 'operation':
      return principal.kind === 'link'
        ? audiencesOfLink(principal, stream, reader as Reader<OperationEntities>)
        : audiencesOfMember(principal, reader as Reader<OperationEntities>);
    case 'agency':
      return principal.kind === 'link' ? null : rosterOf(principal, idOfStream(stream));
    case 'directory':
      return principal.kind === 'link' ? null : directoryOf(principal);
    case 'sessions':
      return null;
  }
}

function audiencesOfMember(holder: AccountHolder, reader: Reader<OperationEntities>): Audiences | null {
  const acting = memberActingAs(holder, reader);
  if (acting === null) return null;
  const own: AudienceName = `person:${acting.id}`;
  switch (acting.as) {
    case 'lead':
    case 'desk':
    case 'loggist':
    case 'observer':
      return { shared: acting.as, own };
    case 'field': {
      const team = teamOf(acting.id, reader);
      return { shared: team === null ? null : `team:${team}`, own };
    }
    case 'coordinator': {
      const { agencyId, unitId } = acting.member;
      return { shared: unitId === null ? `agency:${agencyId}` : `unit:${unitId}`, own };
    }
  }
}

function audiencesOfLink(link: LinkHolder, stream: string, reader: Reader<OperationEntities>): Audiences | null {
  if (!linkMayRead(link, stream, reader)) return null;
  return { shared: null, own: `worker:${link.assignmentId}:${link.grade}` };
}

/** An agency's roster is its own coordinators'. Who administers the directory sees no roster. */
function rosterOf(holder: AccountHolder, agencyId: Id): Audiences | null {
  if (holder.agencyId !== agencyId || holder.as !== 'coordinator' || holder.standing === 'administrator') return null;
  return { shared: holder.unitId === null ? 'coordinator' : `unit:${holder.unitId}`, own: null };
}

function directoryOf(holder: AccountHolder): Audiences | null {
  if (holder.standing === 'administrator' && holder.as === 'administrator')
    return { shared: 'administrator', own: null };
  if (holder.standing === 'lead' && holder.as === 'lead') return { shared: 'picker', own: null };
  return null;
}
