import type { Id } from '../ids.ts';
import { languageTags } from './languages.ts';
import type { PasteKind } from './columns.ts';
import { readPoint } from './point-text.ts';
import { readChildren, readGender, readGenderAsked, readRole, readStanding, readWorksWith } from './words.ts';
import { findByName } from './known.ts';
import type { Known } from './known.ts';

/** What is wrong with one cell, as a sentence for the person who pasted it. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

export type Cells = Readonly<Record<string, string>>;

/** A row as a command's payload, not yet parsed by the command's own schema. */
export interface Draft {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly faults: readonly CellFault[];
}

/** Collects the faults of one row while its cells are read. */
class Reading {
  readonly faults: CellFault[] = [];
  private readonly cells: Cells;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  text(column: string): string {
    return this.cells[column] ?? '';
  }

  fault(column: string, message: string): undefined {
    this.faults.push({ column, message });
  }

  /** A word out of a closed list; what is not on it is a fault that says what would be. */
  word<T>(column: string, read: (word: string) => T | undefined, example: string): T | undefined {
    const found = read(this.text(column));
    return found ?? this.fault(column, `is not known here: write ${example}`);
  }

  whole(column: string): number | null | undefined {
    const text = this.text(column);
    if (text === '') return null;
    return /^\d{1,6}$/.test(text) ? Number(text) : this.fault(column, 'must be a whole number, such as 4');
  }

  languages(column: string): readonly string[] {
    const { tags, unread } = languageTags(this.text(column));
    if (unread.length > 0) this.fault(column, `${unread.map(quote).join(', ')} is no language known here`);
    return tags;
  }

  /** One thing by its name, or null for an empty cell. */
  one(
    column: string,
    things: readonly { readonly id: Id; readonly names: readonly string[] }[],
    what: string,
  ): Id | null {
    const text = this.text(column);
    return text === '' ? null : this.named(column, text, things, what);
  }

  many(column: string, things: readonly { readonly id: Id; readonly names: readonly string[] }[], what: string): Id[] {
    const words = this.text(column).split(/[,;/&]|\band\b/);
    const ids = words
      .map((word) => word.trim())
      .flatMap((word) => (word === '' ? [] : [this.named(column, word, things, what)]));
    return [...new Set(ids.filter((id) => id !== null))];
  }

  private named(
    column: string,
    text: string,
    things: readonly { readonly id: Id; readonly names: readonly string[] }[],
    what: string,
  ): Id | null {
    const found = findByName(things, text);
    if (found.kind === 'one') return found.thing.id;
    this.fault(
      column,
      found.kind === 'none'
        ? `${quote(text)}: no such ${what} here`
        : `${quote(text)}: more than one ${what} has that name`,
    );
    return null;
  }
}

const quote = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** Reads the cells of one row as the command that adds such a thing. Never throws. */
export function draftOf(kind: PasteKind, cells: Cells, known: Known): Draft {
  const reading = new Reading(cells);
  const payload = DRAFTS[kind](reading, known);
  return { payload, faults: reading.faults };
}

const DRAFTS: Readonly<Record<PasteKind, (row: Reading, known: Known) => Readonly<Record<string, unknown>>>> = {
  address: (row, known) => ({
    line: row.text('line'),
    postcode: row.text('postcode'),
    point: readPlace(row),
    hazards: row.text('hazards'),
    entry: row.text('entry'),
    expected: {
      number: row.whole('number'),
      languages: row.languages('languages'),
      children: row.word('children', readChildren, 'none, possible, expected or unknown'),
    },
    teamId: row.one('team', known.teams, 'team'),
  }),
  team: (row, known) => {
    const updaterId = row.one('updater', known.members, 'member of the operation');
    const members = row.many('members', known.members, 'member of the operation');
    return {
      callSign: row.text('callSign'),
      talkgroup: row.text('talkgroup'),
      // The updater is one of the team, whether or not the row says so twice.
      memberIds: updaterId === null || members.includes(updaterId) ? members : [...members, updaterId],
      updaterId,
    };
  },
  requirement: (row, known) => ({
    role: row.word('role', readRole, 'a role such as interpreter or support worker'),
    number: row.whole('number') ?? undefined,
    place: readRequirementPlace(row, known),
    window: { start: readOffset(row, 'from', known), end: readOffset(row, 'to', known) },
    languages: row.languages('languages'),
    gender: row.word('gender', readGenderAsked, 'any, woman or man'),
    worksWith: row.word('worksWith', readWorksWith, 'women found, suspects or either'),
    note: row.text('note'),
  }),
  account: (row, known) => {
    const agencyId = row.one('agency', known.agencies, 'agency') ?? undefined;
    return {
      name: row.text('name'),
      signInName: row.text('signInName'),
      agencyId,
      unitId: row.one('unit', known.agencies.find(({ id }) => id === agencyId)?.units ?? [], 'unit of that agency'),
      standing: row.word('standing', readStanding, 'administrator, lead or member'),
    };
  },
  rosterPerson: (row, known) => ({
    name: row.text('name'),
    shownName: row.text('shownName') || row.text('name'),
    unitId: row.one('unit', known.units, 'unit of this agency'),
    roles: readRoles(row),
    languages: row.languages('languages'),
    gender: row.word('gender', readGender, 'woman, man or leave it empty'),
    worksWith: row.word('worksWith', readWorksWith, 'women found, suspects or either'),
    phone: row.text('phone'),
  }),
};

function readPlace(row: Reading): unknown {
  const reading = readPoint(row.text('point'));
  switch (reading.kind) {
    case 'empty':
      return null;
    case 'point':
      return reading.point;
    case 'postcode':
      return row.fault('point', 'is a postcode: put it in the Postcode column');
    case 'fault':
      return row.fault('point', reading.reason);
  }
}

function readRequirementPlace(row: Reading, known: Known): unknown {
  const id = row.one('place', known.places, 'address or site');
  const place = known.places.find((one) => one.id === id);
  return place === undefined ? undefined : { kind: place.kind, id: place.id };
}

function readOffset(row: Reading, column: string, known: Known): number | undefined {
  const text = row.text(column);
  if (text === '') return undefined;
  const read = known.offset(text);
  return typeof read === 'number' ? read : row.fault(column, read);
}

function readRoles(row: Reading): unknown {
  const words = row
    .text('roles')
    .split(/[,;/&]/)
    .map((word) => word.trim());
  const roles = words.flatMap((word) => {
    if (word === '') return [];
    const role = readRole(word);
    if (role === undefined) row.fault('roles', `${quote(word)} is no role known here`);
    return role === undefined ? [] : [role];
  });
  return [...new Set(roles)];
}
