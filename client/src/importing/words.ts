import { counted, languageList, listOf } from '../format/language.ts';
import { offsetText } from '../plan/window.ts';
import { genderWords, staffRoleWords } from '../words/labels.ts';
import { nameText } from '../words/sentences.ts';
import { pointText } from '#shared/paste/point-text.ts';
import { LINK_COLUMNS } from '#shared/paste/drafts.ts';
import { IMPORT_COLUMNS, type RowKind } from '#shared/paste/row-drafts.ts';
import type { PersonRow } from '#shared/commands/agency-commands.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { Gender, StaffRole } from '#shared/vocabulary.ts';
import { personChanges, type Change } from './person-words.ts';
import type { Tally } from './model.ts';
import type { RowReading } from './rows/judge.ts';
import type { PlanNow } from './rows/plan-rows.ts';

/** "60 addresses", "1 team", "400 staff". */
function kindCount(kind: RowKind, count: number): string {
  switch (kind) {
    case 'address':
      return counted(count, 'address', 'addresses');
    case 'team':
      return counted(count, 'team');
    case 'staff':
      return counted(count, 'member of staff', 'staff');
    case 'person':
      return counted(count, 'person', 'people');
  }
}

export const KIND_LABELS: Readonly<Record<RowKind, string>> = {
  address: 'Addresses',
  team: 'Teams',
  staff: 'Staff',
  person: 'People',
};

/** Rows of all kinds. */
export const sumOf = (counts: Readonly<Record<RowKind, number>>): number =>
  counts.address + counts.team + counts.staff + counts.person;

/** "60 addresses, 25 teams and 400 staff", of what there is. */
export const kindCounts = (counts: Readonly<Record<RowKind, number>>): string =>
  listOf(
    (['address', 'team', 'staff', 'person'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => kindCount(kind, counts[kind])),
  );

/** What a changed row changes, field by field, in words. */
export function changesOf(kind: RowKind, reading: RowReading, plan: PlanNow): readonly Change[] {
  if (reading.kind !== 'changed') return [];
  const { was, now, fields } = reading;
  if (kind === 'person') return personChanges(was.fields as PersonRow, now as PersonRow, fields);
  return fields.flatMap((field) => {
    const from: unknown = Reflect.get(was.fields, field);
    const to: unknown = Reflect.get(now, field);
    if (field === 'expected') return expectedChanges(from, to);
    return [{ label: labelOf(kind, field), from: valueText(field, from, plan), to: valueText(field, to, plan) }];
  });
}

function expectedChanges(from: unknown, to: unknown): readonly Change[] {
  const before = from as Record<string, unknown>;
  const after = to as Record<string, unknown>;
  return ['number', 'languages', 'children', 'gender']
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      label: labelOf('address', field),
      from: plainText(field, before[field]),
      to: plainText(field, after[field]),
    }));
}

/** Fields whose columns have another key. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  strikeOffset: 'strike',
  memberIds: 'members',
  updaterId: 'updater',
  ...LINK_COLUMNS,
};

function labelOf(kind: RowKind, field: string): string {
  const key = COLUMN_OF[field] ?? field;
  return IMPORT_COLUMNS[kind].find((column) => column.key === key)?.label ?? field;
}

function valueText(field: string, value: unknown, plan: PlanNow): string {
  if (field in LINK_COLUMNS) return siteName(value as string | null, plan);
  switch (field) {
    case 'strikeOffset':
      return offsetText(value as number);
    case 'point':
      return pointText(value as Point | null) || nothing;
    case 'updaterId':
      return memberName(value as string | null, plan);
    case 'memberIds':
      return listOf((value as readonly string[]).map((id) => memberName(id, plan))) || nothing;
    default:
      return plainText(field, value);
  }
}

const nothing = 'nothing';
const siteName = (id: string | null, { sites }: PlanNow): string =>
  id === null ? nothing : (sites.get(id)?.name ?? '');
const memberName = (id: string | null, { members }: PlanNow): string =>
  id === null ? nothing : nameText(members.get(id)?.name);

function plainText(field: string, value: unknown): string {
  if (field === 'languages') return languageList(value as readonly string[]) || nothing;
  if (field === 'roles') return listOf((value as readonly StaffRole[]).map((role) => staffRoleWords[role])) || nothing;
  if (field === 'gender' && (value as string) in genderWords) return genderWords[value as Gender];
  if (value === null || value === undefined || value === '') return nothing;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "57 rows are new. 2 rows are to mend." */
export function tallyWords(tally: Tally): readonly string[] {
  const are = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`${counted(count, 'row')} ${count === 1 ? 'is' : 'are'} ${what}.`];
  const said = [
    ...are(tally.new, 'new'),
    ...are(tally.changed, 'changed'),
    ...are(tally.same, 'the same'),
    ...are(tally.repeats, 'there twice in the file, and left out'),
    ...are(tally.faulty, 'to mend'),
  ];
  return said.length === 0 ? ['There are no rows.'] : said;
}
