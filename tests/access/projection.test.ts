import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Change, Touched } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import { everyAudience, ViewOracle } from '../support/harness/oracle.ts';
import { randomHistory } from '../support/harness/random-operation.ts';

const SEED = 20_261_124;
const RUNS = 150;

type History = readonly (readonly Change<OperationEntities>[])[];

interface Options {
  readonly cut?: (tables: Tables<OperationEntities>) => Cut<OperationEntities>;
  readonly touched?: (touched: Touched) => Touched;
}

/** Plays a history to every audience that comes to be, some closing now and then; all violations of R13 found. */
function violationsOf(history: History, { cut = () => OPERATION_CUT, touched = (same) => same }: Options = {}) {
  const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
  const oracle = new ViewOracle(cut(tables), tables);
  const open = new Set<AudienceName>();
  let compared = 0;
  const violations = history.flatMap((commit, turn) => {
    const found = oracle.follow(touched(tables.apply(commit)));
    compared += open.size;
    const opened = everyAudience('operation/x', tables).flatMap((name) => {
      open.add(name);
      return oracle.open(name);
    });
    if (turn % 5 === 4)
      for (const name of [...open].filter((_, place) => place % 4 === turn % 4)) {
        open.delete(name);
        oracle.close(name);
      }
    return [...found, ...opened];
  });
  return { violations, compared };
}

/** The violations of the first history, of many, that has any. */
function firstViolations(options: Options): readonly string[] {
  for (const history of fc.sample(randomHistory, { seed: SEED, numRuns: 60 })) {
    const { violations } = violationsOf(history, options);
    if (violations.length > 0) return violations;
  }
  return [];
}

describe('views that follow each commit', () => {
  test('NK4 R13 patched, running and full views are the same for every audience after every commit', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomHistory, (history) => {
        const result = violationsOf(history);
        compared += result.compared;
        expect(result.violations).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    console.log(`R13: ${RUNS} random histories, ${compared} views compared three ways, 0 violations (seed ${SEED})`);
  }, 120_000);

  test('NK4 R13 an engine that forgets a record is caught', () => {
    const forgets = ({ records, buckets }: Touched): Touched => ({
      records: new Set([...records].filter((key) => !key.startsWith('assignment/'))),
      buckets,
    });
    expect(firstViolations({ touched: forgets })).not.toEqual([]);
  });

  test('NK4 R13 an engine that forgets what came and went is caught', () => {
    const forgets = ({ records, buckets }: Touched): Touched => ({
      records,
      buckets: new Map([...buckets].filter(([key]) => !key.startsWith('showing?'))),
    });
    expect(firstViolations({ touched: forgets })).not.toEqual([]);
  });

  test('NK4 R13 a projector that reads past its reader is caught', () => {
    const cut = (tables: Tables<OperationEntities>): Cut<OperationEntities> => ({
      ...OPERATION_CUT,
      rules: {
        ...OPERATION_CUT.rules,
        team: {
          lead: {
            derived: false,
            make: (id) => ({ fields: { updater: tables.get('team', id)?.updaterId ?? null }, speaksOf: [] }),
          },
        },
      },
    });
    expect(firstViolations({ cut })).not.toEqual([]);
  });
});
