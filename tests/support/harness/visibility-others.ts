import type { AgencyEntities, RosterImport, RosterImportPart, RosterPerson } from '#server/domain/agency-state.ts';
import type { Account, DirectoryAgency, MessageChannelState } from '#server/domain/directory-state.ts';
import type { Row, Who } from './visibility-words.ts';

/** Who may learn what of a roster and of the directory: as `visibility-table.ts` of an operation. */

const rosterPerson: Row<RosterPerson> = {
  name: 'coordinator unit',
  shownName: 'coordinator unit',
  unitId: 'coordinator unit',
  roles: 'coordinator unit',
  languages: 'coordinator unit',
  gender: 'coordinator unit',
  worksWith: 'coordinator unit',
  /** Opened one at a time, on record; never in a view. */
  phone: 'nobody',
  'dialects.language': 'coordinator unit',
  'dialects.dialect': 'coordinator unit',
  'certificates.kind': 'coordinator unit',
  'certificates.issuedOn': 'coordinator unit',
  'certificates.checkedOn': 'coordinator unit',
  'certificates.expiresOn': 'coordinator unit',
  'availability.startAt': 'coordinator unit',
  'availability.endAt': 'coordinator unit',
  maxMinutes: 'coordinator unit',
  conflict: 'coordinator unit',
  conflictNote: 'coordinator unit',
  travelMinutes: 'coordinator unit',
  /** Whether there is one is in the view; the address is not. */
  email: 'nobody',
};
/** A file of people is the whole agency's to bring in. */
const rosterImport: Row<RosterImport> = {
  fileHash: 'nobody',
  at: 'coordinator',
  of: 'coordinator',
  rows: 'coordinator',
  added: 'coordinator',
  changed: 'coordinator',
  parts: 'coordinator',
  takenBack: 'coordinator',
  left: 'coordinator',
};
const rosterImportPart: Row<RosterImportPart> = {
  importId: 'nobody',
  chunk: 'nobody',
  rows: 'nobody',
  'added.personId': 'nobody',
  'added.as': 'nobody',
  'edited.personId': 'nobody',
  'edited.from.roles': 'nobody',
  'edited.to.roles': 'nobody',
  'edited.sealed': 'nobody',
};
export const AGENCY_TABLE = {
  rosterPerson,
  import: rosterImport,
  importPart: rosterImportPart,
} as const satisfies Record<keyof AgencyEntities, Readonly<Record<string, Who>>>;

const directoryAgency: Row<DirectoryAgency> = {
  name: 'administrator picker',
  short: 'administrator picker',
  kind: 'administrator picker',
  'units.id': 'administrator picker',
  'units.name': 'administrator picker',
  mailbox: 'administrator',
};
/** A lead picks from names; suspended accounts and administrators are not among them. */
const account: Row<Account> = {
  name: 'administrator picker',
  signInName: 'administrator',
  agencyId: 'administrator picker',
  unitId: 'administrator picker',
  standing: 'administrator',
  state: 'administrator',
  passwordHash: 'nobody',
  'link.purpose': 'administrator',
  'link.tokenHash': 'nobody',
  'link.issuedAt': 'administrator',
  'link.spent': 'administrator',
  sessionsEndedAt: 'nobody',
};
const messageChannel: Row<MessageChannelState> = {
  on: 'administrator',
  host: 'administrator',
  accountId: 'administrator',
  at: 'administrator',
};
export const DIRECTORY_TABLE = { agency: directoryAgency, account, messageChannel };
