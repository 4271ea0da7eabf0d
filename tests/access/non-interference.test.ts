import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { AUDIENCES } from '../support/harness/canary-world.ts';
import type { CanaryWorld } from '../support/harness/canary.ts';
import { interferences } from '../support/harness/hidden-histories.ts';
import { anotherValueKeepingRows, operationCanary } from '../support/harness/operation-canary.ts';

const SEED = 26_000;
const PAIRS = 100;

const played = (world: CanaryWorld<OperationEntities>, viewer: AudienceName, pairs: number) =>
  interferences(world, viewer, anotherValueKeepingRows, { pairs, seed: SEED });

describe('what a viewer may not see moves nothing that the viewer is sent', () => {
  test('NK2 R26 histories that differ only in what is hidden are the same frames, byte for byte', () => {
    let frames = 0;
    for (const viewer of AUDIENCES) {
      const result = played(operationCanary, viewer, PAIRS);
      expect(result.violations).toEqual([]);
      frames += result.frames;
    }
    const pairs = PAIRS * AUDIENCES.length;
    console.log(
      `R26: ${pairs} pairs of histories over ${AUDIENCES.length} audiences, ${frames} frames equal (seed ${SEED})`,
    );
  }, 120_000);

  test('NK2 R26 a view that says how many there are of what is hidden is caught', () => {
    const counts: Rule<OperationEntities> = {
      derived: false,
      make: (_id, from) => ({ fields: { of: [...from.ids('request', 'all', '')].length }, speaksOf: [] }),
    };
    const rules = { ...OPERATION_CUT.rules, agency: { ...OPERATION_CUT.rules.agency, agency: counts } };
    const world = { ...operationCanary, cut: { ...OPERATION_CUT, rules } };
    expect(played(world, 'agency:H', 20).violations).not.toEqual([]);
  });

  test('NK2 R26 a scope that follows a hidden bucket is caught', () => {
    const world: CanaryWorld<OperationEntities> = {
      ...operationCanary,
      cut: {
        ...OPERATION_CUT,
        scope: (audience, from) => [
          ...OPERATION_CUT.scope(audience, from),
          { view: 'assignment', from: { kind: 'assignment', index: 'all', key: '' } },
        ],
      },
    };
    expect(played(world, 'team:T1', 20).violations).not.toEqual([]);
  });
});
