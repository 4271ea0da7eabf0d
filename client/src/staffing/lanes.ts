import { languageName } from '../format/language.ts';
import { hour } from '../format/zone.ts';
import { placeName, sorted } from '../plan/plan-data.ts';
import { needLabel, siteTitle } from '../words/sentences.ts';
import type { CoverView, RequirementView } from '#shared/records.ts';
import { meets, type Span } from '#shared/staffing/spans.ts';
import { barState, type BarState } from './bar-state.ts';
import { spanOf, spanWords, type StaffingFrame } from './frame.ts';
import { onKey, type OnWhat, type StaffingData, type StaffingIndex } from './staffing-data.ts';
import { agencyWords, isLive, personWords, staffName } from './who.ts';

/** Somebody on the hours of a need. */
export interface Bar extends Span {
  readonly key: string;
  readonly on: OnWhat;
  readonly requirementId: string;
  /** On which line of the need it lies, from nought; bars of one line do not meet. */
  readonly line: number;
  /** As it stands on the bar: "Harbour Support · Romanian", or a name of the staff. */
  readonly label: string;
  /** As it is read out, whole. */
  readonly who: string;
  readonly state: BarState;
  /** What fails if she does not come. */
  readonly rests: readonly string[];
  /** How many rules stand against her, and how many were set aside. */
  readonly against: number;
  readonly aside: number;
  readonly untold: boolean;
}

/** Hours of a need that are covered alike. */
export interface CoverRun extends Span {
  readonly there: number;
  readonly needed: number;
  readonly kind: 'full' | 'part' | 'none';
}

export interface NeedLane {
  readonly id: string;
  readonly ref: string;
  readonly label: string;
  /** The hours asked for. */
  readonly span: Span;
  readonly needed: number;
  readonly runs: readonly CoverRun[];
  readonly bars: readonly Bar[];
  readonly lines: number;
  /** "short 15:00–18:00", or that it is covered. */
  readonly cover: { readonly tone: 'ok' | 'warn' | 'bad'; readonly words: string };
  readonly waits: string | null;
}

export interface PlaceGroup {
  readonly key: string;
  readonly name: string;
  readonly needs: readonly NeedLane[];
}

export interface Timeline {
  readonly groups: readonly PlaceGroup[];
  /** All hours in sight, whole hours from T. */
  readonly span: Span;
  /** Where an hour begins. */
  readonly hours: readonly number[];
}

/** Who is where and when, by need within place; `ids` are the needs that the filters leave. */
export function timelineOf(
  data: StaffingData,
  index: StaffingIndex,
  frame: StaffingFrame,
  ids: ReadonlySet<string>,
): Timeline {
  const byPlace = new Map<string, [string, RequirementView][]>();
  for (const entry of sorted(data.requirements, ({ ref }) => ref)) {
    if (!ids.has(entry[0])) continue;
    const key = placeKey(entry[1]);
    const group = byPlace.get(key);
    if (group === undefined) byPlace.set(key, [[...entry]]);
    else group.push([...entry]);
  }
  const groups = placeOrder(data)
    .filter((key) => byPlace.has(key))
    .map((key) => {
      const needs = byPlace.get(key) ?? [];
      return {
        key,
        name: placeName(data, needs[0]?.[1].place),
        needs: needs.map(([id, need]) => laneOf(id, need, data, index, frame)),
      };
    });
  const span = wholeSpan(groups, frame);
  const hours = Array.from(
    { length: Math.round((span.endAt - span.startAt) / hour) },
    (_, i) => span.startAt + i * hour,
  );
  return { groups, span, hours };
}

const placeKey = ({ place }: RequirementView): string => `${place?.kind ?? ''} ${place?.id ?? ''}`;

/** Addresses by ref, then sites, then what is at no place that is seen. */
const placeOrder = (data: StaffingData): readonly string[] => [
  ...sorted(data.addresses, ({ ref }) => ref).map(([id]) => `address ${id}`),
  ...sorted(data.sites, siteTitle).map(([id]) => `site ${id}`),
  ' ',
];

function laneOf(
  id: string,
  need: RequirementView,
  data: StaffingData,
  index: StaffingIndex,
  frame: StaffingFrame,
): NeedLane {
  const span = spanOf(frame, need.window ?? { start: 0, end: 60 });
  const cover = index.coverOf.get(id);
  const bars = inLines(barsOf(id, span, data, index, frame));
  const needed = cover?.needed ?? need.number ?? 1;
  const runs = runsOf(cover, needed, span, frame);
  return {
    id,
    ref: need.ref ?? '',
    label: needLabel(need),
    span,
    needed,
    runs,
    bars,
    lines: bars.reduce((most, { line }) => Math.max(most, line + 1), 0),
    cover: coverWords(runs, cover, needed, frame),
    waits: cover?.waits?.sentence ?? null,
  };
}

type LooseBar = Omit<Bar, 'line'>;

function barsOf(
  requirementId: string,
  span: Span,
  data: StaffingData,
  index: StaffingIndex,
  frame: StaffingFrame,
): readonly LooseBar[] {
  const people = (index.assignmentsOf.get(requirementId) ?? []).filter(
    (entry) => isLive(entry) || entry[1].presence === 'stood_down',
  );
  const agencies = people.flatMap(([id, one]): LooseBar[] => {
    const { startAt = 0, endAt = 0 } = one;
    // Where two dates are pencilled, whoever is offered for the other one is not here.
    if (frame.dateId !== null && !meets({ startAt, endAt }, span)) return [];
    const languages = (one.languages ?? []).map(languageName).join(', ');
    const agency = agencyWords(data, one.agencyId, one.unitId);
    const on = { kind: 'assignment', id } as const;
    return [
      {
        ...common(on, index),
        requirementId,
        startAt,
        endAt,
        label: languages === '' ? agency : `${agency} · ${languages}`,
        who: personWords(data, id),
        state: barState(one),
        untold: (index.noticesOf.get(id) ?? []).length > 0,
      },
    ];
  });
  const own = (index.dutiesOf.get(requirementId) ?? []).map(([id, duty]): LooseBar => {
    const name = staffName(data, duty.staffId);
    return {
      ...common({ kind: 'duty', id }, index),
      requirementId,
      ...spanOf(frame, duty.window ?? { start: 0, end: 60 }),
      label: name,
      who: `${name}, own staff`,
      state: { word: 'On duty', tone: 'busy', icon: 'dot', fixed: false },
      untold: false,
    };
  });
  return [...agencies, ...own];
}

function common(on: OnWhat, index: StaffingIndex) {
  const key = onKey(on);
  const faults = index.clashOf.get(key)?.faults ?? [];
  const aside = faults.filter(({ setAside }) => setAside !== null).length;
  return { key, on, rests: index.restsOn.get(key) ?? [], against: faults.length - aside, aside };
}

/** Puts bars on as few lines as they need, the earliest first. */
export function inLines(bars: readonly LooseBar[]): readonly Bar[] {
  const ends: number[] = [];
  return [...bars]
    .sort((a, b) => a.startAt - b.startAt || (a.key < b.key ? -1 : 1))
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.startAt);
      const line = free === -1 ? ends.length : free;
      ends[line] = bar.endAt;
      return { ...bar, line };
    });
}

/** The hours asked for, in stretches that are covered alike; none while there is neither T nor a pencilled date. */
export function runsOf(
  cover: CoverView | undefined,
  needed: number,
  span: Span,
  { dateId, origin }: StaffingFrame,
): readonly CoverRun[] {
  if (cover === undefined || origin === null) return [];
  const dated = dateId === null ? cover : cover.byDate?.find((one) => one.dateId === dateId);
  const { hours = [], startAt } = dated ?? {};
  const first = startAt ?? span.startAt;
  const runs: CoverRun[] = [];
  for (const [index, there] of hours.entries()) {
    const from = first + index * hour;
    const to = Math.min(from + hour, span.endAt);
    const last = runs.at(-1);
    if (last !== undefined && last.there === there) runs[runs.length - 1] = { ...last, endAt: to };
    else runs.push({ startAt: from, endAt: to, there, needed, kind: kindOf(there, needed) });
  }
  return runs;
}

const kindOf = (there: number, needed: number): CoverRun['kind'] =>
  there >= needed ? 'full' : there === 0 ? 'none' : 'part';

function coverWords(
  runs: readonly CoverRun[],
  cover: CoverView | undefined,
  needed: number,
  frame: StaffingFrame,
): NeedLane['cover'] {
  if (runs.length === 0) {
    const short = cover?.gap?.kind === 'short' ? cover.gap.missing : 0;
    if (cover === undefined) return { tone: 'warn', words: `${needed} needed` };
    return short === 0
      ? { tone: 'ok', words: `${needed} of ${needed}` }
      : { tone: short < needed ? 'warn' : 'bad', words: `${needed - short} of ${needed}` };
  }
  const first = runs.findIndex(({ kind }) => kind !== 'full');
  if (first === -1) return { tone: 'ok', words: 'covered' };
  const after = runs.findIndex(({ kind }, index) => index > first && kind === 'full');
  const stretch = runs.slice(first, after === -1 ? undefined : after);
  const span = { startAt: stretch[0]?.startAt ?? 0, endAt: stretch.at(-1)?.endAt ?? 0 };
  const nobody = stretch.every(({ kind }) => kind === 'none');
  return { tone: nobody ? 'bad' : 'warn', words: `${nobody ? 'nobody' : 'short'} ${spanWords(frame, span)}` };
}

/** All hours of all needs and people, whole hours counted from the origin, so that lines of hours stand on the clock of T. */
function wholeSpan(groups: readonly PlaceGroup[], { origin }: StaffingFrame): Span {
  const base = origin ?? 0;
  let startAt = Number.POSITIVE_INFINITY;
  let endAt = Number.NEGATIVE_INFINITY;
  for (const { needs } of groups)
    for (const { span, bars } of needs)
      for (const one of [span, ...bars]) {
        startAt = Math.min(startAt, one.startAt);
        endAt = Math.max(endAt, one.endAt);
      }
  if (startAt >= endAt) return { startAt: base - hour, endAt: base + 8 * hour };
  return {
    startAt: base + Math.floor((startAt - base) / hour) * hour,
    endAt: base + Math.ceil((endAt - base) / hour) * hour,
  };
}
