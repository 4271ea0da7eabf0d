import { languageName } from '../../format/language.ts';
import { hour } from '../../format/zone.ts';
import { staffRoleWords } from '../../words/labels.ts';
import { lowerFirst } from '../../words/sentences.ts';
import type { Span } from '#shared/staffing/spans.ts';
import type { Bar, CoverRun, NeedLane, Timeline } from '../lanes.ts';
import { onKey, type StaffingData, type StaffingIndex } from '../staffing-data.ts';
import { aliasesOf, aliasWords, genderPart, type Aliases } from './alias.ts';
import { roomy } from './axis.ts';

/** One sentence about somebody, and what kind of thing it says. */
export interface Remark {
  readonly kind: 'rests' | 'against' | 'aside' | 'untold';
  readonly text: string;
}

/** One person on the hours of one need. */
export interface PersonRow {
  readonly key: string;
  readonly bar: Bar;
  /** "Romanian interpreter, HARBOUR · 1", or a name of the staff. */
  readonly name: string;
  /** "woman · Romanian desk", or what one of the staff can do. */
  readonly detail: string;
  readonly remarks: readonly Remark[];
}

export interface NeedGroup {
  readonly id: string;
  readonly lane: NeedLane;
  readonly placeName: string;
  /** Hour by hour, as covered. */
  readonly cells: readonly CoverRun[];
  readonly rows: readonly PersonRow[];
}

export interface GridPlace {
  readonly key: string;
  readonly name: string;
  readonly needs: readonly NeedGroup[];
}

export interface Grid {
  readonly places: readonly GridPlace[];
  readonly axis: Span;
}

/** People against hours: by place, then by need, a row for everybody. */
export function gridOf({ groups, span }: Timeline, data: StaffingData, index: StaffingIndex): Grid {
  const aliases = aliasesOf(data);
  const places = groups.map(({ key, name, needs }) => ({
    key,
    name,
    needs: needs.map((lane) => ({
      id: lane.id,
      lane,
      placeName: name,
      cells: lane.runs.flatMap(hourly),
      rows: lane.bars.map((bar) => rowOf(bar, data, index, aliases)),
    })),
  }));
  return { places, axis: roomy(span) };
}

/** All needs in the order in which they are drawn. */
export const needsOf = ({ places }: Grid): readonly NeedGroup[] => places.flatMap(({ needs }) => needs);

/** A stretch that is covered alike, hour by hour. */
function hourly(run: CoverRun): readonly CoverRun[] {
  const cells: CoverRun[] = [];
  for (let from = run.startAt; from < run.endAt; from += hour)
    cells.push({ ...run, startAt: from, endAt: Math.min(from + hour, run.endAt) });
  return cells;
}

function rowOf(bar: Bar, data: StaffingData, index: StaffingIndex, aliases: Aliases): PersonRow {
  const common = { key: bar.key, bar, remarks: remarksOf(bar, index) };
  if (bar.on.kind === 'duty') {
    const { roles = [], languages = [] } = data.staff.get(data.duties.get(bar.on.id)?.staffId ?? '') ?? {};
    const can = [...roles.map((role) => lowerFirst(staffRoleWords[role])), ...languages.map(languageName)].join(', ');
    return { ...common, name: bar.label, detail: can === '' ? 'own staff' : `own staff · ${can}` };
  }
  const one = data.assignments.get(bar.on.id) ?? {};
  const unit = data.agencies.get(one.agencyId ?? '')?.units?.find(({ id }) => id === one.unitId)?.name ?? '';
  const detail = [genderPart(one), unit].filter((word) => word !== '');
  return { ...common, name: aliasWords(one, aliases.get(bar.on.id) ?? ''), detail: detail.join(' · ') };
}

function remarksOf({ on, rests, untold }: Bar, index: StaffingIndex): readonly Remark[] {
  const faults = index.clashOf.get(onKey(on))?.faults ?? [];
  return [
    ...rests.map((text) => ({ kind: 'rests', text }) as const),
    ...faults.map(({ sentence, setAside }) =>
      setAside === null
        ? ({ kind: 'against', text: sentence } as const)
        : ({ kind: 'aside', text: `${sentence} Set aside: ${setAside.reason}` } as const),
    ),
    ...(untold ? [{ kind: 'untold', text: 'Has not been told of the change yet.' } as const] : []),
  ];
}

/**
 * Keeps what is drawn the same object for as long as it says the same, so that only what was touched is drawn again:
 * rows, needs and places.
 */
export class GridKeeper {
  readonly #kept = new Map<string, { readonly said: string; readonly value: unknown }>();

  /** The grid with everything that has not changed as it was before. */
  keep(next: Grid): Grid {
    const axis = this.#same('axis', next.axis);
    const places = next.places.map((place) => {
      const needs = place.needs.map((need) => {
        const rows = need.rows.map((row) => this.#same(`row ${row.key}`, row));
        return this.#same(`need ${need.id}`, { ...need, rows: this.#list(`rows ${need.id}`, rows) });
      });
      return this.#same(`place ${place.key}`, { ...place, needs: this.#list(`needs ${place.key}`, needs) });
    });
    return { axis, places };
  }

  #same<T>(key: string, value: T): T {
    const before = this.#kept.get(key);
    const said = JSON.stringify(value);
    if (before !== undefined && before.said === said) return before.value as T;
    this.#kept.set(key, { said, value });
    return value;
  }

  #list<T>(key: string, values: readonly T[]): readonly T[] {
    const before = this.#kept.get(key)?.value as readonly T[] | undefined;
    if (before !== undefined && before.length === values.length && before.every((one, i) => one === values[i]))
      return before;
    this.#kept.set(key, { said: '', value: values });
    return values;
  }
}
