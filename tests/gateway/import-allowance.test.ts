import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deriveId } from '#shared/ids.ts';
import { allowanceOf } from '#server/gateway/allowances.ts';
import { type MarigoldRoom, openMarigoldRoom } from './socket-room.ts';

const FILE = 'f'.repeat(43);

describe('the allowance of an import', () => {
  let room: MarigoldRoom;
  beforeAll(async () => {
    room = await openMarigoldRoom();
  });
  afterAll(() => room.close());

  const envelope = (id: string, type: string, payload: unknown) => {
    const now = Date.now();
    return { id, stream: room.stream, type, version: 1, payload, occurredAt: now, sentAt: now };
  };
  const part = (chunk: number) => {
    const row = { name: `PC Hill ${chunk}`, number: `9${chunk}`, roles: [], languages: [], gender: 'not_said' };
    const rows = [{ row: chunk + 2, was: null, now: { ...row, team: '', address: '' } }];
    const payload = { fileHash: FILE, kind: 'staff', chunk, of: 100, rows };
    return envelope(deriveId(room.stream, FILE, chunk), 'ImportRows', payload);
  };
  const note = (n: number) =>
    envelope(deriveId(room.stream, 'note', n), 'WriteLogEntry', {
      sight: 'command',
      addressId: null,
      text: 'Still here.',
      source: 'desk',
    });

  test('WI20 the hundred parts of the largest file pass at once, twice that is too fast, and nothing else is used up', async () => {
    const { marigold } = room;
    const lead = await room.raw(marigold.lead);
    await lead.ask('join', { stream: room.stream, as: 'lead' });
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, chunk) => lead.ask('command', part(chunk)).then(({ text }) => text)),
    );
    expect(sent.filter((text) => !text.includes('"ok":true'))).toEqual([]);
    // What cannot be read is counted too, and so is taking back.
    const more: string[] = [];
    for (let n = 0; n < 130; n += 1) {
      const type = n % 2 === 0 ? 'ImportRows' : 'TakeBackRows';
      more.push((await lead.ask('command', { type })).text);
    }
    expect(more.slice(0, 95).filter((text) => text.includes('too_fast'))).toEqual([]);
    expect(more.slice(-20).every((text) => text.includes('too_fast'))).toBe(true);
    expect((await lead.ask('command', note(1))).text).toContain('"ok":true');
    // By HTTP it is the same allowance of the same person.
    const cookie = await room.signIn(marigold.lead);
    const post = (body: unknown) =>
      fetch(`${room.url}/api/streams/${room.stream}/commands?as=lead`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-muster': '1', origin: room.url, cookie },
        body: JSON.stringify(body),
      }).then(({ status }) => status);
    expect([await post(part(0)), await post(note(2))]).toEqual([429, 200]);
  });

  test('WI20 whoever has used up the ordinary allowance still brings in rows', async () => {
    const { marigold } = room;
    const desk = await room.raw(marigold.desk);
    await desk.ask('join', { stream: room.stream, as: 'desk' });
    for (let n = 0; n < 610; n += 1) await desk.ask('leave', {});
    expect((await desk.ask('command', note(3))).text).toContain('too_fast');
    // The desk may not import: it is told so, and not to wait.
    expect((await desk.ask('command', part(0))).text).toContain('not_for_you');
  });

  test('WI20 only what says that it is rows of a file is counted as that', () => {
    const messages: readonly unknown[] = [
      { type: 'ImportRows' },
      { type: 'TakeBackRows' },
      { type: 'ImportPeople' },
      { type: 'TakeBackPeople' },
      { type: 'WriteLogEntry' },
      { type: ['ImportRows'] },
      'ImportRows',
      null,
      undefined,
      7,
    ];
    expect(messages.map(allowanceOf)).toEqual([
      'imports',
      'imports',
      'imports',
      'imports',
      'person',
      'person',
      'person',
      'person',
      'person',
      'person',
    ]);
  });
});
