import { holdsAll, MINUTE, type Problem, type Span } from './problem.ts';

/** Slots of time common to some needs: between two cuts nothing begins and nothing ends. */
export interface Cuts {
  readonly times: readonly number[];
  /** The slots that lie in a span whole, as a range of indexes. */
  readonly slotsIn: (span: Span) => readonly number[];
  readonly slot: (index: number) => Span;
  /** The first cut at or after a time; undefined where there is none. */
  readonly firstFrom: (at: number) => number | undefined;
}

const HALF_HOUR = 30 * MINUTE;
/** So many half hours are more than anybody's day: beyond it only what begins and ends cuts. */
const MOST_HALF_HOURS = 48;

/**
 * Cuts where a need, a holding, somebody's hours or an urgency begins or ends; and every half hour where journeys are laid
 * out, because whoever comes from elsewhere begins between two of the others.
 */
export function cutsOf(problem: Problem, needs: readonly number[], units: readonly number[], journeys: boolean): Cuts {
  const windows = needs.flatMap((need) => problem.needs[need] ?? []);
  const first = Math.min(...windows.map(({ startAt }) => startAt));
  const last = Math.max(...windows.map(({ endAt }) => endAt));
  const holds = units.flatMap((unit) => problem.units[unit]?.holds ?? []);
  const spans = units.flatMap((unit) => problem.units[unit]?.spans ?? []);
  const fixed = problem.fixed.filter(({ need }) => needs.includes(need));
  const within = (at: number) => at >= first && at <= last;
  const ends = [...windows, ...spans, ...fixed].flatMap(({ startAt, endAt }) => [startAt, endAt]).filter(within);
  const held = holds.flatMap(({ startAt, endAt }) => [startAt, endAt]);
  const halves = journeys ? halfHours(first, last) : [];
  const times = [...new Set([...ends, ...held, ...problem.soon.filter(within), ...halves])].sort((a, b) => a - b);
  return cutsAt(times);
}

function halfHours(first: number, last: number): readonly number[] {
  const begin = Math.ceil(first / HALF_HOUR) * HALF_HOUR;
  const many = Math.floor((last - begin) / HALF_HOUR) + 1;
  return many > MOST_HALF_HOURS ? [] : Array.from({ length: Math.max(0, many) }, (_, n) => begin + n * HALF_HOUR);
}

function cutsAt(times: readonly number[]): Cuts {
  const slot = (index: number): Span => ({ startAt: times[index] ?? 0, endAt: times[index + 1] ?? 0 });
  const firstFrom = (at: number) => {
    const found = times.findIndex((time) => time >= at);
    return found === -1 ? undefined : found;
  };
  const slotsIn = (span: Span) => {
    const from = firstFrom(span.startAt) ?? times.length;
    const slots: number[] = [];
    for (let index = from; index < times.length - 1 && holdsAll(span, slot(index)); index += 1) slots.push(index);
    return slots;
  };
  return { times, slot, slotsIn, firstFrom };
}
