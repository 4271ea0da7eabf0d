import { staffRoleWords } from '../words/labels.ts';
import { languageName } from '../format/language.ts';
import type { Choice } from '../ui/SelectField.tsx';
import { places, sorted } from '../plan/plan-data.ts';
import type { StaffingData, StaffingIndex } from './staffing-data.ts';

/** What of the screen is looked at. It stands in the page's address, so that a view can be kept and put on a wall. */
export interface Filters {
  /** "address <id>" or "site <id>". */
  readonly place: string;
  readonly role: string;
  readonly agency: string;
  readonly language: string;
  readonly gaps: boolean;
}
export const NO_FILTERS: Filters = { place: '', role: '', agency: '', language: '', gaps: false };

export const isFiltered = (filters: Filters): boolean =>
  filters.gaps || [filters.place, filters.role, filters.agency, filters.language].some((one) => one !== '');

/** Reads what stands in an address; whatever else stands there is passed over. */
export const filtersOf = (search: URLSearchParams): Filters => ({
  place: (search.get('place') ?? '').replace('.', ' '),
  role: search.get('role') ?? '',
  agency: search.get('agency') ?? '',
  language: search.get('language') ?? '',
  gaps: search.get('gaps') === '1',
});

/** The address with these filters; all else in it stays. */
export function searchWith(search: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(search);
  const set = (name: string, value: string): void => {
    if (value === '') next.delete(name);
    else next.set(name, value);
  };
  set('place', filters.place.replace(' ', '.'));
  set('role', filters.role);
  set('agency', filters.agency);
  set('language', filters.language);
  set('gaps', filters.gaps ? '1' : '');
  return next;
}

/** The needs that filters leave. An agency's are those that it was asked for, or has people in. */
export function needsLeft(data: StaffingData, index: StaffingIndex, filters: Filters): ReadonlySet<string> {
  const left = new Set<string>();
  for (const [id, need] of data.requirements) {
    if (filters.place !== '' && `${need.place?.kind ?? ''} ${need.place?.id ?? ''}` !== filters.place) continue;
    if (filters.role !== '' && need.role !== filters.role) continue;
    if (filters.language !== '' && !(need.languages ?? []).includes(filters.language)) continue;
    if (filters.agency !== '' && !isAgencys(id, filters.agency, data, index)) continue;
    if (filters.gaps && !isShort(id, index)) continue;
    left.add(id);
  }
  return left;
}

function isAgencys(id: string, agencyId: string, { staff }: StaffingData, index: StaffingIndex): boolean {
  const asked = index.requestsOf.get(id) ?? [];
  const duties = index.dutiesOf.get(id) ?? [];
  return (
    asked.some(([, request]) => request.agencyId === agencyId) ||
    duties.some(([, duty]) => staff.get(duty.staffId ?? '')?.agencyId === agencyId)
  );
}

/** Whether some hour is short, on any date that is still possible. */
export function isShort(id: string, index: StaffingIndex): boolean {
  const cover = index.coverOf.get(id);
  return cover?.gap?.kind === 'short' || (cover?.byDate ?? []).some(({ gap }) => gap.kind === 'short');
}

export interface FilterChoices {
  readonly place: readonly Choice[];
  readonly role: readonly Choice[];
  readonly agency: readonly Choice[];
  readonly language: readonly Choice[];
}

/** What there is to choose from: what the plan has, and nothing else. */
export function filterChoices(data: StaffingData): FilterChoices {
  const needs = [...data.requirements.values()];
  const used = new Set(needs.map(({ place }) => `${place?.kind ?? ''} ${place?.id ?? ''}`));
  const roles = new Set(needs.flatMap(({ role }) => role ?? []));
  const languages = new Set(needs.flatMap(({ languages = [] }) => languages));
  const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'en-GB');
  return {
    place: places(data)
      .map(({ kind, id, name }) => ({ value: `${kind} ${id}`, label: name }))
      .filter(({ value }) => used.has(value)),
    role: [...roles].map((value) => ({ value, label: staffRoleWords[value] })).sort(byLabel),
    agency: sorted(data.agencies, ({ name }) => name).map(([value, { name = '' }]) => ({ value, label: name })),
    language: [...languages].map((value) => ({ value, label: languageName(value) })).sort(byLabel),
  };
}
