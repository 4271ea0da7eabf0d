import type { Id } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';
import type { Entities, Reader } from '../domain/tables.ts';
import { partsOf } from '../planning/parts.ts';
import type { AudienceName } from './audiences.ts';
import { readName } from './audiences.ts';
import type { Cut, Made } from './cut.ts';
import { viewKey } from './cut.ts';
import { PatchBuilder } from './patch.ts';

interface Candidate {
  readonly view: RecordKind;
  readonly id: Id;
  readonly made: Made;
  readonly derived: boolean;
}

/**
 * Everything that an audience may see, made from nothing and keeping nothing. What the running views are measured
 * against, and what a single read over HTTP is answered with.
 */
export function fullView<E extends Entities>(cut: Cut<E>, reader: Reader<E>, audience: AudienceName): Put {
  const candidates = candidatesOf(cut, reader, audience);
  const seen = new Set(candidates.filter((one) => !one.derived).map((one) => viewKey(one.view, one.id)));
  const all = new PatchBuilder();
  for (const { view, id, made } of candidates)
    if (made.speaksOf.every((key) => seen.has(key))) all.put(view, id, made.fields);
  return all.build().put;
}

function candidatesOf<E extends Entities>(cut: Cut<E>, reader: Reader<E>, audience: AudienceName): Candidate[] {
  const from = partsOf(reader);
  const { cls } = readName(audience);
  return cut.scope(audience, from).flatMap((range) => {
    const rule = cut.rules[range.view]?.[cls];
    if (rule === undefined) return [];
    const ids = 'id' in range ? [range.id] : [...reader.ids(range.from.kind, range.from.index, range.from.key)];
    return ids.flatMap((id) => {
      const made = rule.make(id, from);
      return made === null ? [] : [{ view: range.view, id, made, derived: rule.derived }];
    });
  });
}
