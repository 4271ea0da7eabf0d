import { describe, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeAll, newKept, tallyOf, type SheetView } from '#client/importing/model.ts';
import { asColumn, asHead, asKind, mended, mendedAlike } from '#client/importing/sheet-acts.ts';
import { fileColumns } from '#client/importing/rows/match.ts';
import { changesOf } from '#client/importing/words.ts';
import { REF_TO_COME } from '#client/importing/rows/judge.ts';
import { bringIn, fixture, judged, planHere, planText, sheetsIn, textSheet } from './plans.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(120_000);

const firstOf = async (name: string, text: string, plan = planHere()): Promise<SheetView> => {
  const [view] = judged(plan, await textSheet(name, text));
  if (view === undefined) throw new Error('no sheet');
  return view;
};
const three = (): ReturnType<typeof sheetsIn> => sheetsIn(['three-addresses.xlsx', fixture('three-addresses.xlsx')]);
/** Read once: nothing alters what was read. */
const dayRead = sheetsIn(['day-of-action.xlsx', fixture('day-of-action.xlsx')]);
const day = (): ReturnType<typeof sheetsIn> => dayRead;

describe('what a sheet is taken for', () => {
  test('PN35 kind, headings and columns are told in any order and wording, with titles above them', async () => {
    const views = judged(planHere(), await three());
    expect(views.map(({ use }) => [use.sheet.name, use.match.kind, use.match.head])).toEqual([
      ['Premises', 'address', 2],
      ['Teams', 'team', 1],
      ['Officers on the day', 'staff', 1],
      ['old version', null, 0],
    ]);
    expect(views[0]?.use.match.columns).toEqual(
      'ref line line postcode team number languages children strike hazards entry rvp reception'
        .split(' ')
        .concat([null] as never[]),
    );
  });

  test('PN35 a sheet that its workbook hides stays out until somebody says what it holds', async () => {
    const hidden = (await three()).at(-1);
    if (hidden === undefined) throw new Error('no sheet');
    expect(judged(planHere(), [hidden])[0]?.rows).toEqual([]);
    expect(judged(planHere(), [asKind(hidden, 'address')])[0]?.rows).toHaveLength(1);
  });

  test('PN35 columns are known in random order, and each can be corrected; telephone numbers and what is unknown are named', async () => {
    const headings = ['Full name', 'Collar number', 'Skills', 'Call sign', 'Shoe size', 'Mobile no'];
    const cells = ['PC Ann Example', '0042', 'search officer', '', '7', '07700 900123'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (order) => {
        const line = (row: readonly string[]): string => order.map((at) => row[at]).join(';');
        const view = await firstOf('people', `${line(headings)}\n${line(cells)}`);
        expect(view.use.match.kind).toBe('staff');
        const taken = Object.fromEntries(order.map((at, place) => [headings[at], view.use.match.columns[place]]));
        expect(taken).toEqual({
          'Full name': 'name',
          'Collar number': 'number',
          Skills: 'roles',
          'Call sign': 'team',
          'Shoe size': null,
          'Mobile no': null,
        });
        const columns = fileColumns(view.use.sheet, view.use.match);
        expect(columns.filter(({ phone }) => phone).map(({ heading }) => heading)).toEqual(['Mobile no']);
      }),
      { numRuns: 30 },
    );
  });

  test('PN35 a corrected column is read anew, and leaves the one it stood for', async () => {
    const view = await firstOf('teams', 'Call sign,Channel,Spare\nMIKE 10,OPS 1,OPS 2');
    const [again] = judged(planHere(), [asColumn(view.use, 2, 'talkgroup')]);
    expect(again?.use.match.columns).toEqual(['callSign', null, 'talkgroup']);
    expect(again?.rows[0]?.reading).toMatchObject({ kind: 'new', now: { callSign: 'MIKE 10', talkgroup: 'OPS 2' } });
  });

  test('PN35 another row may be said to be that of the headings, or none', async () => {
    const view = await firstOf('teams', 'Talkgroup,Call sign\nCall sign,Talkgroup\nMIKE 10,OPS 1');
    const [second] = judged(planHere(), [asHead(view.use, 1)]);
    expect(second?.rows.map(({ reading }) => reading)).toMatchObject([
      { now: { callSign: 'MIKE 10', talkgroup: 'OPS 1' } },
    ]);
    const [none] = judged(planHere(), [asHead(view.use, -1)]);
    expect(none?.use.match.columns).toEqual(['callSign', 'talkgroup']);
    expect(none?.rows).toHaveLength(3);
  });

  test('PN35 rank, forename and surname are one name, in the order in which it is said', async () => {
    const view = await firstOf('staff', 'Surname,Forename,Rank,Collar no\nExample,Ann,PC,0042');
    expect(view.rows[0]?.reading).toMatchObject({ now: { name: 'PC Ann Example', number: '0042' } });
  });

  test('PN35 without headings the usual order holds once the kind is said', async () => {
    const view = await firstOf('list', '1 Example Road,LU1 0AA\n2 Example Road,LU1 0AB');
    expect(view.use.match.kind).toBe(null);
    const [again] = judged(planHere(), [asKind(view.use, 'address')]);
    expect(again?.rows.map(({ reading }) => reading.kind)).toEqual(['new', 'new']);
  });
});

describe('what a row will do', () => {
  test('PN36 new, the same, changed with its fields, twice in the file, or faulty with cell and reason', async () => {
    const plan = planHere();
    const text =
      'Address,Postcode,People,Children,RVP,Strike time\n1 Example Road,LU1 0AA,4,none,Example Car Park,T-30';
    bringIn(plan, await textSheet('addresses', text));
    const view = await firstOf(
      'addresses',
      `${text}\n1 example road,lu1 0aa,4,,,\n2 Example Road,LU1 0AB,,,Nowhere,12:15\n3 Example Road,LU1 OOPS,four,maybe not,,soon`,
      plan,
    );
    expect(view.rows.map(({ reading }) => reading.kind)).toEqual(['same', 'repeats', 'faulty', 'faulty']);
    const changed = await firstOf('addresses', text.replace(',4,', ',5,').replace('T-30', '12:15'), plan);
    const [row] = changed.rows;
    expect(row && changesOf('address', row.reading, plan)).toEqual([
      { label: 'People expected', from: '4', to: '5' },
      { label: 'Strike time', from: 'T-00:30', to: 'T-00:45' },
    ]);
    expect(view.rows[3]?.reading).toEqual({
      kind: 'faulty',
      faults: [
        { column: 'number', message: 'must be a whole number, such as 4' },
        { column: 'children', message: 'is not known here: write none, possible, expected or unknown' },
        { column: 'strike', message: 'Type a time such as 13:30, T+30, T-1:30 or 26 Nov 13:00' },
        { column: 'postcode', message: 'is no postcode such as LU1 0AA' },
      ],
    });
    expect(view.rows[2]?.reading).toMatchObject({
      faults: [
        {
          column: 'rvp',
          message: '“Nowhere”: no site of that kind and name in the plan. Add it there first, or leave this empty',
        },
      ],
    });
  });

  test('PN36 times are read as they are written here: against T, by the clock, by date, as ISO, in two columns', async () => {
    const times: readonly (readonly [string, number])[] = [
      ['T', 0],
      ['T-30', -30],
      ['T+1:15', 75],
      ['13:30', 30],
      ['1330', 30],
      ['26/11/2026 13:30', 30],
      ['2026-11-26T12:00', -60],
      ['2026-11-26T12:00:00Z', -60],
      ['26 Nov 2026 14:00', 60],
      ['13:30, 26/11/2026', 30],
    ];
    for (const [text, minutes] of times) {
      const view = await firstOf('addresses', `Address;Postcode;Strike time\n1 Example Road;LU1 0AA;${text}`);
      expect([text, view.rows[0]?.reading]).toMatchObject([text, { now: { strikeOffset: minutes } }]);
    }
  });

  test('PN34 rows beyond the most that may come in are counted, and are not among those to send', async () => {
    const rows = Array.from({ length: 5040 }, (_, at) => `PC Person ${at},${at}`);
    const view = await firstOf('staff', ['Name,Collar no', ...rows].join('\n'));
    expect([view.rows.length, view.left, tallyOf(view.rows).new]).toEqual([5000, 40, 5000]);
  });

  test('PN36 a postcode that ends the address is taken from there where it has no cell', async () => {
    const view = await firstOf(
      'addresses',
      'Address;Team\n"14 Example Road,\nLuton,\nlu1 0aa";\nLU1 0AB;\n5 Example Road;',
    );
    const rows = view.rows.map(({ reading }) => (reading.kind === 'new' ? reading.now : reading));
    expect(rows).toMatchObject([
      { line: '14 Example Road, Luton', postcode: 'LU1 0AA' },
      { line: 'LU1 0AB', postcode: '' },
      { line: '5 Example Road', postcode: '' },
    ]);
    const both = await firstOf('addresses', 'Address;Postcode\n14 Example Road LU1 0AA;LU1 0ZZ');
    expect(both.rows[0]?.reading).toMatchObject({ now: { line: '14 Example Road LU1 0AA', postcode: 'LU1 0ZZ' } });
  });

  test('PN36 what a file does not say stays as it is: an empty cell, “n/a”, a column that is not there', async () => {
    const plan = planHere();
    bringIn(plan, await textSheet('addresses', 'Address,Postcode,Hazards,People\n1 Example Road,LU1 0AA,dog,4'));
    for (const later of [
      'Address,Postcode,Hazards\n1 Example Road,LU1 0AA,',
      'Address,Postcode,People\n1 Example Road,LU1 0AA,n/a',
    ]) {
      expect((await firstOf('addresses', later, plan)).rows[0]?.reading.kind).toBe('same');
    }
  });

  test('PN36 a number that is somebody else’s in the plan makes nobody another person', async () => {
    const plan = planHere();
    bringIn(plan, await textSheet('staff', 'Name,Collar no\nPC Ann Example,0042'));
    const view = await firstOf('staff', 'Name,Collar no,Gender\nPC Zoe Mockford,0042,F\npc ann example,0042,F', plan);
    expect(view.rows[0]?.reading).toEqual({
      kind: 'faulty',
      faults: [{ column: 'name', message: 'is not who has number 0042 in the plan: that is PC Ann Example' }],
    });
    expect(view.rows[1]?.reading).toMatchObject({
      kind: 'changed',
      fields: ['gender'],
      now: { name: 'PC Ann Example' },
    });
  });

  test('PN37 a row may speak of teams, addresses and people of the other sheets, by the file’s own marks', async () => {
    const views = judged(planHere(), await three());
    expect(views.map(({ rows }) => rows.map(({ reading }) => reading.kind))).toEqual([
      ['new', 'new', 'new'],
      ['new', 'new', 'new'],
      ['new', 'new', 'new', 'new', 'new', 'new'],
      [],
    ]);
    expect(views[0]?.rows[1]?.reading).toMatchObject({
      now: {
        line: '27 Sample Terrace, Luton',
        hazards: '=none known',
        expected: { number: 6, languages: ['ro', 'sq'], children: 'none' },
        strikeOffset: 0,
        team: 'MIKE 20',
        rvpId: 'siteRVP0001',
        receptionId: 'siteRec0001',
      },
    });
    expect(views[2]?.titles).toEqual(['Not with a team']);
    expect(views[2]?.rows[2]?.reading).toMatchObject({
      now: { name: 'PC Ștefan Țurcanu-Test', number: '0208', team: 'MIKE 20' },
    });
    expect(views[2]?.rows.at(-1)?.reading).toMatchObject({ now: { team: '', address: REF_TO_COME } });
  });

  test('PN37 a team’s cell that names staff alone takes no member out of it; one that names members says who they are', async () => {
    const plan = planHere();
    plan.teams.set('teamMike010', {
      callSign: 'MIKE 10',
      talkgroup: '',
      memberIds: ['memberAnn01', 'memberBen01'],
      updaterId: null,
    });
    bringIn(plan, await textSheet('staff', 'Name,Collar no\nPC Cara Mockford,0042'));
    const team = async (members: string) =>
      (await firstOf('teams', `Team;Officers\nMIKE 10;${members}`, plan)).rows[0]?.reading;
    expect(await team('PC Cara Mockford')).toEqual({ kind: 'same' });
    expect(await team('PC Ann Example, PC Cara Mockford')).toMatchObject({
      kind: 'changed',
      now: { memberIds: ['memberAnn01'] },
    });
    expect(await team('PC Nobody Known')).toMatchObject({ kind: 'faulty', faults: [{ column: 'members' }] });
  });

  test('PN37 a file’s own mark goes before a ref of the plan, and the ref is what is sent', async () => {
    const plan = planHere();
    bringIn(plan, await textSheet('addresses', 'Address,Postcode\n9 Example Road,LU1 0ZZ\n8 Example Road,LU1 0ZY'));
    bringIn(plan, await three());
    const fred = [...plan.staff.values()].find(({ name }) => name === 'PC Fred Mockford');
    expect(plan.addresses.get(fred?.posting?.id ?? '')).toMatchObject({ ref: 'A4', line: '27 Sample Terrace, Luton' });
  });

  test('PN38 a mended cell is judged at once, alone or with all that say the same', async () => {
    const view = await firstOf(
      'staff',
      'Name,Collar no,Role\nA One,1,serchofficer\nB Two,2,serchofficer\nC Three,3,transport',
    );
    const [one] = view.rows;
    if (one === undefined) throw new Error('no rows');
    const [again] = judged(planHere(), [mended(view.use, one, 'roles', 'search officer')]);
    expect(again?.rows.map(({ reading }) => reading.kind)).toEqual(['new', 'faulty', 'new']);
    const [all] = judged(planHere(), [mendedAlike(view.use, view.rows, 'roles', 'serchofficer', 'search officer')]);
    expect(all?.rows.map(({ reading }) => reading.kind)).toEqual(['new', 'new', 'new']);
  });

  test('PN38 a key typed in one row judges that row and no other', async () => {
    const kept = newKept();
    const plan = planHere();
    const sheets = await day();
    const [staff, ...others] = judgeAll(plan, sheets, kept);
    const typed = staff?.rows[5];
    if (staff === undefined || typed === undefined) throw new Error('no rows');
    const again = judgeAll(
      plan,
      [mended(staff.use, typed, 'roles', 'nonsense'), ...others.map(({ use }) => use)],
      kept,
    );
    const before = [staff, ...others].flatMap(({ rows }) => rows);
    const after = again.flatMap(({ rows }) => rows);
    expect(after.filter(({ reading }, at) => reading !== before[at]?.reading).map(({ row }) => row)).toEqual([
      typed.row,
    ]);
  });
});

describe('importing twice', () => {
  /** What is wrong when files are brought in as told, against bringing them in once. */
  async function differences(bring: (plan: ReturnType<typeof planHere>) => Promise<void>): Promise<readonly string[]> {
    const once = planHere();
    bringIn(once, await day());
    const other = planHere();
    await bring(other);
    return planText(once) === planText(other) ? [] : ['another plan came out'];
  }

  test('PN41 a file brought in twice, or in halves with a cut between, is brought in once', async () => {
    expect(await differences(async (plan) => void (bringIn(plan, await day()), bringIn(plan, await day())))).toEqual(
      [],
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (cut) => {
        const found = await differences(async (plan) => {
          // Teams and addresses come whole before any staff do; the cut falls within what is being sent.
          bringIn(
            plan,
            (await day()).filter(({ match }) => match.kind !== 'staff'),
          );
          bringIn(plan, await day(), (place) => place < cut);
          bringIn(plan, await day());
        });
        expect(found).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('PN41 the proof sees rows that stayed out', async () => {
    expect(await differences(async (plan) => void bringIn(plan, await day(), (place) => place !== 7))).not.toEqual([]);
  });

  test('PN41 after an import every row of its file is the same', async () => {
    const plan = planHere();
    expect(bringIn(plan, await day())).toBe(485);
    const tallies = judged(plan, await day()).map(({ rows }) => tallyOf(rows));
    expect(tallies).toEqual([400, 25, 60].map((same) => ({ new: 0, changed: 0, repeats: 0, faulty: 0, same })));
  });

  test('PN41 text files of a set speak of each other as the sheets of a workbook do', async () => {
    const plan = planHere();
    const names = ['day-of-action-staff.csv', 'day-of-action-addresses.csv', 'day-of-action-teams.csv'];
    bringIn(plan, await sheetsIn(...names.map((name) => [name, fixture(name)] as const)));
    const once = planHere();
    bringIn(once, await day());
    expect(planText(plan)).toBe(planText(once));
  });
});
