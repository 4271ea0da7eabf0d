import { counted } from '../format/language.ts';
import { phaseWords } from '../words/labels.ts';
import type { PlanData } from './plan-data.ts';
import { staffingCount } from './staffing-view.ts';

export const SECTIONS = [
  'operation',
  'people',
  'teams',
  'addresses',
  'sites',
  'requirements',
  'showings',
  'readiness',
] as const;
export type SectionId = (typeof SECTIONS)[number];

export interface SectionLink {
  readonly id: SectionId;
  readonly label: string;
  /** "3 addresses", "1 short": how the section stands. */
  readonly count: string;
  /** Whether something there waits for a person. */
  readonly needs: boolean;
}

/** The navigation of the plan: every section, how much is in it, and whether it needs someone. */
export function sectionLinks(data: PlanData): readonly SectionLink[] {
  const active = [...data.members.values()].filter(({ active }) => active !== false).length;
  const staffing = staffingCount(data);
  const readiness = [...data.readiness.values()];
  const ready = readiness.filter((one) => one.ready === true).length;
  const shown = [...data.showings.values()].filter(({ standing }) => standing?.kind === 'shown').length;
  return [
    {
      id: 'operation',
      label: 'Operation',
      count: data.operation.phase === undefined ? '' : phaseWords[data.operation.phase],
      needs: data.operation.t === null,
    },
    { id: 'people', label: 'People', count: counted(active, 'member'), needs: false },
    { id: 'teams', label: 'Teams', count: counted(data.teams.size, 'team'), needs: false },
    { id: 'addresses', label: 'Addresses', count: counted(data.addresses.size, 'address', 'addresses'), needs: false },
    { id: 'sites', label: 'Sites', count: counted(data.sites.size, 'site'), needs: false },
    { id: 'requirements', label: 'Requirements', count: staffing.words, needs: staffing.short > 0 },
    { id: 'showings', label: 'Showing places', count: `${shown} shown`, needs: false },
    {
      id: 'readiness',
      label: 'Readiness',
      count: `${ready} of ${data.addresses.size} ready`,
      needs: ready < data.addresses.size,
    },
  ];
}

/** The element that a readiness fault is mended at. */
export const anchorOf = (kind: 'address' | 'team' | 'requirement' | 'operation' | 'site', id: string): string =>
  kind === 'operation' ? 'operation' : `${kind}-${id}`;
