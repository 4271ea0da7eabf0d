import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Known, PasteKind } from '#shared/paste.ts';
import { PASTE_COLUMNS, judgeRows, pasteCommandId, readPaste, sameness } from '#shared/paste.ts';
import { NOTHING_KNOWN, findByName } from '#shared/paste/known.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { commandIdSchema } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';

const TEAM = 'teamAAAAAA1';
const MEMBER = 'memberAAAA1';
const OTHER = 'memberAAAA2';
const SITE = 'siteAAAAAA1';
const AGENCY = 'agencyAAAA1';
const UNIT = 'unitAAAAAA1';

const known: Known = {
  ...NOTHING_KNOWN,
  teams: [{ id: TEAM, names: ['MIKE 10'] }],
  members: [
    { id: MEMBER, names: ['PC Ann Example'] },
    { id: OTHER, names: ['PC Ben Sample'] },
  ],
  places: [{ id: SITE, kind: 'site', names: ['Reception centre', 'RC'] }],
  agencies: [{ id: AGENCY, names: ['Harbour Support', 'Harbour'], units: [{ id: UNIT, names: ['Romanian desk'] }] }],
  units: [{ id: UNIT, names: ['Romanian desk'] }],
  offset: (text) => (/^T([+-]\d+)?$/.test(text) ? Number(text.slice(1) || '0') : 'is no time'),
};

const read = (kind: PasteKind, text: string) => {
  const paste = readPaste(kind, text);
  return { paste, readings: judgeRows(kind, paste.rows, known) };
};

describe('rows out of pasted text', () => {
  test('PN1 headings are known by common wordings, in any order, and the rest are named as unused', () => {
    const { paste, readings } = read(
      'address',
      'Post code\tStreet\tDogs\tColour\tCall sign\nlu1 0aa\t14 Example Road\tone, loud\tred\tmike-10\n',
    );
    expect(paste.headed).toBe(true);
    expect(paste.unused).toEqual(['Colour']);
    expect(readings).toEqual([
      {
        kind: 'new',
        type: 'AddAddress',
        payload: {
          line: '14 Example Road',
          postcode: 'LU1 0AA',
          point: null,
          hazards: 'one, loud',
          entry: '',
          expected: { number: null, languages: [], children: 'unknown' },
          teamId: TEAM,
        },
      },
    ]);
  });

  test('PN1 without headings the fixed order of the kind holds', () => {
    const { paste, readings } = read('address', '27 Sample Terrace\tLU1 0AB\tMIKE 10\t4\tRomanian / sq\tpossible');
    expect(paste.headed).toBe(false);
    expect(readings[0]).toMatchObject({
      kind: 'new',
      payload: { teamId: TEAM, expected: { number: 4, languages: ['ro', 'sq'], children: 'possible' } },
    });
  });

  test('PN1 commas and semicolons serve where there are no tabs, with quoted cells', () => {
    for (const mark of [',', ';']) {
      const { readings } = read(
        'address',
        [`Address${mark}Postcode`, `"Flat 2${mark} 14 Example Road"${mark}LU1 0AA`].join('\n'),
      );
      expect(readings[0]).toMatchObject({ kind: 'new', payload: { line: `Flat 2${mark} 14 Example Road` } });
    }
  });

  test('PN1 several columns that mean one are joined, and line breaks in a cell become commas', () => {
    const { readings } = read('address', 'Address 1\tTown\tPostcode\n"Flat 2\r\n14 Example Road"\tLuton\tLU1 0AA');
    expect(readings[0]).toMatchObject({ payload: { line: 'Flat 2, 14 Example Road, Luton' } });
  });

  test('PN2 a stray quote swallows no rows', () => {
    const { readings } = read('address', '"Rose" Cottage\tLU1 0AA\n3 Example Road\tLU1 0AB\n"7 Example Road\tLU1 0AC');
    expect(readings.map((one) => one.kind === 'new' && one.payload['line'])).toEqual([
      '"Rose" Cottage',
      '3 Example Road',
      '"7 Example Road',
    ]);
  });

  test('PN2 cells that begin as a formula does stay the letters they are', () => {
    for (const start of ['=', '+', '-', '@', '\t='.trim()]) {
      const line = `${start}HYPERLINK("x") Road`;
      const { readings } = read('address', `Address\tPostcode\n${line}\tLU1 0AA`);
      expect(readings[0]).toMatchObject({ kind: 'new', payload: { line } });
    }
  });

  test('PN3 forty good rows and two bad: the two are named, each with its reason', () => {
    const rows = Array.from(
      { length: 42 },
      (_, at) => `${at + 1} Example Road\tLU1 ${at % 10}AA\t\t${at === 6 ? 'four' : '4'}`,
    );
    rows[30] = '31 Example Road\tnonsense\tMIKE 99\t4';
    const { readings } = read('address', ['Address\tPostcode\tTeam\tPeople expected', ...rows].join('\n'));
    const bad = readings.flatMap((one, at) => (one.kind === 'faulty' ? [{ at, faults: one.faults }] : []));
    expect(readings.filter(({ kind }) => kind === 'new')).toHaveLength(40);
    expect(bad).toEqual([
      { at: 6, faults: [{ column: 'number', message: 'must be a whole number, such as 4' }] },
      {
        at: 30,
        faults: [
          { column: 'team', message: '“MIKE 99”: no such team here' },
          { column: 'postcode', message: 'is no postcode such as LU1 0AA' },
        ],
      },
    ]);
  });

  test('PN3 a mended cell makes its row good', () => {
    const rows = [{ row: 2, cells: { line: '31 Example Road', postcode: 'nonsense' } }];
    expect(judgeRows('address', rows, known)[0]?.kind).toBe('faulty');
    const mended = [{ row: 2, cells: { line: '31 Example Road', postcode: 'lu10ab' } }];
    expect(judgeRows('address', mended, known)[0]).toMatchObject({ kind: 'new', payload: { postcode: 'LU1 0AB' } });
  });

  test('PN3 a needed cell that is empty is a fault at that cell', () => {
    expect(read('requirement', 'Role\tNumber\tWhere\tFrom\tTo\n\t\t\t\t').readings).toEqual([]);
    const [reading] = read('requirement', 'Role\tNumber\tWhere\tFrom\tTo\ninterpreter\t\t\t\t').readings;
    expect(reading?.kind === 'faulty' && reading.faults.map(({ column }) => column).sort()).toEqual([
      'from',
      'number',
      'place',
      'to',
    ]);
  });

  test('PN4 a row that is there already, or stands twice in the paste, is not new', () => {
    const there = new Set([sameness('team', { callSign: 'MIKE 20' }) ?? '']);
    const paste = readPaste('team', 'Call sign\tTalkgroup\nMike-20\t5\nMIKE 30\t6\nmike 30\t6');
    expect(judgeRows('team', paste.rows, { ...known, there }).map(({ kind }) => kind)).toEqual([
      'there',
      'new',
      'repeats',
    ]);
  });

  test('PN4 people with names in other scripts are not one', () => {
    const people = [
      { id: '1', names: ['Олена Приклад'] },
      { id: '2', names: ['Ірина Зразок'] },
    ];
    expect(findByName(people, 'олена  приклад')).toMatchObject({ kind: 'one', thing: { id: '1' } });
    expect(findByName(people, '—')).toEqual({ kind: 'none' });
  });

  test('PN5 the same text, row and meaning make the same command id, and nothing else does', () => {
    const id = pasteCommandId('operation/AAAAAAAAAAA', 'text', 2, { line: 'a' });
    expect(commandIdSchema.safeParse(id).success).toBe(true);
    expect(pasteCommandId('operation/AAAAAAAAAAA', 'text', 2, { line: 'a' })).toBe(id);
    const others = [
      pasteCommandId('operation/AAAAAAAAAAB', 'text', 2, { line: 'a' }),
      pasteCommandId('operation/AAAAAAAAAAA', 'text.', 2, { line: 'a' }),
      pasteCommandId('operation/AAAAAAAAAAA', 'text', 3, { line: 'a' }),
      pasteCommandId('operation/AAAAAAAAAAA', 'text', 2, { line: 'b' }),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  test('PN1 teams, requirements, accounts and roster people are read by the names of what exists', () => {
    expect(read('team', 'MIKE 40\t7\tPC Ann Example; PC Ben Sample\tPC Ann Example').readings[0]).toMatchObject({
      payload: { memberIds: [MEMBER, OTHER], updaterId: MEMBER },
    });
    expect(
      read('requirement', 'Nurse\t1\treception centre\tT-60\tT+240\tunknown\tfemale\twomen\t').readings[0],
    ).toMatchObject({
      payload: {
        role: 'sexual_health_nurse',
        place: { kind: 'site', id: SITE },
        window: { start: -60, end: 240 },
        languages: ['unknown'],
        gender: 'woman',
        worksWith: 'women_found',
      },
    });
    expect(
      read('account', 'Name\tE-mail\tOrganisation\tUnit\nAda Example\tAda@Example.test\tharbour\tromanian desk')
        .readings[0],
    ).toMatchObject({
      payload: { signInName: 'ada@example.test', agencyId: AGENCY, unitId: UNIT, standing: 'member' },
    });
    expect(
      read('rosterPerson', 'Eva Sample\t\t\tinterpreter, support workers\tRomanian\tF\t\t07700 900123').readings[0],
    ).toMatchObject({
      payload: { shownName: 'Eva Sample', roles: ['interpreter', 'support_worker'], gender: 'woman' },
    });
  });

  test('PN6 more rows than one paste may have are counted and left out', () => {
    const text = Array.from({ length: LIMITS.pasteRows + 3 }, (_, at) => `${at} Example Road\tLU1 0AA`).join('\n');
    const paste = readPaste('address', text);
    expect(paste.rows).toHaveLength(LIMITS.pasteRows);
    expect(paste.tooMany).toBe(3);
  });
});

const KINDS = Object.keys(PASTE_COLUMNS) as PasteKind[];
const bits = fc.constantFrom(
  '\t',
  '\n',
  '\r\n',
  '"',
  ',',
  ';',
  '=1+1',
  '__proto__',
  'Address',
  'T-60',
  'interpreter',
  '\u0000',
  '\uD800',
  '\u202E',
  'MIKE 10',
  '<b>',
  '1e400',
);
const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(bits, fc.string({ maxLength: 8 })), { maxLength: 80 }).map((parts) => parts.join('')),
);

describe('pasted nonsense', () => {
  test('PN7 nothing pasted throws, no row is lost, and every good row is a payload that the door takes', () => {
    let good = 0;
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), nonsense, (kind, text) => {
        const paste = readPaste(kind, text);
        const readings = judgeRows(kind, paste.rows, known);
        expect(readings).toHaveLength(paste.rows.length);
        for (const reading of readings) {
          if (reading.kind === 'faulty') expect(reading.faults.length).toBeGreaterThan(0);
          if (reading.kind === 'new' && reading.type === 'AddAddress') {
            good += 1;
            expect(parse(OPERATION_COMMANDS.AddAddress.payload, reading.payload).ok).toBe(true);
          }
        }
      }),
      { numRuns: 3000, seed: 20_261_126 },
    );
    expect(good).toBeGreaterThan(50);
    expect(Object.hasOwn(Object.prototype, 'line')).toBe(false);
  });
});
