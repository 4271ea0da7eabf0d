import { languageName } from '../format/language.ts';
import { dayAndTime } from '../format/time.ts';
import { childrenWords, genderAskedWords, placeWords, staffRoleWords, worksWithWords } from '../words/labels.ts';
import { commandLevelWords, drawingKindWords, entryUnderWords, warrantTypeWords } from '../words/plan-labels.ts';
import { nameText } from '../words/sentences.ts';
import type { BoardRecords } from './board-records.ts';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  line: 'address line',
  postcode: 'postcode',
  point: 'place on the map',
  hazards: 'hazards',
  entry: 'way in',
  expected: 'people expected',
  teamId: 'team',
  codename: 'codename',
  area: 'area',
  liaison: 'liaison',
  t: 'T',
  kind: 'kind',
  name: 'name',
  callSign: 'call sign',
  talkgroup: 'talkgroup',
  memberIds: 'members',
  updaterId: 'named updater',
  role: 'role',
  number: 'how many',
  place: 'place',
  window: 'hours',
  languages: 'languages',
  gender: 'gender',
  worksWith: 'works with',
  note: 'note',
  strikeOffset: 'time of entry',
  entryUnder: 'entered under',
  vehicles: 'vehicles',
  rvpId: 'RVP',
  fupId: 'FUP',
  hospitalId: 'hospital',
  custodyId: 'custody',
  assaultCentreId: 'assault centre',
  receptionId: 'reception',
  level: 'level',
  deputyId: 'deputy',
  title: 'what is to be done',
  due: 'when it is due',
  postId: 'post',
  addressId: 'address',
  trigger: 'trigger',
  action: 'action',
  codeWord: 'code word',
  purpose: 'purpose',
  fallback: 'fallback',
  type: 'type',
  reference: 'reference',
  label: 'label',
  points: 'points on the map',
  roles: 'roles',
  posting: 'posting',
};

/** The name of a contested field as people say it. */
export const fieldWords = (field: string | undefined): string => FIELD_WORDS[field ?? ''] ?? 'a field';

const VOCABULARY: Readonly<Record<string, string>> = {
  ...staffRoleWords,
  ...placeWords,
  ...genderAskedWords,
  ...worksWithWords,
  ...commandLevelWords,
  ...entryUnderWords,
  ...drawingKindWords,
  ...warrantTypeWords,
};

/** A contested value in words: text as it is, ids by what they name, lists and parts one after another. */
export function valueWords(value: unknown, records: BoardRecords, zone: string): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'string') return named(value, records);
  if (typeof value === 'number') return value > 946_684_800_000 ? dayAndTime(value, zone) : String(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => valueWords(one, records, zone)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return 'a value';
  if ('latitude' in value && 'longitude' in value) {
    return `${Number(value.latitude).toFixed(4)}, ${Number(value.longitude).toFixed(4)}`;
  }
  if ('start' in value && 'end' in value) return `T${signed(value.start)} to T${signed(value.end)} min`;
  return Object.entries(value)
    .map(
      ([key, one]) =>
        `${fieldName(key)} ${key === 'children' ? (childrenWords[one as 'none'] ?? '') : valueWords(one, records, zone)}`,
    )
    .join(', ');
}

const fieldName = (key: string): string => FIELD_WORDS[key] ?? key;
const signed = (minutes: unknown): string => (Number(minutes) < 0 ? `−${-Number(minutes)}` : `+${Number(minutes)}`);

function named(value: string, records: BoardRecords): string {
  if (Object.hasOwn(VOCABULARY, value)) return VOCABULARY[value] ?? value;
  const member = records.member.get(value);
  if (member !== undefined) return nameText(member.name);
  const known =
    records.team.get(value)?.callSign ??
    records.address.get(value)?.ref ??
    records.site.get(value)?.name ??
    records.post.get(value)?.name;
  return known ?? (/^[a-z]{2}$/.test(value) ? languageName(value) : value);
}
