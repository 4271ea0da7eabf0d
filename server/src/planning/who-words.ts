import type { Id } from '#shared/ids.ts';
import { staffWords } from '#shared/staffing/role-words.ts';
import type { Requirement } from '../domain/operation-state.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { recordKey } from '../domain/tables.ts';
import { hourMinute, timeRange } from './clock.ts';
import type { Engagement } from './engagements.ts';
import type { From } from './found.ts';
import { placeName } from './places.ts';
import { zoneOf } from './when.ts';

/** "A2’s Romanian interpreter of Harbour Support": who it is, without a name. */
export function whoWords({ on }: Engagement, requirement: Requirement, from: From): string {
  const agency = from.part('agency', agencyIdOf(on, from), 'name') ?? 'another agency';
  const role = staffWords(requirement.role, 1, requirement.languages, 'any');
  return `${placeName(requirement.place, from)}’s ${role} of ${agency}`;
}

const agencyIdOf = (on: Engagement['on'], from: From): Id =>
  (on.kind === 'assignment'
    ? from.part('assignment', on.id, 'agencyId')
    : from.part('staff', staffIdOf(on, from), 'agencyId')) ?? '';

const staffIdOf = ({ id }: Engagement['on'], from: From): Id => from.part('duty', id, 'staffId') ?? '';

/** The records, beside the assignment or duty itself, out of which somebody is named. */
export const keysOfWho = ({ on }: Engagement, from: From): readonly string[] => [
  ...(on.kind === 'duty' ? [recordKey('staff', staffIdOf(on, from))] : []),
  recordKey('agency', agencyIdOf(on, from)),
];

/** Why an hour is short although somebody is down for it, and who that is. */
export interface Missing {
  readonly engagement: Engagement;
  readonly sentence: () => string;
}

export const aloneWords = (one: Engagement, requirement: Requirement, hours: Span, from: From): string =>
  `${whoWords(one, requirement, from)} would be the only adult with women found, ${timeRange(hours.startAt, hours.endAt, zoneOf(from))}.`;

export const breakWords = (one: Engagement, requirement: Requirement, dueAt: number, from: From): string =>
  `${whoWords(one, requirement, from)}: break due by ${hourMinute(dueAt, zoneOf(from))}, and nobody relieves her.`;
