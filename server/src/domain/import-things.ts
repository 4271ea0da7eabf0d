import { deriveId } from '#shared/ids.ts';
import type { ImportKind } from '#shared/plan-vocabulary.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';
import type { ImportedEdit } from './plan-records.ts';

export interface ImportedThing {
  readonly kind: ImportKind;
  readonly id: string;
}

/** The thing that an event adds, where it is one that a file may bring. */
export function addedBy(event: OperationEvent): ImportedThing | undefined {
  if (event.type === 'AddressAdded') return { kind: 'address', id: event.data.addressId };
  if (event.type === 'TeamAdded') return { kind: 'team', id: event.data.teamId };
  return event.type === 'StaffAdded' ? { kind: 'staff', id: event.data.staffId } : undefined;
}

/** What an event changes of such a thing, with the values that stand there before it. */
export function editedBy(state: OperationState, event: OperationEvent): ImportedEdit | undefined {
  const { type, data } = event;
  if (type === 'AddressEdited') return edit(state, { kind: 'address', id: data.addressId }, data.fields);
  if (type === 'TeamEdited') return edit(state, { kind: 'team', id: data.teamId }, data.fields);
  return type === 'StaffEdited' ? edit(state, { kind: 'staff', id: data.staffId }, data.fields) : undefined;
}

function edit(state: OperationState, on: ImportedThing, fields: object): ImportedEdit {
  const standing = valuesOf(state, on);
  return {
    on,
    from: Object.fromEntries(Object.keys(fields).map((field) => [field, standing.get(field)])),
    to: { ...fields },
  };
}

/** The standing values of a thing, field by field; empty where it is not there. */
export const valuesOf = (state: OperationState, { kind, id }: ImportedThing): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>(Object.entries(state.get(kind, id) ?? {}));

/** Fields of an address that are no plan: what happened there, and its number. */
const HAPPENED: readonly (keyof OperationEntities['address'])[] = [
  'ref',
  'steps',
  'counts',
  'potentialVictims',
  'order',
  'outcome',
  'lastHeard',
];

/**
 * What stands for the planned values of a thing as they are now: the same while nobody changes it. It is made of the
 * state and kept there alone, so that no event holds anything of a name.
 */
export function planMark(state: OperationState, thing: ImportedThing): string {
  const planned = [...valuesOf(state, thing)].filter(([field]) => !HAPPENED.some((other) => other === field));
  return deriveId(thing.kind, inOrder(Object.fromEntries(planned)), 0);
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
