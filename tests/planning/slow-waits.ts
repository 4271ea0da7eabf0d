import type { RandomPlan } from './random-plans.ts';
import { STEP } from './slow-steps.ts';
import type { Need, Ticks } from './slow-steps.ts';

/** Step by step through the hours: whoever has come and is not seen yet goes to the first who is free long enough. */
export function waitsOf(plan: RandomPlan, need: Need, atWork: readonly Ticks[], t: number) {
  if (need.minutesEach === null || need.worksWith === 'suspects') return null;
  const from = plan.addresses.filter(({ id, receptionId }) =>
    need.place.kind === 'address' ? id === need.place.id : receptionId === need.place.id,
  );
  const numbers = from.map(({ counts, expected }) => counts.found?.number ?? expected.number);
  const people = numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  if (people === 0 && !numbers.includes(null)) return null;
  const start = t / STEP + need.window.start / 5;
  const end = t / STEP + need.window.end / 5;
  const coming = from
    .flatMap(({ strikeOffset }, n) => Array.from({ length: numbers[n] ?? 0 }, () => t / STEP + strikeOffset / 5))
    .sort((a, b) => a - b);
  const steps = need.minutesEach / 5;
  const busy = atWork.map(() => -Infinity);
  let lastAt: number | null = null;
  let seen = 0;
  for (let tick = start; tick < end; tick += 1)
    for (;;) {
      const next = coming[seen];
      if (next === undefined || next > tick) break;
      const talk = Array.from({ length: steps }, (_, n) => tick + n);
      const free = atWork.findIndex(
        (ticks, n) => (busy[n] ?? 0) <= tick && talk.every((one) => one < end && ticks.has(one)),
      );
      if (free === -1) break;
      busy[free] = tick + steps;
      lastAt = tick * STEP;
      seen += 1;
    }
  return { people, unseen: people - seen, lastAt: seen === people && people > 0 ? lastAt : null };
}
