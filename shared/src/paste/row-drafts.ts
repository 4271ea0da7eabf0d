import type { Id } from '../ids.ts';
import { SITE_LINKS, type SiteLink } from '../commands/plan-fields.ts';
import type { ImportKind } from '../plan-vocabulary.ts';
import type { PasteColumn } from './columns.ts';
import { PASTE_COLUMNS } from './columns.ts';
import { LINK_COLUMNS } from './drafts.ts';
import { nameKey } from './known.ts';
import { PERSON_COLUMNS } from './person-columns.ts';
import type { PersonKnown } from './person-rows.ts';
import { PERSON_READERS } from './person-rows.ts';
import { Reading, quote, readEntry, readPlace, readRoles } from './reading.ts';
import type { CellFault, Cells } from './reading.ts';
import { readChildren, readExpectedGender, readGender } from './words.ts';

/** A file's own mark of an address ("A2", "Target 7"), by which its other sheets speak of it; it is not kept. */
const ref: PasteColumn = {
  key: 'ref',
  label: 'Ref in this file',
  needed: false,
  headings: ['no', 'no.', 'ref no', 'address no', 'address ref', 'target', 'target no', 'serial', 'ser', 'reference'],
};

/** What rows of a file may be: parts of a plan, or people of an agency's roster. */
export type RowKind = ImportKind | 'person';

/** The columns that a file of each kind may have. */
export const IMPORT_COLUMNS: Readonly<Record<RowKind, readonly PasteColumn[]>> = {
  address: [...PASTE_COLUMNS.address, ref],
  team: PASTE_COLUMNS.team,
  staff: PASTE_COLUMNS.staff,
  person: PERSON_COLUMNS,
};

/** Things by the names that cells may use for them; several where a name says too little. */
export type Index = ReadonlyMap<string, readonly Id[]>;

/** What cells of an imported row may speak of: what is in the plan, and what comes in with the same file. */
export interface ImportKnown extends PersonKnown {
  /** Call signs as they are spelt, by their key. */
  readonly teams: ReadonlyMap<string, string>;
  readonly members: Index;
  /** Keys of the names of staff, who have no account and so are no members. */
  readonly staff: ReadonlySet<string>;
  readonly sites: Readonly<Record<SiteLink, Index>>;
  /** Refs by the key of a ref, of a file's own mark, of a line; '' while an address has none yet. */
  readonly addresses: ReadonlyMap<string, string>;
  /** A typed time as minutes from T, or why it is none. */
  readonly offset: (text: string) => number | string;
}

/** What the filled cells of a row say, by field. A field that no cell speaks of is absent: it stays as it is. */
export interface Said {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly faults: readonly CellFault[];
}

/** Written where there is nothing to write. */
const NOTHING = new Set(['', '-', '–', '—', 'n/a', 'na', 'nil', 'tbc', 'tba', 'tbd']);
const saysNothing = (text: string): boolean => NOTHING.has(text.trim().toLowerCase());

/** The line and postcode of a row; where there is no cell for the postcode, it often ends the line. */
export function addressOf(cells: Cells): { readonly line: string; readonly postcode: string } {
  const line = cells['line'] ?? '';
  const postcode = cells['postcode'] ?? '';
  if (!saysNothing(postcode)) return { line, postcode };
  const [, before = '', code = ''] = /^(.*[^,\s])[,\s]+([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i.exec(line.trim()) ?? [];
  return code === '' ? { line, postcode: '' } : { line: before, postcode: code };
}

/** Reads the cells of one row of a file. Never throws. */
export function saidBy(kind: RowKind, cells: Cells, known: ImportKnown): Said {
  const filled = Object.entries(cells).filter(([, cell]) => !saysNothing(cell));
  const row = new Reading(Object.fromEntries(filled));
  const fields: Record<string, unknown> = {};
  for (const [column] of filled) {
    const value = READERS[kind][column]?.(row, known);
    if (value !== undefined) lay(fields, value);
  }
  return { fields, faults: row.faults };
}

/** Papers of several columns are gathered; any other field is what its last column says. */
function lay(fields: Record<string, unknown>, value: Readonly<Record<string, unknown>>): void {
  const { papers, ...rest } = value;
  Object.assign(fields, rest);
  if (!Array.isArray(papers)) return;
  const before: unknown = fields['papers'];
  fields['papers'] = [...(Array.isArray(before) ? (before as unknown[]) : []), ...(papers as unknown[])];
}

type CellReader = (row: Reading, known: ImportKnown) => Readonly<Record<string, unknown>> | undefined;
const words =
  (field: string): CellReader =>
  (row) => ({ [field]: row.text(field) });
const some = (field: string, value: unknown) => (value === undefined ? undefined : { [field]: value });
const languages: CellReader = (row) => some('languages', row.languages('languages'));
const team: CellReader = (row, known) => {
  const found = known.teams.get(nameKey(row.text('team')));
  return found === undefined ? row.fault('team', `${quote(row.text('team'))}: no such team here`) : { team: found };
};

const READERS: Readonly<Record<RowKind, Readonly<Record<string, CellReader>>>> = {
  person: PERSON_READERS,
  address: {
    line: (row) => {
      const { line, postcode } = addressOf({ line: row.text('line'), postcode: row.text('postcode') });
      return postcode === '' ? { line } : { line, postcode };
    },
    postcode: words('postcode'),
    hazards: words('hazards'),
    entry: words('entry'),
    vehicles: words('vehicles'),
    team,
    languages,
    point: (row) => some('point', readPlace(row)),
    number: (row) => some('number', readNumber(row)),
    children: (row) => some('children', row.word('children', readChildren, 'none, possible, expected or unknown')),
    gender: (row) => some('gender', row.word('gender', readExpectedGender, 'women, men, mixed or unknown')),
    strike: (row, known) => some('strikeOffset', readStrike(row, known)),
    entryUnder: (row) => some('entryUnder', row.word('entryUnder', readEntry, 'warrant, power or consent')),
    ...Object.fromEntries(
      (Object.keys(SITE_LINKS) as SiteLink[]).map((link) => [LINK_COLUMNS[link], siteReader(link)]),
    ),
  },
  team: {
    callSign: words('callSign'),
    talkgroup: words('talkgroup'),
    members: (row, known) => some('memberIds', readMembers(row, known)),
    updater: (row, known) => some('updaterId', readMember(row, 'updater', row.text('updater'), known)),
  },
  staff: {
    name: words('name'),
    number: words('number'),
    roles: (row) => some('roles', readRoles(row)),
    languages,
    gender: (row) => some('gender', row.word('gender', readGender, 'woman, man or leave it empty')),
    team,
    address: (row, known) => {
      const found = known.addresses.get(nameKey(row.text('address')));
      if (found !== undefined) return { address: found };
      return row.fault('address', `${quote(row.text('address'))}: no such address here`);
    },
  },
};

function siteReader(link: SiteLink): CellReader {
  const column = LINK_COLUMNS[link];
  return (row, known) => {
    const [id, more] = known.sites[link].get(nameKey(row.text(column))) ?? [];
    if (id !== undefined && more === undefined) return { [link]: id };
    const why =
      id === undefined
        ? 'no site of that kind and name in the plan. Add it there first, or leave this empty'
        : 'more than one site has that name';
    return row.fault(column, `${quote(row.text(column))}: ${why}`);
  };
}

/** How many people; "unknown" and "?" say that nobody knows. */
function readNumber(row: Reading): number | null | undefined {
  return /^(unknown|not known|\?+|uk)$/i.test(row.text('number')) ? null : row.whole('number');
}

/** A date and a time may stand in two columns, in either order. */
function readStrike(row: Reading, { offset }: ImportKnown): number | undefined {
  const text = row.text('strike');
  const read = offset(text);
  if (typeof read === 'number') return read;
  const turned = offset(text.split(', ').toReversed().join(' '));
  return typeof turned === 'number' ? turned : row.fault('strike', read);
}

/** Members of the operation by name. Who is among the staff of the file, or of the plan, is put in the team by their own row. */
function readMembers(row: Reading, known: ImportKnown): readonly Id[] | undefined {
  const names = row.text('members').split(/[,;/&]|\band\b/);
  const ids = names.map((name) => name.trim()).map((name) => readMember(row, 'members', name, known) ?? null);
  const members = new Set(ids.filter((id) => id !== null));
  // A cell that names staff alone says nothing of who among the members is in the team.
  return members.size === 0 ? undefined : [...members];
}

function readMember(row: Reading, column: string, name: string, known: ImportKnown): Id | null | undefined {
  if (saysNothing(name)) return null;
  const [id, more] = known.members.get(nameKey(name)) ?? [];
  if (id !== undefined && more === undefined) return id;
  if (id === undefined && column === 'members' && known.staff.has(nameKey(name))) return null;
  const why = id === undefined ? 'no such member of the operation here' : 'more than one member has that name';
  return row.fault(column, `${quote(name)}: ${why}`);
}
