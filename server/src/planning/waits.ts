import type { CoverView } from '#shared/records.ts';
import type { Id } from '#shared/ids.ts';
import { overlap } from '#shared/staffing/spans.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { recordKey } from '../domain/tables.ts';
import { hourMinute } from './clock.ts';
import { listed } from './fault-words.ts';
import type { From } from './found.ts';
import type { Need } from './people.ts';
import { placeName } from './places.ts';
import { windowAt } from './presence.ts';
import type { Presence } from './presence.ts';
import { MINUTE, zoneOf } from './when.ts';

type Waits = NonNullable<CoverView['waits']>;

export interface FoundWaits {
  readonly waits: Waits | null;
  readonly speaksOf: readonly string[];
}

/**
 * People found against those who can see to them: each takes her minutes with one of those who count, from the later of the
 * window's start and the strike at her address, in the order of the strikes, with whoever is free first. A talk is held in
 * one piece, within the hours of the need and outside breaks. How many suspects will be arrested nobody plans, so nobody
 * waits on the suspects' side. Where the number is nowhere known, the sentence says so and nothing is reckoned.
 */
export function waitsAt(need: Need, { counted }: Presence, t: number, from: From): FoundWaits {
  const { minutesEach, worksWith, place } = need.requirement;
  if (minutesEach === null || worksWith === 'suspects') return { waits: null, speaksOf: [] };
  const groups = groupsFor(place, from);
  const speaksOf = groups.map(({ addressId }) => recordKey('address', addressId));
  const window = windowAt(need, t);
  const arrivals = groups
    .flatMap(({ number, offset }) =>
      Array.from({ length: number ?? 0 }, () => Math.max(window.startAt, t + offset * MINUTE)),
    )
    .sort((a, b) => a - b);
  const unknown = groups.filter(({ number }) => number === null).map(({ ref }) => ref);
  if (arrivals.length === 0 && unknown.length === 0) return { waits: null, speaksOf };
  const free = counted.map(({ atWork }) => atWork.flatMap((span) => overlap(span, window) ?? []));
  const begins = seen(arrivals, free, minutesEach * MINUTE);
  const unseen = begins.filter((at) => at === null).length;
  const lastAt = unseen > 0 || begins.length === 0 ? null : Math.max(...begins.map((at) => at ?? 0));
  const nobodyWaits = begins.every((at, n) => at === arrivals[n]);
  const words = { where: placeName(place, from), zone: zoneOf(from), endAt: window.endAt };
  const sentence = sentenceOf({ people: arrivals.length, unseen, lastAt, nobodyWaits, unknown, ...words });
  return { waits: { people: arrivals.length, minutesEach, lastAt, unseen, sentence }, speaksOf };
}

interface Group {
  readonly addressId: Id;
  readonly ref: string;
  /** Null: nobody knows. */
  readonly number: number | null;
  readonly offset: number;
}

/** Of one address its own people; of a site those of the addresses that bring them there. */
function groupsFor(place: Need['requirement']['place'], from: From): readonly Group[] {
  const ids =
    place.kind === 'address'
      ? [place.id]
      : [...from.ids('address', 'site', place.id)].filter((id) => from.part('address', id, 'receptionId') === place.id);
  return ids.flatMap((addressId) => {
    const ref = from.part('address', addressId, 'ref');
    if (ref === undefined) return [];
    const found = from.part('address', addressId, 'counts')?.found?.number;
    const number = found ?? from.part('address', addressId, 'expected')?.number ?? null;
    return [{ addressId, ref, number, offset: from.part('address', addressId, 'strikeOffset') ?? 0 }];
  });
}

/** When each is seen, in the order of their coming; null for whom nobody has time. */
function seen(
  arrivals: readonly number[],
  free: readonly (readonly Span[])[],
  length: number,
): readonly (number | null)[] {
  const busyUntil = free.map(() => -Infinity);
  return arrivals.map((arrivedAt) => {
    const begins = free.map((spans, at) => firstFrom(Math.max(arrivedAt, busyUntil[at] ?? 0), spans, length));
    const soonest = Math.min(...begins);
    if (soonest === Infinity) return null;
    busyUntil[begins.indexOf(soonest)] = soonest + length;
    return soonest;
  });
}

/** The first moment from `at` on from which there is time in one piece; Infinity where there is none. */
function firstFrom(at: number, spans: readonly Span[], length: number): number {
  const span = spans.find(({ startAt, endAt }) => Math.max(at, startAt) + length <= endAt);
  return span === undefined ? Infinity : Math.max(at, span.startAt);
}

interface Told {
  readonly where: string;
  readonly zone: string;
  readonly endAt: number;
  readonly people: number;
  readonly unseen: number;
  readonly lastAt: number | null;
  readonly nobodyWaits: boolean;
  readonly unknown: readonly string[];
}

function sentenceOf(told: Told): string {
  const { unknown, people } = told;
  const nobodyKnows = `Nobody knows how many people to expect at ${listed(unknown)}.`;
  if (people === 0) return nobodyKnows;
  return unknown.length === 0 ? known(told) : `${known(told)} ${nobodyKnows}`;
}

function known({ where, zone, endAt, people, unseen, lastAt, nobodyWaits }: Told): string {
  if (lastAt === null) {
    const are = unseen === 1 ? 'is' : 'are';
    return `${where}: ${unseen} of ${people} ${are} not seen before ${hourMinute(endAt, zone)}.`;
  }
  if (nobodyWaits)
    return `${where}: ${people === 1 ? 'the 1 person does not wait' : `none of ${people} people waits`}.`;
  const last = people === 1 ? 'the 1 person' : `the last of ${people} people`;
  return `${where}: ${last} waits until ${hourMinute(lastAt, zone)}.`;
}
