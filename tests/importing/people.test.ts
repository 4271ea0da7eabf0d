import { describe, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { chosenFile } from '#client/importing/files.ts';
import { judgeAll, newKept, placedRows, rowsToSend, type SheetUse, type SheetView } from '#client/importing/model.ts';
import { mended } from '#client/importing/sheet-acts.ts';
import { changesOf } from '#client/importing/words.ts';
import type { PlanNow } from '#client/importing/rows/plan-rows.ts';
import { partsOf, type RowToSend } from '#client/importing/send/parts.ts';
import { runImport, type RefusedRow } from '#client/importing/send/run.ts';
import { takeBack } from '#client/importing/send/take-back.ts';
import type { AgencyCommand, PersonRow } from '#shared/commands/agency-commands.ts';
import { AGENCY_COMMANDS, importPeopleSchema } from '#shared/commands/agency-commands.ts';
import { importCommandId, importIdOf } from '#shared/import-ids.ts';
import { parse } from '#shared/parse.ts';
import { PERSON_COLUMNS } from '#shared/paste/person-columns.ts';
import type { Reply } from '#shared/protocol.ts';
import type { Lookups } from '#server/domain/decider.ts';
import { agencyDecider } from '#server/domain/deciders.ts';
import { COORD, HARBOUR, Scene } from '../domain/support.ts';
import { fixture, planHere } from './plans.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(120_000);

const UNITS = [
  { id: 'unitEast001', name: 'East' },
  { id: 'unitWest001', name: 'West' },
];
const STREAM = `agency/${HARBOUR}`;
const begin = () => new Scene(agencyDecider, STREAM, COORD);
type RosterScene = ReturnType<typeof begin>;

const LOOKUPS: Lookups = {
  account: () => undefined,
  agency: () => ({ name: 'Harbour Support', short: 'HARBOUR', kind: 'charity', units: UNITS }),
  rosterPerson: () => undefined,
  planOutline: () => undefined,
};

/** The roster as its coordinator's page has it: without telephone numbers, and of a mail address whether there is one. */
const seen = ({ state }: RosterScene): PlanNow => ({
  ...planHere(),
  units: UNITS,
  people: new Map(
    [...state.ids('rosterPerson', 'all', '')].flatMap((id) => {
      const person = state.get('rosterPerson', id);
      if (person === undefined) return [];
      const { phone: _phone, email, ...view } = person;
      return [[id, { ...view, email: email !== '' }] as const];
    }),
  ),
});

const read = async (name: string, bytes: Uint8Array): Promise<readonly SheetUse[]> => {
  const chosen = await chosenFile(name, bytes, ['person']);
  if (chosen.kind === 'refused') throw new Error(chosen.reason);
  return chosen.sheets;
};
const text = (content: string): Promise<readonly SheetUse[]> => read('people.csv', new TextEncoder().encode(content));
const judged = (plan: PlanNow, sheets: readonly SheetUse[]): readonly SheetView[] => judgeAll(plan, sheets, newKept());
const readings = (plan: PlanNow, sheets: readonly SheetUse[]) =>
  judged(plan, sheets).flatMap(({ rows }) => rows.map(({ reading }) => reading));
const nobody = (): PlanNow => seen(begin());

function send(scene: RosterScene, type: AgencyCommand['type'], payload: unknown, id?: string): Reply {
  const parsed = parse(AGENCY_COMMANDS[type].payload, payload);
  if (!parsed.ok) throw new Error(`the door refuses: ${JSON.stringify(parsed.faults)}`);
  const command = { type, payload: parsed.value } as AgencyCommand;
  const decision = scene.when(command, { lookups: LOOKUPS, ...(id === undefined ? {} : { id }) });
  if (!decision.ok) return { ok: false, id: 'x', refusal: decision.refusal };
  scene.given(...decision.events);
  return { ok: true, id: 'x', recordedAt: 0, result: null } as unknown as Reply;
}

/** Brings in what a page would, by the page's own run; gives back the rows that were refused. */
async function bringIn(scene: RosterScene, sheets: readonly SheetUse[]): Promise<readonly RefusedRow[]> {
  const refused: RefusedRow[] = [];
  const [{ fileHash } = { fileHash: '' }] = sheets;
  const rows = (): readonly RowToSend[] =>
    rowsToSend(placedRows(judged(seen(scene), sheets), 'person', fileHash), true).rows;
  await runImport(
    [
      {
        kind: 'person',
        rows,
        parts: (some) => partsOf('person', fileHash, some),
        seen: () => Promise.resolve(true),
      },
    ],
    {
      send: (part) => Promise.resolve(send(scene, 'ImportPeople', part, importCommandId(STREAM, part, 0, 'me'))),
      wait: () => Promise.resolve(),
      stopped: () => false,
      onIn: () => undefined,
      onRefused: (more) => refused.push(...more),
    },
  );
  return refused;
}
const people = ({ state }: RosterScene) =>
  [...state.ids('rosterPerson', 'all', '')].flatMap((id) => state.get('rosterPerson', id) ?? []);

describe('people out of a file', () => {
  test('PN100 a roster is told from its workbook and its text alike: columns by their words, titles and leavers left out', async () => {
    const [book, leavers] = judged(nobody(), await read('roster.xlsx', fixture('roster.xlsx')));
    const [plain] = judged(nobody(), await read('roster.csv', fixture('roster.csv')));
    expect(book?.use.match.columns).toEqual(
      (
        'name name shownName unit roles languages gender worksWith maxMinutes travelMinutes dbs_enhanced.checkedOn ' +
        'dbs_enhanced.issuedOn nppv_3.expiresOn first_aid.issuedOn conflict availability phone email'
      )
        .split(' ')
        .map((key): string | null => key)
        .toSpliced(0, 0, null)
        .concat(null),
    );
    expect(plain?.use.match.columns).toEqual(book?.use.match.columns);
    expect(plain?.rows.map(({ cells }) => cells)).toEqual(book?.rows.map(({ cells }) => cells));
    expect(book?.titles).toEqual(['People who work for both offices']);
    expect(leavers?.use.match.kind).toBe(null);
    expect(book?.rows.map(({ reading }) => reading.kind)).toEqual([
      'new',
      'new',
      'new',
      'new',
      'faulty',
      'faulty',
      'repeats',
    ]);
  });

  test('PN101 dialects, papers, hours across midnight, lengths and conflicts are read as agencies write them', async () => {
    const [ioana, , aroha, grace] = readings(nobody(), await read('roster.csv', fixture('roster.csv')));
    const at = (wall: string): number => Date.parse(`${wall}Z`);
    expect(ioana).toMatchObject({
      now: {
        name: 'Ioana Ionescu-Exemplu',
        shownName: 'Ioana',
        unit: 'East',
        languages: ['ro', 'ru'],
        dialects: [{ language: 'ro', dialect: 'Moldovan' }],
        maxMinutes: 480,
        travelMinutes: 45,
        conflict: 'none',
        availability: [
          { startAt: at('2026-11-26T10:00'), endAt: at('2026-11-26T22:00') },
          { startAt: at('2026-11-27T22:00'), endAt: at('2026-11-28T04:00') },
        ],
        certificates: [
          { kind: 'dbs_enhanced', issuedOn: '2025-03-01', checkedOn: '2026-03-02', expiresOn: null },
          { kind: 'nppv_3', issuedOn: null, checkedOn: null, expiresOn: '2027-04-30' },
          { kind: 'first_aid', issuedOn: null, checkedOn: null, expiresOn: null },
        ],
      },
    });
    expect(aroha).toMatchObject({
      now: { conflict: 'declared', conflictNote: 'knows a family in Sample Terrace', unit: 'West' },
    });
    expect(grace).toMatchObject({
      now: { languages: ['ckb', 'ar'], dialects: [{ language: 'ar', dialect: 'Levantine' }], maxMinutes: 600 },
    });
  });

  test('PN101 a faulty cell is named with its reason, and a mended one makes its row good', async () => {
    const plan = nobody();
    const [use] = await read('roster.csv', fixture('roster.csv'));
    const view = use && judged(plan, [use])[0];
    const row = view?.rows[4];
    if (use === undefined || row?.reading.kind !== 'faulty') throw new Error('no faulty row');
    expect(row.reading.faults.map(({ column }) => column)).toEqual(
      'roles languages maxMinutes travelMinutes dbs_enhanced.checkedOn availability email'.split(' '),
    );
    let now = use;
    const mend = (column: string, cell: string): void => {
      const standing = judged(plan, [now])[0]?.rows[4];
      if (standing !== undefined) now = mended(now, standing, column, cell);
    };
    mend('roles', 'interpreter');
    mend('languages', 'Romanian');
    mend('maxMinutes', '8');
    mend('travelMinutes', '60');
    mend('dbs_enhanced.checkedOn', '28/02/2026');
    mend('availability', '26/11/2026');
    mend('email', 'omar@example.org');
    expect(judged(plan, [now])[0]?.rows[4]?.reading).toMatchObject({ kind: 'new', now: { name: 'Omar Trial-Smith' } });
  });

  test('PN102 who is on the roster is found by her names, with or without the one she works under; a file says what it changes', async () => {
    const scene = begin();
    expect(await bringIn(scene, await read('roster.xlsx', fixture('roster.xlsx')))).toEqual([]);
    expect(people(scene).map(({ shownName }) => shownName)).toEqual(['Ioana', 'Zosia', 'Aroha Sample', 'Grace M']);
    const [same, changed, other] = readings(
      seen(scene),
      await text(
        'Name,Role,Languages,NPPV3 expires,Phone,Email\n' +
          'grace mockford,victim navigator,,,07700 900999,other@example.org\n' +
          'Zofia Żak-Wzór,interpreter,"Polish, German",31/01/2031,,zofia@example.org\n' +
          'Zofia Zak,interpreter,,,,',
      ),
    );
    expect(same).toEqual({ kind: 'same' });
    expect(other?.kind).toBe('new');
    if (changed === undefined) throw new Error('no row');
    expect(changesOf('person', changed, nobody())).toEqual([
      { label: 'Roles', from: 'Interpreter and Support worker', to: 'Interpreter' },
      { label: 'Languages', from: 'Polish and Ukrainian', to: 'Polish and German' },
      {
        label: 'NPPV level 3',
        from: 'expires 2026-01-31',
        to: 'expires 2031-01-31',
      },
      { label: 'Mail', from: 'nothing', to: 'zofia@example.org' },
    ]);
  });

  test('PN102 a file changes no number and no mail address that is kept, since nobody has seen them', async () => {
    const scene = begin();
    await bringIn(scene, await text('Name,Role,Phone,Email\nAna Sample,interpreter,07700 900301,ana@example.org'));
    await bringIn(
      scene,
      await text('Name,Role,Phone,Email,Travel\nAna Sample,interpreter,07700 900302,new@example.org,30'),
    );
    expect(people(scene)).toMatchObject([{ phone: '07700 900301', email: 'ana@example.org', travelMinutes: 30 }]);
  });
});

test('PN102 where the names of units are not known on the page the server finds them, and nobody is moved', async () => {
  const scene = begin();
  const blind = (): PlanNow => ({ ...seen(scene), units: [] });
  await bringIn(scene, await text('Name,Role,Office\nAna Sample,interpreter,East'));
  const [kept, other] = readings(
    blind(),
    await text('Name,Role,Office\nAna Sample,interpreter,West\nBea Sample,interpreter,West'),
  );
  expect(kept).toEqual({ kind: 'same' });
  expect(other).toMatchObject({ kind: 'new', now: { unit: 'West' } });
});

/** A file of people at random, with cells as people write them, good and bad. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  'First name': ['Ana', 'Ben', 'Cara', 'Dan'],
  Surname: ['Sample', 'Example', ''],
  'Known as': ['', 'A', 'B'],
  Office: ['East', 'west', '', 'North'],
  Role: ['interpreter', 'Nurse; driver', '', 'magician'],
  Languages: ['Romanian (Moldovan)', 'ar', 'Polish and Ukrainian', '', 'Klingonese', 'Kurdish (Sorani)'],
  Dialects: ['', 'Moldovan', 'Arabic: Gulf', 'x'],
  'Max hours': ['8', '7:30', '900', '', 'lots'],
  Travel: ['', '45', '2h', '999'],
  'DBS enhanced issued': ['', '01/03/2025', '31/02/2026', 'yes', 'no'],
  'DBS enhanced expires': ['', '01/02/2025', '1 Mar 2028'],
  'First aid': ['x', '', '2024-06-01'],
  Papers: ['', 'NPPV3 exp 03/12/2026, first aid', 'wand'],
  Available: ['', '26/11/2026 18:00-02:00', '26/11/2026; 26/11/2026 10:00-12:00', '29 Mar 2026 01:30-02:30', 'daily'],
  Conflict: ['', 'none', 'her cousin lives there'],
  Mobile: ['07700 900300', '', 'ask her'],
  Email: ['', 'a@example.org', 'a(at)example'],
};
const HEADINGS = Object.keys(CELLS);
const anyRow = fc.tuple(...HEADINGS.map((heading) => fc.constantFrom(...(CELLS[heading] ?? ['']))));
const fileOf = (rows: readonly (readonly string[])[]): Promise<readonly SheetUse[]> =>
  text([HEADINGS, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'));

/** What is wrong with an import of a file: rows judged good that the door or the roster refuses, or that come in twice. */
async function importFaults(
  rows: readonly (readonly string[])[],
  import_: typeof bringIn = bringIn,
): Promise<readonly string[]> {
  const scene = begin();
  const sheets = await fileOf(rows);
  const before = readings(seen(scene), sheets);
  const refused = await import_(scene, sheets);
  const once = JSON.stringify(people(scene));
  const after = readings(seen(scene), sheets);
  await import_(scene, sheets);
  const importId = importIdOf(STREAM, sheets[0]?.fileHash ?? '', 'person');
  const faults = [
    ...refused.map(({ faults: [fault] }) => `refused: ${fault?.column} ${fault?.message}`),
    ...(people(scene).length === before.filter(({ kind }) => kind === 'new').length ? [] : ['a row lost or doubled']),
    ...(JSON.stringify(people(scene)) === once ? [] : ['a second time it changed something']),
    ...after.flatMap(({ kind }, at) => (before[at]?.kind === 'new' && kind !== 'same' ? [`in, and then ${kind}`] : [])),
  ];
  await takeBack([{ id: importId, kind: 'person', parts: scene.state.get('import', importId)?.parts ?? [] }], {
    send: (id, chunk) => Promise.resolve(send(scene, 'TakeBackPeople', { importId: id, chunk })),
    wait: () => Promise.resolve(),
    stopped: () => false,
    onBack: () => undefined,
  });
  return [...faults, ...(people(scene).length === 0 ? [] : ['taken back, and somebody is still there'])];
}

describe('random files of people', () => {
  test('PN103 a row judged good is taken; a file brought in twice is brought in once, and taken back it leaves nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 30 }), async (rows) => {
        expect(await importFaults(rows)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('PN103 the proof sees rows that come in twice', async () => {
    let copies = 0;
    const twice: typeof bringIn = async (scene, sheets) => {
      copies += 1;
      const rows = people(scene).length;
      const refused = await bringIn(scene, sheets);
      if (rows > 0) await bringIn(scene, await text(`Name,Known as,Role\nAna Sample,Copy ${copies},interpreter`));
      return refused;
    };
    const good = HEADINGS.map((heading) => CELLS[heading]?.[0] ?? '');
    expect(await importFaults([good])).toEqual([]);
    expect(await importFaults([good], twice)).toContain('a second time it changed something');
  });

  test('PN104 nothing in a cell throws, and what is read as a person is one that the door takes', async () => {
    const keys = PERSON_COLUMNS.map(({ label }) => label);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: keys.length, maxLength: keys.length }),
        async (cells) => {
          const safe = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
          for (const reading of readings(nobody(), await text(`${keys.join(',')}\n${safe.join(',')}`))) {
            if (reading.kind !== 'new') continue;
            const rows = [{ row: 2, was: null, now: reading.now as PersonRow }];
            const part = { fileHash: 'f'.repeat(43), kind: 'person', chunk: 0, of: 1, rows };
            expect(parse(importPeopleSchema, part).ok).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
