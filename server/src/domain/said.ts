import { isErased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { ActingRole, Source } from '#shared/vocabulary.ts';
import type { DecideContext } from './decider.ts';
import type { LogEntry, OperationEntities, Report } from './operation-state.ts';
import type { Reader } from './tables.ts';

/**
 * Who said or did something, by what way and when. It holds no name: the fold takes the name from the member or the
 * assignment, so that a name that was erased is erased here too.
 */
export interface Said {
  readonly memberId: Id | null;
  readonly assignmentId: Id | null;
  /** The call sign as heard, when somebody typed what another said. */
  readonly heardFrom: string | null;
  readonly teamId: Id | null;
  readonly as: ActingRole | 'system';
  readonly source: Source | 'system';
  readonly happenedAt: number;
  readonly receivedAt: number;
  /** The id of the log entry that this makes. */
  readonly entryId: Id;
}

type Operation = Reader<OperationEntities>;

/** The member record of the actor, if he is one of this operation. */
export function memberOf({ state, actor }: DecideContext<OperationEntities>): Id | null {
  if (actor.kind !== 'member') return null;
  for (const id of state.ids('member', 'account', actor.accountId)) return id;
  return null;
}

/** Who acts, for an event. Without a given source it is the place where people of that role sit. */
export function saidBy(
  context: DecideContext<OperationEntities>,
  entryId: Id,
  given: { readonly source?: Source; readonly heardFrom?: string | undefined } = {},
): Said {
  const { actor, happenedAt, receivedAt, state } = context;
  const memberId = memberOf(context);
  const heardFrom = given.heardFrom ?? null;
  return {
    memberId,
    assignmentId: actor.kind === 'link' ? actor.assignmentId : null,
    heardFrom,
    teamId: heardFrom === null ? teamOfMember(state, memberId) : teamOfCallSign(state, heardFrom),
    as: actor.kind === 'member' ? actor.as : actor.kind === 'link' ? 'worker' : 'system',
    source: given.source ?? usualSource(context),
    happenedAt,
    receivedAt,
    entryId,
  };
}

function usualSource({ actor }: DecideContext<OperationEntities>): Source | 'system' {
  if (actor.kind === 'system') return 'system';
  return actor.kind === 'link' || actor.as === 'field' ? 'phone' : 'desk';
}

const first = (ids: Iterable<Id>): Id | null => {
  for (const id of ids) return id;
  return null;
};
/** A team's people share its tens: MIKE 22 is one of MIKE 20, unless MIKE 22 is a team itself. */
const teamOfCallSign = (state: Operation, heard: string): Id | null => {
  const callSign = heard.toUpperCase();
  return (
    first(state.ids('team', 'callSign', callSign)) ??
    first(state.ids('team', 'callSign', callSign.replace(/(?<=\d)\d$/, '0')))
  );
};
const teamOfMember = (state: Operation, memberId: Id | null): Id | null =>
  memberId === null ? null : first(state.ids('team', 'member', memberId));

const WAYS: Readonly<Record<Said['source'], string>> = { radio: ' by radio', phone: ' by phone', desk: '', system: '' };

/** The name under which a fact or act is shown: "MIKE 22 by radio", the member's own, or a plain word. */
export function nameOf(
  state: Operation,
  said: Pick<Said, 'memberId' | 'assignmentId' | 'heardFrom' | 'source'>,
): string {
  if (said.heardFrom !== null) return `${said.heardFrom}${WAYS[said.source]}`;
  if (said.memberId !== null) return memberName(state, said.memberId);
  if (said.assignmentId === null) return said.source === 'system' ? 'Muster' : 'a member';
  const name = state.get('assignment', said.assignmentId)?.shownName;
  return name === undefined || isErased(name) ? 'a worker' : name;
}

/** A member's name, or "a member" where it was erased or is not known. */
export function memberName(state: Operation, memberId: Id | null): string {
  const name = memberId === null ? undefined : state.get('member', memberId)?.name;
  return name === undefined || isErased(name) ? 'a member' : name;
}

/** A report as state keeps it. What was heard from a call sign is that call sign's, not the typist's. */
export function reportOf(state: Operation, said: Said): Report {
  return {
    by: nameOf(state, said),
    memberId: said.heardFrom === null ? said.memberId : null,
    source: said.source === 'system' ? 'desk' : said.source,
    happenedAt: said.happenedAt,
    receivedAt: said.receivedAt,
    ...(said.teamId === null ? {} : { teamId: said.teamId }),
  };
}

/** Whether this was heard from somebody at the address, not typed at a desk from what was known there. */
export const heardThere = (said: Said): boolean =>
  said.heardFrom !== null || said.source === 'radio' || (said.source === 'phone' && said.as === 'field');

/** The log entry that an event makes, so that the log cannot disagree with the events. */
export function entryOf(
  state: Operation,
  said: Said,
  entry: Pick<LogEntry, 'addressId' | 'text' | 'about'> & {
    readonly sight?: 'care';
    readonly agencyId?: Id;
    readonly unitId?: Id | null;
  },
): { readonly kind: 'logEntry'; readonly id: Id; readonly value: LogEntry } {
  const { addressId, text, about } = entry;
  const value: LogEntry = {
    sight: entry.sight ?? 'command',
    happenedAt: said.happenedAt,
    receivedAt: said.receivedAt,
    by: nameOf(state, said),
    role: said.as,
    source: said.source,
    addressId,
    text,
    about,
    agencyId: entry.agencyId ?? null,
    unitId: entry.unitId ?? null,
    struck: null,
  };
  return { kind: 'logEntry', id: said.entryId, value };
}
