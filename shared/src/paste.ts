import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { AGENCY_COMMANDS } from './commands/agency-commands.ts';
import { DIRECTORY_COMMANDS } from './commands/directory-commands.ts';
import { OPERATION_COMMANDS } from './commands/operation-commands.ts';
import { idFromBytes } from './ids.ts';
import { LIMITS } from './limits.ts';
import { parse } from './parse.ts';
import { FAULTS } from './refusals.ts';
import type { Fault } from './refusals.ts';
import type { Separator } from './paste/cells.ts';
import { PASTE_CHARACTERS, guessSeparator, readCells } from './paste/cells.ts';
import type { PasteColumn, PasteKind } from './paste/columns.ts';
import { PASTE_COLUMNS, readHeadings } from './paste/columns.ts';
import type { CellFault, Cells } from './paste/drafts.ts';
import { draftOf } from './paste/drafts.ts';
import type { Known } from './paste/known.ts';
import { nameKey } from './paste/known.ts';
import { staffKey } from './natural-keys.ts';

export type { CellFault, Cells, Known, PasteColumn, PasteKind, Separator };
export { PASTE_COLUMNS };

/** Rows out of pasted text, each a set of cells by column key. What they mean is judged apart, so that cells can be mended. */
export interface PastedRows {
  readonly separator: Separator;
  readonly headed: boolean;
  readonly rows: readonly { readonly row: number; readonly cells: Cells }[];
  /** Headings that mean nothing here; their cells are left out. */
  readonly unused: readonly string[];
  /** Rows beyond the most that one paste may have; they are left out. */
  readonly tooMany: number;
  /** Whether the text was longer than one paste may be, and its end is left out. */
  readonly cutShort: boolean;
}

/** Reads pasted text as rows of a kind. Never throws, whatever the text. */
export function readPaste(kind: PasteKind, text: string, separator: Separator = guessSeparator(text)): PastedRows {
  const lines = readCells(text, separator);
  const { headed, columns, unused } = readHeadings(kind, lines[0]?.cells ?? []);
  const body = headed ? lines.slice(1) : lines;
  return {
    separator,
    headed,
    rows: body.slice(0, LIMITS.pasteRows).map(({ row, cells }) => ({ row, cells: cellsOf(columns, cells) })),
    unused,
    tooMany: Math.max(0, body.length - LIMITS.pasteRows),
    cutShort: text.length > PASTE_CHARACTERS,
  };
}

function cellsOf(columns: readonly (PasteColumn | undefined)[], cells: readonly string[]): Cells {
  const row = new Map<string, string>();
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (column === undefined || cell === '') return;
    const before = row.get(column.key);
    row.set(column.key, before === undefined ? cell : `${before}${column.joins ?? ', '}${cell}`);
  });
  return Object.fromEntries(row);
}

/** The command that adds a thing of each kind. */
const ADDS = {
  address: { type: 'AddAddress', payload: OPERATION_COMMANDS.AddAddress.payload },
  team: { type: 'AddTeam', payload: OPERATION_COMMANDS.AddTeam.payload },
  staff: { type: 'AddStaff', payload: OPERATION_COMMANDS.AddStaff.payload },
  requirement: { type: 'AddRequirement', payload: OPERATION_COMMANDS.AddRequirement.payload },
  account: { type: 'AddAccount', payload: DIRECTORY_COMMANDS.AddAccount.payload },
  rosterPerson: { type: 'AddPerson', payload: AGENCY_COMMANDS.AddPerson.payload },
} as const satisfies Record<PasteKind, { type: string; payload: unknown }>;
export type PasteCommandType = (typeof ADDS)[PasteKind]['type'];

/**
 * What one row is: `new` with the command that adds it; `there` already, or said twice in the paste; or `faulty`, cell
 * by cell.
 */
export type RowReading =
  | { readonly kind: 'new'; readonly type: PasteCommandType; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly kind: 'there' }
  | { readonly kind: 'repeats'; readonly row: number }
  | { readonly kind: 'faulty'; readonly faults: readonly CellFault[] };

/** Judges all rows of a paste together, since a row may repeat an earlier one. */
export function judgeRows(
  kind: PasteKind,
  rows: readonly { readonly row: number; readonly cells: Cells }[],
  known: Known,
): readonly RowReading[] {
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const reading = judgeRow(kind, cells, known);
    const key = reading.kind === 'new' ? sameness(kind, reading.payload) : undefined;
    if (key === undefined) return reading;
    if (known.there.has(key)) return { kind: 'there' };
    const earlier = seen.get(key);
    if (earlier !== undefined) return { kind: 'repeats', row: earlier };
    seen.set(key, row);
    return reading;
  });
}

function judgeRow(kind: PasteKind, cells: Cells, known: Known): RowReading {
  const { payload, faults } = draftOf(kind, cells, known);
  const parsed = parse(ADDS[kind].payload, payload);
  const own = new Set(faults.map(({ column }) => column));
  // A cell that could not be read has its own sentence; the schema's word on the hole it leaves would only repeat it.
  const further = parsed.ok
    ? []
    : parsed.faults.map((fault) => cellFault(kind, fault)).filter(({ column }) => !own.has(column));
  const all = [...faults, ...new Map(further.map((fault) => [fault.column, fault])).values()];
  if (!parsed.ok || all.length > 0) return { kind: 'faulty', faults: all };
  return { kind: 'new', type: ADDS[kind].type, payload: parsed.value };
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  'expected.number': 'number',
  'expected.languages': 'languages',
  'expected.children': 'children',
  'expected.gender': 'gender',
  strikeOffset: 'strike',
  rvpId: 'rvp',
  fupId: 'fup',
  hospitalId: 'hospital',
  custodyId: 'custody',
  assaultCentreId: 'assaultCentre',
  receptionId: 'reception',
  posting: 'team',
  teamId: 'team',
  memberIds: 'members',
  updaterId: 'updater',
  'window.start': 'from',
  'window.end': 'to',
  window: 'to',
  agencyId: 'agency',
  unitId: 'unit',
};

/** A fault of a schema as a sentence about one cell; the column is empty where it is of the row as a whole. */
export function cellFault(kind: PasteKind, fault: Fault): CellFault {
  const path = fault.field.replace(/\.\d+$/, '');
  const key = COLUMN_OF[path] ?? path.split('.')[0] ?? '';
  const column = PASTE_COLUMNS[kind].some((one) => one.key === key) ? key : '';
  // Of what form it should be is best said by an example.
  if (column === 'postcode' && fault.reason === 'not_form')
    return { column, message: 'is no postcode such as LU1 0AA' };
  return { column, message: FAULTS[fault.reason].replace('{limit}', String(fault.limit ?? '')) };
}

/** What makes two things one, for rows that may be pasted twice; requirements may be alike and yet be two. */
export function sameness(kind: PasteKind, thing: Readonly<Record<string, unknown>>): string | undefined {
  const word = (field: string): string => (typeof thing[field] === 'string' ? thing[field] : '');
  const of = (field: string): string => nameKey(word(field));
  switch (kind) {
    case 'address':
      return `${of('line')} ${of('postcode')}`;
    case 'team':
      return of('callSign');
    case 'staff':
      return staffKey({ name: word('name'), number: word('number') });
    case 'account':
      return word('signInName').toLowerCase();
    case 'rosterPerson':
      return `${of('name')} ${of('phone')}`;
    case 'requirement':
      return undefined;
  }
}

/**
 * The id of the command that one pasted row becomes. The same text, row and meaning make the same id, so that pressing
 * twice, or going on after a break, adds nothing twice; a mended row has its own.
 */
export function pasteCommandId(stream: string, text: string, row: number, payload: unknown): string {
  return idFromBytes(sha256(utf8ToBytes(`paste\n${stream}\n${row}\n${JSON.stringify(payload)}\n${text}`)));
}
