import { describe, expect, test } from '@jest/globals';
import type { Entities } from '#server/domain/tables.ts';
import type { AudienceClass } from '#server/access/audiences.ts';
import { readName } from '#server/access/audiences.ts';
import { fullView } from '#server/access/full-view.ts';
import type { CanaryWorld } from '../support/harness/canary.ts';
import { marked, stateOf } from '../support/harness/canary.ts';
import { operationCanary } from '../support/harness/operation-canary.ts';
import { agencyCanary, directoryCanary } from '../support/harness/other-canaries.ts';
import { VIEW_TABLE } from '../support/harness/view-table.ts';
import { classesOf } from '../support/harness/visibility-table.ts';

/** "address line": the classes that are sent it, found by looking at what every audience is sent. */
function sent<E extends Entities>(plain: CanaryWorld<E>, found: Map<string, Set<AudienceClass>>): void {
  const world = marked(plain);
  const tables = stateOf(world, world.records);
  for (const name of world.audiences)
    for (const [kind, records] of Object.entries(fullView(world.cut, tables, name)))
      for (const field of Object.values(records).flatMap((fields) => Object.keys(fields))) {
        const key = `${kind} ${field}`;
        found.set(key, (found.get(key) ?? new Set<AudienceClass>()).add(readName(name).cls));
      }
}

/** Fields that are sent to more or fewer than the table says. */
function violations(...worlds: readonly ((found: Map<string, Set<AudienceClass>>) => void)[]): readonly string[] {
  const found = new Map<string, Set<AudienceClass>>();
  for (const look of worlds) look(found);
  const ruled = new Map<string, ReadonlySet<AudienceClass>>(
    Object.entries(VIEW_TABLE).flatMap(([kind, row]) =>
      Object.entries(row).map(([field, who]) => [`${kind} ${field}`, classesOf(who)] as const),
    ),
  );
  const spell = (classes: Iterable<string> = []) => [...classes].sort().join(' ');
  return [...new Set([...found.keys(), ...ruled.keys()])]
    .filter((key) => spell(found.get(key)) !== spell(ruled.get(key)))
    .map((key) => `${key}: sent to ${spell(found.get(key))}; ruled ${spell(ruled.get(key))}`);
}

const all = [
  (found: Map<string, Set<AudienceClass>>) => sent(operationCanary, found),
  (found: Map<string, Set<AudienceClass>>) => sent(agencyCanary, found),
  (found: Map<string, Set<AudienceClass>>) => sent(directoryCanary, found),
];

describe('the wire, field by field', () => {
  test('NK3 R25 each field of each view record is sent to those whom the table names, and to nobody else', () => {
    expect(violations(...all)).toEqual([]);
  });

  test('NK3 R25 a field of the wire that has no line is found', () => {
    const extra = (found: Map<string, Set<AudienceClass>>) => found.set('address nickname', new Set(['team']));
    expect(violations(...all, extra)).toEqual(['address nickname: sent to team; ruled ']);
  });
});
