import type { CoverView } from '#shared/records.ts';
import type { From } from './found.ts';
import { timeRange } from './clock.ts';
import type { Need } from './people.ts';
import { placeName } from './places.ts';
import type { Presence } from './presence.ts';
import { zoneOf } from './when.ts';
import { staffWords } from './words.ts';

export type Gap = NonNullable<CoverView['gap']>;

/** The first unbroken stretch of hours that is short, by its worst hour. */
export function gapOf({ requirement }: Need, { slots, hours }: Presence, from: From): Gap {
  const isShort = (hour: number) => (hours[hour] ?? 0) < requirement.number;
  const first = slots.findIndex((_, hour) => isShort(hour));
  if (first === -1) return { kind: 'none' };
  const after = slots.findIndex((_, hour) => hour > first && !isShort(hour));
  const stretch = slots.slice(first, after === -1 ? undefined : after);
  const least = Math.min(...stretch.map((_, offset) => hours[first + offset] ?? 0));
  const startAt = slots[first]?.startAt ?? 0;
  const endAt = stretch.at(-1)?.endAt ?? startAt;
  const when = `${placeName(requirement.place, from)} ${timeRange(startAt, endAt, zoneOf(from))}`;
  return {
    kind: 'short',
    startAt,
    endAt,
    missing: requirement.number - least,
    sentence: shortWords(when, least, requirement),
  };
}

/** Without T there are no hours: heads are counted. */
export function gapOfHeads({ requirement }: Need, counted: number, from: From): Gap {
  if (counted >= requirement.number) return { kind: 'none' };
  const sentence = shortWords(placeName(requirement.place, from), counted, requirement);
  return { kind: 'short', startAt: null, endAt: null, missing: requirement.number - counted, sentence };
}

/** "Reception 15:00–18:00: 1 of 2 Romanian interpreters (woman)". */
export const shortWords = (
  where: string,
  there: number,
  { number, role, languages, gender }: Need['requirement'],
): string => `${where}: ${there} of ${number} ${staffWords(role, number, languages, gender)}`;
