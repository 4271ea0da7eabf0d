import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OperationRole } from '#shared/vocabulary.ts';
import type { Member, Notice, OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import { Tables } from '#server/domain/tables.ts';
import { addresseeOf } from '#server/messages/reach.ts';
import { give, order } from '../gateway/http-room.ts';
import { type MessageTown, OFFICE_MAIL, openMessageTown, WORKER_MAIL } from './town.ts';

let town: MessageTown;
beforeEach(async () => {
  town = await openMessageTown();
}, 60_000);
afterEach(() => town.close());

const sentOf = async (noticeId: string): Promise<readonly string[]> =>
  ((await town.notices()).get(noticeId)?.sent ?? []).map(({ channel, outcome }) => `${channel} ${outcome}`).toSorted();
/** Waits until what became of a notice is on record for so many channels. */
const recorded = (noticeId: string, channels: number): Promise<void> =>
  town.until(async () => (await sentOf(noticeId)).length === channels);
/** Whatever is under way has come to its end: nothing is due, and a few turns have brought nothing. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('sending', () => {
  test('MS3 while every channel is off not one connection is opened', async () => {
    const noticeId = await town.moveT();
    await order(town.lead, 'lead', town.stream, 'CancelOperation', { reason: 'Nobody there' });
    await quiet();
    expect(town.clock.next).toBeNull();
    expect([town.mail.connections, town.push.pushes.length]).toEqual([0, 0]);
    expect(await sentOf(noticeId)).toEqual([]);
    expect(await town.messages.open()).toEqual({ mail: false, pushKey: null });
  });

  test('MS4 a notice goes by every open channel that reaches her, and what became of it is recorded once', async () => {
    await town.switch('mail', true);
    await town.switch('push', true);
    const noticeId = await town.moveT();
    await town.step();
    await recorded(noticeId, 2);
    expect(await sentOf(noticeId)).toEqual(['mail sent', 'push sent']);
    expect(town.mail.mails.map(({ to }) => to)).toEqual([[WORKER_MAIL]]);
    expect(town.push.pushes.map(({ path }) => path)).toEqual(['/device/iris']);
    expect(town.device.read(town.push.pushes[0]?.body ?? Buffer.alloc(0))).toBe('Open Muster');
    await quiet();
    expect(town.clock.next).toBeNull();
    // Sent is not told: she is on the ring list until she or a voice makes it so.
    expect((await town.notices()).get(noticeId)?.told).toBe('waiting');
    expect(town.reported).toEqual([]);
    expect((await town.messages.open()).pushKey).toMatch(/^[\w-]{87}$/);
  });

  test('MS4 a coordinator is told at the agency’s mailbox, and by no push', async () => {
    await town.switch('mail', true);
    const before = new Set((await town.notices()).keys());
    await order(town.lead, 'lead', town.stream, 'AddRequirement', {
      role: 'health_assessor',
      number: 1,
      place: await anySite(),
      window: { start: 0, end: 240 },
      languages: [],
      gender: 'any',
      worksWith: 'women_found',
      note: '',
    });
    const requirementId = await newest('requirement');
    const state = await operation();
    const agencyId = [...state.ids('agency', 'all', '')].find((id) => state.get('agency', id)?.short === 'PYS') ?? '';
    await order(town.lead, 'lead', town.stream, 'AskAgencies', {
      requirementId,
      asked: [{ agencyId, unitId: null }],
      answerBy: null,
    });
    const raised = [...(await town.notices())].filter(([id]) => !before.has(id));
    expect(raised.map(([, { to }]) => to.kind)).toEqual(['member']);
    await town.step();
    await recorded(raised[0]?.[0] ?? '', 1);
    expect(town.mail.mails.map(({ to }) => to)).toEqual([[OFFICE_MAIL]]);
    await quiet();
    expect(town.mail.mails.length).toBe(1);
  });

  test('MS7 what falls together for one person is one message, and each notice is recorded', async () => {
    await town.switch('mail', true);
    const ids = [await town.moveT(), await town.moveT(), await town.moveT()];
    await town.step();
    for (const id of ids) await recorded(id, 1);
    await quiet();
    expect(town.mail.mails.length).toBe(1);
    await town.moveT();
    await town.step();
    await town.mail.has(2);
  });

  test('MS8 a busy host is tried five times in all, with growing waits; then it has failed, and nothing waited for it', async () => {
    await town.switch('mail', true);
    town.mail.answer = { at: 'receiver', code: 451, text: `${WORKER_MAIL} try later` };
    const noticeId = await town.moveT();
    const waits: (number | null)[] = [];
    for (let tries = 1; tries <= 5; tries += 1) {
      while (town.clock.next === null) await new Promise((resolve) => setImmediate(resolve));
      waits.push(town.clock.next);
      // Commands are answered between the tries as ever.
      expect((await give(town.coordinator, 'coordinator', town.stream, 'NoSuchThing', {})).status).toBe(400);
      town.clock.step();
    }
    await recorded(noticeId, 1);
    expect(await sentOf(noticeId)).toEqual(['mail failed']);
    expect(town.mail.connections).toBe(5);
    expect(waits).toEqual([1_000, 10_000, 60_000, 300_000, 1_800_000]);
    expect(town.told).toEqual(['mail given up after five tries']);
    await quiet();
    expect(town.clock.next).toBeNull();
  });

  test('MS8 what is raised now is tried now, whatever waits to be tried again; a refusal for good is not tried again', async () => {
    await town.switch('mail', true);
    town.mail.answer = { at: 'mail', code: 452, text: 'full' };
    const noticeId = await town.moveT();
    await town.step();
    while (town.clock.next === null) await new Promise((resolve) => setImmediate(resolve));
    expect(town.clock.next).toBe(10_000);
    town.mail.answer = null;
    const newer = await town.moveT();
    await town.step();
    await recorded(newer, 1);
    expect(await sentOf(noticeId)).toEqual([]);
    await town.step();
    await recorded(noticeId, 1);
    expect([await sentOf(newer), await sentOf(noticeId)]).toEqual([['mail sent'], ['mail sent']]);
    expect(town.mail.mails.length).toBe(2);
    town.mail.answer = { at: 'receiver', code: 550, text: 'unknown' };
    const refused = await town.moveT();
    await town.step();
    await recorded(refused, 1);
    expect(await sentOf(refused)).toEqual(['mail failed']);
    expect(town.clock.next).toBeNull();
  });

  test('MS11 a device that its service no longer knows is forgotten', async () => {
    await town.switch('push', true);
    town.push.status = 410;
    const noticeId = await town.moveT();
    await town.step();
    await recorded(noticeId, 1);
    expect(await sentOf(noticeId)).toEqual(['push failed']);
    expect((await operation()).get('assignment', town.assignmentId)?.push).toBeNull();
    town.push.status = 201;
    await town.moveT();
    await town.step();
    await quiet();
    expect(town.push.pushes.length).toBe(1);
  });

  test('MS12 after a restart what still waits is sent; not what was raised before the switch, nor a day ago, nor twice', async () => {
    await town.moveT();
    town.room.time.now += 60_000;
    await town.switch('mail', true);
    const sent = await town.moveT();
    await town.step();
    await recorded(sent, 1);
    // Raised, and Muster ends before it has left.
    const waiting = await town.moveT();
    await town.restart();
    await town.step();
    await recorded(waiting, 1);
    expect(town.mail.mails.length).toBe(2);
    const old = await town.moveT();
    await town.messages.stop();
    // The notice is a day and a bit older than the clock now says.
    town.clock.after(25 * 3_600_000, () => undefined);
    while (town.clock.next !== null) town.clock.step();
    await town.restart();
    await quiet();
    expect(town.clock.next).toBeNull();
    expect(await sentOf(old)).toEqual([]);
    expect(town.mail.mails.length).toBe(2);
  });

  test('MS14 who is told by voice, or has read it, before the message leaves is sent none', async () => {
    await town.switch('mail', true);
    const byVoice = await town.moveT();
    await order(town.lead, 'lead', town.stream, 'TellByVoice', { noticeId: byVoice });
    await town.step();
    const read = await town.moveT();
    await order(town.worker, 'worker', town.stream, 'MarkNotice', { noticeId: read, state: 'shown' });
    await town.step();
    const off = await town.moveT();
    await town.switch('mail', false);
    await town.step();
    await quiet();
    expect(town.mail.connections).toBe(0);
    for (const id of [byVoice, read, off]) expect(await sentOf(id)).toEqual([]);
  });
});

describe('who is told by a message', () => {
  test('MS4 a worker and an agency’s coordinators; nobody in another role, and nobody who was dismissed', () => {
    const state = new Tables<OperationEntities>(OPERATION_INDEXES);
    const member = (roles: readonly OperationRole[], active = true): Member => ({
      accountId: 'accountAAAA',
      name: 'Ann Sample',
      agencyId: 'agencyAAAAA',
      unitId: null,
      roles,
      active,
    });
    const to = (id: string, one: Member) => {
      state.apply([{ kind: 'member', id, value: one }]);
      return addresseeOf(noticeTo({ kind: 'member', id }), state);
    };
    expect(to('m1', member(['coordinator']))).toEqual({ kind: 'office', id: 'agencyAAAAA' });
    expect(to('m2', member(['coordinator'], false))).toBeNull();
    for (const role of ['lead', 'desk', 'loggist', 'observer', 'field'] as const)
      expect(to(role, member([role]))).toBeNull();
    expect(addresseeOf(noticeTo({ kind: 'assignment', id: 'gone' }), state)).toBeNull();
  });
});

const noticeTo = (to: Notice['to']): Notice => ({
  kind: 'asked',
  to,
  about: { kind: 'operation', id: 'operation' },
  at: 0,
  told: 'waiting',
  toldAt: null,
  toldBy: null,
  sent: [],
});

describe('what may be recorded of a message', () => {
  test('MS4 only Muster itself records what became of a message', async () => {
    const noticeId = await town.moveT();
    for (const [browser, as] of [
      [town.lead, 'lead'],
      [town.coordinator, 'coordinator'],
      [town.worker, 'worker'],
    ] as const) {
      const payload = { noticeId, channel: 'mail', outcome: 'sent' };
      expect((await give(browser, as, town.stream, 'RecordSending', payload)).status).toBe(404);
    }
    expect(await sentOf(noticeId)).toEqual([]);
  });
});

async function operation() {
  const reader = await town.room.host.operation(town.operationId);
  if (reader === undefined) throw new Error('there is no operation');
  return reader;
}
async function anySite() {
  const [id = ''] = [...(await operation()).ids('site', 'all', '')];
  return { kind: 'site', id };
}
async function newest(kind: 'requirement') {
  return [...(await operation()).ids(kind, 'all', '')].at(-1) ?? '';
}
