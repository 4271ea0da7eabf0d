import { hourMinute } from '../format/time.ts';
import { placeMarks } from '../words/labels.ts';
import { lowerFirst, needLabel } from '../words/sentences.ts';
import type { CoverView, OperationView, RequirementView } from '#shared/records.ts';
import type { BoardRecords } from './board-records.ts';

const HOUR = 3_600_000;
/** Hours in sight at once. */
export const COVER_HOURS = 8;

/** One hour of one requirement: how many said yes, of how many. `nil`: not asked for at this hour. */
export type CoverCell =
  | { readonly kind: 'nil' }
  | { readonly kind: 'full' | 'part' | 'none'; readonly there: number; readonly needed: number };
export interface CoverRow {
  readonly requirementId: string;
  readonly label: string;
  /** "RC", "A1": where. */
  readonly place: string;
  readonly cells: readonly CoverCell[];
}
export interface CoverTable {
  readonly hours: readonly { readonly label: string; readonly isNow: boolean }[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly CoverRow[] }[];
  /** Hours before and after those in sight. */
  readonly earlier: number;
  readonly later: number;
  /** Requirements of which some hour is short. */
  readonly gaps: number;
}

interface Line {
  readonly id: string;
  readonly requirement: RequirementView;
  readonly cover: CoverView;
  /** Ms since 1970 with a T, ms from T without one. */
  readonly startAt: number;
}

/**
 * Cover by hour: the hours around now (or around T, without one). `shift` moves the window by hours. Requirements for
 * women found stand first, then all others.
 */
export function coverTable(records: BoardRecords, operation: OperationView, now: number, shift = 0): CoverTable {
  const t = operation.t ?? null;
  const lines = linesOf(records, t);
  const starts = lines.map((line) => floorHour(line.startAt));
  const ends = lines.map((line) => line.startAt + (line.cover.hours?.length ?? 0) * HOUR);
  const [first, last] = lines.length === 0 ? [0, 0] : [Math.min(...starts), Math.max(...ends)];
  const total = Math.max(0, Math.ceil((last - first) / HOUR));
  const usual = t === null ? 0 : Math.floor((now - first) / HOUR) - 1;
  const from = clamp(usual + shift, 0, Math.max(0, total - COVER_HOURS));
  const hours = Array.from({ length: Math.min(COVER_HOURS, total) }, (_, i) => first + (from + i) * HOUR);
  return {
    hours: hours.map((at) => ({
      label: hourLabel(at, t, operation.zone),
      isNow: t !== null && now >= at && now < at + HOUR,
    })),
    groups: groupsOf(lines, hours, records),
    earlier: from,
    later: Math.max(0, total - from - hours.length),
    gaps: lines.filter((line) => line.cover.gap?.kind === 'short').length,
  };
}

function linesOf(records: BoardRecords, t: number | null): readonly Line[] {
  return [...records.cover].flatMap(([id, cover]) => {
    const requirementId = cover.requirementId ?? id;
    const requirement = records.requirement.get(requirementId);
    if (requirement === undefined) return [];
    const startAt = t === null ? (requirement.window?.start ?? 0) * 60_000 : (cover.startAt ?? 0);
    return [{ id: requirementId, requirement, cover: t === null ? withoutT(requirement, cover) : cover, startAt }];
  });
}

/** Without a T nobody's hours are known yet: every hour of the window shows what is asked, with nobody there. */
function withoutT(requirement: RequirementView, cover: CoverView): CoverView {
  const minutes = (requirement.window?.end ?? 0) - (requirement.window?.start ?? 0);
  return { ...cover, hours: Array.from({ length: Math.max(0, Math.ceil(minutes / 60)) }, () => 0) };
}

function groupsOf(lines: readonly Line[], hours: readonly number[], records: BoardRecords): CoverTable['groups'] {
  const forWomen = lines.filter((line) => line.requirement.worksWith === 'women_found');
  const others = lines.filter((line) => line.requirement.worksWith !== 'women_found');
  return [
    { title: 'For women found', lines: forWomen },
    { title: 'Police and suspect side', lines: others },
  ]
    .filter((group) => group.lines.length > 0)
    .map(({ title, lines }) => {
      const rows = lines.map((line) => rowOf(line, hours, records)).sort(byLabel);
      // One place for all of them is said once, in front.
      const place = onePlace(lines, records);
      if (place === undefined) return { title, rows };
      return { title: `${place} · ${lowerFirst(title)}`, rows: rows.map((row) => ({ ...row, place: '' })) };
    });
}

const byLabel = (a: CoverRow, b: CoverRow): number => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

function onePlace(lines: readonly Line[], records: BoardRecords): string | undefined {
  const ids = new Set(lines.map((line) => line.requirement.place?.id));
  const place = lines[0]?.requirement.place;
  if (ids.size !== 1 || place === undefined) return undefined;
  return place.kind === 'address' ? records.address.get(place.id)?.ref : records.site.get(place.id)?.name;
}

function rowOf({ id, requirement, cover, startAt }: Line, hours: readonly number[], records: BoardRecords): CoverRow {
  const { place, role } = requirement;
  const site = place?.kind === 'site' ? records.site.get(place.id) : undefined;
  const mark = place?.kind === 'address' ? records.address.get(place.id)?.ref : site?.kind && placeMarks[site.kind];
  return {
    requirementId: id,
    // "Woman officer, woman" says it twice.
    label: needLabel(role === 'woman_officer' ? { ...requirement, gender: 'any' } : requirement),
    place: mark ?? '',
    cells: hours.map((at) => cellOf(at, startAt, cover)),
  };
}

/** A requirement whose hours start at half past lies in two columns; the smaller number counts. */
function cellOf(at: number, startAt: number, { hours = [], needed = 0 }: CoverView): CoverCell {
  const inside = hours.filter((_, i) => startAt + i * HOUR < at + HOUR && startAt + (i + 1) * HOUR > at);
  if (inside.length === 0) return { kind: 'nil' };
  const there = Math.min(...inside);
  return { kind: there >= needed ? 'full' : there === 0 ? 'none' : 'part', there, needed };
}

function hourLabel(at: number, t: number | null, zone = 'Europe/London'): string {
  if (t !== null) return hourMinute(at, zone).slice(0, 2);
  const hours = Math.round(at / HOUR);
  return hours === 0 ? 'T' : hours < 0 ? `T−${-hours}` : `T+${hours}`;
}

/** Zones with half hours have their hours at half past; whole hours of UTC serve all others. */
const floorHour = (at: number): number => Math.floor(at / HOUR) * HOUR;
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
