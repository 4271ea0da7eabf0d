import type { Id } from '#shared/ids.ts';
import type { Indexes } from './tables.ts';

/** Whose session: an account's, or a worker's by link (grade "pass" on one device; grade "answer" needs no session). */
export type SessionHolder =
  | { readonly kind: 'account'; readonly accountId: Id }
  | { readonly kind: 'link'; readonly operationId: Id; readonly assignmentId: Id };

/** One session. The token itself is never written; the record's id is derived from its hash. */
export interface Session {
  readonly tokenHash: string;
  readonly holder: SessionHolder;
  readonly begunAt: number;
  readonly endsAt: number;
  /** "Chrome on Windows": for the person's own list of sessions. */
  readonly device: string;
  readonly endedAt: number | null;
}

export type SessionEntities = { session: Session };
export const SESSION_INDEXES: Indexes<SessionEntities> = {
  session: {
    token: { keys: (session) => [session.tokenHash] },
    account: { keys: (session) => (session.holder.kind === 'account' ? [session.holder.accountId] : []) },
  },
};
