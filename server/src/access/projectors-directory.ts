import type { AccountView, AgencyView } from '#shared/records.ts';
import type { Account, DirectoryEntities } from '../domain/directory-state.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';

const agency = record<DirectoryEntities, 'agency'>('agency', (id, from): AgencyView | null => {
  const agency = from.get('agency', id);
  if (agency === undefined) return null;
  return {
    name: agency.name,
    short: agency.short,
    kind: agency.kind,
    units: agency.units.map((unit) => ({ id: unit.id, name: unit.name })),
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

export const directoryRules = {
  agency: forEach(['administrator', 'picker'], agency),
  account: { administrator: account, picker: accountToPick },
} satisfies RuleTable<DirectoryEntities>;
