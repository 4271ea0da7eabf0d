import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import { AGENCY_CUT } from '#server/access/cuts.ts';
import type { AgencyEntities } from '#server/domain/agency-state.ts';
import type { Canary, CanaryWorld } from '../support/harness/canary.ts';
import { influenceViolations } from '../support/harness/canary.ts';
import { interferences } from '../support/harness/hidden-histories.ts';
import { agencyCanary } from '../support/harness/other-canaries.ts';

const SEED = 43_000;
const PAIRS = 100;

/** Another value for any leaf; whoever belongs to a unit is moved to one that nobody has. */
const another = ({ leaf }: Canary<AgencyEntities>): unknown =>
  typeof leaf.value === 'number' ? leaf.value + 60 : `other-${String(leaf.value)}`;

const played = (world: CanaryWorld<AgencyEntities>, viewer: AudienceName, pairs: number) =>
  interferences(world, viewer, another, { pairs, seed: SEED });

/** As the whole roster's, for a unit too. */
const open: CanaryWorld<AgencyEntities> = {
  ...agencyCanary,
  cut: {
    ...AGENCY_CUT,
    scope: (audience, from) => AGENCY_CUT.scope(audience.startsWith('unit:') ? 'coordinator' : audience, from),
  },
};

describe('a roster, unit by unit', () => {
  test('NK43 R26 rosters that differ only in another unit, in nobody’s, or in a file are the same frames for a unit', () => {
    let frames = 0;
    for (const viewer of ['unit:U1', 'unit:U2', 'coordinator', 'agency:H', 'lead', 'administrator'] as const) {
      const result = played(agencyCanary, viewer, PAIRS);
      expect(result.violations).toEqual([]);
      frames += result.frames;
    }
    console.log(`R26: ${PAIRS * 6} pairs of rosters over 6 audiences, ${frames} frames equal (seed ${SEED})`);
  });

  test('NK43 R26 a unit that follows the whole roster is caught', () => {
    expect(played(open, 'unit:U1', 20).violations).not.toEqual([]);
    expect(influenceViolations(open, another)).toContain('unit:U1 is moved by P2 conflictNote');
  });
});
