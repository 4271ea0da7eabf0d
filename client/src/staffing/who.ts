import { languageName } from '../format/language.ts';
import { staffRoleWords } from '../words/labels.ts';
import { nameText } from '../words/sentences.ts';
import type { AssignmentView } from '#shared/records.ts';
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

/** Command knows agencies' people by role, languages and agency; names are the agencies' own. */
export function personWords(data: Pick<StaffingData, 'agencies'>, one: AssignmentView): string {
  const role = one.role === undefined ? 'Somebody' : staffRoleWords[one.role];
  const languages = (one.languages ?? []).map(languageName);
  return [role, ...languages].join(', ') + ` of ${agencyWords(data, one.agencyId, one.unitId)}`;
}

export const staffName = ({ staff }: Pick<StaffingData, 'staff'>, staffId: string | undefined): string =>
  nameText(staff.get(staffId ?? '')?.name, 'one of the staff');

/** Whether somebody whom an agency put forward is still counted on. */
export const isLive = ([, { answer, presence }]: Entry<AssignmentView>): boolean =>
  (answer === 'put_forward' || answer === 'confirmed' || answer === 'asked_again') && presence !== 'stood_down';
