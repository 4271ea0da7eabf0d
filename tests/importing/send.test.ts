import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partsOf, type AnyPart, type RowToSend } from '#client/importing/send/parts.ts';
import { runImport, type RefusedRow, type RunEnd, type Stage } from '#client/importing/send/run.ts';
import { takeBack } from '#client/importing/send/take-back.ts';
import { BLANK } from '#client/importing/rows/plan-rows.ts';
import type { ImportPart } from '#shared/commands/import-rows.ts';
import { importRowsSchema } from '#shared/commands/import-rows.ts';
import { importCommandId } from '#shared/import-ids.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal } from '#shared/refusals.ts';
import { hashOf } from '#client/importing/files.ts';

const HASH = hashOf(new TextEncoder().encode('a file'));
const STREAM = 'operation/operationA1';

const staffRow = (place: number, note = ''): RowToSend => ({
  place,
  row: place + 2,
  was: null,
  now: { ...BLANK.staff, name: `Person ${place}${note}`, number: String(1000 + place) },
});
const staffRows = (count: number): readonly RowToSend[] => Array.from({ length: count }, (_, at) => staffRow(at));

describe('parts', () => {
  /** What is wrong with the parts that rows were cut into. */
  function partFaults(
    rows: readonly RowToSend[],
    parts: readonly { payload: AnyPart; rows: readonly RowToSend[] }[],
  ): readonly string[] {
    const numbers = parts.map(({ payload }) => payload.chunk);
    const places = parts.flatMap((part) => part.rows.map(({ place }) => place));
    return [
      ...parts.filter(({ payload }) => payload.rows.length > 50).map(() => 'more than 50 rows'),
      ...parts
        .filter(({ payload }) => Buffer.byteLength(JSON.stringify(payload)) > 32_768)
        .map(() => 'more than 32 kB'),
      ...parts.filter(({ payload }) => !parse(importRowsSchema, payload).ok).map(() => 'a part that the door refuses'),
      ...(new Set(numbers).size === numbers.length ? [] : ['two parts of one number']),
      ...(JSON.stringify(places) === JSON.stringify(rows.map(({ place }) => place))
        ? []
        : ['a row lost, doubled or moved']),
    ];
  }

  test('PN39 every row is in one part, in order; each part is small enough and taken by the door', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 480 }), { minLength: 1, maxLength: 160 }), (lengths) => {
        const rows = lengths.map((length, place): RowToSend => {
          const now = {
            ...BLANK.address,
            line: `${place} Example Road`,
            hazards: '小'.repeat(length),
            entry: 'x'.repeat(length),
          };
          return { place, row: place + 2, now, was: place % 3 === 0 ? { id: 'addressAA01', fields: now } : null };
        });
        expect(partFaults(rows, partsOf('address', HASH, rows))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('PN39 the proof sees a part that is too large, and a row that is lost', () => {
    const rows = staffRows(120);
    const [first, ...rest] = partsOf('staff', HASH, rows);
    if (first === undefined) throw new Error('no parts');
    const large = {
      ...first,
      payload: { ...first.payload, rows: Array.from({ length: 51 }, () => first.payload.rows[0]) } as ImportPart,
    };
    expect(partFaults(rows, [large, ...rest])).toContain('more than 50 rows');
    expect(partFaults(rows, rest)).toContain('a row lost, doubled or moved');
  });

  test('PN39 going on after a stop, parts share no number with those that are in, and count with them', () => {
    const rows = staffRows(400);
    const before = partsOf('staff', HASH, rows);
    const after = partsOf('staff', HASH, rows.slice(150), [0, 50, 100]);
    expect(after.map(({ payload }) => payload.chunk)).toEqual([150, 200, 250, 300, 350]);
    expect(new Set([...before, ...after].map(({ payload }) => payload.of))).toEqual(new Set([8]));
  });

  test('PN39 the same rows make the same command id; mended ones, those after taking back and those of somebody else another', () => {
    const id = (rows: readonly RowToSend[], takenBack = 0, by = 'lead'): string => {
      const [part] = partsOf('staff', HASH, rows);
      return part === undefined ? '' : importCommandId(STREAM, part.payload, takenBack, by);
    };
    expect(id(staffRows(3))).toBe(id(staffRows(3)));
    const mended = id([staffRow(0, ' mended'), staffRow(1), staffRow(2)]);
    const others = [mended, id(staffRows(3), 1), id(staffRows(3), 0, 'deputy')];
    expect(new Set([id(staffRows(3)), ...others]).size).toBe(4);
  });
});

/** A server that keeps rows by place, and refuses as it is told. */
function serverHere(answer: (part: AnyPart, tries: number) => Reply | 'in' = () => 'in') {
  const kept = new Map<string, string>();
  const sent: AnyPart[] = [];
  const send = (part: AnyPart): Promise<Reply> => {
    sent.push(part);
    const reply = answer(part, sent.length);
    if (reply !== 'in') return Promise.resolve(reply);
    for (const row of part.rows) kept.set(`${part.kind} ${row.row}`, JSON.stringify(row.now));
    return Promise.resolve({ ok: true, id: 'x', recordedAt: 0, result: null } as unknown as Reply);
  };
  return { kept, sent, send };
}
const no = (code: Parameters<typeof refusal>[0], faults: Parameters<typeof refusal>[1] = []): Reply => ({
  ok: false,
  id: 'x',
  refusal: refusal(code, faults),
});

async function run(
  stages: readonly Stage[],
  server: ReturnType<typeof serverHere>,
  stopped: () => boolean = () => false,
): Promise<{ end: RunEnd; refused: readonly RefusedRow[]; rowsIn: number; waits: number }> {
  const refused: RefusedRow[] = [];
  let rowsIn = 0;
  let waits = 0;
  const end = await runImport(stages, {
    send: server.send,
    wait: () => ((waits += 1), Promise.resolve()),
    stopped,
    onIn: (_, rows) => (rowsIn += rows),
    onRefused: (rows) => refused.push(...rows),
  });
  return { end, refused, rowsIn, waits };
}
const staffStage = (rows: readonly RowToSend[]): Stage => ({
  kind: 'staff',
  rows: () => rows,
  parts: (some) => partsOf('staff', HASH, some),
  seen: () => Promise.resolve(true),
});

describe('sending', () => {
  test('PN40 stopping leaves whole parts in, and going on brings the rest and doubles nothing', async () => {
    const server = serverHere();
    const first = await run([staffStage(staffRows(400))], server, () => server.sent.length >= 3);
    expect([first.end.kind, first.rowsIn, server.kept.size]).toEqual(['stopped', 150, 150]);
    const rest = await run([staffStage(staffRows(400).slice(150))], server);
    expect([rest.end.kind, rest.rowsIn, server.kept.size]).toEqual(['done', 250, 400]);
    expect(server.sent.flatMap(({ rows }) => rows.map(({ row }) => row)).length).toBe(400);
  });

  test('PN40 a row that is refused is named with its cell; all others come in', async () => {
    const server = serverHere((part) => {
      const at = part.rows.findIndex(({ now }) => now !== null && Reflect.get(now, 'name') === 'Person 57');
      return at === -1 ? 'in' : no('bad_input', [{ field: `rows.${at}.now.team`, reason: 'unknown_thing' }]);
    });
    const { end, refused, rowsIn } = await run([staffStage(staffRows(120)), staffStage(staffRows(1))], server);
    expect(end).toMatchObject({ kind: 'refused' });
    expect(refused).toEqual([{ stage: 0, place: 57, faults: [{ column: 'team', message: 'does not exist here' }] }]);
    expect([rowsIn, server.kept.size]).toEqual([119, 119]);
  });

  test('PN40 a refusal of no row ends the run in its own words, and no later stage begins', async () => {
    const server = serverHere(() => no('wrong_phase'));
    const { end, rowsIn } = await run([staffStage(staffRows(120)), staffStage(staffRows(1))], server);
    expect(end).toMatchObject({ kind: 'refused', refusal: { code: 'wrong_phase' } });
    expect([rowsIn, server.sent.length]).toEqual([0, 1]);
  });

  test('PN40 asked to slow down it waits; what is in already is in; without contact it ends', async () => {
    const slow = serverHere((_, tries) => (tries < 4 ? no('too_fast') : 'in'));
    expect(await run([staffStage(staffRows(10))], slow)).toMatchObject({ end: { kind: 'done' }, rowsIn: 10, waits: 3 });
    const again = serverHere(() => no('already_so'));
    expect(await run([staffStage(staffRows(10))], again)).toMatchObject({ end: { kind: 'done' }, rowsIn: 10 });
    const gone = serverHere((_, tries) => (tries === 1 ? 'in' : no('unavailable')));
    expect(await run([staffStage(staffRows(60))], gone)).toMatchObject({ end: { kind: 'no_contact' }, rowsIn: 50 });
  });

  test('PN40 a stage waits until what went before is seen', async () => {
    const order: string[] = [];
    const stage = (name: string): Stage => ({
      ...staffStage(staffRows(1)),
      rows: () => (order.push(`${name} judged`), staffRows(1)),
      seen: () => (order.push(`${name} seen`), Promise.resolve(name !== 'addresses')),
    });
    const { end } = await run([stage('teams'), stage('addresses'), stage('staff')], serverHere());
    expect(order).toEqual(['teams judged', 'teams seen', 'addresses judged', 'addresses seen']);
    expect(end.kind).toBe('no_contact');
  });

  test('PN42 taking back goes part by part, staff first and teams last, and stops when told', async () => {
    const asked: string[] = [];
    const imports = [
      { id: 'importTeam1', kind: 'team' as const, parts: [0] },
      { id: 'importStaff', kind: 'staff' as const, parts: [0, 50] },
      { id: 'importAddr1', kind: 'address' as const, parts: [0] },
    ];
    const parts = { wait: () => Promise.resolve(), onBack: () => undefined };
    const send = (id: string, chunk: number): Promise<Reply> => {
      asked.push(`${id} ${chunk}`);
      return Promise.resolve(
        asked.length === 2 ? no('already_so') : ({ ok: true, id: 'x', recordedAt: 0 } as unknown as Reply),
      );
    };
    expect(await takeBack(imports, { ...parts, send, stopped: () => false })).toBe('done');
    expect(asked).toEqual(['importStaff 50', 'importStaff 0', 'importAddr1 0', 'importTeam1 0']);
    expect(await takeBack(imports, { ...parts, send, stopped: () => asked.length >= 6 })).toBe('stopped');
    expect(
      await takeBack(imports, { ...parts, send: () => Promise.resolve(no('unavailable')), stopped: () => false }),
    ).toBe('no_contact');
  });

  test('PN39 the limits are those of the door', () => {
    expect([LIMITS.importRows, LIMITS.importBytes]).toEqual([50, 32_768]);
  });
});
