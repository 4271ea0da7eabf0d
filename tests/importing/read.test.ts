import { readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readFile, tooManyWords } from '#client/importing/read/read-file.ts';
import { decodeText } from '#client/importing/read/encoding.ts';
import { guessFileSeparator, readCsv } from '#client/importing/read/csv.ts';
import { plainNumber } from '#client/importing/read/xlsx.ts';
import type { Sheet } from '#client/importing/read/sheet.ts';
import { KEPT_ROWS } from '#client/importing/read/sheet.ts';
import { unzip } from '#client/importing/read/zip.ts';
import { type Cell, serialOf, workbook, zip } from '../fixtures/workbook.ts';
import { ENCODINGS, MARKS, separated, type Table } from './encodings.ts';

jest.setTimeout(120_000);

/** Fewer where one room is checked by itself. */
const [FILES, BOOKS] = process.env['MUSTER_SHORT'] === undefined ? [100_000, 2000] : [5000, 200];

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

async function sheetsOf(bytes: Uint8Array, name = 'file.csv'): Promise<readonly Sheet[]> {
  const read = await readFile(name, bytes);
  if (read.kind === 'refused') throw new Error(read.reason);
  return read.sheets;
}
const cellsOf = (sheet: Sheet | undefined): Table => (sheet?.rows ?? []).map(({ cells }) => cells);
const reasonOf = async (bytes: Uint8Array, name = 'file.xlsx'): Promise<string> => {
  const read = await readFile(name, bytes);
  return read.kind === 'refused' ? read.reason : `read as ${read.sheets.length} sheets`;
};

/** What a cell is after reading: nothing that nobody typed. */
const tidied = (cell: string): string =>
  cell
    .trim()
    .replaceAll(/,?\s*[\r\n]+\s*/g, ', ')
    .replaceAll('\t', ' ');

describe('separated text', () => {
  /** Tables that are not read back as they were written, in one encoding and with one separator. */
  async function misread(table: Table, encode: (text: string) => Uint8Array, mark: string): Promise<readonly string[]> {
    const [sheet] = await sheetsOf(encode(separated(table, mark)));
    const read = JSON.stringify(cellsOf(sheet));
    const written = JSON.stringify(table.map((cells) => cells.map(tidied)));
    return read === written ? [] : [`${written} was read as ${read}`];
  }

  test.each(ENCODINGS)(
    'PN30 what was written in $name is read back, with every separator',
    async ({ encode, letters }) => {
      const letter = fc.constantFrom(...`${letters}abcXYZ 0123456789.-/",;|\n`.split(''));
      const cell = fc.string({ unit: letter, maxLength: 12 }).map((text) => `x${text}x`);
      const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(table, fc.constantFrom(...Object.values(MARKS)), async (rows, mark) => {
          const headed = [['Address', 'Post code', 'Call sign'], ...rows];
          expect(await misread(headed, encode, mark)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('PN30 the proof sees letters that were read in the wrong way', async () => {
    const wrong = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('ș', '?'));
    expect(
      await misread(
        [
          ['Name', 'No'],
          ['Șerban ș', '1'],
        ],
        wrong,
        ',',
      ),
    ).not.toEqual([]);
  });

  test('PN30 encodings are told by their marks, by where noughts stand, and by what fits', () => {
    for (const { name, encode } of ENCODINGS) {
      const text = name === 'windows-1252' ? 'Name;No\nJosé;1' : 'Name;No\nȘerban Țîțu;1';
      expect([name, decodeText(encode(text)).text]).toEqual([name, text]);
      expect(name.startsWith(decodeText(encode(text)).encoding)).toBe(true);
    }
  });

  test('PN30 a separator is the one that cuts lines evenly, whatever else stands in them', () => {
    const broken = 'Address,Post code,Call sign\nxx,"x;\n;x","x\n;x"\nxx,xx,x;x\nxx,xx,x;x';
    expect(guessFileSeparator(broken)).toBe('comma');
    expect(guessFileSeparator('Address;Hazards\n1 Example Road;"dog, stairs, gate"\n2 Example Road;cat, fish')).toBe(
      'semicolon',
    );
    expect(guessFileSeparator('Address|Note\n1 Example Road|a;b;c\n2 Example Road|d')).toBe('pipe');
    expect(guessFileSeparator('Plan, first draft\nAddress\tPostcode\n1 Example Road, Luton\tLU1 0AA')).toBe('tab');
    expect(guessFileSeparator('only one column\nof words')).toBe('comma');
    expect(guessFileSeparator('sep=|\r\nAddress|a,b\r\n1|c,d')).toBe('pipe');
    expect(readCsv('sep=;\r\nAddress;Postcode')).toEqual([{ row: 2, cells: ['Address', 'Postcode'] }]);
  });

  test('PN30 quoted line breaks stay in their cell, and a stray quote swallows no rows', () => {
    const rows = readCsv(
      'Address,Town\n"14 Example\r\nRoad",Luton\n5" pipe yard,Luton\n"no end,Luton\n7 Example Road,Luton',
    );
    expect(rows.map(({ cells }) => cells[0])).toContain('7 Example Road');
    expect(readCsv('Address,Town\r\n"Flat 2,\r\n14 Example Road",Luton\r\n')[1]?.cells).toEqual([
      'Flat 2, 14 Example Road',
      'Luton',
    ]);
  });

  test('PN33 what begins as a formula does stays the letters that it is', async () => {
    const cells = ['=1+1', '+44 nobody', '-2', '@SUM(A1)', "=cmd|' /c calc'!A1"];
    const rows = [['Address', 'Hazards'], ...cells.map((cell) => [`${cell} Road`, cell])];
    expect(cellsOf((await sheetsOf(new TextEncoder().encode(separated(rows, ','))))[0])).toEqual(rows);
    const [sheet] = await sheetsOf(new Uint8Array(workbook([{ name: 'Addresses', rows }])));
    expect(cellsOf(sheet)).toEqual(rows);
  });

  test('PN34 at most 5,000 rows come in, and the rest are counted', async () => {
    const rows = Array.from({ length: KEPT_ROWS + 13 }, (_, at) => [`${at} Example Road`, 'x']);
    const [text] = await sheetsOf(new TextEncoder().encode(separated(rows, ',')));
    const [book] = await sheetsOf(new Uint8Array(workbook([{ name: 'Addresses', rows }])));
    expect([text?.rows.length, text?.tooMany]).toEqual([KEPT_ROWS, 13]);
    expect([book?.rows.length, book?.tooMany]).toEqual([KEPT_ROWS, 13]);
    expect(tooManyWords(12)).toBe('At most 5,000 rows of a sheet come in; 12 more are left out.');
  });
});

describe('workbooks', () => {
  const book = async (rows: readonly (readonly Cell[])[], merged: readonly string[] = []): Promise<Table> =>
    cellsOf((await sheetsOf(new Uint8Array(workbook([{ name: 'One', rows, merged }]))))[0]);

  test('PN31 cells are read as they show: dates, times, leading noughts, long figures', async () => {
    const rows = await book([
      ['When', 'At', 'Number', 'Telephone', 'Share', 'Postcode'],
      [
        { serial: serialOf('2026-11-26T13:30'), as: 'date and time' },
        { serial: 13.5 / 24, as: 'time' },
        { padded: 42 },
        447_700_900_123_456,
        0.1 + 0.2,
        '01234',
      ],
      [{ serial: serialOf('2026-03-29T00:00'), as: 'date' }, null, { padded: 123_456 }, 12_345, 7, 'LU1 0AA'],
    ]);
    expect(rows.slice(1)).toEqual([
      ['26/11/2026 13:30', '13:30', '0042', '447700900123456', '0.3', '01234'],
      ['29/03/2026', '', '123456', '12345', '7', 'LU1 0AA'],
    ]);
  });

  test('PN31 no number is shown as a power of ten', () => {
    for (const raw of ['4.4770090012E+11', '1E21', '1.5E+30', '-3E-7', '123456789012345678901234567890'])
      expect(plainNumber(raw)).toMatch(/^-?\d+(\.\d+)?$/);
    expect(plainNumber('4.4770090012E+11')).toBe('447700900120');
  });

  test('PN31 merged cells stand in each of their places; empty rows go; a title among the rows is told apart', async () => {
    const rows = [
      ['Team', 'Name', 'Post'],
      ['MIKE 10', 'Ann Example', 'A1'],
      [],
      [null, 'Ben Sample', null],
      ['North'],
      ['MIKE 20', 'Cara Mockford', 'A2'],
    ];
    const [sheet] = await sheetsOf(
      new Uint8Array(workbook([{ name: 'Staff', rows, merged: ['A2:A4', 'C2:C4', 'A5:C5'] }])),
    );
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['Team', 'Name', 'Post'] },
      { row: 2, cells: ['MIKE 10', 'Ann Example', 'A1'] },
      { row: 4, cells: ['MIKE 10', 'Ben Sample', 'A1'] },
      { row: 5, cells: ['North', '', ''], across: true },
      { row: 6, cells: ['MIKE 20', 'Cara Mockford', 'A2'] },
    ]);
  });

  test('PN31 random tables of words are read back the same', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'aăâbșțîŻé&<>"\'=+-@0 1,;小'.split('')), minLength: 1, maxLength: 20 })
      .map((text) => `x${text}x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          expect(await book(rows)).toEqual(rows);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('PN31 the elements of a sheet may have a prefix, and cells no names', async () => {
    const parts = [
      {
        name: 'xl/workbook.xml',
        text: '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Teams" sheetId="1" r:id="a"/></x:sheets></x:workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        text: '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/one.xml"/></Relationships>',
      },
      {
        name: 'xl/worksheets/one.xml',
        text: '<x:worksheet xmlns:x="m"><x:cols><x:col/></x:cols><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Call sign</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>MIKE 10</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      },
    ];
    expect(cellsOf((await sheetsOf(new Uint8Array(zip(parts))))[0])).toEqual([['Call sign'], ['MIKE 10']]);
  });
});

describe('what cannot be read', () => {
  const day = file('day-of-action.xlsx');

  test('PN32 each kind of file that is none is refused in words', async () => {
    expect(await reasonOf(new Uint8Array())).toContain('empty');
    expect(await reasonOf(new Uint8Array(10 * 1024 * 1024 + 1))).toContain('larger than 10 MB');
    expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toContain('.xls');
    expect(await reasonOf(new TextEncoder().encode('%PDF-1.7'))).toContain('PDF');
    expect(await reasonOf(Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 32))).toContain('neither');
    expect(await reasonOf(new TextEncoder().encode('PK and then some words'))).toContain('damaged');
    expect(await reasonOf(day.subarray(0, day.length - 300))).toContain('damaged');
    expect(await reasonOf(new Uint8Array(zip([{ name: 'readme.txt', text: 'no workbook' }])))).toContain('damaged');
  });

  test('PN32 a zip that unpacks to far more than it should is stopped, whatever it claims', async () => {
    const bomb = new Uint8Array(
      zip([
        { name: 'xl/workbook.xml', text: '<workbook/>' },
        { name: 'xl/worksheets/sheet1.xml', text: '<c/>'.repeat(20_000_000) },
      ]),
    );
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await reasonOf(bomb)).toContain('unpacks to far more');
    // What was unpacked before it was stopped is bounded too.
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(300);
  });

  test('PN32 a sheet that claims a million rows and sixteen thousand columns builds no such table', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>Address</v></c><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576" t="str"><v>1 Example Road</v></c></row>';
    const merges = Array.from({ length: 5000 }, () => '<mergeCell ref="A1:XFD1048576"/>').join('');
    const hostile = workbook([{ name: 'Addresses', rows: [['x']] }]);
    const parts = await unzip(new Uint8Array(hostile), () => true);
    if (parts.kind !== 'parts') throw new Error('not unpacked');
    const text = (name: string): string => new TextDecoder().decode(parts.parts.get(name));
    const again = [...parts.parts.keys()].map((name) => ({
      name,
      text: name.endsWith('sheet1.xml')
        ? `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`
        : text(name).replace(/^<\?xml.*\?>\n/, ''),
    }));
    const [sheet] = await sheetsOf(new Uint8Array(zip(again)));
    expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 1_048_576]);
    expect(Math.max(...(sheet?.rows ?? []).map(({ cells }) => cells.length))).toBeLessThanOrEqual(100);
  });

  test('PN32 a hundred thousand files of any bytes end in sheets or in a reason (R18)', async () => {
    const pieces = [
      'Address',
      'Postcode',
      ',',
      ';',
      '\t',
      '|',
      '"',
      '\n',
      '\r',
      '\0',
      '\uFEFF',
      '__proto__',
      '1e400',
      '\uD800',
      '\u202E',
      '=1+1',
      'é',
      'ș',
      'PK',
      ' ',
      '""',
      'constructor',
    ];
    const before = process.memoryUsage().rss;
    let seed = 7;
    const next = (most: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % most;
    };
    const wrong: string[] = [];
    for (let run = 0; run < FILES; run += 1) {
      const bytes =
        run % 2 === 0
          ? Uint8Array.from({ length: next(60) }, () => next(256))
          : new TextEncoder().encode(Array.from({ length: next(24) }, () => pieces[next(pieces.length)]).join(''));
      const read = await readFile('file.csv', bytes).catch((error: unknown) => String(error));
      if (typeof read === 'string') wrong.push(`${[...bytes].join(' ')}: ${read}`);
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(400);
  });

  test('PN32 two thousand damaged workbooks end in sheets or in a reason', async () => {
    let seed = 11;
    const next = (most: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % most;
    };
    const three = file('three-addresses.xlsx');
    const wrong: string[] = [];
    let refused = 0;
    for (let run = 0; run < BOOKS; run += 1) {
      const bytes = three.slice(0, run % 5 === 0 ? 30 + next(three.length) : three.length);
      for (let hits = 1 + next(6); hits > 0; hits -= 1) bytes[2 + next(Math.max(1, bytes.length - 2))] = next(256);
      const read = await readFile('file.xlsx', bytes).catch((error: unknown) => String(error));
      if (typeof read === 'string') wrong.push(read);
      else if (read.kind === 'refused') refused += 1;
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(BOOKS / 4);
  });
});
