import type { DirectoryFact } from './directory-events.ts';
import type { Account, DirectoryEntities } from './directory-state.ts';
import type { Folds } from './folding.ts';
import { patched } from './folding.ts';
import type { Change, Reader } from './tables.ts';

/** How the directory's facts change it. */
export const DIRECTORY_FOLDS: Folds<DirectoryFact, DirectoryEntities> = {
  AgencyAdded: (_state, { agencyId, ...agency }) => [{ kind: 'agency', id: agencyId, value: { ...agency, units: [] } }],
  AgencyEdited: (state, { agencyId, fields }) => patched(state, 'agency', agencyId, fields),
  UnitAdded: (state, { agencyId, unitId, name }) =>
    patched(state, 'agency', agencyId, {
      units: [...(state.get('agency', agencyId)?.units ?? []), { id: unitId, name }],
    }),
  AccountAdded: (_state, { accountId, ...account }) => [
    {
      kind: 'account',
      id: accountId,
      value: { ...account, state: 'invited', passwordHash: null, link: null, sessionsEndedAt: 0 },
    },
  ],
  LinkIssued: (state, { accountId, tokenHash, purpose, issuedAt }) =>
    account(state, accountId, () => ({ link: { purpose, tokenHash, issuedAt, spent: false } })),
  LinkSpent: (state, { accountId }) =>
    account(state, accountId, ({ link, state: before }) => ({
      link: link === null ? null : { ...link, spent: true },
      // Who has signed in by a link is there, with or without a password.
      state: before === 'invited' && link?.purpose === 'sign_in' ? 'active' : before,
    })),
  PasswordSet: (state, { accountId, passwordHash }) =>
    account(state, accountId, () => ({ passwordHash, state: 'active' })),
  StandingChanged: (state, { accountId, standing }) => account(state, accountId, () => ({ standing })),
  AccountSuspended: (state, { accountId, at }) =>
    account(state, accountId, (before) => ({ state: 'suspended', link: null, ...sessionsEnded(before, at) })),
  AccountRestored: (state, { accountId }) =>
    account(state, accountId, ({ passwordHash }) => ({ state: passwordHash === null ? 'invited' : 'active' })),
  SessionsEnded: (state, { accountId, at }) => account(state, accountId, (before) => sessionsEnded(before, at)),
  MessageChannelSwitched: (_state, { channel, ...value }) => [{ kind: 'messageChannel', id: channel, value }],
};

/** A second end within one millisecond ends what was begun between the two. */
const sessionsEnded = (before: Account, at: number): Pick<Account, 'sessionsEndedAt'> => ({
  sessionsEndedAt: Math.max(at, before.sessionsEndedAt + 1),
});

function account(
  state: Reader<DirectoryEntities>,
  accountId: string,
  change: (before: Account) => Partial<Account>,
): readonly Change<DirectoryEntities>[] {
  const before = state.get('account', accountId);
  return before === undefined ? [] : patched(state, 'account', accountId, change(before));
}
