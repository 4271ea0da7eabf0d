import type { Send } from '../app/hooks.ts';
import type { CommandType, PayloadOf } from '../connection/command-types.ts';
import type { Reply } from '#shared/protocol.ts';
import { COMMANDS_OF, type EditTarget } from './commands-of.ts';

export type { EditKind, EditTarget } from './commands-of.ts';

/** One field typed over: the value that stood there and the new one. */
export interface Edit {
  readonly target: EditTarget;
  /** As the person reads it: "Hazards of A2". */
  readonly label: string;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Fields that hang together with it and are changed by the same command. */
  readonly also?: readonly FieldEdit[];
}
export interface FieldEdit {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** All fields of an edit. */
export const fieldsOf = ({ field, from, to, also = [] }: Edit): readonly FieldEdit[] => [{ field, from, to }, ...also];

/** The edit that takes another one back. */
export const inverseEdit = (edit: Edit): Edit => ({
  ...edit,
  ...turned(edit),
  ...(edit.also === undefined ? {} : { also: edit.also.map(turned) }),
});
const turned = ({ field, from, to }: FieldEdit): FieldEdit => ({ field, from: to, to: from });

/** The command of an edit; its values have been read by the field's own schema. */
export function editCommand(edit: Edit): Command {
  const { kind, id } = edit.target;
  const { edit: type, idKey } = COMMANDS_OF[kind];
  const fields = Object.fromEntries(fieldsOf(edit).map(({ field, from, to }) => [field, { from, to }]));
  return { type, payload: { ...(idKey === null ? {} : { [idKey]: id }), fields } };
}

/** A command as it is sent. The payload is of the type's own schema. */
export interface Command {
  readonly type: CommandType;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const sendCommand = (send: Send, { type, payload }: Command): Promise<Reply> =>
  send(type, payload as PayloadOf<typeof type>);

/** Sends an edit as the command of its kind. */
export const sendEdit = (send: Send, edit: Edit): Promise<Reply> => sendCommand(send, editCommand(edit));

/** Whether two values of a field say the same: fields are plain JSON. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameValue(Reflect.get(a, name), Reflect.get(b, name)));
}
