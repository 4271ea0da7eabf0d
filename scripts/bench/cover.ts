import { spread } from './marks.ts';
import type { RawClient } from './raw-client.ts';
import { ms, type Row, times } from './report.ts';
import { openMuster } from './servers.ts';
import { envelope } from './stage.ts';
import type { BenchWorld } from './world.ts';

const SIZES = [30, 300, 3_000] as const;
const HOUR = 3_600_000;
/** In each round she can stay an hour less; the first warms up. */
const ROUNDS = 6;
const ANSWERING = 30;

/** Whether one answer costs more where more people were put forward: to the patch that has in it what became of the cover. */
export async function benchCover(): Promise<readonly Row[]> {
  const all: { readonly people: number; readonly cpu: number; readonly p50: number }[] = [];
  for (const people of SIZES) all.push({ people, ...(await answersAt(people, 'address')) });
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return [];
  const told = (of: 'cpu' | 'p50') => all.map((one) => ms(one[of])).join(', ');
  return [
    {
      measure: `cover after one answer at ${SIZES.join(', ')} assignments, CPU an answer`,
      goal: 'last ≤ 1.5 × first',
      muster: `${times(last.cpu / first.cpu)} (${told('cpu')})`,
      references: '',
      reached: last.cpu <= 1.5 * first.cpu,
    },
    {
      measure: 'the same, from the answer to the lead’s patch with the cover, p50',
      goal: 'last ≤ 1.5 × first',
      muster: `${times(last.p50 / first.p50)} (${told('p50')})`,
      references: '',
      reached: last.p50 <= 1.5 * first.p50,
    },
  ];
}

/** CPU of the server an answer, and milliseconds until the lead's board has the cover that it changed. */
export async function answersAt(
  people: number,
  at: 'address' | 'site',
): Promise<{ readonly cpu: number; readonly p50: number }> {
  const muster = await openMuster();
  const places = Math.ceil(people / 10);
  const addresses = at === 'address' ? places : 1;
  const sites = at === 'site' ? places : 1;
  const world = await muster.make({ agencies: 1, teams: 1, addresses, sites, logEntries: 0, staffed: { people, at } });
  const stage = await muster.stage(world);
  const board = await stage.connect(world.audiences.findIndex(({ as }) => as === 'lead'));
  const coordinator = await stage.connect(world.audiences.findIndex(({ as }) => as === 'coordinator'));
  // Spread over the whole of the operation.
  const step = people / ANSWERING;
  const answering = Array.from({ length: ANSWERING }, (_, n) => world.staffed[Math.floor(n * step)]);
  const round = async (less: number): Promise<number[]> => {
    const taken: number[] = [];
    for (const one of answering)
      if (one !== undefined)
        taken.push(await answer(board, coordinator, world, one.assignmentId, one.endAt - less * HOUR));
    return taken;
  };
  await round(1);
  const before = await muster.child.ask<number>('cpu');
  const taken: number[] = [];
  for (let less = 2; less < ROUNDS; less += 1) taken.push(...(await round(less)));
  const cpu = ((await muster.child.ask<number>('cpu')) - before) / taken.length;
  board.end();
  coordinator.end();
  await muster.end();
  return { cpu, p50: spread(taken).p50 };
}

/** A yes until some time, from the sending to the lead's patch of it: cover, clashes and readiness are in the same. */
function answer(
  board: RawClient,
  coordinator: RawClient,
  world: BenchWorld,
  assignmentId: string,
  until: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    board.onEvent = (text) => {
      if (text.includes(`"assignment":{"${assignmentId}"`)) resolve(performance.now() - began);
    };
    const text = envelope(world.stream, 'ConfirmAssignment', { assignmentId, until });
    coordinator.emitText(text, (reply) => {
      if (!reply.includes('"ok":true')) reject(new Error(`an answer was refused: ${reply}`));
    });
  });
}
