import { describe, expect, test } from '@jest/globals';
import type { Cut, Range, Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { betrayals, OF_OTHERS } from '../support/harness/other-agency.ts';

const SEED = 46_000;
const PAIRS = 120;

const FOLLOWED = ['turn', 'message', 'capacity', 'duty', 'request', 'assignment'] as const;
type Followed = (typeof FOLLOWED)[number];

/** Only that there is one. */
const bare: Rule<OperationEntities> = { derived: false, make: () => ({ fields: {}, speaksOf: [] }) };

/** A cut in which agencies follow all of one kind, whosever it is. */
const following = (kind: Followed): Cut<OperationEntities> => {
  const range: Range<OperationEntities> = { view: kind, from: { kind, index: 'all', key: '' } };
  return {
    rules: { ...OPERATION_CUT.rules, [kind]: { ...OPERATION_CUT.rules[kind], agency: bare } },
    scope: (audience, from) => [...OPERATION_CUT.scope(audience, from), range],
  };
};

/** A cut in which an agency's own person is shown as she is kept. */
const spreading: Cut<OperationEntities> = {
  ...OPERATION_CUT,
  rules: {
    ...OPERATION_CUT.rules,
    assignment: {
      ...OPERATION_CUT.rules.assignment,
      agency: {
        derived: false,
        make: (id, from) => {
          const assignment = from.get('assignment', id);
          return assignment === undefined ? null : { fields: { setAside: assignment.setAside }, speaksOf: [] };
        },
      },
    },
  },
};

/** A cut that tells an agency how many wait to be asked. */
const counting: Cut<OperationEntities> = {
  ...OPERATION_CUT,
  rules: {
    ...OPERATION_CUT.rules,
    request: {
      ...OPERATION_CUT.rules.request,
      agency: {
        derived: false,
        make: (_id, from) => ({ fields: { of: [...from.ids('turn', 'all', '')].length }, speaksOf: [] }),
      },
    },
  },
};

describe('what other agencies do moves nothing that an agency is sent', () => {
  test('NK42 R26 answers, turns, messages, capacity, rules set aside and duties of others leave its frames and cursors the same bytes', () => {
    const { violations, reached, frames } = betrayals(OPERATION_CUT, { pairs: PAIRS, seed: SEED });
    expect(violations).toEqual([]);
    const kinds = new Set(reached);
    expect(OF_OTHERS.filter((type) => !kinds.has(type))).toEqual([]);
    console.log(
      `R26: ${PAIRS} pairs of histories, ${reached.length} commands of others (${kinds.size} kinds), ` +
        `${frames} frames and cursors equal (seeds from ${SEED})`,
    );
  }, 120_000);

  test.each(FOLLOWED)(
    'NK42 R26 an agency that follows every %s is caught',
    (kind) => {
      expect(betrayals(following(kind), { pairs: 25, seed: SEED }).violations).not.toEqual([]);
    },
    60_000,
  );

  test('NK42 R26 a rule set aside that is shown to the agency, and a count of who waits, are caught', () => {
    expect(betrayals(spreading, { pairs: 25, seed: SEED }).violations).not.toEqual([]);
    expect(betrayals(counting, { pairs: 25, seed: SEED }).violations).not.toEqual([]);
  }, 60_000);
});
