import type { Span } from '#shared/staffing/spans.ts';
import type { Held, Piece, Spot } from '../pick-up.ts';
import type { StaffingData } from '../staffing-data.ts';
import type { NeedGroup } from './grid-rows.ts';

/** A need in the order in which they are drawn. */
export interface NeedStop {
  readonly id: string;
  readonly span: Span;
}
export const stopsOf = (needs: readonly NeedGroup[]): readonly NeedStop[] =>
  needs.map(({ id, lane }) => ({ id, span: lane.span }));

/** The needs that somebody can be put into: of her role; of one of the staff, of any of theirs, or all where none is. */
export function stopsFor(data: StaffingData, stops: readonly NeedStop[], piece: Piece): readonly NeedStop[] {
  const roleOf = ({ id }: NeedStop) => data.requirements.get(id)?.role;
  if (piece.kind === 'assignment') {
    const role = data.assignments.get(piece.id)?.role;
    return stops.filter((stop) => roleOf(stop) === role);
  }
  const staffId = piece.kind === 'staff' ? piece.id : data.duties.get(piece.id)?.staffId;
  const roles: readonly (string | undefined)[] = data.staff.get(staffId ?? '')?.roles ?? [];
  const own = stops.filter((stop) => roles.includes(roleOf(stop)));
  return own.length === 0 ? stops : own;
}

/** The need after, or before, the one where somebody is held; null at the end of them. */
export function nextStop(
  data: StaffingData,
  stops: readonly NeedStop[],
  { piece, spot }: Held,
  way: 1 | -1,
): NeedStop | null {
  const fit = new Set(stopsFor(data, stops, piece).map(({ id }) => id));
  const here = stops.findIndex(({ id }) => id === spot.requirementId);
  for (let at = here + way; at >= 0 && at < stops.length; at += way) {
    const stop = stops[at];
    if (stop !== undefined && fit.has(stop.id)) return stop;
  }
  return null;
}

/** Where one of the staff is first held: the first need of theirs, for the hours that it asks for. */
export function firstSpot(data: StaffingData, stops: readonly NeedStop[], piece: Piece): Spot | null {
  const [first] = stopsFor(data, stops, piece);
  return first === undefined ? null : { requirementId: first.id, ...first.span };
}
