import type { Erased } from './erased.ts';
import type { Standing } from './commands/directory-commands.ts';
import type { Certificate, Dialect } from './commands/staffing-fields.ts';
import type { Conflict, MessageChannel } from './staffing-vocabulary.ts';
import type { Gender, StaffRole, WorksWith } from './vocabulary.ts';

/** Records of an agency's own stream. */
export interface RosterPersonView {
  name?: string | Erased;
  shownName?: string | Erased;
  unitId?: string | null;
  roles?: readonly StaffRole[];
  languages?: readonly string[];
  gender?: Gender;
  worksWith?: WorksWith;
  phone?: string | Erased;
  dialects?: readonly Dialect[];
  certificates?: readonly Certificate[];
  availability?: readonly { startAt: number; endAt: number }[];
  maxMinutes?: number | null;
  conflict?: Conflict;
  conflictNote?: string | Erased;
  travelMinutes?: number | null;
  /** Whether there is one; the address itself is opened. */
  email?: boolean;
}

/** Records of the directory. */
export interface AccountView {
  name?: string | Erased;
  signInName?: string | Erased;
  agencyId?: string;
  unitId?: string | null;
  standing?: Standing;
  state?: 'invited' | 'active' | 'suspended';
  link?: { purpose: 'invitation' | 'sign_in'; issuedAt: number; spent: boolean } | null;
}

/** A way out of Muster, for the administrator: who would learn what is said beside the switch. */
export interface MessageChannelView {
  channel?: MessageChannel;
  /** The host that it was last switched for; null where it never was. It is open only while this server is set up with it. */
  host?: string | null;
  on?: boolean;
  by?: string | Erased;
  at?: number | null;
}
