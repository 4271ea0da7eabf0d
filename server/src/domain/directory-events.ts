import type { Standing } from '#shared/commands/directory-commands.ts';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { Id } from '#shared/ids.ts';
import type { Account, DirectoryAgency } from './directory-state.ts';
import type { EventOf } from './operation-events.ts';

/** Every event type of the directory with its data. */
export interface DirectoryFact {
  AgencyAdded: { agencyId: Id } & Omit<DirectoryAgency, 'units'>;
  AgencyEdited: { agencyId: Id; fields: Partial<Omit<DirectoryAgency, 'units'>> };
  UnitAdded: { agencyId: Id; unitId: Id; name: string };
  AccountAdded: { accountId: Id } & Pick<Account, 'name' | 'signInName' | 'agencyId' | 'unitId' | 'standing'>;
  LinkIssued: { accountId: Id; tokenHash: string; purpose: 'invitation' | 'sign_in'; issuedAt: number };
  LinkSpent: { accountId: Id; at: number };
  PasswordSet: { accountId: Id; passwordHash: string };
  StandingChanged: { accountId: Id; standing: Standing };
  AccountSuspended: { accountId: Id; reason: string; at: number };
  AccountRestored: { accountId: Id };
  SessionsEnded: { accountId: Id; at: number };
  MessageChannelSwitched: { channel: MessageChannel; on: boolean; host: string; accountId: Id | null; at: number };
}
export type DirectoryEvent = EventOf<DirectoryFact>;
