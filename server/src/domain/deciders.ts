import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { DirectoryCommand } from '#shared/commands/directory-commands.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { SessionCommand } from '#shared/commands/session-commands.ts';
import type { AgencyEvent } from './agency-events.ts';
import type { AgencyEntities } from './agency-state.ts';
import { AGENCY_INDEXES } from './agency-state.ts';
import { AGENCY_HANDLERS } from './decide-agency.ts';
import { DIRECTORY_HANDLERS } from './decide-directory.ts';
import { decideInOperation } from './decide-in-operation.ts';
import { SESSION_HANDLERS } from './decide-sessions.ts';
import type { Decider } from './decider.ts';
import { decideBy } from './deciding.ts';
import type { DirectoryEvent } from './directory-events.ts';
import type { DirectoryEntities } from './directory-state.ts';
import { DIRECTORY_INDEXES } from './directory-state.ts';
import { AGENCY_FOLDS } from './evolve-agency.ts';
import { DIRECTORY_FOLDS } from './evolve-directory.ts';
import { evolveOperation } from './evolve-operation.ts';
import { SESSION_FOLDS } from './evolve-sessions.ts';
import { evolveBy } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';
import { OPERATION_INDEXES } from './operation-state.ts';
import type { SessionEvent } from './session-events.ts';
import type { SessionEntities } from './session-state.ts';
import { SESSION_INDEXES } from './session-state.ts';

/** One operation: its plan, its people, what happens and what is said. */
export const operationDecider: Decider<OperationEntities, OperationCommand, OperationEvent> = {
  indexes: OPERATION_INDEXES,
  decide: decideInOperation,
  evolve: evolveOperation,
};

/** One agency's own roster. */
export const agencyDecider: Decider<AgencyEntities, AgencyCommand, AgencyEvent> = {
  indexes: AGENCY_INDEXES,
  decide: decideBy<AgencyCommand, AgencyEntities, AgencyEvent>(AGENCY_HANDLERS),
  evolve: evolveBy<AgencyEntities, AgencyEvent>(AGENCY_FOLDS),
};

/** Agencies, accounts and links: one for the whole server. */
export const directoryDecider: Decider<DirectoryEntities, DirectoryCommand, DirectoryEvent> = {
  indexes: DIRECTORY_INDEXES,
  decide: decideBy<DirectoryCommand, DirectoryEntities, DirectoryEvent>(DIRECTORY_HANDLERS),
  evolve: evolveBy<DirectoryEntities, DirectoryEvent>(DIRECTORY_FOLDS),
};

/** The sessions of one day. */
export const sessionsDecider: Decider<SessionEntities, SessionCommand, SessionEvent> = {
  indexes: SESSION_INDEXES,
  decide: decideBy<SessionCommand, SessionEntities, SessionEvent>(SESSION_HANDLERS),
  evolve: evolveBy<SessionEntities, SessionEvent>(SESSION_FOLDS),
};
