import { REST_RULES } from '#shared/staffing/rest-rules.ts';
import { gathered, lengthOf, meets } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { travelMinutes } from '#shared/staffing/travel-rules.ts';
import type { Against } from './against.ts';
import { against } from './against.ts';
import type { Engagement } from './engagements.ts';
import type { From } from './found.ts';
import type { Need, Person } from './people.ts';
import { placeName, pointOf } from './places.ts';
import { hoursWords, lengthWords, MINUTE, zoneOf } from './when.ts';
import { whoWords } from './who-words.ts';

const LONGEST_DAY = REST_RULES.longestDay.minutes * MINUTE;
const DAILY_REST = REST_RULES.dailyRest.minutes * MINUTE;

/** More than they can do in all, or a day too long to leave the night's rest. These block nothing: they are said. */
export function tooLong(
  { engagement, others }: Person,
  { requirement }: Need,
  t: number | null,
  from: From,
): readonly Against[] {
  const own = engagement.spanAt(t ?? 0);
  const spans = [own, ...others.map(({ spanAt }) => spanAt(t ?? 0))];
  const most = mostOf(engagement, from);
  const all = lengthOf(spans);
  if (most !== null && all > most) {
    const sentence = () =>
      `${whoWords(engagement, requirement, from)} is down for ${lengthWords(all)} in all, and can do ${lengthWords(most)}.`;
    return [against('hours', engagement, sentence, from)];
  }
  const day = gathered(spans, DAILY_REST).find((one) => meets(one, own));
  if (day === undefined || day.endAt - day.startAt <= LONGEST_DAY) return [];
  const clock = { zone: zoneOf(from), fromT: t === null && engagement.on.kind === 'duty' };
  const sentence = () =>
    `${whoWords(engagement, requirement, from)} is down ${hoursWords(day, clock)}, without ${lengthWords(DAILY_REST)} of rest between.`;
  return [against('hours', engagement, sentence, from)];
}

function mostOf({ on }: Engagement, from: From): number | null {
  const minutes = on.kind === 'assignment' ? (from.part('assignment', on.id, 'maxMinutes') ?? null) : null;
  return minutes === null ? null : minutes * MINUTE;
}

/** Whoever comes from another place comes late where there is less time between than it takes. */
export function tooLittleTravel(
  { engagement, others }: Person,
  { requirement }: Need,
  t: number | null,
  from: From,
): readonly Against[] {
  const own = engagement.spanAt(t ?? 0);
  const late = others
    .map((other) => ({ other, span: other.spanAt(t ?? 0) }))
    .filter(({ span }) => span.endAt <= own.startAt)
    .sort((a, b) => b.span.endAt - a.span.endAt)
    .map(({ other, span }) => wayFrom(other, span, own, requirement, from))
    .find((way) => way !== null && way.has < way.takes);
  if (late === undefined || late === null) return [];
  const sentence = () =>
    `${whoWords(engagement, requirement, from)} comes from ${late.where} with ${lengthWords(late.has)} for a way of ${lengthWords(late.takes)}.`;
  return [against('travel', engagement, sentence, from)];
}

function wayFrom(other: Engagement, before: Span, own: Span, requirement: Need['requirement'], from: From) {
  const place = from.part('requirement', other.requirementId, 'place');
  if (place === undefined || place.id === requirement.place.id) return null;
  const takes = travelMinutes(pointOf(place, from), pointOf(requirement.place, from)) * MINUTE;
  return { where: placeName(place, from), has: own.startAt - before.endAt, takes };
}
