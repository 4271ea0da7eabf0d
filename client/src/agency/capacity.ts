import { dayRange, nearTime } from '../format/time.ts';
import { needSentence } from '../words/sentences.ts';
import type { TimeReading } from '../format/parse-time.ts';
import type { CapacityView } from '#shared/staffing-records.ts';
import type { GenderAsked, StaffRole } from '#shared/vocabulary.ts';

/** One thing that the agency let it be known that it could send. */
export interface CapacityLine {
  readonly id: string;
  /** "2 support workers who speak Romanian (woman)". */
  readonly what: string;
  /** "Thu 26 Nov 13:00–21:00" or "any of the hours asked". */
  readonly when: string;
  readonly note: string;
  /** "14:02". */
  readonly since: string;
}

/** What was declared, the newest first. */
export function capacityLines(
  capacities: ReadonlyMap<string, CapacityView>,
  now: number,
  zone: string,
): readonly CapacityLine[] {
  return [...capacities]
    .sort(([, a], [, b]) => (b.at ?? 0) - (a.at ?? 0))
    .map(([id, { role, number = 1, languages = [], gender = 'any', hours = null, note = '', at = 0 }]) => ({
      id,
      what: role === undefined ? 'People' : needSentence({ role, number, languages, gender }),
      when: hours === null ? 'any of the hours asked' : dayRange(hours.startAt, hours.endAt, zone),
      note,
      since: nearTime(at, now, zone),
    }));
}

/** What is typed into the form. */
export interface CapacityTyped {
  readonly role: StaffRole | '';
  readonly number: number | undefined;
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly hours: 'any' | 'these';
  readonly note: string;
}
export const CAPACITY_EMPTY: CapacityTyped = {
  role: '',
  number: 1,
  languages: [],
  gender: 'any',
  hours: 'any',
  note: '',
};

/** Labels of the fields by their path in the payload. */
export const capacityLabels = {
  role: 'Role',
  number: 'How many',
  languages: 'Languages',
  gender: 'Who',
  'hours.startAt': 'From',
  'hours.endAt': 'Until',
  note: 'Note',
} as const;

/** What is sent. A time that cannot be read is left out, so that the schema says which; an unchosen role likewise. */
export function capacityPayload(typed: CapacityTyped, from: TimeReading, until: TimeReading): unknown {
  const { role, number, languages, gender, note } = typed;
  const read = (reading: TimeReading): number | undefined => (reading.kind === 'at' ? reading.at : undefined);
  return {
    role: role === '' ? undefined : role,
    number,
    languages,
    gender,
    hours: typed.hours === 'any' ? null : { startAt: read(from), endAt: read(until) },
    note,
  };
}
