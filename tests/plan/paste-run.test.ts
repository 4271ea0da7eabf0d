import { describe, expect, test } from '@jest/globals';
import { runPaste, type PasteJob, type RowResult } from '#client/editing/paste/paste-run.ts';
import { isToSend, pasteSummary, type RowView } from '#client/editing/paste/paste-view.ts';
import { pasteCommandId, readPaste } from '#shared/paste.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal, type RefusalCode } from '#shared/refusals.ts';

const START = 1_800_000_000_000;
const STREAM = 'operation/AAAAAAAAAAA';

const jobs = (count: number): readonly PasteJob[] =>
  Array.from({ length: count }, (_, at) => {
    const payload = { line: `${at} Example Road` };
    return { row: at + 1, id: pasteCommandId(STREAM, 'text', at + 1, payload), type: 'AddAddress', payload };
  });

/** A server that records each id once, and answers a repeat as it did the first time; some calls go as told. */
function serverOf(told: (call: number) => RefusalCode | 'lost' | undefined) {
  const recorded = new Map<string, number>();
  let calls = 0;
  const send = (job: PasteJob): Promise<Reply> => {
    calls += 1;
    const way = told(calls);
    const no = (code: RefusalCode): Promise<Reply> =>
      Promise.resolve({ ok: false, id: job.id, refusal: refusal(code) });
    if (way !== undefined && way !== 'lost') return no(way);
    if (!recorded.has(job.id)) recorded.set(job.id, START + calls);
    // Recorded, but the answer was lost on its way.
    if (way === 'lost') return no('unavailable');
    return Promise.resolve({ ok: true, id: job.id, recordedAt: recorded.get(job.id) ?? 0 });
  };
  return { recorded, send };
}

async function run(
  list: readonly PasteJob[],
  server: ReturnType<typeof serverOf>,
  stopAfter = Infinity,
  startedAt = START,
) {
  const results = new Map<number, RowResult>();
  const waits: number[] = [];
  const end = await runPaste(list, {
    send: server.send,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    stopped: () => results.size >= stopAfter,
    onResult: (row, result) => results.set(row, result),
    startedAt,
  });
  return { end, results, waits };
}

describe('sending the rows of a paste', () => {
  test('PN5 each row is one ordinary command, answered before the next leaves', async () => {
    const server = serverOf(() => undefined);
    const { end, results } = await run(jobs(40), server);
    expect(end).toBe('done');
    expect(results.size).toBe(40);
    expect(server.recorded.size).toBe(40);
  });

  test('PN5 pressing twice, stopping and resuming, and lost answers double nothing', async () => {
    const server = serverOf((call) => (call % 3 === 0 ? 'lost' : undefined));
    await run(jobs(20), server, 7);
    expect(server.recorded.size).toBeLessThan(20);
    await run(jobs(20), server);
    const { results } = await run(jobs(20), server, Infinity, START + 3_600_000);
    expect(server.recorded.size).toBe(20);
    expect([...results.values()].every(({ kind }) => kind === 'earlier')).toBe(true);
  });

  test('PN5 with ids made anew for each press, the same story doubles rows: the planted bug is seen', async () => {
    const server = serverOf(() => undefined);
    const anew = (press: number) => jobs(20).map((job) => ({ ...job, id: `${press}${job.id}` }));
    await run(anew(1), server);
    await run(anew(2), server);
    expect(server.recorded.size).toBe(40);
  });

  test('PN5 asked to slow down, it waits longer each time and sends the same row again', async () => {
    const server = serverOf((call) => (call >= 3 && call <= 5 ? 'too_fast' : undefined));
    const { end, results, waits } = await run(jobs(5), server);
    expect(end).toBe('done');
    expect(results.size).toBe(5);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('PN5 without contact it stops and says so; a refusal of one row stops nobody', async () => {
    expect(
      await run(
        jobs(5),
        serverOf(() => 'unavailable'),
      ),
    ).toMatchObject({ end: 'no_contact' });
    expect(
      await run(
        jobs(5),
        serverOf((call) => (call === 2 ? 'signed_out' : undefined)),
      ),
    ).toMatchObject({ end: 'signed_out' });
    const { end, results } = await run(
      jobs(5),
      serverOf((call) => (call === 2 ? 'name_taken' : undefined)),
    );
    expect(end).toBe('done');
    expect(results.get(2)?.kind).toBe('refused');
    expect([...results.values()].filter(({ kind }) => kind === 'added')).toHaveLength(4);
  });
});

test('PN3 the summary counts and names the rows, as people read them', () => {
  const paste = readPaste('address', 'Address\tPostcode\tColour\n1 Example Road\tLU1 0AA\tred');
  const view = (row: number, kind: 'new' | 'faulty' | 'there', result?: RowResult): RowView => ({
    row,
    reading:
      kind === 'new' ? { kind, type: 'AddAddress', payload: {} } : kind === 'faulty' ? { kind, faults: [] } : { kind },
    result,
  });
  const views = [
    view(2, 'new'),
    view(3, 'faulty'),
    view(8, 'faulty'),
    view(9, 'there'),
    view(10, 'new', { kind: 'added', at: START }),
  ];
  expect(pasteSummary(views, paste)).toEqual([
    '1 row recorded.',
    '1 row can be added.',
    '2 rows cannot be read: 3 and 8. Mend the marked cells here.',
    '1 row left out, there already: 9.',
    'Not used: column Colour.',
  ]);
  expect(views.filter(isToSend).map(({ row }) => row)).toEqual([2]);
  expect(pasteSummary([], readPaste('address', ''))).toEqual(['There are no rows in this text.']);
});
