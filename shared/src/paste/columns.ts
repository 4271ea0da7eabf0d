import { plainWord } from './words.ts';

/** What may be pasted as rows: parts of a plan, accounts of the directory, people of an agency's roster. */
export const PASTE_KINDS = ['address', 'team', 'staff', 'requirement', 'account', 'rosterPerson'] as const;
export type PasteKind = (typeof PASTE_KINDS)[number];

/** One column of a kind of paste. The order of columns is the order in which rows without headings are read. */
export interface PasteColumn {
  readonly key: string;
  readonly label: string;
  readonly needed: boolean;
  /** Headings that mean this column, beside its label and key. */
  readonly headings: readonly string[];
  /** Several columns may be this one ("Address 1", "Town"; "Forename", "Surname"), and are joined with this between them. */
  readonly joins?: ', ' | ' ';
}

const column = (key: string, label: string, headings: string, needed: '' | 'needed' = ''): PasteColumn => ({
  key,
  label,
  needed: needed === 'needed',
  headings: headings === '' ? [] : headings.split(', '),
});

const languages = column(
  'languages',
  'Languages',
  'language, languages expected, language needed, interpreter language',
);

export const PASTE_COLUMNS: Readonly<Record<PasteKind, readonly PasteColumn[]>> = {
  address: [
    {
      ...column(
        'line',
        'Address',
        'address line, street, premises, location, address 1, address 2, town, city',
        'needed',
      ),
      joins: ', ',
    },
    column('postcode', 'Postcode', 'post code, pc, zip'),
    column('team', 'Team', 'team call sign, call sign, callsign, assigned team'),
    column(
      'number',
      'People expected',
      'number, number expected, expected, expected number, persons, people, occupants',
    ),
    languages,
    column('children', 'Children', 'child, children expected, any children'),
    column('hazards', 'Hazards', 'hazard, risks, risk, warnings, dogs'),
    column('entry', 'Entry', 'method of entry, moe, access, way in, door'),
    column('point', 'Point', 'grid reference, grid ref, gridref, coordinates, lat long, latitude longitude, map'),
    {
      ...column(
        'strike',
        'Strike time',
        'strike, time, date, entry time, time of entry, strike date, go time, date time',
      ),
      joins: ', ',
    },
    column('entryUnder', 'Entry under', 'under, power, powers, power of entry, warrant, authority, legal basis'),
    column('vehicles', 'Vehicles', 'vehicle, transport, transport for people found, cars, vans'),
    column('gender', 'Expected gender', 'gender, sex, expected sex, women or men, men or women'),
    column('rvp', 'RVP', 'rendezvous, rendezvous point, rv, rv point, meeting point'),
    column('fup', 'FUP', 'forming up point, form up point, forming up'),
    column('hospital', 'Hospital', 'a and e, a&e, ed, nearest hospital'),
    column('custody', 'Custody', 'custody suite, custody centre, prisoners to'),
    column('assaultCentre', 'Assault centre', 'sarc, sexual assault referral centre, sexual assault centre'),
    column('reception', 'Reception centre', 'reception, rc, welfare centre, reception site'),
  ],
  team: [
    column('callSign', 'Call sign', 'callsign, team, team name, name', 'needed'),
    column('talkgroup', 'Talkgroup', 'talk group, tg, channel'),
    { ...column('members', 'Members', 'member, officers, people, names, officer'), joins: ', ' },
    column('updater', 'Updater', 'updates, updated by, phone, phone holder, scribe'),
  ],
  staff: [
    {
      ...column(
        'name',
        'Name',
        'full name, officer, officer name, staff name, person, surname, last name, family name, first name, forename, ' +
          'forenames, given name, rank, title, staff, names',
        'needed',
      ),
      joins: ' ',
    },
    column(
      'number',
      'Number',
      'collar, collar no, collar number, shoulder no, shoulder number, staff no, staff number, pid, no, fin, payroll no',
    ),
    column(
      'roles',
      'Roles',
      'role, skill, skills, duty, job, function, specialism, task, trained in, training, qualifications',
    ),
    languages,
    column('gender', 'Gender', 'sex, m/f'),
    column('team', 'Team', 'team call sign, call sign, callsign, serial, unit, assigned team'),
    column('address', 'Address', 'post, posted to, posting, place, where, location, venue, address ref'),
  ],
  requirement: [
    column('role', 'Role', 'staff, type, skill, who', 'needed'),
    column('number', 'Number', 'no, no., how many, count, quantity, needed', 'needed'),
    column('place', 'Place', 'where, address, site, location', 'needed'),
    column('from', 'From', 'start, starts, from time, start time, begin', 'needed'),
    column('to', 'To', 'end, ends, until, finish, to time, end time', 'needed'),
    languages,
    column('gender', 'Gender', 'sex, gender asked, man or woman'),
    column('worksWith', 'Works with', 'side, with, works alongside'),
    column('note', 'Note', 'notes, remarks, remark, comment, comments'),
  ],
  account: [
    column('name', 'Name', 'full name, person, person name, display name', 'needed'),
    column('signInName', 'Sign-in name', 'sign in, signin, login, username, user name, user, email, e-mail', 'needed'),
    column('agency', 'Agency', 'organisation, organization, force, employer', 'needed'),
    column('unit', 'Unit', 'department, team, desk, section'),
    column('standing', 'Standing', 'role, rights, access, type'),
  ],
  rosterPerson: [
    column('name', 'Name', 'full name, person', 'needed'),
    column('shownName', 'Name shown', 'shown name, works under, known as, alias, badge name'),
    column('unit', 'Unit', 'department, team, desk, section'),
    column('roles', 'Roles', 'role, skills, skill, job', 'needed'),
    languages,
    column('gender', 'Gender', 'sex'),
    column('worksWith', 'Works with', 'side, with'),
    column('phone', 'Telephone', 'phone, mobile, tel, number, phone number, telephone number'),
  ],
};

/** Which column each pasted one was taken for; `undefined` where its heading is not known. */
export interface Headings {
  readonly headed: boolean;
  readonly columns: readonly (PasteColumn | undefined)[];
  /** Headings that mean nothing here: their cells are left out, and the person is told. */
  readonly unused: readonly string[];
}

/**
 * Reads the first row as headings when at least half of its filled cells are known ones (and two of them, unless there
 * is but one cell); otherwise the fixed order of the kind holds and the first row is a row like the others.
 */
export function readHeadings(kind: PasteKind, first: readonly string[]): Headings {
  const known = PASTE_COLUMNS[kind];
  const filled = first.filter((cell) => cell.trim() !== '');
  const found = first.map((cell) => known.find((one) => means(one, cell)));
  const recognised = found.filter((one) => one !== undefined).length;
  const headed = recognised >= Math.min(2, filled.length) && recognised > 0 && recognised * 2 >= filled.length;
  if (!headed) return { headed, columns: known, unused: [] };
  const taken = new Set<string>();
  const columns = found.map((one) => {
    if (one === undefined || (taken.has(one.key) && one.joins === undefined)) return undefined;
    taken.add(one.key);
    return one;
  });
  const unused = first.filter((cell, at) => cell.trim() !== '' && columns[at] === undefined);
  return { headed, columns, unused };
}

/** Whether a heading is one of a column's own, without regard to capitals, spaces and marks. */
export function means(column: PasteColumn, cell: string): boolean {
  const word = plainWord(cell);
  return word !== '' && wordsOf(column).has(word);
}

/** Some columns have hundreds of headings, and each is looked for in every cell of many rows. */
const kept = new WeakMap<PasteColumn, ReadonlySet<string>>();
function wordsOf(column: PasteColumn): ReadonlySet<string> {
  const words = kept.get(column) ?? new Set([column.key, column.label, ...column.headings].map(plainWord));
  kept.set(column, words);
  return words;
}
