import type { CoverView } from '#shared/records.ts';
import { holds } from '#shared/staffing/spans.ts';
import type { Engagement } from './engagements.ts';
import { timeRange } from './clock.ts';
import type { From } from './found.ts';
import { shortWords } from './gap.ts';
import type { Need } from './people.ts';
import { placeName } from './places.ts';
import type { Presence } from './presence.ts';
import { zoneOf } from './when.ts';
import { whoWords } from './who-words.ts';

type RestsOn = NonNullable<CoverView['restsOn']>;

/** Without whom an hour that is covered would fall short; each with the first stretch of such hours. */
export function restsOnAt({ requirement }: Need, { slots, hours, counted }: Presence, from: From): RestsOn {
  const isJust = hours.map((count) => count === requirement.number);
  if (!isJust.includes(true)) return [];
  return counted.flatMap(({ engagement, there }): RestsOn => {
    const falls = slots.map((slot, hour) => isJust[hour] === true && holds(there, slot));
    const first = falls.indexOf(true);
    if (first === -1) return [];
    const after = falls.findIndex((one, hour) => hour > first && !one);
    const last = after === -1 ? slots.length - 1 : after - 1;
    const when = timeRange(slots[first]?.startAt ?? 0, slots[last]?.endAt ?? 0, zoneOf(from));
    return [resting(engagement, requirement, `${placeName(requirement.place, from)} ${when}`, from)];
  });
}

/** Without T: where just as many said yes as are needed, it rests on each of them. */
export const restsOnHeads = ({ requirement }: Need, counted: readonly Engagement[], from: From): RestsOn =>
  counted.length === requirement.number
    ? counted.map((one) => resting(one, requirement, placeName(requirement.place, from), from))
    : [];

const resting = (one: Engagement, requirement: Need['requirement'], where: string, from: From) => ({
  ...one.on,
  sentence: `Without ${whoWords(one, requirement, from)}: ${shortWords(where, requirement.number - 1, requirement)}.`,
});
