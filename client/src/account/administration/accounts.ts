import { plainLetters } from '../../ui/combo-items.ts';
import { nearTime } from '../../format/time.ts';
import { nameText } from '../../words/sentences.ts';
import type { Tone } from '../../ui/Chip.tsx';
import type { Known } from '#shared/paste.ts';
import { sameness } from '#shared/paste.ts';
import { NOTHING_KNOWN } from '#shared/paste/known.ts';
import type { AccountView, AgencyView } from '#shared/records.ts';

type Accounts = ReadonlyMap<string, AccountView>;
type Agencies = ReadonlyMap<string, AgencyView>;
export type AccountEntry = readonly [id: string, account: AccountView];

const order = new Intl.Collator('en-GB', { numeric: true });

/** Accounts by name, those in which every typed word begins some word of name, sign-in name, agency or unit. */
export function findAccounts(accounts: Accounts, agencies: Agencies, typed: string): readonly AccountEntry[] {
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  const words = (account: AccountView): readonly string[] =>
    plainLetters([nameText(account.name), nameText(account.signInName), agencyOf(agencies, account)].join(' ')).split(
      /[\s·,/@.-]+/,
    );
  return [...accounts]
    .filter(([, account]) => wanted.every((part) => words(account).some((word) => word.startsWith(part))))
    .sort(([, a], [, b]) => order.compare(nameText(a.name), nameText(b.name)));
}

/** "Harbour Support · Romanian desk". */
export function agencyOf(agencies: Agencies, { agencyId, unitId }: AccountView): string {
  const agency = agencies.get(agencyId ?? '');
  const unit = agency?.units?.find(({ id }) => id === unitId)?.name;
  return [agency?.name ?? 'an agency not shown', unit].filter((part) => part !== undefined).join(' · ');
}

/** How an account stands, with what is out for it. */
export function accountStanding(
  { state, link }: AccountView,
  now: number,
): { readonly tone: Tone; readonly words: string } {
  const out = link !== null && link !== undefined && !link.spent;
  if (state === 'suspended') return { tone: 'bad', words: 'Suspended' };
  if (state === 'active') {
    return { tone: 'ok', words: out ? `Active · sign-in link made ${nearTime(link.issuedAt, now)}` : 'Active' };
  }
  return { tone: 'idle', words: out ? `Invitation made ${nearTime(link.issuedAt, now)}` : 'No password yet' };
}

/** What cells of pasted accounts may name, and whose sign-in names are taken. */
export function knownAccounts(accounts: Accounts, agencies: Agencies): Known {
  const names = (...some: readonly (string | undefined)[]): readonly string[] =>
    some.filter((name): name is string => name !== undefined && name !== '');
  return {
    ...NOTHING_KNOWN,
    agencies: [...agencies].map(([id, { name, short, units = [] }]) => ({
      id,
      names: names(name, short),
      units: units.map((unit) => ({ id: unit.id, names: names(unit.name) })),
    })),
    there: new Set(names(...[...accounts.values()].map((account) => sameness('account', { ...account })))),
  };
}
