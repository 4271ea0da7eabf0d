import { counted } from '../format/language.ts';
import { phaseWords } from '../words/labels.ts';
import type { PlanData } from './plan-data.ts';
import { staffingCount } from './staffing-view.ts';

export const SECTIONS = [
  'operation',
  'command',
  'people',
  'teams',
  'staff',
  'addresses',
  'allocation',
  'sites',
  'requirements',
  'tasks',
  'contingencies',
  'communications',
  'risks',
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
  return [...peopleAndPlaces(data), ...needsAndCommand(data), ...outward(data)];
}

function peopleAndPlaces(data: PlanData): readonly SectionLink[] {
  const active = [...data.members.values()].filter(({ active }) => active !== false).length;
  const vacant = [...data.posts.values()].filter(({ holderId }) => holderId === null).length;
  const teamless = [...data.addresses.values()].filter(({ teamId }) => teamId === null).length;
  const free = [...data.staff.values()].filter(({ posting }) => posting === null).length;
  return [
    {
      id: 'operation',
      label: 'Operation',
      count: data.operation.phase === undefined ? '' : phaseWords[data.operation.phase],
      needs: data.operation.t === null,
    },
    {
      id: 'command',
      label: 'Command',
      count: vacant > 0 ? `${vacant} not held` : counted(data.posts.size, 'post'),
      needs: vacant > 0 || data.posts.size === 0,
    },
    { id: 'people', label: 'People', count: counted(active, 'member'), needs: false },
    { id: 'teams', label: 'Teams', count: counted(data.teams.size, 'team'), needs: false },
    { id: 'staff', label: 'Staff', count: counted(data.staff.size, 'person', 'people'), needs: false },
    { id: 'addresses', label: 'Addresses', count: counted(data.addresses.size, 'address', 'addresses'), needs: false },
    {
      id: 'allocation',
      label: 'Who goes where',
      count: teamless > 0 ? `${teamless} without a team` : free > 0 ? `${free} not posted` : '',
      needs: teamless > 0,
    },
    { id: 'sites', label: 'Sites', count: counted(data.sites.size, 'site'), needs: false },
  ];
}

function needsAndCommand(data: PlanData): readonly SectionLink[] {
  const staffing = staffingCount(data);
  const open = [...data.tasks.values()].filter(({ done }) => done === null).length;
  return [
    { id: 'requirements', label: 'Needs', count: staffing.words, needs: staffing.short > 0 },
    {
      id: 'tasks',
      label: 'Tasks',
      count: open > 0 ? `${open} open` : counted(data.tasks.size, 'task'),
      needs: open > 0,
    },
    {
      id: 'contingencies',
      label: 'Contingencies',
      count: data.contingencies.size === 0 ? 'none yet' : String(data.contingencies.size),
      needs: false,
    },
    {
      id: 'communications',
      label: 'Communications',
      count: counted(data.channels.size, 'channel'),
      needs: data.channels.size === 0,
    },
    { id: 'risks', label: 'Risks', count: riskWords(data), needs: false },
  ];
}

/** Those of an address stand in its card, not in the part that the link leads to. */
function riskWords({ risks }: PlanData): string {
  const atAddresses = [...risks.values()].filter(({ place }) => place?.kind === 'address').length;
  const here = risks.size - atAddresses;
  const parts = [...(here > 0 ? [String(here)] : []), ...(atAddresses > 0 ? [`${atAddresses} at addresses`] : [])];
  return parts.length === 0 ? 'none yet' : parts.join(', ');
}

function outward(data: PlanData): readonly SectionLink[] {
  const readiness = [...data.readiness.values()];
  const ready = readiness.filter((one) => one.ready === true && one.addressId !== null).length;
  const shown = [...data.showings.values()].filter(({ standing }) => standing?.kind === 'shown').length;
  return [
    { id: 'showings', label: 'Showing places', count: `${shown} shown`, needs: false },
    {
      id: 'readiness',
      label: 'Ready or not',
      count: `${ready} of ${data.addresses.size} ready`,
      needs: readiness.some((one) => one.ready !== true) || ready < data.addresses.size,
    },
  ];
}
