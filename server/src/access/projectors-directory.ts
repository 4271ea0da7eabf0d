import type { AccountView, AgencyView, MessageChannelView } from '#shared/records.ts';
import { MESSAGE_CHANNELS } from '#shared/staffing-vocabulary.ts';
import type { Account, DirectoryEntities } from '../domain/directory-state.ts';
import type { RuleTable } from './cut.ts';
import { record } from './cut.ts';

const agencyFor = (withMailbox: boolean) =>
  record<DirectoryEntities, 'agency'>('agency', (id, from): AgencyView | null => {
    const agency = from.get('agency', id);
    if (agency === undefined) return null;
    return {
      name: agency.name,
      short: agency.short,
      kind: agency.kind,
      units: agency.units.map((unit) => ({ id: unit.id, name: unit.name })),
      ...(withMailbox ? { mailbox: agency.mailbox } : {}),
    };
  });

/** Never the hash of a password or of a link. */
const account = record<DirectoryEntities, 'account'>('account', (id, from): AccountView | null => {
  const account = from.get('account', id);
  if (account === undefined) return null;
  return {
    name: account.name,
    signInName: account.signInName,
    agencyId: account.agencyId,
    unitId: account.unitId,
    standing: account.standing,
    state: account.state,
    link: linkOf(account),
  };
});

const linkOf = ({ link }: Account): NonNullable<AccountView['link']> | null =>
  link === null ? null : { purpose: link.purpose, issuedAt: link.issuedAt, spent: link.spent };

/** Whom a lead can admit to an operation: not who is suspended, and not who administers, for they see none. */
const accountToPick = record<DirectoryEntities, 'account'>('account', (id, from): AccountView | null => {
  const account = from.get('account', id);
  if (account === undefined || account.state === 'suspended' || account.standing === 'administrator') return null;
  return { name: account.name, agencyId: account.agencyId, unitId: account.unitId };
});

/** Each channel stands, off, before anybody has touched it. */
const messageChannel = record<DirectoryEntities, 'messageChannel'>('messageChannel', (id, from) => {
  const channel = MESSAGE_CHANNELS.find((known) => known === id);
  if (channel === undefined) return null;
  const state = from.get('messageChannel', channel);
  if (state === undefined) return { channel, host: null, on: false, at: null } satisfies MessageChannelView;
  const by = state.accountId === null ? undefined : from.get('account', state.accountId)?.name;
  return {
    channel,
    host: state.host,
    on: state.on,
    at: state.at,
    ...(by === undefined ? {} : { by }),
  } satisfies MessageChannelView;
});

export const directoryRules = {
  agency: { administrator: agencyFor(true), picker: agencyFor(false) },
  account: { administrator: account, picker: accountToPick },
  messageChannel: { administrator: messageChannel },
} satisfies RuleTable<DirectoryEntities>;
