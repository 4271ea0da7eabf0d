import type { SessionCommand } from '#shared/commands/session-commands.ts';
import type { Id } from '#shared/ids.ts';
import { deriveId } from '#shared/ids.ts';
import type { DecideContext } from './decider.ts';
import type { Handlers } from './deciding.ts';
import { accept, notInFuture, refuse } from './deciding.ts';
import type { SessionEvent } from './session-events.ts';
import type { SessionEntities, SessionHolder } from './session-state.ts';

/** A session's id, out of the hash of its token. */
export const sessionIdOf = (stream: string, tokenHash: string): Id => deriveId(stream, tokenHash, 0);

/** A day's sessions, begun and ended by the identity room alone. */
export const SESSION_HANDLERS: Handlers<SessionCommand, SessionCommand['type'], SessionEntities, SessionEvent> = {
  BeginSession: ({ tokenHash, holder, endsAt, device }, context) => {
    const { state, stream, receivedAt } = context;
    if (!isIdentity(context)) return refuse('not_for_you');
    const sessionId = sessionIdOf(stream, tokenHash);
    if (state.get('session', sessionId) !== undefined) return refuse('already_so');
    if (endsAt <= receivedAt) return notInFuture('endsAt');
    const data = { sessionId, tokenHash, holder, begunAt: begunAt(holder, context), endsAt, device };
    return accept<SessionEvent>({ type: 'SessionBegun', data });
  },
  EndSession: ({ tokenHash }, context) => {
    const sessionId = sessionIdOf(context.stream, tokenHash);
    const session = context.state.get('session', sessionId);
    if (!isIdentity(context) || session === undefined) return refuse('not_for_you');
    if (session.endedAt !== null) return refuse('already_so');
    return accept<SessionEvent>({ type: 'SessionEnded', data: { sessionId, at: context.receivedAt } });
  },
};

/** A session begins after all that were ended at the same millisecond: those are over, this one is not. */
function begunAt(holder: SessionHolder, { lookups, receivedAt }: DecideContext<SessionEntities>): number {
  const ended = holder.kind === 'account' ? (lookups.account(holder.accountId)?.sessionsEndedAt ?? 0) : 0;
  return Math.max(receivedAt, ended + 1);
}

const isIdentity = ({ actor }: DecideContext<SessionEntities>): boolean =>
  actor.kind === 'system' && actor.part === 'identity';
