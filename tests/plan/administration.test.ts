import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { accountStanding, agencyOf, findAccounts, knownAccounts } from '#client/account/administration/accounts.ts';
import { linkAddress, linkLifeWords, newLinkToken } from '#client/account/administration/link-token.ts';
import { LINK_LIFE } from '#server/domain/decide-directory.ts';
import { tokenHashSchema } from '#shared/commands/directory-commands.ts';
import { ERASED } from '#shared/erased.ts';
import { judgeRows, readPaste } from '#shared/paste.ts';
import type { AccountView, AgencyView } from '#shared/records.ts';

const AGENCY = 'agencyAAAA1';
const agencies = new Map<string, AgencyView>([
  [
    AGENCY,
    {
      name: 'Harbour Support',
      short: 'Harbour',
      kind: 'charity',
      units: [{ id: 'unitAAAAAA1', name: 'Romanian desk' }],
    },
  ],
]);
const accounts = new Map<string, AccountView>([
  [
    '1',
    {
      name: 'Ștefania Example',
      signInName: 'stefania',
      agencyId: AGENCY,
      unitId: 'unitAAAAAA1',
      standing: 'member',
      state: 'active',
      link: null,
    },
  ],
  [
    '2',
    {
      name: 'Ann Sample',
      signInName: 'ann.sample',
      agencyId: AGENCY,
      unitId: null,
      standing: 'lead',
      state: 'invited',
      link: { purpose: 'invitation', issuedAt: 0, spent: false },
    },
  ],
  [
    '3',
    {
      name: ERASED,
      signInName: ERASED,
      agencyId: 'gone',
      unitId: null,
      standing: 'member',
      state: 'suspended',
      link: null,
    },
  ],
]);

test('AD1 a link’s secret has 256 bits, and the server is told its hash alone, as it hashes what comes back', () => {
  const { token, hash } = newLinkToken((length) => Uint8Array.from({ length }, (_, at) => (at * 37 + 11) % 256));
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(tokenHashSchema.safeParse(hash).success).toBe(true);
  expect(hash).toBe(createHash('sha256').update(token, 'utf8').digest('base64url'));
  // Behind the #, where no server and no proxy reads it.
  expect(new URL(linkAddress('http://localhost:1', token)).hash).toBe(`#${token}`);
});

test('AD1 the page says as long a life for each link as the server gives it', () => {
  const hours = (ms: number): string => (ms >= 3_600_000 ? `${ms / 3_600_000} hours` : `${ms / 60_000} minutes`);
  expect(linkLifeWords).toEqual({ invitation: hours(LINK_LIFE.invitation), sign_in: hours(LINK_LIFE.sign_in) });
});

test('AD2 accounts are found by any beginning of name, sign-in name, agency or unit, marks or none', () => {
  const found = (typed: string) => findAccounts(accounts, agencies, typed).map(([id]) => id);
  expect(found('')).toEqual(['2', '3', '1']);
  expect(found('stef')).toEqual(['1']);
  expect(found('harb samp')).toEqual(['2']);
  expect(found('romanian')).toEqual(['1']);
  expect(found('nobody')).toEqual([]);
  expect(agencyOf(agencies, accounts.get('3') ?? {})).toBe('an agency not shown');
});

test('AD3 an account says how it stands and what link is out for it', () => {
  const of = (id: string) => accountStanding(accounts.get(id) ?? {}, 3_600_000).words;
  expect(of('1')).toBe('Active');
  expect(of('2')).toBe('Invitation made 01:00');
  expect(of('3')).toBe('Suspended');
});

test('AD2 pasted people name agencies and units; a sign-in name that is taken is not new', () => {
  const known = knownAccounts(accounts, agencies);
  const text =
    'Name\tLogin\tOrganisation\tUnit\nAnn Sample\tANN.sample\tHarbour\t\nNoa New\tnoa\tharbour support\tromanian desk';
  expect(judgeRows('account', readPaste('account', text).rows, known)).toMatchObject([
    { kind: 'there' },
    { kind: 'new', payload: { agencyId: AGENCY, unitId: 'unitAAAAAA1', standing: 'member' } },
  ]);
});
