import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { Readiness } from './monotone.ts';
import { growthOf, planAndStep, STEPS_COUNTED } from './monotone.ts';
import { readinessOf } from '#server/planning/readiness.ts';

const SEED = 15_000;

/** The first growth of faults that some confirmed thing brings about, over many plans; null where there is none. */
function firstGrowth(readiness: Readiness, runs: number): readonly string[] | null {
  for (const one of fc.sample(planAndStep, { seed: SEED, numRuns: runs })) {
    const grown = growthOf(one, readiness);
    if (grown.length > 0) return grown;
  }
  return null;
}

describe('readiness and what is confirmed', () => {
  test('PL15 nothing that is confirmed adds a fault, to any row or date', () => {
    const RUNS = 2_000;
    const done = new Map<string, number>();
    const lifted = { faults: 0 };
    fc.assert(
      fc.property(planAndStep, (one) => {
        done.set(one.step.name, (done.get(one.step.name) ?? 0) + 1);
        expect(growthOf(one, readinessOf, lifted)).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // Every way of confirming was met often, and confirming does lift faults.
    expect([...done.keys()].sort()).toEqual([...STEPS_COUNTED].sort());
    expect(lifted.faults).toBeGreaterThan(RUNS / 20);
    console.log(`PL15: ${RUNS} plans, ${lifted.faults} faults lifted, none added (seed ${SEED})`);
  }, 60_000);

  test('PL15 a readiness that takes told by voice for not told is caught', () => {
    const planted: Readiness = (id, from) => {
      const made = readinessOf(id, from);
      const told = [...from.ids('notice', 'all', '')].some(
        (notice) => from.part('notice', notice, 'told') === 'told_by_voice',
      );
      if (made === null || !told) return made;
      const fault = { code: 'not_told', sentence: 'x', mendAt: { kind: 'address', id } } as const;
      return { ...made, value: { ...made.value, ready: false, faults: [...(made.value.faults ?? []), fault] } };
    };
    expect(firstGrowth(planted, 400)).not.toBeNull();
  });

  test('PL15 a readiness that looks at the newest warrant alone is caught', () => {
    const newestAlone: Readiness = (id, from) =>
      readinessOf(id, {
        ...from,
        ids: (kind, index, key) => {
          const ids = [...from.ids(kind, index, key)];
          // The one that was issued last, whatever the others are good for.
          return kind === 'warrant'
            ? ids.filter((one) => from.get('warrant', one)?.standing === 'issued').slice(-1)
            : ids;
        },
      });
    expect(firstGrowth(newestAlone, 4_000)).not.toBeNull();
  });

  test('PL15 a cover that counts one person too many against is caught', () => {
    const planted: Readiness = (id, from) => {
      const made = readinessOf(id, from);
      const yes = [...from.ids('assignment', 'all', '')].filter(
        (one) => from.part('assignment', one, 'answer') === 'confirmed',
      );
      if (made === null || yes.length < 2) return made;
      const fault = { code: 'not_covered', sentence: 'x', mendAt: { kind: 'requirement', id: 'R9' } } as const;
      return { ...made, value: { ...made.value, ready: false, faults: [...(made.value.faults ?? []), fault] } };
    };
    expect(firstGrowth(planted, 400)).not.toBeNull();
  });
});
