import type { Fault } from '#shared/refusals.ts';
import { faultText } from '#shared/refusals.ts';

/** Labels of a form's fields by their path in the payload: { line: 'Address', 'expected.number': 'People expected' }. */
export type FieldLabels = Readonly<Record<string, string>>;

/** Faults in words: by field, and those that are of no field of this form. */
export interface FormFaults {
  readonly byField: Readonly<Record<string, string>>;
  readonly rest: readonly string[];
}
export const NO_FAULTS: FormFaults = { byField: {}, rest: [] };

/** Sorts faults to the fields of a form; the first of a field stands. A fault of an unlabelled part goes to the rest. */
export function formFaults(faults: readonly Fault[], labels: FieldLabels): FormFaults {
  const byField = new Map<string, string>();
  const rest: string[] = [];
  for (const fault of faults) {
    const field = fieldOf(fault, labels);
    const label = field === undefined ? undefined : labels[field];
    if (field === undefined || label === undefined) rest.push(faultText('Something', fault));
    else if (!byField.has(field)) byField.set(field, faultText(label, fault));
  }
  return { byField: Object.fromEntries(byField), rest };
}

/** The longest beginning of a fault's path that has a label; "fields.line.to" is of "line". */
function fieldOf(fault: Fault, labels: FieldLabels): string | undefined {
  const path = fault.field.replace(/^fields\.([^.]+)\.(?:to|from)/, '$1').split('.');
  for (let length = path.length; length > 0; length -= 1) {
    const field = path.slice(0, length).join('.');
    if (Object.hasOwn(labels, field)) return field;
  }
  return undefined;
}
