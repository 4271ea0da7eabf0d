import { nameText } from '../words/sentences.ts';
import type { AssignmentView } from '#shared/records.ts';
import { aliasesOf, aliasWords, type Aliases } from './grid/alias.ts';
import type { Entry, StaffingData } from './staffing-data.ts';

/** "Harbour Support", or "Harbour Support · Romanian desk". */
export function agencyWords(
  { agencies }: Pick<StaffingData, 'agencies'>,
  agencyId: string | undefined,
  unitId?: string | null,
): string {
  const agency = agencies.get(agencyId ?? '');
  const unit = agency?.units?.find(({ id }) => id === unitId)?.name;
  const name = agency?.name ?? 'an agency not shown';
  return unit === undefined ? name : `${name} · ${unit}`;
}

/** Numbers of agencies' people, made once for each state of them. */
const known = new WeakMap<StaffingData['assignments'], Aliases>();

/**
 * "Romanian interpreter, HARBOUR · 1", as on the hours: command knows agencies' people by what they do and a number;
 * names are the agencies' own.
 */
export function personWords(data: Pick<StaffingData, 'agencies' | 'assignments'>, id: string): string {
  const one = data.assignments.get(id);
  if (one === undefined) return 'Somebody who is here no longer';
  const aliases = known.get(data.assignments) ?? aliasesOf(data);
  known.set(data.assignments, aliases);
  return aliasWords(one, aliases.get(id) ?? '');
}

export const staffName = ({ staff }: Pick<StaffingData, 'staff'>, staffId: string | undefined): string =>
  nameText(staff.get(staffId ?? '')?.name, 'one of the staff');

/** Whether somebody whom an agency put forward is still counted on. */
export const isLive = ([, { answer, presence }]: Entry<AssignmentView>): boolean =>
  (answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again') && presence !== 'stood_down';
