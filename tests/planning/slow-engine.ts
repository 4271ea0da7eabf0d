import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import type { RandomPlan } from './random-plans.ts';
import { linesOf } from './slow-lines.ts';
import type { Line } from './slow-lines.ts';
import { papersBadness } from './slow-papers.ts';
import { between, both, BREAK, duesIn, gapIn, headGap, isTooLong, STEP, wayMinutes, without } from './slow-steps.ts';
import type { Need, Ticks } from './slow-steps.ts';
import { waitsOf } from './slow-waits.ts';

/**
 * The engine once more, slow and plain: it walks through time in steps of five minutes (all times of the plans are
 * multiples of them), asks of everybody at each step, and shares nothing with the engine but the plan.
 */
export interface SlowFault {
  readonly rule: StaffingRule | 'role';
  readonly blocks: boolean;
  readonly aside: boolean;
}

/** What no reason sets aside. */
const NEVER: readonly StaffingRule[] = ['both_sides', 'overlap'];

export class SlowEngine {
  readonly #plan: RandomPlan;
  readonly #lines: readonly Line[];

  constructor(plan: RandomPlan) {
    this.#plan = plan;
    this.#lines = linesOf(plan);
  }

  /** T, or the earlier of the dates pencilled, or none. */
  #anyT(): number | null {
    return this.#plan.t ?? (this.#plan.dates.length === 0 ? null : Math.min(...this.#plan.dates.map(({ t }) => t)));
  }

  cover(needId: string) {
    const need = this.#plan.needs.find(({ id }) => id === needId) as Need;
    const lines = this.#lines.filter((line) => line.need.id === needId);
    const counted = lines.filter((line) => line.sure && this.#isCounted(line));
    const offered = lines.filter((line) => !line.sure && this.#isCounted(line));
    const { t } = this.#plan;
    const now = t === null ? null : this.#hours(need, counted, t);
    return {
      hours: now?.hours ?? [],
      gap: now?.gap ?? headGap(need, counted.length),
      putForward: offered.length,
      notCounted: lines.filter(({ sure }) => sure).length - counted.length,
      waits: t === null || now === null ? null : waitsOf(this.#plan, need, now.atWork, t),
      restsOn: now === null ? (counted.length === need.number ? counted.map(({ id }) => id) : []) : now.restsOn,
      byDate: this.#plan.dates.map((date) => {
        const { hours, gap } = this.#hours(need, counted, date.t);
        const window = between(date.t + need.window.start * 60_000, date.t + need.window.end * 60_000);
        return { hours, gap, putForward: offered.filter((line) => both(line.at(date.t), window)).length };
      }),
    };
  }

  /** Each rule that stands against one line; null for a line that nobody is down for. */
  clash(id: string): readonly SlowFault[] | null {
    const line = this.#lines.find((one) => one.id === id);
    if (line === undefined) return null;
    const starts = line.duty ? null : Math.min(...line.at(0)) * STEP - line.need.window.start * 60_000;
    const { t: set, dates } = this.#plan;
    let t = set;
    for (const date of [...dates].sort((a, b) => a.t - b.t))
      if (set === null && (t === null || (starts !== null && Math.abs(starts - date.t) < Math.abs(starts - t))))
        t = date.t;
    return [...this.#alone(line), ...this.#more(line, t)].filter(({ rule }) => rule !== 'role');
  }

  #isCounted(line: Line): boolean {
    return this.#alone(line).every(({ blocks, aside }) => !blocks || aside);
  }

  #others(line: Line): readonly Line[] {
    return this.#lines.filter((one) => one !== line && one.who === line.who && (one.sure || !line.sure));
  }

  /** What keeps her out of the need altogether. */
  #alone(line: Line): readonly SlowFault[] {
    const { need } = line;
    const found: SlowFault[] = [];
    const add = (rule: StaffingRule | 'role', blocks = true) =>
      found.push({ rule, blocks, aside: rule !== 'role' && !NEVER.includes(rule) && line.aside.includes(rule) });
    const person = this.#plan.assignments.find(({ id }) => id === line.id);
    const staffId = this.#plan.duties.find(({ id }) => id === line.id)?.staffId;
    const officer = this.#plan.staff.find(({ id }) => id === staffId);
    const roles = person === undefined ? (officer?.roles ?? []) : [person.role];
    const speaks = (person ?? officer)?.languages ?? [];
    if (!roles.includes(need.role)) add('role');
    if (need.languages.some((tag) => tag !== 'unknown' && !speaks.includes(tag))) add('language');
    if (person !== undefined)
      for (const asked of need.dialects)
        if (
          !person.dialects.some(
            (has) =>
              `${has.language} ${has.dialect}`.toUpperCase() === `${asked.language} ${asked.dialect}`.toUpperCase(),
          )
        ) {
          add('dialect');
          break;
        }
    if (need.gender !== 'any' && ((person ?? officer)?.gender ?? 'not_said') !== need.gender) add('gender');
    if (person !== undefined) {
      const lastStep = Math.max(...line.at(0));
      const last = new Intl.DateTimeFormat('en-CA', { timeZone: this.#plan.zone }).format(lastStep * STEP);
      for (const kind of need.certificates) {
        const bad = papersBadness(person.certificates, kind, last);
        if (bad > 0) add('certificate', bad > 1);
      }
      if ([need.worksWith, person.worksWith].sort().join() === 'suspects,women_found') add('works_with');
      if (person.conflict === 'declared') add('conflict');
    }
    const sides = this.#others(line).map((one) => one.need.worksWith);
    if (
      need.worksWith === 'suspects'
        ? sides.includes('women_found')
        : need.worksWith === 'women_found' && sides.includes('suspects')
    )
      add('both_sides');
    const t = this.#anyT() ?? 0;
    if (this.#others(line).some((one) => both(one.at(t), line.at(t)))) add('overlap');
    return found;
  }

  /** What is only said, or takes some hours. */
  #more(line: Line, t: number | null): readonly SlowFault[] {
    const found: SlowFault[] = [];
    const add = (rule: StaffingRule, blocks = false) => found.push({ rule, blocks, aside: line.aside.includes(rule) });
    const person = this.#plan.assignments.find(({ id }) => id === line.id);
    if (person?.conflict === 'not_asked') add('conflict');
    if (t !== null && this.#lonely(line, t).size > 0) add('sole_adult', true);
    const own = line.at(t ?? 0);
    const all = new Set([own, ...this.#others(line).map((one) => one.at(t ?? 0))].flatMap((ticks) => [...ticks]));
    if (isTooLong(own, all, person?.maxMinutes ?? null)) add('hours');
    if (t !== null) {
      const counted = this.#lines.filter(
        (one) => one.need === line.need && (one === line || (one.sure && this.#isCounted(one))),
      );
      if (this.#breaks(line.need, counted, t, line).some((one) => one.line === line && !one.relieved)) add('break');
    }
    if (this.#comesLate(line, t ?? 0)) add('travel');
    return found;
  }

  /** Asked over and over for the same few. */
  readonly #known = new Map<Line, Map<number, Ticks>>();

  #lonely(line: Line, t: number): Ticks {
    const known = this.#known.get(line) ?? new Map<number, Ticks>();
    this.#known.set(line, known);
    const lonely = known.get(t) ?? this.#lonelyNow(line, t);
    known.set(t, lonely);
    return lonely;
  }

  #lonelyNow(line: Line, t: number): Ticks {
    const { need } = line;
    if (need.role !== 'interpreter' || need.worksWith === 'suspects' || need.place.kind !== 'site') return new Set();
    const company = this.#lines.filter(
      (one) =>
        one.sure &&
        one.who !== line.who &&
        one.need.place.id === need.place.id &&
        one.need.role !== 'phone_interpreter' &&
        one.need.worksWith !== 'suspects',
    );
    const window = between(t + need.window.start * 60_000, t + need.window.end * 60_000);
    return new Set([...line.at(t)].filter((tick) => window.has(tick) && !company.some((one) => one.at(t).has(tick))));
  }

  #comesLate(line: Line, t: number): boolean {
    const first = Math.min(...line.at(t));
    return this.#others(line).some((one) => {
      const left = Math.max(...one.at(t)) + 1;
      if (left > first || one.need.place.id === line.need.place.id) return false;
      const way = wayMinutes(this.#pointOf(one.need.place.id), this.#pointOf(line.need.place.id));
      return (first - left) * 5 < way;
    });
  }

  #pointOf(placeId: string) {
    return [...this.#plan.addresses, ...this.#plan.sites].find(({ id }) => id === placeId)?.point ?? null;
  }

  #hours(need: Need, counted: readonly Line[], t: number) {
    const breaks = this.#breaks(need, counted, t, null);
    const stepsOf = (line: Line, isGone: (one: Break) => boolean): Ticks =>
      without(
        without(line.at(t), line.aside.includes('sole_adult') ? new Set() : this.#lonely(line, t)),
        new Set(breaks.filter((one) => one.line === line && isGone(one)).flatMap(({ ticks }) => ticks)),
      );
    const there = counted.map((line) => stepsOf(line, ({ relieved }) => !relieved));
    const start = t / STEP + need.window.start / 5;
    const end = t / STEP + need.window.end / 5;
    const slots: (readonly number[])[] = [];
    for (let from = start; from < end; from += 12)
      slots.push(Array.from({ length: Math.min(12, end - from) }, (_, n) => from + n));
    const full = slots.map((slot) => there.map((ticks) => slot.every((tick) => ticks.has(tick))));
    const hours = full.map((row) => row.filter(Boolean).length);
    const restsOn = counted
      .filter((_, n) =>
        hours.some((count, hour) => count >= need.number && full[hour]?.[n] === true && count - 1 < need.number),
      )
      .map(({ id }) => id);
    return { hours, gap: gapIn(need, hours, slots), restsOn, atWork: counted.map((line) => stepsOf(line, () => true)) };
  }

  /** Breaks one by one: who has least freedom first, each as late as there is somebody in her place. */
  #breaks(need: Need, counted: readonly Line[], t: number, asked: Line | null): readonly Break[] {
    const wanted: { line: Line; due: number; free: number; turn: number }[] = [];
    counted.forEach((line, turn) => {
      if (line.aside.includes('break') && line !== asked) return;
      const own = line.at(t);
      for (const { due, free } of duesIn([own, ...this.#others(line).map((one) => one.at(t))]))
        if (own.has(due - 1)) wanted.push({ line, due, free, turn });
    });
    wanted.sort((a, b) => a.free - b.free || a.due - b.due || a.turn - b.turn);
    const window = between(t + need.window.start * 60_000, t + need.window.end * 60_000);
    const present = (line: Line) =>
      without(line.at(t), line.aside.includes('sole_adult') ? new Set() : this.#lonely(line, t));
    const placed: { line: Line; ticks: readonly number[] }[] = [];
    const relieved = (line: Line, ticks: readonly number[]): boolean => {
      if (!ticks.some((tick) => window.has(tick))) return true;
      const resting = placed.filter((one) => one.ticks.some((tick) => ticks.includes(tick))).map((one) => one.line);
      const left = counted.filter((one) => one !== line && !resting.includes(one));
      return left.filter((one) => ticks.every((tick) => present(one).has(tick))).length >= need.number;
    };
    for (const { line, due, free } of wanted) {
      const own = line.at(t);
      let chosen: readonly number[] | null = null;
      for (let end = due; chosen === null && end >= due - free; end -= BREAK) {
        const ticks = [end - 4, end - 3, end - 2, end - 1];
        if (ticks.every((tick) => own.has(tick)) && relieved(line, ticks)) chosen = ticks;
      }
      placed.push({ line, ticks: chosen ?? [due - 4, due - 3, due - 2, due - 1].filter((tick) => own.has(tick)) });
    }
    return placed.map((one) => ({ ...one, relieved: relieved(one.line, one.ticks) }));
  }
}

interface Break {
  readonly line: Line;
  readonly ticks: readonly number[];
  readonly relieved: boolean;
}
