import { describe, expect, test } from '@jest/globals';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { SESSION_COMMANDS } from '#shared/commands/session-commands.ts';
import { ERASED } from '#shared/erased.ts';
import { deriveId } from '#shared/ids.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { DecideContext, Decider } from '#server/domain/decider.ts';
import { agencyDecider, directoryDecider, operationDecider, sessionsDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Entities } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import type { EventCatalogue } from '#server/log/codec.ts';
import {
  ADDRESS,
  command,
  COORD,
  DESK,
  entryIn,
  HARBOUR,
  LEAD,
  LOOKUPS,
  NOON,
  plannedOperation,
  putForward,
  Scene,
} from './support.ts';

type Any = Decider<
  Entities,
  { readonly type: string; readonly payload: unknown },
  { readonly type: string; readonly data: unknown }
>;
const DECIDERS: readonly (readonly [unknown, object])[] = [
  [operationDecider, OPERATION_COMMANDS],
  [agencyDecider, AGENCY_COMMANDS],
  [directoryDecider, DIRECTORY_COMMANDS],
  [sessionsDecider, SESSION_COMMANDS],
];

describe('the catalogue', () => {
  test('DM48 the log’s codec takes it as it is, and every type reads all its older versions', () => {
    const catalogue: EventCatalogue = EVENT_CATALOGUE;
    const grown = Object.entries(catalogue).filter(([, { version }]) => version > 1);
    expect(grown.map(([type]) => type)).toEqual([
      'AddressAdded',
      'RequirementAdded',
      'UsualNeedAdded',
      'AgencyAsked',
      'AgencyAskedAgain',
      'AgencySaidCannot',
      'RequestTakenBack',
      'AnswerByPassed',
      'WorkerPutForward',
      'PersonAdded',
      'AgencyAdded',
    ]);
    for (const [type, { version, upcasts }] of Object.entries(EVENT_CATALOGUE)) {
      expect([type, Object.keys(upcasts ?? {}).length]).toEqual([type, version - 1]);
    }
    expect(Object.keys(catalogue)).toHaveLength(new Set(Object.keys(catalogue)).size);
  });

  test('DM48 an address from before the card had more has the rest of it unset', () => {
    const before = { addressId: 'addressA001', ref: 'A1', ...ADDRESS };
    const after = EVENT_CATALOGUE.AddressAdded.upcasts?.[1]?.(before);
    expect(after).toEqual({ ...before, ...ADDRESS_CARD_UNSET });
  });

  test('DM48 a request from before an asking had terms and an order has them unset, and makes no line in the log', () => {
    const before = {
      requestId: 'request0001',
      ref: 'H-1',
      requirementId: 'need0000001',
      agencyId: HARBOUR,
      unitId: null,
    };
    const asked = EVENT_CATALOGUE.AgencyAsked.upcasts?.[1]?.({ ...before, askedAt: NOON, answerBy: null });
    const cannot = EVENT_CATALOGUE.AgencySaidCannot.upcasts?.[1]?.({ requestId: 'request0001' });
    const { state } = new Scene(operationDecider, 'operation/op000000001', LEAD).given(
      { type: 'AgencyAsked', data: asked } as OperationEvent,
      { type: 'AgencySaidCannot', data: cannot } as OperationEvent,
    );
    expect(state.get('request', 'request0001')).toMatchObject({ terms: '', orderId: null, standing: 'cannot' });
    expect([...state.ids('logEntry', 'all', '')]).toEqual([]);
  });

  test('DM48 every event type can be folded by exactly one kind of stream', () => {
    for (const type of Object.keys(EVENT_CATALOGUE)) {
      const folding = DECIDERS.filter(([decider]) => folds(decider as Any, type));
      expect([type, folding.length]).toEqual([type, 1]);
    }
  });

  /** Whether a decider has a fold for a type: without one, calling it is a TypeError of its own. */
  function folds(decider: Any, type: string): boolean {
    try {
      decider.evolve(new Tables<Entities>({}), { type, data: {} });
      return true;
    } catch (error) {
      return !String(error).includes('is not a function');
    }
  }

  test('DM49 every command of the door has a decision, and no other has', () => {
    for (const [decider, commands] of DECIDERS) {
      const names = [...Object.keys(commands), 'NoSuchCommand', 'toString', '__proto__'];
      const unknown = names.filter((type) => refusedAsUnknown(decider as Any, type));
      expect(unknown).toEqual(['NoSuchCommand', 'toString', '__proto__']);
    }
  });

  function refusedAsUnknown({ decide, indexes }: Any, type: string): boolean {
    const state = new Tables(indexes);
    state.apply([{ kind: 'operation', id: 'operation', value: { standing: { kind: 'running' }, phase: 'draft' } }]);
    const stream = `agency/${HARBOUR}`;
    const context: DecideContext<Entities> = {
      state,
      stream,
      actor: LEAD,
      commandId: 'command0001',
      receivedAt: NOON,
      happenedAt: NOON,
      lookups: LOOKUPS,
      newId: (n) => deriveId(stream, 'command0001', n),
    };
    try {
      const decision = decide({ type, payload: {} }, context);
      return !decision.ok && decision.refusal.code === 'unknown_command';
    } catch {
      return false;
    }
  }

  const sealedOf = (type: keyof typeof EVENT_CATALOGUE, data: unknown) =>
    EVENT_CATALOGUE[type].sealed?.map(({ field, subject, controller, recordClass }) => [
      field,
      subject(data),
      controller(data),
      recordClass,
    ]);

  test('DM48 names and care are sealed under their subject and their agency', () => {
    const planned = plannedOperation();
    const { scene, a1, member } = planned;
    putForward(planned, 'personIoana');
    const care = command('WriteLogEntry', { sight: 'care', addressId: a1, text: 'Cold.', source: 'phone' });
    scene.does(care, { by: COORD });
    scene.does({ ...care, payload: { ...care.payload, addressId: null } } as typeof care, { by: COORD });
    const data = (type: OperationEvent['type'], at = 0): unknown =>
      scene.events.filter((one) => one.type === type)[at]?.data;
    const [lead = ''] = scene.state.ids('member', 'account', LEAD.accountId);
    expect(sealedOf('MemberAdmitted', data('MemberAdmitted'))).toEqual([['name', lead, LEAD.agencyId, 'member']]);
    expect(member(DESK)).not.toBe(lead);
    expect(sealedOf('WorkerPutForward', data('WorkerPutForward'))).toEqual([
      ['shownName', 'personIoana', HARBOUR, 'worker'],
    ]);
    expect(sealedOf('CareEntryWritten', data('CareEntryWritten'))).toEqual([['text', a1, HARBOUR, 'care']]);
    expect(sealedOf('CareEntryWritten', data('CareEntryWritten', 1))).toEqual([['text', HARBOUR, HARBOUR, 'care']]);
    const account = { accountId: 'acc', agencyId: 'agy' };
    expect(sealedOf('AccountAdded', account)).toEqual([
      ['name', 'acc', 'agy', 'account'],
      ['signInName', 'acc', 'agy', 'account'],
    ]);
    const person = { personId: 'per', agencyId: 'agy' };
    for (const type of ['PersonAdded', 'PersonEdited'] as const) {
      expect(sealedOf(type, person)?.map(([field]) => field)).toEqual([
        'name',
        'shownName',
        'phone',
        'email',
        'conflictNote',
      ]);
    }
  });

  test('DM48 sealed fields may come back erased, and the fold keeps the mark', () => {
    const planned = plannedOperation();
    const { scene } = planned;
    const ioana = putForward(planned, 'personIoana');
    const care = command('WriteLogEntry', { sight: 'care', addressId: null, text: 'Cold.', source: 'phone' });
    const entryId = entryIn(scene.does(care, { by: COORD }));
    scene.does(command('StrikeLogEntry', { entryId, reason: 'Wrong' }), { by: COORD });
    const erased = scene.events.map((event): OperationEvent => {
      const fields = EVENT_CATALOGUE[event.type].sealed ?? [];
      const marks = Object.fromEntries(fields.map(({ field }) => [field, ERASED]));
      return { ...event, data: { ...event.data, ...marks } } as OperationEvent;
    });
    const { state } = new Scene(operationDecider, scene.stream, LEAD).given(...erased);
    expect(state.get('assignment', ioana)?.shownName).toEqual(ERASED);
    expect(state.get('logEntry', entryId)).toMatchObject({
      text: ERASED,
      by: 'a member',
      struck: { reason: 'erased' },
    });
    const names = [...state.ids('member', 'all', '')].map((id) => state.get('member', id)?.name);
    expect(new Set(names)).toEqual(new Set([ERASED]));
  });
});
