import { isErased } from '#shared/erased.ts';
import type { Fault } from '#shared/refusals.ts';
import type { Edits } from './plan-edits.ts';
import { sameValue } from './same-value.ts';

/**
 * An edit where no contest is kept (directory and roster): it is taken whole, or refused with the fields that have moved
 * on since they were read. An erased value may be written anew.
 */
export function movedOn(
  current: object,
  edits: Edits,
): { readonly values: Readonly<Record<string, unknown>>; readonly faults: readonly Fault[] } {
  const standing = new Map<string, unknown>(Object.entries(current));
  const values: [string, unknown][] = [];
  const faults: Fault[] = [];
  for (const [field, edit] of Object.entries(edits)) {
    if (edit === undefined) continue;
    const now = standing.get(field);
    if (isErased(now) || sameValue(now, edit.from) || sameValue(now, edit.to)) values.push([field, edit.to]);
    else faults.push({ field: `fields.${field}.from`, reason: 'not_choice' });
  }
  return { values: Object.fromEntries(values), faults };
}
