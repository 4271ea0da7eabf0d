import type { Standing } from '../commands/directory-commands.ts';
import { STANDINGS } from '../commands/directory-commands.ts';
import type { EntryUnder, ExpectedGender } from '../plan-vocabulary.ts';
import { ENTRY_UNDER, EXPECTED_GENDERS } from '../plan-vocabulary.ts';
import type { Gender, GenderAsked, StaffRole, WorksWith } from '../vocabulary.ts';
import { GENDERS, GENDERS_ASKED, STAFF_ROLES, WORKS_WITH } from '../vocabulary.ts';

type Children = 'none' | 'possible' | 'expected' | 'unknown';
const CHILDREN: readonly Children[] = ['none', 'possible', 'expected', 'unknown'];

/** Letters and figures only, in small letters: "Sexual-health nurse " → "sexualhealthnurse". */
export const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Reads a word as one of a closed list, by the entry itself or by another common way to say it. */
function reader<T extends string>(entries: readonly T[], also: Readonly<Record<string, T>>) {
  const known = new Map<string, T>(entries.map((entry) => [plainWord(entry), entry]));
  for (const [word, entry] of Object.entries(also)) known.set(plainWord(word), entry);
  return (word: string): T | undefined => known.get(plainWord(word)) ?? known.get(plainWord(word).replace(/s$/, ''));
}

export const readRole: (word: string) => StaffRole | undefined = reader<StaffRole>(STAFF_ROLES, {
  nurse: 'sexual_health_nurse',
  'sexual health': 'sexual_health_nurse',
  navigator: 'victim_navigator',
  'reception centre manager': 'reception_manager',
  'nrm advisor': 'nrm_adviser',
  'adult social worker': 'social_worker_adult',
  'social worker': 'social_worker_adult',
  'childrens social worker': 'social_worker_child',
  'child social worker': 'social_worker_child',
  'social worker children': 'social_worker_child',
  'housing officer': 'housing',
  keyworker: 'key_worker',
  'female officer': 'woman_officer',
  'arresting officer': 'arrest_officer',
  'exhibit officer': 'exhibits_officer',
  csi: 'scenes_of_crime',
  soco: 'scenes_of_crime',
  'scenes of crime officer': 'scenes_of_crime',
  driver: 'transport',
  'fire officer': 'fire_safety',
  search: 'search_officer',
  'search trained': 'search_officer',
  arrest: 'arrest_officer',
  exhibits: 'exhibits_officer',
  'reception centre': 'reception_manager',
  support: 'support_worker',
  'trading standards': 'trading_standards',
  nrm: 'nrm_adviser',
  'woman police officer': 'woman_officer',
  'trading standards officer': 'trading_standards',
});

export const readExpectedGender: (word: string) => ExpectedGender | undefined = reader<ExpectedGender>(
  EXPECTED_GENDERS,
  {
    '': 'unknown',
    'not known': 'unknown',
    woman: 'women',
    female: 'women',
    f: 'women',
    man: 'men',
    male: 'men',
    m: 'men',
    both: 'mixed',
    'men and women': 'mixed',
    'women and men': 'mixed',
  },
);

export const readEntryUnder: (word: string) => EntryUnder | undefined = reader<EntryUnder>(ENTRY_UNDER, {
  'search warrant': 'warrant',
  yes: 'warrant',
  s8: 'warrant',
  'section 8': 'warrant',
  s17: 'power',
  'section 17': 'power',
  's17 pace': 'power',
  s18: 'power',
  'section 18': 'power',
  s32: 'power',
  'section 32': 'power',
  'power of entry': 'power',
  invited: 'consent',
  'by consent': 'consent',
});

export const readGenderAsked: (word: string) => GenderAsked | undefined = reader<GenderAsked>(GENDERS_ASKED, {
  '': 'any',
  either: 'any',
  female: 'woman',
  women: 'woman',
  f: 'woman',
  male: 'man',
  men: 'man',
  m: 'man',
});

export const readGender: (word: string) => Gender | undefined = reader<Gender>(GENDERS, {
  '': 'not_said',
  female: 'woman',
  f: 'woman',
  male: 'man',
  m: 'man',
});

export const readWorksWith: (word: string) => WorksWith | undefined = reader<WorksWith>(WORKS_WITH, {
  '': 'either',
  any: 'either',
  both: 'either',
  women: 'women_found',
  'with women found': 'women_found',
  'people found': 'women_found',
  suspect: 'suspects',
  'with suspects': 'suspects',
});

export const readChildren: (word: string) => Children | undefined = reader<Children>(CHILDREN, {
  '': 'unknown',
  'not known': 'unknown',
  no: 'none',
  n: 'none',
  false: 'none',
  '0': 'none',
  maybe: 'possible',
  yes: 'expected',
  y: 'expected',
  true: 'expected',
});

export const readStanding: (word: string) => Standing | undefined = reader<Standing>(STANDINGS, {
  '': 'member',
  admin: 'administrator',
  'operation lead': 'lead',
});
