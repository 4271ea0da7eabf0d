import type { Id } from '#shared/ids.ts';
import type { ReadinessFault } from '#shared/staffing-records.ts';
import { entriesAllowed, WARRANT_LAW } from '#shared/warrant-types.ts';
import type { Warrant } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import type { Found, From } from './found.ts';
import { fault, nothing, sound } from './found.ts';

/** One address, and the moment at which it is entered: null where there is neither T nor a date to judge by. */
export interface Strike {
  readonly addressId: Id;
  readonly ref: string;
  readonly at: number | null;
}

interface Held {
  readonly id: Id;
  readonly warrant: Warrant;
}

/**
 * Whether a team may go in by warrant, where that is what it goes in under. The four faults stand on one ladder, and the
 * first that holds is said: there is none, none was issued, none is still good at the strike, none allows another entry.
 */
export function warrantGood(strike: Strike, from: From): Found {
  const { addressId, ref } = strike;
  if (from.part('address', addressId, 'entryUnder') !== 'warrant') return nothing;
  const held = [...from.ids('warrant', 'address', addressId)].flatMap((id): Held[] => {
    const warrant = from.get('warrant', id);
    return warrant === undefined ? [] : [{ id, warrant }];
  });
  const keys = held.map(({ id }) => recordKey('warrant', id));
  const [first] = held;
  if (first === undefined) {
    const mendAt = { kind: 'address', id: addressId } as const;
    return fault({ code: 'no_warrant', sentence: `${ref} has no warrant.`, mendAt });
  }
  const wrong = noneUsable(ref, first, held) ?? allSpent(strike, held) ?? noFurtherEntry(strike, held);
  return wrong === null ? sound(...keys) : fault(wrong, keys);
}

const isUsable = ({ warrant: { standing } }: Held): boolean => standing === 'issued' || standing === 'executed';
const at = ({ id }: Held): ReadinessFault['mendAt'] => ({ kind: 'warrant', id });

function noneUsable(ref: string, first: Held, held: readonly Held[]): ReadinessFault | null {
  if (held.some(isUsable)) return null;
  const waiting = held.find(({ warrant }) => warrant.standing === 'applied_for');
  if (waiting !== undefined)
    return {
      code: 'warrant_not_issued',
      sentence: `${ref}: the warrant is applied for and not issued.`,
      mendAt: at(waiting),
    };
  const refused = held.find(({ warrant }) => warrant.standing === 'refused');
  if (refused !== undefined)
    return { code: 'warrant_not_issued', sentence: `${ref}: the warrant was refused.`, mendAt: at(refused) };
  return { code: 'warrant_spent', sentence: `${ref}: the warrant has gone back to the court.`, mendAt: at(first) };
}

/** Good until the first moment at which it is spent; one whose end nobody knows is not called spent. */
const isGoodAt = ({ warrant: { endsAt } }: Held, strikeAt: number | null): boolean =>
  strikeAt === null || endsAt === null || strikeAt < endsAt;

function allSpent({ ref, at: strikeAt }: Strike, held: readonly Held[]): ReadinessFault | null {
  const usable = held.filter(isUsable);
  const [first] = usable;
  if (first === undefined || usable.some((one) => isGoodAt(one, strikeAt))) return null;
  return { code: 'warrant_spent', sentence: `${ref}: the warrant is spent before the strike.`, mendAt: at(first) };
}

function noFurtherEntry({ ref, at: strikeAt }: Strike, held: readonly Held[]): ReadinessFault | null {
  const good = held.filter((one) => isUsable(one) && isGoodAt(one, strikeAt));
  const [first] = good;
  if (first === undefined || good.some(allowsEntry)) return null;
  const why =
    WARRANT_LAW[first.warrant.type].entries === 'authorised'
      ? 'no inspector has authorised a further entry'
      : 'it allows no further entry';
  const sentence = `${ref}: the warrant has been executed, and ${why}.`;
  return { code: 'entry_not_authorised', sentence, mendAt: at(first) };
}

function allowsEntry({ warrant }: Held): boolean {
  const allowed = entriesAllowed(warrant);
  return allowed === null || warrant.executedAt.length < allowed;
}
