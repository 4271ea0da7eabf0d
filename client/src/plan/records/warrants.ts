import { isInstant, minute, day } from '../../format/zone.ts';
import { timeText } from '../../format/parse-time.ts';
import { dayAndTime, tTime } from '../../format/time.ts';
import { counted } from '../../format/language.ts';
import type { OperationView } from '#shared/records.ts';
import type { WarrantView } from '#shared/plan-records.ts';
import type { WarrantType } from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';

/**
 * The moments at which an address is to be entered (ms): one, or one for each pencilled date; none without either.
 * `strikeOffset` in minutes from T.
 */
export function strikesOf({ t = null, dates = [] }: OperationView, strikeOffset = 0): readonly number[] {
  const all = t === null ? dates.map((date) => date.t) : [t];
  return all.map((at) => at + strikeOffset * minute);
}

/** What stands against going in under a warrant, each in a sentence. Says the same as the server's readiness does. */
export function warrantFaults(warrant: WarrantView, strikes: readonly number[], zone: string): readonly string[] {
  const { standing, endsAt = null } = warrant;
  if (standing !== 'issued' && standing !== 'executed') return [];
  const late = endsAt === null ? [] : strikes.filter((at) => at >= endsAt);
  return [
    ...late.map((at) => `Spent ${timeText(endsAt ?? at, zone)}, before the entry at ${dayAndTime(at, zone)}.`),
    ...entryFaults(warrant),
  ];
}

function entryFaults({ type = 'other', entries }: WarrantView): readonly string[] {
  if (entries === undefined || entries.allowed === null || entries.used < entries.allowed) return [];
  const { used, allowed } = entries;
  if (used > allowed) return [`Entered ${counted(used, 'time')}, and ${allowed} allowed.`];
  return WARRANT_LAW[type].entries === 'authorised'
    ? ['Executed: a further entry needs an inspector’s written authority.']
    : ['Executed: it allows no further entry.'];
}

/** "3 months from the day of issue", or that whoever records it says until when. */
export function lifeWords(type: WarrantType): string {
  const { life } = WARRANT_LAW[type];
  if (life === null) return 'until the end that stands on it';
  return 'months' in life
    ? `${counted(life.months, 'month')} from the day of issue`
    : `${counted(life.days, 'day')} from the day of issue`;
}

/** "1 of 2 entries made", "1 entry made". */
export function entriesWords({ entries }: WarrantView): string {
  if (entries === undefined) return 'not known';
  const { used, allowed } = entries;
  return allowed === null ? `${counted(used, 'entry', 'entries')} made` : `${used} of ${allowed} made`;
}

/** "26 Feb 2027 00:00 · T+92 days": a time far from T, both ways. */
export function farBothWays(at: number, t: number | null, zone: string): string {
  const text = isInstant(at) ? timeText(at, zone) : 'not known';
  if (t === null) return text;
  const apart = at - t;
  if (Math.abs(apart) < 3 * day) return `${text} · ${tTime(at, t, 'plan')}`;
  const days = Math.floor(Math.abs(apart) / day);
  return `${text} · T${apart < 0 ? '−' : '+'}${days} days`;
}
