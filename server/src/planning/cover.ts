import type { CoverView } from '#shared/records.ts';
import type { Assignment, Operation, OperationEntities, Requirement } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import { UNKNOWN_LANGUAGE } from '#shared/vocabulary.ts';
import { timeRange } from './clock.ts';
import type { Derived, Parts } from './parts.ts';
import { staffWords } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Slot = { readonly startAt: number; readonly endAt: number };

/**
 * One requirement's cover by hour. The hours are counted from the start of its window (T + start); the last may be
 * shorter than an hour. A person counts for an hour when she has said yes (and was not asked again since), fits what is
 * asked, and is there for the whole of that hour; once stood down, only until then. People put forward or asked again
 * are counted apart. Without T there are no hours, and the gap is one of heads; each date that is pencilled has its own
 * hours and its own gap beside that.
 */
export function coverOf(requirementId: string, from: Parts<OperationEntities>): Derived<CoverView> | null {
  const requirement = from.get('requirement', requirementId);
  if (requirement === undefined) return null;
  const ids = [...from.ids('assignment', 'requirement', requirementId)];
  const fitting = ids
    .map((id) => from.get('assignment', id))
    .filter((assignment) => assignment !== undefined)
    .filter((assignment) => fits(assignment, requirement));
  const slots = slotsOf(requirement, from.part('operation', OPERATION_RECORD, 't') ?? null);
  const hours = hoursOf(slots, fitting);
  const dates = from.part('operation', OPERATION_RECORD, 'dates') ?? [];
  return {
    value: {
      requirementId,
      needed: requirement.number,
      startAt: slots[0]?.startAt ?? null,
      hours,
      putForward: fitting.filter(isPutForward).length,
      gap:
        slots.length === 0
          ? gapOfHeads(requirement, fitting.filter(isConfirmed).length, from)
          : gapOf(requirement, slots, hours, from),
      ...(dates.length === 0 ? {} : { byDate: dates.map((date) => coverOn(date, requirement, fitting, from)) }),
    },
    speaksOf: [
      recordKey('requirement', requirementId),
      recordKey(requirement.place.kind, requirement.place.id),
      ...ids.map((id) => recordKey('assignment', id)),
    ],
  };
}

/** The cover on one pencilled date. Who is put forward counts for the date on whose hours she is offered. */
function coverOn(
  { id: dateId, t }: Operation['dates'][number],
  requirement: Requirement,
  fitting: readonly Assignment[],
  from: Parts<OperationEntities>,
): NonNullable<CoverView['byDate']>[number] {
  const slots = slotsOf(requirement, t);
  const hours = hoursOf(slots, fitting);
  const window = windowOf(requirement, t);
  const putForward = fitting.filter((assignment) => isPutForward(assignment) && meets(assignment, window)).length;
  return { dateId, startAt: window.startAt, hours, putForward, gap: gapOf(requirement, slots, hours, from) };
}

const isConfirmed = ({ answer }: Assignment): boolean => answer === 'confirmed';
const isPutForward = ({ answer }: Assignment): boolean => answer === 'put_forward' || answer === 'asked_again';
const meets = (one: Slot, other: Slot): boolean => one.startAt < other.endAt && one.endAt > other.startAt;

/** How many confirmed people are there for the whole of each hour. */
const hoursOf = (slots: readonly Slot[], fitting: readonly Assignment[]): readonly number[] => {
  const confirmed = fitting.filter(isConfirmed);
  return slots.map((slot) => confirmed.filter((assignment) => coversSlot(assignment, slot)).length);
};

/** Whether a person is what a requirement asks for: role, every language named, gender, and whom she works with. */
export function fits(assignment: Assignment, requirement: Requirement): boolean {
  return (
    assignment.role === requirement.role &&
    requirement.languages.every((tag) => tag === UNKNOWN_LANGUAGE || assignment.languages.includes(tag)) &&
    (requirement.gender === 'any' || assignment.gender === requirement.gender) &&
    (requirement.worksWith === 'either' ||
      assignment.worksWith === 'either' ||
      assignment.worksWith === requirement.worksWith)
  );
}

const windowOf = ({ window }: Requirement, t: number): Slot => ({
  startAt: t + window.start * MINUTE,
  endAt: t + window.end * MINUTE,
});

function slotsOf(requirement: Requirement, t: number | null): readonly Slot[] {
  if (t === null) return [];
  const { startAt: start, endAt: end } = windowOf(requirement, t);
  return Array.from({ length: Math.ceil((end - start) / HOUR) }, (_, hour) => ({
    startAt: start + hour * HOUR,
    endAt: Math.min(start + (hour + 1) * HOUR, end),
  }));
}

function coversSlot(assignment: Assignment, slot: Slot): boolean {
  const stoodDown = assignment.presence === 'stood_down' ? (assignment.presenceAt ?? assignment.startAt) : null;
  const endAt = stoodDown === null ? assignment.endAt : Math.min(assignment.endAt, stoodDown);
  return assignment.startAt <= slot.startAt && endAt >= slot.endAt;
}

/** The first unbroken stretch of hours that is short, by its worst hour. */
function gapOf(
  requirement: Requirement,
  slots: readonly Slot[],
  hours: readonly number[],
  from: Parts<OperationEntities>,
): NonNullable<CoverView['gap']> {
  const isShort = (hour: number) => (hours[hour] ?? 0) < requirement.number;
  const first = slots.findIndex((_, hour) => isShort(hour));
  if (first === -1) return { kind: 'none' };
  const after = slots.findIndex((_, hour) => hour > first && !isShort(hour));
  const stretch = slots.slice(first, after === -1 ? undefined : after);
  const least = Math.min(...stretch.map((_, offset) => hours[first + offset] ?? 0));
  const startAt = slots[first]?.startAt ?? 0;
  const endAt = stretch.at(-1)?.endAt ?? startAt;
  const zone = from.part('operation', OPERATION_RECORD, 'zone') ?? 'Europe/London';
  const when = `${placeName(requirement, from)} ${timeRange(startAt, endAt, zone)}`;
  return {
    kind: 'short',
    startAt,
    endAt,
    missing: requirement.number - least,
    sentence: short(when, least, requirement),
  };
}

function gapOfHeads(
  requirement: Requirement,
  confirmed: number,
  from: Parts<OperationEntities>,
): NonNullable<CoverView['gap']> {
  if (confirmed >= requirement.number) return { kind: 'none' };
  const sentence = short(placeName(requirement, from), confirmed, requirement);
  return { kind: 'short', startAt: null, endAt: null, missing: requirement.number - confirmed, sentence };
}

/** "Reception 15:00–18:00: 1 of 2 Romanian interpreters (woman)". */
const short = (where: string, there: number, { number, role, languages, gender }: Requirement): string =>
  `${where}: ${there} of ${number} ${staffWords(role, number, languages, gender)}`;

/** A site's name, an address's ref. */
function placeName({ place }: Requirement, from: Parts<OperationEntities>): string {
  const name = place.kind === 'site' ? from.part('site', place.id, 'name') : from.part('address', place.id, 'ref');
  return name ?? 'A place no longer in the plan';
}
