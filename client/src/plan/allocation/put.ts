import { sameValue, type Edit } from '../../editing/edits.ts';
import { nameText, siteTitle } from '../../words/sentences.ts';
import { placeName, sorted, type PlanData } from '../plan-data.ts';
import { postingName, type Posting } from '../postings.ts';

/** What is put somewhere: a team, or one of the staff. A team taken off an address names that address. */
export type Piece =
  | { readonly kind: 'team'; readonly id: string; readonly offId?: string }
  | { readonly kind: 'staff'; readonly id: string };

/** Where it is put; null takes it off. */
export type Goal = Posting | null;

export const pieceName = (data: PlanData, piece: Piece): string =>
  piece.kind === 'team'
    ? (data.teams.get(piece.id)?.callSign ?? 'a team not shown')
    : nameText(data.staff.get(piece.id)?.name);

/** Where a piece can go: a team to an address, a person to a team, an address or a site. */
export const fits = (piece: Piece, goal: Goal): boolean =>
  goal === null || piece.kind === 'staff' || goal.kind === 'address';

/** The one edit by which a piece is put somewhere; undefined where it is there already or cannot go. */
export function putEdit(data: PlanData, piece: Piece, goal: Goal): Edit | undefined {
  if (!fits(piece, goal)) return undefined;
  return piece.kind === 'team' ? teamEdit(data, piece, goal) : staffEdit(data, piece.id, goal);
}

function teamEdit(data: PlanData, { id, offId }: Extract<Piece, { kind: 'team' }>, goal: Goal): Edit | undefined {
  const addressId = goal === null ? offId : goal.id;
  const address = addressId === undefined ? undefined : data.addresses.get(addressId);
  if (addressId === undefined || address === undefined) return undefined;
  const from = address.teamId ?? null;
  const to = goal === null ? null : id;
  if (from === to || (goal === null && from !== id)) return undefined;
  const label = `Team of ${address.ref ?? 'an address'}`;
  return { target: { kind: 'address', id: addressId }, field: 'teamId', from, to, label };
}

function staffEdit(data: PlanData, id: string, goal: Goal): Edit | undefined {
  const person = data.staff.get(id);
  if (person === undefined) return undefined;
  const from = person.posting ?? null;
  if (sameValue(from, goal)) return undefined;
  const label = `Posting of ${nameText(person.name)}`;
  return { target: { kind: 'staff', id }, field: 'posting', from, to: goal, label };
}

/** "MIKE 20 is on A2": what is said once it is recorded. */
export function putWords(data: PlanData, piece: Piece, goal: Goal): string {
  const name = pieceName(data, piece);
  if (goal !== null) return `${name} is on ${postingName(data, goal)}`;
  if (piece.kind === 'team' && piece.offId !== undefined)
    return `${name} is off ${placeName(data, { kind: 'address', id: piece.offId })}`;
  return `${name} is posted nowhere`;
}

/** Everywhere that a piece can be put, for a field to type in. */
export function goals(
  data: PlanData,
  piece: Piece,
): readonly { readonly goal: Posting; readonly name: string; readonly detail: string }[] {
  const addresses = sorted(data.addresses, ({ ref }) => ref).map(([id, { ref = '', line = '' }]) => ({
    goal: { kind: 'address' as const, id },
    name: ref,
    detail: line,
  }));
  if (piece.kind === 'team') return addresses;
  return [
    ...sorted(data.teams, ({ callSign }) => callSign).map(([id, { callSign = '' }]) => ({
      goal: { kind: 'team' as const, id },
      name: callSign,
      detail: 'team',
    })),
    ...addresses,
    ...sorted(data.sites, siteTitle).map(([id, site]) => ({
      goal: { kind: 'site' as const, id },
      name: siteTitle(site),
      detail: site.line ?? '',
    })),
  ];
}
