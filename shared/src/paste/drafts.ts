import { SITE_LINKS, type SiteLink } from '../commands/plan-fields.ts';
import type { PasteKind } from './columns.ts';
import type { Known, Named } from './known.ts';
import type { CellFault, Cells } from './reading.ts';
import { Reading, readEntry, readPlace, readRoles } from './reading.ts';
import {
  readChildren,
  readExpectedGender,
  readGender,
  readGenderAsked,
  readRole,
  readStanding,
  readWorksWith,
} from './words.ts';

export type { CellFault, Cells } from './reading.ts';

/** A row as a command's payload, not yet parsed by the command's own schema. */
export interface Draft {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly faults: readonly CellFault[];
}

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
      ...(row.text('gender') === ''
        ? {}
        : { gender: row.word('gender', readExpectedGender, 'women, men, mixed or unknown') }),
    },
    teamId: row.one('team', known.teams, 'team'),
    ...readCard(row, known),
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
  staff: (row, known) => ({
    name: row.text('name'),
    number: row.text('number'),
    roles: readRoles(row),
    languages: row.languages('languages'),
    gender: row.word('gender', readGender, 'woman, man or leave it empty'),
    posting: readPosting(row, known),
  }),
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

/** The column of each link from an address to a site. */
export const LINK_COLUMNS: Readonly<Record<SiteLink, string>> = {
  rvpId: 'rvp',
  fupId: 'fup',
  hospitalId: 'hospital',
  custodyId: 'custody',
  assaultCentreId: 'assaultCentre',
  receptionId: 'reception',
};

/** The rest of the address card: what no cell speaks of is left as the command leaves it. */
function readCard(row: Reading, known: Known): Readonly<Record<string, unknown>> {
  const card: Record<string, unknown> = {};
  if (row.text('strike') !== '') card['strikeOffset'] = readOffset(row, 'strike', known);
  if (row.text('entryUnder') !== '')
    card['entryUnder'] = row.word('entryUnder', readEntry, 'warrant, power or consent');
  if (row.text('vehicles') !== '') card['vehicles'] = row.text('vehicles');
  for (const link of Object.keys(SITE_LINKS) as SiteLink[]) {
    const column = LINK_COLUMNS[link];
    if (row.text(column) !== '') card[link] = row.one(column, sitesOf(link, known), 'site of that kind');
  }
  return card;
}

/** A site whose kind is not said may be any. */
const sitesOf = (link: SiteLink, { places }: Known): readonly Named[] =>
  places.filter(({ kind, siteKind }) => kind === 'site' && (siteKind ?? SITE_LINKS[link]) === SITE_LINKS[link]);

/** Who is with a team is posted there; others at a place by themselves. */
function readPosting(row: Reading, known: Known): unknown {
  const team = row.one('team', known.teams, 'team');
  const id = row.one('address', known.places, 'address or site');
  if (team !== null) return { kind: 'team', id: team };
  const place = known.places.find((one) => one.id === id);
  return place === undefined ? null : { kind: place.kind, id: place.id };
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
