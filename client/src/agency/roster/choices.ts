import { languageName } from '../../format/language.ts';
import { genderWords, staffRoleWords, worksWithWords } from '../../words/labels.ts';
import { OFFERED_LANGUAGES } from '#shared/paste/languages.ts';
import { GENDERS, STAFF_ROLES, WORKS_WITH } from '#shared/vocabulary.ts';

export const roleItems = STAFF_ROLES.map((value) => ({ value, label: staffRoleWords[value] }));
export const languageItems = OFFERED_LANGUAGES.map((value) => ({ value, label: languageName(value) })).sort((a, b) =>
  a.label.localeCompare(b.label, 'en-GB'),
);
export const genderChoices = GENDERS.map((value) => ({ value, label: genderWords[value] }));
export const worksWithChoices = WORKS_WITH.map((value) => ({ value, label: worksWithWords[value] }));

/** Names of the fields, for labels and faults. */
export const personLabels = {
  name: 'Name',
  shownName: 'Name shown',
  unitId: 'Unit',
  roles: 'Roles',
  languages: 'Languages',
  gender: 'Gender',
  worksWith: 'Works',
  phone: 'Telephone',
  email: 'Mail',
  conflict: 'Conflicts',
} as const;
