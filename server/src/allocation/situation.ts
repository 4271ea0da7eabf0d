import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { staffWords } from '#shared/staffing/role-words.ts';
import type { Asked, Misfit } from '#shared/staffing/fit.ts';
import type { GenderAsked, StaffRole, WorksWith } from '#shared/vocabulary.ts';
import type { CertificateKind } from '#shared/staffing-vocabulary.ts';
import type { Dialect } from '#shared/commands/staffing-fields.ts';
import { MINUTE, type Need, type Problem, type Span, type Unit } from './problem.ts';

/** A problem together with the words in which it is spoken of. */
export interface Situation {
  readonly problem: Problem;
  /** By need: where it is ("Reception"), and what it asks for. */
  readonly where: readonly string[];
  readonly asked: readonly Asked[];
  readonly clock: Clock;
}

/** How hours are said: by the operation's clock, or in minutes from T where no day is known yet. */
export interface Clock {
  readonly zone: string;
  /** What windows are counted from: T, else the first pencilled date, else nought. */
  readonly t: number;
  readonly isSet: boolean;
}

const zoned = (at: number, zone: string, pattern: string): string => {
  const date = new TZDate(at, zone);
  return format(Number.isNaN(date.getTime()) ? new TZDate(at, 'UTC') : date, pattern);
};

/** "15:00–18:00", or "T−60 to T+120 min" before there is a day. */
export function hoursWords({ startAt, endAt }: Span, { zone, t, isSet }: Clock): string {
  if (isSet) return `${zoned(startAt, zone, 'HH:mm')}–${zoned(endAt, zone, 'HH:mm')}`;
  const fromT = (at: number) => `T${at < t ? '−' : '+'}${Math.abs(at - t) / MINUTE}`;
  return `${fromT(startAt)} to ${fromT(endAt)} min`;
}

/** Reading a zone's rules takes long, and needs end at the same few times over and over. */
const days = new Map<string, string>();
const MOST_DAYS = 2_000;

/** The calendar day on which a span ends, "2026-11-24". */
export function dayOf({ endAt }: Span, { zone }: Clock): string {
  const key = `${endAt} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const day = zoned(endAt - 1, zone, 'yyyy-MM-dd');
  days.set(key, day);
  return day;
}

/** "Reception 15:00–18:00". */
export const placeAndHours = (situation: Situation, need: number, span: Span): string =>
  `${situation.where[need] ?? 'A place no longer in the plan'} ${hoursWords(span, situation.clock)}`;

/** "2 of 3 Romanian interpreters (woman)". */
export function someOf(situation: Situation, need: number, there: number): string {
  const { number = 0 } = situation.problem.needs[need] ?? {};
  const asked = situation.asked[need];
  const words = asked === undefined ? 'people' : staffWords(asked.role, number, asked.languages, asked.gender);
  return `${there} of ${number} ${words}`;
}

/** What a record of a need or a request asks for. */
export const askedOf = (
  record: {
    readonly languages?: readonly string[];
    readonly dialects?: readonly Dialect[];
    readonly gender?: GenderAsked;
    readonly worksWith?: WorksWith;
    readonly certificates?: readonly CertificateKind[];
  },
  role: StaffRole,
): Asked => ({
  role,
  languages: record.languages ?? [],
  dialects: record.dialects ?? [],
  gender: record.gender ?? 'any',
  worksWith: record.worksWith ?? 'either',
  certificates: record.certificates ?? [],
});

/** What keeps somebody out of a need. A paper that is good, and should be looked at again, does not. */
export const keepsOut = ({ certificate }: Misfit): boolean => certificate?.fault !== 'check_due';

/** What is left of a span after now; null where nothing is. */
export function fromNow<S extends Span>(span: S, now: number): S | null {
  const startAt = Math.max(span.startAt, now);
  return startAt < span.endAt ? { ...span, startAt } : null;
}

/** People who are the same for the solver are one unit, whose ids are theirs in order. */
export function together(units: readonly Unit[], needs: readonly Need[]): readonly Unit[] {
  const groups = new Map<string, Unit>();
  for (const unit of units) {
    const key = alike(unit, needs);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? unit
        : { ...known, ids: [...known.ids, ...unit.ids], holds: [...known.holds, ...unit.holds] },
    );
  }
  return [...groups.values()];
}

function alike({ kind, ids, holds, spans, fits, maxMinutes }: Unit, needs: readonly Need[]): string {
  const sides = new Set(fits.map((need) => needs[need]?.worksWith ?? 'either'));
  const alone = kind === 'free' && (holds.length > 0 || maxMinutes !== null || sides.size > 1);
  if (alone) return `alone ${ids.join(' ')}`;
  return JSON.stringify([kind, holds.map((hold) => [hold.need, hold.startAt, hold.endAt, hold.counts]), spans, fits]);
}
