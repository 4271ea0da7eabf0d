import type { Choice } from '../ui/SelectField.tsx';
import { genderAskedWords, placeWords, staffRoleWords, worksWithWords } from '../words/labels.ts';
import { GENDERS_ASKED, SITE_KINDS, STAFF_ROLES, WORKS_WITH } from '#shared/vocabulary.ts';
import { sorted, type PlanData } from './plan-data.ts';

/** Stands for "no team" in a list of choices; the record holds null there. */
export const NO_TEAM = 'none';

export const siteKindChoices = SITE_KINDS.map((value) => ({ value, label: placeWords[value] }));
export const roleChoices = STAFF_ROLES.map((value) => ({ value, label: staffRoleWords[value] }));
export const genderChoices = GENDERS_ASKED.map((value) => ({ value, label: genderAskedWords[value] }));
export const worksWithChoices = WORKS_WITH.map((value) => ({ value, label: worksWithWords[value] }));

/** All teams by call sign, and none. */
export function teamChoices(data: Pick<PlanData, 'teams'>): readonly Choice[] {
  const teams = sorted(data.teams, ({ callSign }) => callSign);
  return [
    { value: NO_TEAM, label: 'no team yet' },
    ...teams.map(([value, { callSign = '' }]) => ({ value, label: callSign })),
  ];
}
