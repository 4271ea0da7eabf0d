import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LIMITS } from '#shared/limits.ts';
import { spread } from './marks.ts';
import type { RawClient } from './raw-client.ts';
import { ms, type Row, times } from './report.ts';
import { openMuster } from './servers.ts';
import { envelope, type Stage } from './stage.ts';
import type { BenchWorld } from './world.ts';

const ROWS = 5_000;
const CHANGES = 200;

/** The plan: a file of 5,000 rows until the last board has them, and what one change costs a plan of 300 addresses. */
export async function benchPlan(): Promise<readonly Row[]> {
  const imported = await importing();
  const small = await oneChange(3);
  const large = await oneChange(300);
  return [
    {
      measure: `import of ${ROWS} rows, from the first part to the last of 4 boards`,
      goal: '≤ 60 s',
      muster: `${(imported.span / 1_000).toFixed(1)} s, ${imported.parts} parts, slowest answer ${ms(imported.slowest)}`,
      references: '',
      reached: imported.span <= 60_000,
    },
    {
      measure: 'readiness after one change, 300 addresses against 3, CPU a command',
      goal: '≤ 1.3 ×',
      muster: `${times(large.cpu / small.cpu)} (${ms(large.cpu)}, ${ms(small.cpu)})`,
      references: '',
      reached: large.cpu <= 1.3 * small.cpu,
    },
    {
      measure: 'the same, from the change to the row on a board, p50',
      goal: '≤ 1.3 ×',
      muster: `${times(large.p50 / small.p50)} (${ms(large.p50)}, ${ms(small.p50)})`,
      references: '',
      reached: large.p50 <= 1.3 * small.p50,
    },
  ];
}

interface Imported {
  readonly span: number;
  readonly parts: number;
  readonly slowest: number;
}

/** Staff rows, four parts under way at a time, as the page sends them. */
async function importing(): Promise<Imported> {
  const muster = await openMuster();
  const world = await muster.make({ agencies: 4, teams: 6, addresses: 40, sites: 4, logEntries: 0 });
  const stage = await muster.stage(world);
  const boards = await Promise.all([0, 1, 2, 3].map((n) => stage.connect(n)));
  const last = `Person ${ROWS - 1} of the file`;
  const seen = Promise.all(boards.map((board) => untilText(board, last)));
  const fileHash = createHash('sha256').update('bench').digest('base64url');
  const parts = partsOf(fileHash);
  const { client } = stage.command(0, 1);
  const answers: number[] = [];
  const began = performance.now();
  const queue = [...parts];
  // The last part goes alone, so that its last row is the last of all.
  const final = queue.pop();
  const sender = async () => {
    for (let part = queue.shift(); part !== undefined; part = queue.shift())
      answers.push(await sendPart(client, world, part));
  };
  await Promise.all([sender(), sender(), sender(), sender()]);
  if (final !== undefined) answers.push(await sendPart(client, world, final));
  await seen;
  const span = performance.now() - began;
  for (const board of boards) board.end();
  await muster.end();
  return { span, parts: parts.length, slowest: Math.max(...answers) };
}

function partsOf(fileHash: string): readonly unknown[] {
  const of = Math.ceil(ROWS / LIMITS.importRows);
  return Array.from({ length: of }, (_, chunk) => ({
    fileHash,
    kind: 'staff',
    chunk,
    of,
    rows: Array.from({ length: LIMITS.importRows }, (__, at) => staffRow(chunk * LIMITS.importRows + at)),
  }));
}

const staffRow = (n: number) => ({
  row: n + 1,
  was: null,
  now: {
    name: `Person ${n} of the file`,
    number: `${10_000 + n}`,
    roles: ['search_officer'],
    languages: ['en'],
    gender: 'not_said',
    team: `MIKE ${n % 6}`,
    address: '',
  },
});

/** Sends one part until it is taken, waiting where it was too fast; gives the time of the answer that took it. */
async function sendPart(client: RawClient, world: BenchWorld, part: unknown): Promise<number> {
  const text = envelope(world.stream, 'ImportRows', part);
  for (;;) {
    const began = performance.now();
    const answer = await new Promise<string>((resolve) => client.emitText(text, resolve));
    if (answer.includes('"ok":true')) return performance.now() - began;
    if (!answer.includes('too_fast')) throw new Error(`a part was refused: ${answer}`);
    await wait(200);
  }
}

/** A reception centre is put on an address and taken off again: each time its readiness is told anew. */
async function oneChange(addresses: number): Promise<{ readonly cpu: number; readonly p50: number }> {
  const muster = await openMuster();
  const world = await muster.make({ agencies: 0, teams: 6, addresses, sites: 1, logEntries: 0 });
  const stage = await muster.stage(world);
  const receptionId = await addReception(stage, world);
  const board = await stage.connect(0);
  const { client } = stage.command(0, 1);
  const times: number[] = [];
  await change(client, board, world, receptionId, []);
  const before = await muster.child.ask<number>('cpu');
  for (let n = 0; n < CHANGES / 2; n += 1) await change(client, board, world, receptionId, times);
  const cpu = ((await muster.child.ask<number>('cpu')) - before) / CHANGES;
  board.end();
  await muster.end();
  return { cpu, p50: spread(times).p50 };
}

async function addReception(stage: Stage, world: BenchWorld): Promise<string> {
  const { client } = stage.command(0, 1);
  const board = await stage.connect(0);
  const told = untilText(board, 'Hall of the bench');
  const site = { kind: 'reception_centre', name: 'Hall of the bench', line: '', postcode: '', point: null };
  client.emitText(envelope(world.stream, 'AddSite', site), () => undefined);
  const id = /"site":\{"([\w-]{11})"/.exec(await told)?.[1];
  board.end();
  if (id === undefined) throw new Error('the reception centre was not shown');
  return id;
}

async function change(
  client: RawClient,
  board: RawClient,
  world: BenchWorld,
  receptionId: string,
  times: number[],
): Promise<void> {
  for (const [from, to] of [
    [null, receptionId],
    [receptionId, null],
  ]) {
    const told = untilText(board, '"readiness"');
    const began = performance.now();
    const payload = { addressId: world.addresses[1], fields: { receptionId: { from, to } } };
    client.emitText(envelope(world.stream, 'EditAddress', payload), () => undefined);
    await told;
    times.push(performance.now() - began);
  }
}

/** The first event whose text has this in it. */
const untilText = (client: RawClient, part: string): Promise<string> =>
  new Promise((resolve) => {
    client.onEvent = (text) => {
      if (text.includes(part)) resolve(text);
    };
  });
