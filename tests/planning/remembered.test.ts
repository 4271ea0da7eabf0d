import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { OperationEntities, Requirement } from '#server/domain/operation-state.ts';
import type { Change, Tables } from '#server/domain/tables.ts';
import { coverOf } from '#server/planning/cover.ts';
import type { Parts } from '#server/planning/parts.ts';
import { partsOf } from '#server/planning/parts.ts';
import { remembering } from '#server/planning/remembered.ts';
import { assignment, operation, requirement, tablesOf } from './operations.ts';
import { randomPlan, tablesFor } from './random-plans.ts';
import type { RandomPlan } from './random-plans.ts';

/** The records of some tables as they are now, in tables of their own. */
const anew = (tables: Tables<OperationEntities>): Tables<OperationEntities> =>
  tablesOf(
    ...[...tables.entries()].map(
      ([kind, id, value]) => ({ kind, id, value: structuredClone(value) }) as Change<OperationEntities>,
    ),
  );

/** A reader to whom every need is new, so that nothing is remembered of it. */
const forgetful = (tables: Tables<OperationEntities>): Parts<OperationEntities> => {
  const plain = partsOf<OperationEntities>(tables);
  return {
    ...plain,
    get: (kind, id) => (kind === 'requirement' ? structuredClone(plain.get(kind, id)) : plain.get(kind, id)),
  };
};

const covers = (plan: RandomPlan, from: Parts<OperationEntities>) =>
  JSON.stringify(plan.needs.map(({ id }) => coverOf(id, from)));

/** Takes one record out of another plan into this one, or takes one away. */
const oneChange =
  (kind: keyof OperationEntities, n: number) =>
  (tables: Tables<OperationEntities>, other: Tables<OperationEntities>) => {
    const ids = [...new Set([...tables.ids(kind, 'all', ''), ...other.ids(kind, 'all', '')])];
    const id = ids[n % Math.max(1, ids.length)];
    return id === undefined ? [] : [{ kind, id, value: other.get(kind, id) ?? null } as Change<OperationEntities>];
  };

/** Whether what is remembered is ever told of a plan that has changed since. `read` is where a planted reader hides changes. */
function stale(
  read: (tables: Tables<OperationEntities>, before: Tables<OperationEntities>) => Parts<OperationEntities>,
): string | null {
  const kinds = fc.constantFrom('assignment', 'assignment', 'duty', 'address', 'site', 'operation', 'staff', 'agency');
  const outcome = fc.check(
    fc.property(
      randomPlan,
      randomPlan,
      fc.array(fc.tuple(kinds, fc.nat({ max: 20 })), { maxLength: 4 }),
      (plan, other, changes) => {
        const [tables, from] = [tablesFor(plan), tablesFor(other)];
        const before = anew(tables);
        covers(plan, partsOf<OperationEntities>(tables));
        for (const [kind, n] of changes) {
          const needed = plan.needs.map(({ id }) => id);
          const change = oneChange(kind as keyof OperationEntities, n)(tables, from).filter(
            (one) =>
              one.kind !== 'assignment' ||
              one.value === null ||
              needed.includes((one.value as { requirementId: string }).requirementId),
          );
          tables.apply(change);
          const told = covers(plan, read(tables, before));
          if (told !== covers(plan, forgetful(tables))) throw new Error(`${kind}: ${told}`);
        }
      },
    ),
    { seed: 7, numRuns: 600 },
  );
  return outcome.failed ? String(outcome.errorInstance) : null;
}

describe('what is remembered of a cover', () => {
  test('PL39 after any change of the plan it is what it would be, were it made anew', () => {
    expect(stale((tables) => partsOf<OperationEntities>(tables))).toBeNull();
  });

  test('PL39 a change that is hidden from the reader is found out', () => {
    const hidden = (
      tables: Tables<OperationEntities>,
      before: Tables<OperationEntities>,
    ): Parts<OperationEntities> => ({
      ...partsOf<OperationEntities>(tables),
      get: (kind, id) => (kind === 'assignment' ? before : tables).get(kind, id),
    });
    expect(stale(hidden)).not.toBeNull();
  });

  test('PL39 it is made again only where something that it read is another, and what it reads is noted each time', () => {
    let made = 0;
    const answerOf = remembering((_: Requirement, id: string, from: Parts<OperationEntities>) => {
      made += 1;
      return [...from.ids('assignment', 'requirement', id)].map((one) => from.part('assignment', one, 'answer'));
    });
    const tables = tablesOf(operation(), requirement(), assignment('W1'));
    const need = tables.get('requirement', 'R1') as Requirement;
    const noted: string[] = [];
    const plain = partsOf<OperationEntities>(tables);
    const noting: Parts<OperationEntities> = {
      ...plain,
      part: (kind, id, field) => {
        noted.push(`${kind}/${id}#${field}`);
        return plain.part(kind, id, field);
      },
    };
    expect(answerOf(need, 'R1', noting)).toEqual(['confirmed']);
    tables.apply([assignment('W1', { presence: 'arrived' })]);
    expect(answerOf(need, 'R1', noting)).toEqual(['confirmed']);
    expect([made, noted]).toEqual([1, ['assignment/W1#answer', 'assignment/W1#answer']]);
    tables.apply([assignment('W1', { answer: 'declined' })]);
    expect(answerOf(need, 'R1', noting)).toEqual(['declined']);
    tables.apply([assignment('W2')]);
    expect(answerOf(need, 'R1', noting)).toEqual(['declined', 'confirmed']);
    expect(made).toBe(3);
  });
});
