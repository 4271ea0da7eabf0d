import type { AgencyEntities } from '#server/domain/agency-state.ts';
import { AGENCY_INDEXES } from '#server/domain/agency-state.ts';
import type { DirectoryEntities } from '#server/domain/directory-state.ts';
import { DIRECTORY_INDEXES } from '#server/domain/directory-state.ts';
import { AGENCY_CUT, DIRECTORY_CUT } from '#server/access/cuts.ts';
import type { CanaryWorld } from './canary.ts';
import { AGENCY_TABLE, DIRECTORY_TABLE } from './visibility-table.ts';

const person = (unitId: string | null) => ({
  name: 'x',
  shownName: 'x',
  unitId,
  roles: ['x'],
  languages: ['x'],
  gender: 'x',
  worksWith: 'x',
  phone: 'x',
  dialects: [{ language: 'x', dialect: 'x' }],
  certificates: [{ kind: 'x', issuedOn: 'x', checkedOn: 'x', expiresOn: 'x' }],
  availability: [{ startAt: 1, endAt: 1 }],
  maxMinutes: 1,
  conflict: 'x',
  conflictNote: 'x',
  travelMinutes: 1,
  email: 'x',
});

/** One agency's roster, in two units and none. */
export const agencyCanary: CanaryWorld<AgencyEntities> = {
  cut: AGENCY_CUT,
  indexes: AGENCY_INDEXES,
  records: [
    { row: 'rosterPerson', kind: 'rosterPerson', id: 'P1', value: person('U1'), whose: ['unit:U1'] },
    { row: 'rosterPerson', kind: 'rosterPerson', id: 'P2', value: person('U2'), whose: ['unit:U2'] },
    { row: 'rosterPerson', kind: 'rosterPerson', id: 'P3', value: person(null), whose: [] },
    {
      row: 'import',
      kind: 'import',
      id: 'I1',
      value: { fileHash: 'x', at: 1, of: 1, rows: 1, added: 1, changed: 1, parts: [1, 2], takenBack: 1, left: 1 },
      whose: [],
    },
    {
      row: 'importPart',
      kind: 'importPart',
      id: 'IP1',
      value: {
        importId: 'I1',
        chunk: 1,
        rows: 1,
        added: [{ personId: 'x', as: 'x' }],
        edited: [{ personId: 'x', from: { roles: 'x' }, to: { roles: 'x' }, sealed: ['x'] }],
      },
      whose: [],
    },
  ],
  audiences: ['coordinator', 'unit:U1', 'unit:U2', 'lead', 'administrator', 'agency:H'],
  table: AGENCY_TABLE,
  isKept: (_kind, path) => path === 'unitId',
};

const account = (standing: string, state: string) => ({
  name: 'x',
  signInName: 'x',
  agencyId: 'x',
  unitId: 'x',
  standing,
  state,
  passwordHash: 'x',
  link: { purpose: 'invitation', tokenHash: 'x', issuedAt: 1, spent: false },
  sessionsEndedAt: 1,
});

/** The directory: an account that can be picked. Those that cannot be are in `unpickable`. */
export const directoryCanary: CanaryWorld<DirectoryEntities> = {
  cut: DIRECTORY_CUT,
  indexes: DIRECTORY_INDEXES,
  records: [
    {
      row: 'agency',
      kind: 'agency',
      id: 'H',
      value: { name: 'x', short: 'x', kind: 'x', units: [{ id: 'x', name: 'x' }], mailbox: 'x' },
      whose: [],
    },
    { row: 'account', kind: 'account', id: 'C1', value: account('member', 'active'), whose: [] },
    {
      row: 'messageChannel',
      kind: 'messageChannel',
      id: 'mail',
      value: { on: true, host: 'x', accountId: 'C1', at: 1 },
      whose: [],
    },
  ],
  audiences: ['administrator', 'picker', 'lead', 'coordinator'],
  table: DIRECTORY_TABLE,
  isKept: (_kind, path) => path === 'standing' || path === 'state' || path === 'accountId',
};

/** Accounts that a lead cannot pick: suspended, and administering. */
export const unpickable: CanaryWorld<DirectoryEntities>['records'] = [
  { row: 'account', kind: 'account', id: 'C2', value: account('member', 'suspended'), whose: [] },
  { row: 'account', kind: 'account', id: 'C3', value: account('administrator', 'active'), whose: [] },
];
