import type { Id } from '#shared/ids.ts';

/** Somebody signed in with an account. */
export interface AccountSession {
  readonly kind: 'account';
  readonly accountId: Id;
  readonly tokenHash: string;
  /** The day whose stream holds the session. */
  readonly day: string;
  readonly endsAt: number;
}

/** A worker by her link: by the answer link itself (nothing is written for it), or by a day pass opened on one device. */
export interface LinkSession {
  readonly kind: 'link';
  readonly operationId: Id;
  readonly assignmentId: Id;
  readonly proof:
    | { readonly kind: 'answer'; readonly tokenHash: string }
    | {
        readonly kind: 'pass';
        readonly tokenHash: string;
        readonly day: string;
        readonly endsAt: number;
        /** The answer link that was open when the pass was; it stays when the pass is over. */
        readonly answerHash: string | null;
      };
}

export type Session = AccountSession | LinkSession;

/**
 * What one browser brings. An account and a worker's link live in two cookies, so that a coordinator who tries the link
 * she made is not signed out by it; who acts "as worker" acts by the link, in every other role by the account.
 */
export interface Bearer {
  readonly account: AccountSession | null;
  readonly link: LinkSession | null;
}
