import { counted } from '../../format/language.ts';
import type { EditKind, EditTarget } from '../../editing/commands-of.ts';
import { sameValue } from '../../editing/edits.ts';
import type { Deed, Step } from '../../editing/history.ts';
import { valuesOf } from '../../editing/whole.ts';
import type { GridRow } from './columns.ts';

const NAMES: Readonly<Partial<Record<EditKind, readonly [one: string, many: string]>>> = {
  address: ['address', 'addresses'],
  team: ['team', 'teams'],
  staff: ['of the staff', 'of the staff'],
};

/** "3 addresses". */
export const countedRows = (kind: EditKind, count: number): string =>
  counted(count, ...(NAMES[kind] ?? (['record', 'records'] as const)));

type Row = Pick<GridRow<object>, 'id' | 'name' | 'view'>;

/** One field of every row set to one value: an edit each, from what stands there; rows that have it already are left out. */
export function changeStep(
  kind: EditKind,
  rows: readonly Row[],
  field: { readonly name: string; readonly label: string; readonly unset?: unknown },
  to: unknown,
): Step {
  const deeds = rows.flatMap((row): Deed[] => {
    const from: unknown = Reflect.get(row.view, field.name) ?? field.unset ?? null;
    const label = `${field.label} of ${row.name}`;
    if (sameValue(from, to)) return [];
    return [{ kind: 'edit', edit: { target: { kind, id: row.id }, field: field.name, from, to, label } }];
  });
  const [first] = deeds;
  const label =
    deeds.length === 1 && first?.kind === 'edit'
      ? first.edit.label
      : `${field.label} of ${countedRows(kind, deeds.length)}`;
  return { label, deeds };
}

/** Every row taken away, for one reason. A row with a word that was erased cannot be put in again, and is left out. */
export function removeStep(
  kind: EditKind,
  rows: readonly Row[],
  reason: string,
  goesWith: (target: EditTarget) => readonly Deed[],
): Step {
  const deeds = rows.flatMap((row): Deed[] => {
    const values = valuesOf(kind, row.view);
    const target = { kind, id: row.id };
    return values === undefined
      ? []
      : [{ kind: 'remove', target, values, reason, label: `${row.name} removed`, with: goesWith(target) }];
  });
  return { label: `${countedRows(kind, deeds.length)} removed`, deeds };
}
