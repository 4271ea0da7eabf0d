import type { Erased } from '#shared/erased.ts';
import type { Id } from '#shared/ids.ts';
import type { Standing } from '#shared/commands/directory-commands.ts';
import type { AgencyKind } from '#shared/vocabulary.ts';
import type { Indexes } from './tables.ts';

export interface DirectoryAgency {
  readonly name: string;
  readonly short: string;
  readonly kind: AgencyKind;
  readonly units: readonly { readonly id: Id; readonly name: string }[];
  /** The office's mailbox, for what its coordinators are told by mail; empty where there is none. */
  readonly mailbox: string;
}

export interface Account {
  readonly name: string | Erased;
  readonly signInName: string | Erased;
  readonly agencyId: Id;
  readonly unitId: Id | null;
  readonly standing: Standing;
  readonly state: 'invited' | 'active' | 'suspended';
  /** Argon2id, or null until the first password is set. Never projected. */
  readonly passwordHash: string | null;
  /** The one link that is out, by its hash. A new one kills the old. */
  readonly link: {
    readonly purpose: 'invitation' | 'sign_in';
    readonly tokenHash: string;
    readonly issuedAt: number;
    readonly spent: boolean;
  } | null;
  /** Sessions begun up to this moment are over. */
  readonly sessionsEndedAt: number;
}

/** A way out of Muster, by its name; it is open only while `host` is the one that this server is set up with. */
export interface MessageChannelState {
  readonly on: boolean;
  readonly host: string;
  readonly accountId: Id | null;
  readonly at: number;
}

export type DirectoryEntities = { agency: DirectoryAgency; account: Account; messageChannel: MessageChannelState };

export const DIRECTORY_INDEXES: Indexes<DirectoryEntities> = {
  account: {
    signInName: { keys: (account) => (typeof account.signInName === 'string' ? [account.signInName] : []) },
    agency: { keys: (account) => [account.agencyId] },
    link: { keys: (account) => (account.link === null || account.link.spent ? [] : [account.link.tokenHash]) },
  },
};
