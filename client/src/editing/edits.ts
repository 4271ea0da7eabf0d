import type { PayloadOf } from '../connection/command-types.ts';
import type { Send } from '../app/hooks.ts';
import type { Reply } from '#shared/protocol.ts';

/** What an edit is of. The operation and the directory have one record each of their kind. */
export interface EditTarget {
  readonly kind: 'operation' | 'address' | 'site' | 'team' | 'requirement' | 'agency' | 'rosterPerson';
  readonly id: string;
}

/** One field typed over: the value that stood there and the new one. */
export interface Edit {
  readonly target: EditTarget;
  /** As the person reads it: "Hazards of A2". */
  readonly label: string;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The edit that takes another one back. */
export const inverseOf = (edit: Edit): Edit => ({ ...edit, from: edit.to, to: edit.from });

/** Sends an edit as the command of its kind; the values have been read by the field's own schema. */
export function sendEdit(send: Send, { target, field, from, to }: Edit): Promise<Reply> {
  const { id } = target;
  const fields: unknown = { [field]: { from, to } };
  switch (target.kind) {
    case 'operation':
      return send('EditOperation', { fields: fields as PayloadOf<'EditOperation'>['fields'] });
    case 'address':
      return send('EditAddress', { addressId: id, fields: fields as PayloadOf<'EditAddress'>['fields'] });
    case 'site':
      return send('EditSite', { siteId: id, fields: fields as PayloadOf<'EditSite'>['fields'] });
    case 'team':
      return send('EditTeam', { teamId: id, fields: fields as PayloadOf<'EditTeam'>['fields'] });
    case 'requirement':
      return send('EditRequirement', { requirementId: id, fields: fields as PayloadOf<'EditRequirement'>['fields'] });
    case 'agency':
      return send('EditAgency', { agencyId: id, fields: fields as PayloadOf<'EditAgency'>['fields'] });
    case 'rosterPerson':
      return send('EditPerson', { personId: id, fields: fields as PayloadOf<'EditPerson'>['fields'] });
  }
}

/** Whether two values of a field say the same: fields are plain JSON. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameValue(Reflect.get(a, name), Reflect.get(b, name)));
}

const MOST_UNDONE = 50;

/** One person's own edits that can be taken back, newest last. */
export type UndoList = readonly Edit[];

/** Remembers an edit that was recorded. */
export const remember = (list: UndoList, edit: Edit): UndoList => [...list.slice(1 - MOST_UNDONE), edit];

/**
 * What undoing means now: the inverse of the newest edit; or that somebody has changed the field since, so that taking
 * it back would take back more than one's own.
 */
export type Undoing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'undo'; readonly edit: Edit; readonly rest: UndoList }
  | { readonly kind: 'changed_since'; readonly edit: Edit; readonly rest: UndoList };

export function undoNext(list: UndoList, current: (edit: Edit) => unknown): Undoing {
  const last = list.at(-1);
  if (last === undefined) return { kind: 'nothing' };
  const rest = list.slice(0, -1);
  return sameValue(current(last), last.to)
    ? { kind: 'undo', edit: inverseOf(last), rest }
    : { kind: 'changed_since', edit: last, rest };
}
