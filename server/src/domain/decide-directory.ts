import type { DirectoryCommand } from '#shared/commands/directory-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { DecideContext, Decision } from './decider.ts';
import type { Handlers, PayloadOf } from './deciding.ts';
import { accept, badField, refuse, unknownThing } from './deciding.ts';
import type { DirectoryEvent } from './directory-events.ts';
import type { Account, DirectoryEntities } from './directory-state.ts';
import { movedOn } from './whole-edits.ts';

type Context = DecideContext<DirectoryEntities>;
type DirectoryDecision = Decision<DirectoryEvent>;

const HOUR = 3_600_000;
/** How long a link opens an account, from GUARANTEES section 5 (invitations 24 h). A sign-in link is for somebody waiting. */
export const LINK_LIFE = { invitation: 24 * HOUR, sign_in: HOUR / 2 } as const;

/** Agencies, units, accounts and their links. */
export const DIRECTORY_HANDLERS: Handlers<
  DirectoryCommand,
  DirectoryCommand['type'],
  DirectoryEntities,
  DirectoryEvent
> = {
  FoundDirectory: (payload, context) => found(payload, context),
  AddAgency: ({ mailbox = '', ...fields }, context) => {
    if (isShortTaken(context, fields.short, null)) return refuse('name_taken', [taken('short')]);
    return accept<DirectoryEvent>({ type: 'AgencyAdded', data: { agencyId: context.newId(0), ...fields, mailbox } });
  },
  EditAgency: ({ agencyId, fields }, context) => {
    const agency = context.state.get('agency', agencyId);
    if (agency === undefined) return refuse('not_for_you');
    const { values, faults } = movedOn(agency, fields);
    if (faults.length > 0) return refuse('bad_input', faults);
    const { short } = fields;
    if (short !== undefined && isShortTaken(context, short.to, agencyId)) {
      return refuse('name_taken', [taken('fields.short.to')]);
    }
    return accept<DirectoryEvent>({ type: 'AgencyEdited', data: { agencyId, fields: values } });
  },
  AddUnit: ({ agencyId, name }, { state, newId }) => {
    const agency = state.get('agency', agencyId);
    if (agency === undefined) return refuse('not_for_you');
    const same = agency.units.some((unit) => unit.name.toLowerCase() === name.toLowerCase());
    if (same) return refuse('name_taken', [taken('name')]);
    return accept<DirectoryEvent>({ type: 'UnitAdded', data: { agencyId, unitId: newId(0), name } });
  },
  AddAccount: (payload, { state, newId }) => {
    const { agencyId, unitId, signInName } = payload;
    const agency = state.get('agency', agencyId);
    if (agency === undefined) return unknownThing('agencyId');
    if (unitId !== null && !agency.units.some(({ id }) => id === unitId)) return unknownThing('unitId');
    const [namesake] = state.ids('account', 'signInName', signInName);
    if (namesake !== undefined) return refuse('name_taken', [taken('signInName')]);
    return accept<DirectoryEvent>({ type: 'AccountAdded', data: { accountId: newId(0), ...payload } });
  },
  IssueLink: ({ accountId, tokenHash, purpose }, { state, receivedAt }) => {
    const account = state.get('account', accountId);
    if (account === undefined) return refuse('not_for_you');
    if (account.state === 'suspended') return refuse('not_yet');
    if (purpose === 'invitation' && account.state === 'active') return badField('purpose', 'not_choice');
    return accept<DirectoryEvent>({
      type: 'LinkIssued',
      data: { accountId, tokenHash, purpose, issuedAt: receivedAt },
    });
  },
  SpendLink: ({ accountId, tokenHash }, context) => {
    if (!isIdentity(context)) return refuse('not_for_you');
    const account = context.state.get('account', accountId);
    if (!opens(account, tokenHash, context.receivedAt)) return refuse('link_spent');
    return accept<DirectoryEvent>({ type: 'LinkSpent', data: { accountId, at: context.receivedAt } });
  },
  SetPassword: ({ accountId, passwordHash }, context) => {
    const account = context.state.get('account', accountId);
    if (!isIdentity(context) || account === undefined || account.state === 'suspended') return refuse('not_for_you');
    // In one commit: whoever was signed in with the old one is not any more, whatever fails after this.
    return accept<DirectoryEvent>(
      { type: 'PasswordSet', data: { accountId, passwordHash } },
      { type: 'SessionsEnded', data: { accountId, at: context.receivedAt } },
    );
  },
  ChangeStanding: ({ accountId, standing }, context) => {
    const account = context.state.get('account', accountId);
    if (account === undefined) return refuse('not_for_you');
    if (account.standing === standing) return refuse('already_so');
    if (isLastAdministrator(context, accountId)) return refuse('still_in_use');
    return accept<DirectoryEvent>({ type: 'StandingChanged', data: { accountId, standing } });
  },
  SuspendAccount: ({ accountId, reason }, context) => {
    const account = context.state.get('account', accountId);
    if (account === undefined) return refuse('not_for_you');
    if (account.state === 'suspended') return refuse('already_so');
    if (isLastAdministrator(context, accountId)) return refuse('still_in_use');
    return accept<DirectoryEvent>({ type: 'AccountSuspended', data: { accountId, reason, at: context.receivedAt } });
  },
  RestoreAccount: ({ accountId }, { state }) => {
    const account = state.get('account', accountId);
    if (account === undefined) return refuse('not_for_you');
    if (account.state !== 'suspended') return refuse('already_so');
    return accept<DirectoryEvent>({ type: 'AccountRestored', data: { accountId } });
  },
  EndSessions: ({ accountId }, { state, receivedAt }) => {
    if (state.get('account', accountId) === undefined) return refuse('not_for_you');
    return accept<DirectoryEvent>({ type: 'SessionsEnded', data: { accountId, at: receivedAt } });
  },
  SwitchMessageChannel: (wanted, { state, actor, receivedAt }) => {
    const before = state.get('messageChannel', wanted.channel);
    // Off is how every channel begins.
    if ((before?.on ?? false) === wanted.on && (!wanted.on || before?.host === wanted.host))
      return refuse('already_so');
    const accountId = actor.kind === 'member' ? actor.accountId : null;
    return accept<DirectoryEvent>({ type: 'MessageChannelSwitched', data: { ...wanted, accountId, at: receivedAt } });
  },
};

const taken = (field: string) => ({ field, reason: 'not_choice' as const });

const isIdentity = ({ actor }: Context): boolean => actor.kind === 'system' && actor.part === 'identity';

/** The first start: the force itself as the first agency, its first administrator, and the link that sets his password. */
function found(
  { signInName, tokenHash }: PayloadOf<DirectoryCommand, 'FoundDirectory'>,
  { state, actor, newId, receivedAt }: Context,
): DirectoryDecision {
  if (actor.kind !== 'system' || actor.part !== 'setup') return refuse('not_for_you');
  if ([...state.ids('agency', 'all', '')].length > 0) return refuse('already_so');
  const [agencyId, accountId] = [newId(0), newId(1)];
  return accept<DirectoryEvent>(
    { type: 'AgencyAdded', data: { agencyId, name: 'This force', short: 'POL', kind: 'police', mailbox: '' } },
    {
      type: 'AccountAdded',
      data: { accountId, name: 'Administrator', signInName, agencyId, unitId: null, standing: 'administrator' },
    },
    { type: 'LinkIssued', data: { accountId, tokenHash, purpose: 'invitation', issuedAt: receivedAt } },
  );
}

function isShortTaken({ state }: Context, short: string, own: Id | null): boolean {
  return [...state.ids('agency', 'all', '')].some(
    (id) => id !== own && state.get('agency', id)?.short.toLowerCase() === short.toLowerCase(),
  );
}

/** Whether a link opens this account now. Every way in which it does not looks the same from outside. */
function opens(account: Account | undefined, tokenHash: string, now: number): boolean {
  const link = account?.link ?? null;
  if (account === undefined || account.state === 'suspended' || link === null) return false;
  return !link.spent && link.tokenHash === tokenHash && now - link.issuedAt < LINK_LIFE[link.purpose];
}

/** Whether nobody would be left who can sign in and administer. */
function isLastAdministrator({ state }: Context, accountId: Id): boolean {
  const account = state.get('account', accountId);
  if (account?.standing !== 'administrator' || account.state === 'suspended') return false;
  return ![...state.ids('account', 'all', '')].some((id) => {
    const other = state.get('account', id);
    return id !== accountId && other?.standing === 'administrator' && other.state === 'active';
  });
}
