import { dayRange, timeRange } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { StaffingData } from './staffing-data.ts';
import { personWords } from './who.ts';

/** Hours of one person: planned, and as signed. */
export interface SignedHours {
  readonly assignmentId: string;
  readonly who: string;
  readonly planned: string;
  /** "13:10–20:45, 30 min break"; null where they are not signed yet. */
  readonly signed: string | null;
  /** "25 min less than planned"; '' where they are the same. */
  readonly difference: string;
  readonly note: string;
  readonly by: string;
  readonly agreed: { readonly by?: string; readonly at: number } | null;
}

/** Whose hours are to be agreed, first; then those not signed whose time is over, then those agreed. */
export function signedHours(data: StaffingData, now: number): readonly SignedHours[] {
  const rank = (one: AssignmentView): number => ((one.hours ?? null) === null ? 1 : one.hours?.agreed === null ? 0 : 2);
  return [...data.assignments]
    .filter(([, one]) => isWorked(one, now))
    .sort(([idA, a], [idB, b]) => rank(a) - rank(b) || (a.endAt ?? 0) - (b.endAt ?? 0) || (idA < idB ? -1 : 1))
    .map(([assignmentId, one]) => rowOf(assignmentId, one, data));
}

const isWorked = ({ hours = null, answer, presence, endAt = Number.MAX_SAFE_INTEGER }: AssignmentView, now: number) =>
  hours !== null || (answer === 'confirmed' && (presence === 'stood_down' || endAt <= now));

function rowOf(assignmentId: string, one: AssignmentView, data: StaffingData): SignedHours {
  const { startAt = 0, endAt = 0, hours = null } = one;
  const zone = data.operation.zone;
  const common = { assignmentId, who: personWords(data, assignmentId), planned: dayRange(startAt, endAt, zone) };
  if (hours === null) return { ...common, signed: null, difference: '', note: '', by: '', agreed: null };
  const rest = hours.breakMinutes === 0 ? '' : `, ${hours.breakMinutes} min break`;
  return {
    ...common,
    signed: `${timeRange(hours.startAt, hours.endAt, zone)}${rest}`,
    difference: differenceWords(hours.endAt - hours.startAt - hours.breakMinutes * minute - (endAt - startAt)),
    note: hours.note,
    by: hours.signedBy === 'worker' ? 'signed by the worker' : 'told to the coordinator',
    agreed: hours.agreed,
  };
}

function differenceWords(ms: number): string {
  const minutes = Math.round(ms / minute);
  if (minutes === 0) return '';
  const span = Math.abs(minutes);
  const words = span < 60 ? `${span} min` : `${Math.floor(span / 60)} h ${String(span % 60).padStart(2, '0')}`;
  return `${words} ${minutes > 0 ? 'more' : 'less'} than planned`;
}
