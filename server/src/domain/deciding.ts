import type { Id } from '#shared/ids.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Fault, FaultReason, Refusal, RefusalCode } from '#shared/refusals.ts';
import { refusal } from '#shared/refusals.ts';
import type { NoticeKind } from '#shared/vocabulary.ts';
import type { DecideContext, Decision } from './decider.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Notice, Operation, OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Entities } from './tables.ts';

export type OperationContext = DecideContext<OperationEntities>;
export type OperationDecision = Decision<OperationEvent>;
type AnyCommand = { readonly type: string; readonly payload: unknown };

/** The payload of one type of command out of a union. */
export type PayloadOf<C extends AnyCommand, T extends C['type']> = Extract<C, { readonly type: T }>['payload'];

/** One handler for every type of command out of a union: a command without a handler does not compile. */
export type Handlers<C extends AnyCommand, T extends C['type'], E extends Entities, Event> = {
  readonly [K in T]: (payload: PayloadOf<C, K>, context: DecideContext<E>) => Decision<Event>;
};
export type OperationHandlers<T extends OperationCommand['type']> = Handlers<
  OperationCommand,
  T,
  OperationEntities,
  OperationEvent
>;

/** Joins handlers into the `decide` of a decider. A type that nobody knows is refused. */
export const decideBy =
  <C extends AnyCommand, E extends Entities, Event>(
    handlers: Readonly<Record<C['type'], (payload: never, context: DecideContext<E>) => Decision<Event>>>,
  ) =>
  (command: C, context: DecideContext<E>): Decision<Event> => {
    const type: C['type'] = command.type;
    if (!Object.hasOwn(handlers, type)) return refuse('unknown_command');
    return handlers[type](command.payload as never, context);
  };

export const accept = <Event>(first: Event, ...more: readonly Event[]): Decision<Event> => ({
  ok: true,
  events: [first, ...more],
});
/** As `accept` for a list; a list of nothing is "already so", because an acceptance always appends. */
export function acceptAll<Event>(events: readonly Event[]): Decision<Event> {
  const [first, ...more] = events;
  return first === undefined ? refuse('already_so') : accept(first, ...more);
}

export type Refused = { readonly ok: false; readonly refusal: Refusal };
export const refuse = (code: RefusalCode, faults: readonly Fault[] = []): Refused => ({
  ok: false,
  refusal: refusal(code, faults),
});
export const badField = (field: string, reason: FaultReason): Refused => refuse('bad_input', [{ field, reason }]);
export const unknownThing = (field: string): Refused => badField(field, 'unknown_thing');
/** The closed list of faults has no word for a moment that is over; a time to come is the only choice. */
export const notInFuture = (field: string): Refused => badField(field, 'not_choice');

/** Gives the ids of the things that one command makes, one after the other. */
export function idMaker({ newId }: { readonly newId: (n: number) => Id }): () => Id {
  let next = 0;
  return () => {
    next += 1;
    return newId(next - 1);
  };
}

/** The operation of this stream; undefined before it was made. */
export const operationOf = ({ state }: OperationContext): Operation | undefined =>
  state.get('operation', OPERATION_RECORD);

/** A notice to one person, waiting to be told. */
export function noticeTo(
  id: Id,
  kind: NoticeKind,
  to: Notice['to'],
  about: Notice['about'],
  at: number,
): OperationEvent {
  return { type: 'NoticeRaised', data: { noticeId: id, kind, to, about, at } };
}

export const toAssignment = (id: Id): Notice['to'] => ({ kind: 'assignment', id });
export const aboutOperation: Notice['about'] = { kind: 'operation', id: OPERATION_RECORD };
