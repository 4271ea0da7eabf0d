import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { agencyStream, idFromBytes, operationStream } from '#shared/ids.ts';
import type { JoinReply, Put } from '#shared/protocol.ts';
import type { SocketServerParts } from '#server/gateway/socket-server.ts';
import { LiveClient } from '../support/live-client.ts';
import { RawSocket } from './raw-socket.ts';
import { type MarigoldRoom, openMarigoldRoom, say, until, viewNow } from './socket-room.ts';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

let room: MarigoldRoom;
const opened: { close(): void }[] = [];
const live = async (...asked: Parameters<MarigoldRoom['live']>) => keep(await room.live(...asked));
const raw = async (...asked: Parameters<MarigoldRoom['raw']>) => keep(await room.raw(...asked));
function keep<T extends { close(): void }>(one: T): T {
  opened.push(one);
  return one;
}

const planted: MarigoldRoom[] = [];
function keepRoom(one: MarigoldRoom): MarigoldRoom {
  planted.push(one);
  return one;
}

beforeAll(async () => {
  room = await openMarigoldRoom();
}, 60_000);
afterAll(async () => {
  for (const one of opened) one.close();
  for (const one of [...planted, room]) await one.close();
});

const newId = () => idFromBytes(randomBytes(11));
const envelope = (rest: object) => {
  const at = Date.now();
  return { id: newId(), stream: room.stream, type: 'WriteLogEntry', version: 1, occurredAt: at, sentAt: at, ...rest };
};
const note = (text: string) => ({ sight: 'command', addressId: null, text, source: 'desk' });

describe('the handshake', () => {
  test('WI1 R35 only our own page, signed in, with this protocol, comes in', async () => {
    expect(await handshakeFaults(room)).toEqual([]);
  });

  test('WI1 R35 a wire that does not look at the page, and one that does not look at the session, are caught', async () => {
    const blindToPage = keepRoom(await openMarigoldRoom({ socket: () => ({ originAllowed: () => true }) }));
    expect((await handshakeFaults(blindToPage)).join()).toContain('elsewhere.example');
    const somebody = (parts: SocketServerParts) => ({
      bearerOf: async (...asked: Parameters<SocketServerParts['bearerOf']>) =>
        (await parts.bearerOf(...asked)) ?? { account: null, link: null },
    });
    const blindToSession = keepRoom(await openMarigoldRoom({ socket: somebody }));
    expect((await handshakeFaults(blindToSession)).join()).toContain('cookie');
  });

  test('WI1 long polling and other paths are no way in', async () => {
    const cookie = await room.signIn(room.marigold.lead);
    const headers = { cookie, origin: room.url };
    for (const path of ['/live/?EIO=4&transport=polling', '/socket.io/?EIO=4&transport=polling']) {
      const response = await fetch(`${room.url}${path}`, { headers });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
  });

  test('WI1 one connection is let in once, and only where it asked to', async () => {
    const client = await raw(room.marigold.lead);
    client.send('40/admin,{"protocol":1}');
    await until('the other namespace is refused', () => client.text().includes('Invalid namespace'));
    const many = keep(new RawSocket(room.port, { cookie: await room.signIn(room.marigold.lead) }));
    many.socket.once('open', () => Array.from({ length: 20 }, () => many.socket.send('40{"protocol":1}')));
    await until('it is closed, or the rest is refused', () => many.closed || many.text().split('44{').length > 19);
    expect([...room.sockets.viewers].filter(({ socket }) => socket.connected).length).toBeLessThan(15);
  });
});

/** The rows of the handshake's part of the auth table that do not stand as they should. */
async function handshakeFaults(at: MarigoldRoom): Promise<readonly string[]> {
  const cookie = await at.signIn(at.marigold.lead);
  const ended = await at.signIn(at.marigold.lead);
  const bearer = await at.identity.bearer({ account: ended.slice('muster='.length) });
  if (bearer === null || bearer.account === null) throw new Error('no session');
  await at.identity.sessions.end(bearer.account);
  const shut = 'not answered';
  const rows: readonly (readonly [handshake: Parameters<typeof RawSocket.open>[1], standing: string])[] = [
    [{ cookie }, 'in'],
    [{ cookie, origin: null }, shut],
    [{ cookie, origin: 'http://elsewhere.example' }, shut],
    [{ cookie, origin: 'null' }, shut],
    [{ cookie, host: 'muster.example', origin: 'http://muster.example' }, shut],
    ...[null, ended, 'muster=', 'muster=x; muster=y', `muster-worker=${cookie.slice(7)}`].map(
      (without) => [{ cookie: without }, '"signed_out"'] as const,
    ),
    ...['', '{}', '{"protocol":2}', '{"protocol":"1"}', '{"__proto__":{"protocol":1}}'].map(
      (auth) => [{ cookie, auth }, '"unknown_command"'] as const,
    ),
  ];
  const faults: string[] = [];
  for (const [handshake, wanted] of rows) {
    const { standing } = keep(await RawSocket.open(at.port, handshake));
    if (!standing.includes(wanted)) faults.push(`${JSON.stringify(handshake)}: ${standing}`);
  }
  return faults;
}

describe('joining', () => {
  test('WI2 a join gives each audience whole, gzipped once for all who join before the next change', async () => {
    const { marigold, stream } = room;
    const one = await raw(marigold.lead);
    const other = await raw(marigold.lead);
    const [first, second] = [
      await one.ask('join', { stream, as: 'lead' }),
      await other.ask('join', { stream, as: 'lead' }),
    ];
    const plain = (text: string) => text.replace(/"now":\d+/, '');
    expect(plain(second.text)).toBe(plain(first.text));
    expect(second.bytes.map(String)).toEqual(first.bytes.map(String));
    const [reply] = JSON.parse(first.text) as [JoinReply & { ok: true }];
    expect(reply).toMatchObject({ ok: true, audiences: [{ kind: 'welcome' }, { kind: 'welcome' }] });
    const [shared, own] = first.bytes.map((bytes) => JSON.parse(gunzipSync(bytes).toString('utf8')) as Put);
    expect(Object.keys(shared?.address ?? {})).toHaveLength(3);
    expect(Object.values(own?.me ?? {})).toMatchObject([{ name: marigold.lead.name, roles: ['lead'] }]);
  });

  test('WI3 frames come in order, each counted one more, after the answer; what is held is the view', async () => {
    const { marigold, stream } = room;
    const bytes = await raw(marigold.desk);
    const desk = await live(marigold.desk);
    await desk.join(stream, 'desk');
    await bytes.ask('join', { stream, as: 'desk' });
    const before = bytes.received.length;
    for (let n = 0; n < 20; n += 1) await bytes.ask('command', envelope({ payload: note(`Order ${n}.`) }));
    await until('all frames came', () => bytes.patches().length === 20);
    const order = bytes.received.slice(before).map((one) => {
      const text = String(one);
      const [, instance, count] =
        (text.startsWith('43') ? /"cursor":\["(.+)",(\d+)\]/ : /\["patch","(.+?)",(\d+),/).exec(text) ?? [];
      return `${text.startsWith('43') ? 'answer' : 'frame'} ${instance} ${count}`;
    });
    const [, instance, from] = order[0]?.split(' ') ?? [];
    const due = Array.from({ length: 20 }, (_, n) => [
      `answer ${instance} ${Number(from) + n}`,
      `frame ${instance} ${Number(from) + n}`,
    ]);
    expect(order).toEqual(due.flat());
    await until('the other has them too', () => JSON.stringify(desk.records(stream)).includes('Order 19.'));
    expect(desk.records(stream)).toEqual(await viewNow(room, marigold.desk, 'desk'));
  });

  test('WI4 a viewer is sent its own cut and nothing else', async () => {
    const { marigold, stream } = room;
    const nurse = await raw(marigold.coordinators.clearway);
    const answer = await nurse.ask('join', { stream, as: 'coordinator' });
    const before = nurse.patches().length;
    const seen = await live(marigold.lead);
    await seen.join(stream, 'lead');
    await say(room, 'Only for command 4711.');
    await until('command sees it', () => JSON.stringify(seen.records(stream)).includes('4711'));
    const all = [...nurse.received.map(String), ...answer.bytes.map((bytes) => gunzipSync(bytes).toString('utf8'))];
    for (const secret of ['MARIGOLD', 'Example Road', 'Sample Terrace', 'Worker A', 'MIKE', '4711'])
      expect(all.join('\n')).not.toContain(secret);
    expect(nurse.patches()).toHaveLength(before);
    expect(await seen.join(agencyStream(marigold.agencies.harbour), 'lead')).toMatchObject({ ok: false });
  });

  test('WI2 the directory is the administrator’s and, to pick from, a lead’s; a roster is its coordinator’s', async () => {
    const { marigold } = room;
    const roster = agencyStream(marigold.agencies.harbour);
    const rights = [
      [marigold.administrator, 'directory', 'administrator', true],
      [marigold.lead, 'directory', 'lead', true],
      [marigold.lead, 'directory', 'administrator', false],
      [marigold.desk, 'directory', 'desk', false],
      [marigold.coordinators.romanianDesk, roster, 'coordinator', true],
      [marigold.coordinators.clearway, roster, 'coordinator', false],
      [marigold.administrator, roster, 'coordinator', false],
      [marigold.administrator, room.stream, 'lead', false],
    ] as const;
    for (const [player, stream, as, ok] of rights) {
      const client = await live(player);
      expect(await client.join(stream, as)).toMatchObject({ ok });
      client.close();
    }
  });
});

describe('coming back', () => {
  test('WI5 who resumes by a cursor is sent what was missed, as it is now, and nothing else', async () => {
    const { marigold, stream } = room;
    const observer = await live(marigold.observer);
    await observer.join(stream, 'observer');
    observer.socket.io.engine.close();
    await until('it is away', () => !observer.socket.connected);
    await say(room, 'Missed one.');
    await say(room, 'Missed two.');
    await until('it is back', () => observer.socket.connected);
    const reply = await observer.join(stream, 'observer');
    if (!reply.ok) throw new Error('refused');
    expect(reply.audiences.map(({ kind }) => kind)).toEqual(['resume', 'resume']);
    const [shared] = reply.audiences;
    if (shared?.kind !== 'resume') throw new Error('no resume');
    const words = JSON.stringify(shared.frames);
    expect([words.includes('Missed one.'), words.includes('Missed two.')]).toEqual([true, true]);
    expect(words).not.toContain('Example Road');
    expect(observer.records(stream)).toEqual(await viewNow(room, marigold.observer, 'observer'));
  });

  test('WI5 what was shown by mistake and taken back while somebody was away never reaches them', async () => {
    const { marigold, stream, driver } = room;
    const agencyId = marigold.agencies.northgate;
    const place = { kind: 'address' as const, id: marigold.addresses[2] ?? '' };
    const coordinator = await raw(marigold.coordinators.northgate);
    const first = await coordinator.ask('join', { stream, as: 'coordinator' });
    const [began] = JSON.parse(first.text) as [JoinReply & { ok: true }];
    await coordinator.ask('leave', { stream });
    await driver.operation(marigold.operation, marigold.lead, 'lead', 'ShowPlace', {
      place,
      agencyId,
      level: 'full',
      at: null,
    });
    const operation = await room.host.operation(marigold.operation);
    const [showingId = ''] = operation?.ids('showing', 'place', place.id) ?? [];
    const shown = await viewNow(room, marigold.coordinators.northgate, 'coordinator');
    expect(JSON.stringify(shown)).toContain('Placeholder Yard');
    await driver.operation(marigold.operation, marigold.lead, 'lead', 'WithdrawPlace', { showingId, reason: 'Wrong' });
    const cursors = began.audiences.map(({ cursor }) => cursor);
    const again = await coordinator.ask('join', { stream, as: 'coordinator', cursors });
    expect(again.text).toContain('"resume"');
    expect(again.text).not.toContain('Placeholder Yard');
  });

  test('WI5 a cursor of another audience, of nobody, or from too long ago gives the whole view', async () => {
    const { marigold, stream } = room;
    const lead = await live(marigold.lead);
    const desk = await live(marigold.desk);
    const joined = await lead.join(stream, 'lead');
    if (!joined.ok) throw new Error('refused');
    const [shared] = joined.audiences;
    const [instance, count] = shared?.cursor ?? ['', 0];
    const begin = async (cursors: readonly (readonly [string, number])[]) => {
      const reply = await desk.socket.emitWithAck('join', { stream, as: 'desk', cursors });
      return reply.ok ? reply.audiences.map(({ kind }) => kind) : reply.refusal.code;
    };
    expect(await begin([[instance, count]])).toEqual(['welcome', 'welcome']);
    expect(await begin([['nobodys1', 3]])).toEqual(['welcome', 'welcome']);
    const own = await lead.socket.emitWithAck('join', { stream, as: 'lead', cursors: [[instance, count + 1]] });
    expect(own).toMatchObject({ ok: true, audiences: [{ kind: 'welcome' }, { kind: 'welcome' }] });
  });
});

describe('what cannot be taken', () => {
  test('WI6 it is refused by field and reason, repeats nothing, changes nothing and closes nothing', async () => {
    const { marigold, stream } = room;
    const client = await raw(marigold.desk);
    await client.ask('join', { stream, as: 'desk' });
    const head = (await room.host.stream(stream)).state.head.version;
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const texts = [
      `["join",${deep}]`,
      `["command",${deep}]`,
      `["command",${JSON.stringify(envelope({ payload: {} })).replace('"payload":{}', `"payload":${deep}`)}]`,
      '["join",null]',
      '["leave",{"stream":"canary7431"}]',
      '["join",{"stream":"operation/AAAAAAAAAAA","as":"canary7431"}]',
      '["join",{"stream":"sessions/2026-11-24","as":"lead"}]',
      '["join",{"__proto__":{"stream":"directory","as":"lead"}}]',
      '["join",{"stream":"directory","as":"lead","cursors":[["abcdefgh",1],["abcdefgi",1],["abcdefgj",1]]}]',
      '["join",{"stream":"directory","as":"lead","cursors":[["canary 7431",1]]}]',
      `["command",${JSON.stringify(envelope({ payload: note('x'), canary7431: 1 }))}]`,
      `["command",${JSON.stringify(envelope({ payload: { ...note('x'), canary7431: 1 } }))}]`,
      `["command",${JSON.stringify(envelope({ payload: note('x') })).replace('"payload":{', '"payload":{"__proto__":{"isLead":true},')}]`,
      `["command",${JSON.stringify(envelope({ payload: note('\u202Ecanary7431') }))}]`,
      `["command",${JSON.stringify(envelope({ payload: note('x'), type: 'Canary' }))}]`,
      `["command",${JSON.stringify(envelope({ payload: note('x'), version: 9 }))}]`,
      `["command",${JSON.stringify(envelope({ payload: note('x'), occurredAt: 1e15 }))}]`,
      `["command",${JSON.stringify(envelope({ payload: note('x') })).replace(/"occurredAt":\d+/, '"occurredAt":1e400')}]`,
      '["command","canary7431"]',
      '["command"]',
    ];
    for (const [index, text] of texts.entries()) client.send(`42${500 + index}${text}`);
    await until('all are answered', () => texts.every((_, index) => client.text().includes(`43${500 + index}[`)));
    const answers = client.received.filter((one) => typeof one === 'string' && /^435\d\d/.test(one)).map(String);
    for (const answer of answers) {
      expect(answer).toMatch(/"ok":false/);
      expect(answer).not.toMatch(/canary|isLead/i);
    }
    const typed = await client.ask('command', envelope({ payload: { ...note(''), source: 'telepathy' } }));
    expect(typed.text).toContain('{"field":"text","reason":"empty"},{"field":"source","reason":"not_choice"}');
    expect(Object.hasOwn(Object.prototype, 'isLead')).toBe(false);
    expect((await room.host.stream(stream)).state.head.version).toBe(head);
    expect((await client.ask('command', envelope({ payload: note('Still here.') }))).text).toContain('"ok":true');
  });

  test('WI6 a refused join leaves what is followed as it was', async () => {
    const { marigold, stream } = room;
    const client = await live(marigold.desk);
    await client.join(stream, 'desk');
    expect(await client.join(stream, 'lead')).toMatchObject({ ok: false });
    await say(room, 'Still following.');
    await until('the frame comes', () => JSON.stringify(client.records(stream)).includes('Still following.'));
  });

  test('WI7 what is forbidden and what is not there are the same bytes', async () => {
    const { marigold, stream } = room;
    const client = await raw(marigold.coordinators.clearway);
    const other = await room.driver.operation(newId(), marigold.lead, 'lead', 'CreateOperation', {
      codename: 'OTHER',
      area: 'Elsewhere',
      zone: 'Europe/London',
      t: null,
    });
    expect(other).not.toBe('');
    const [elsewhere = ''] = [...room.host.operations()].filter((id) => id !== marigold.operation);
    const asked = (at: string, as: string) => client.ask('join', { stream: at, as });
    const forbidden = [
      await asked(stream, 'lead'),
      await asked(operationStream(elsewhere), 'coordinator'),
      await asked(agencyStream(marigold.agencies.harbour), 'coordinator'),
      await asked('directory', 'administrator'),
      await asked('directory', 'lead'),
    ];
    const unknown = [
      await asked(operationStream('zzzzzzzzzzz'), 'lead'),
      await asked('agency/zzzzzzzzzzz', 'coordinator'),
    ];
    const bytes = new Set([...forbidden, ...unknown].map(({ text }) => text));
    expect([...bytes]).toHaveLength(1);
    await asked(stream, 'coordinator');
    const id = newId();
    const edit = (addressId: string) => ({ addressId, fields: { hazards: { from: '', to: 'dog' } } });
    const give = (at: string, addressId: string) =>
      client.ask('command', envelope({ id, stream: at, type: 'EditAddress', payload: edit(addressId) }));
    const commands = [
      await give(stream, marigold.addresses[0] ?? ''),
      await give(stream, 'zzzzzzzzzzz'),
      await give(operationStream(elsewhere), 'zzzzzzzzzzz'),
      await give(operationStream('zzzzzzzzzzz'), 'zzzzzzzzzzz'),
    ];
    expect([...new Set(commands.map(({ text }) => text))]).toHaveLength(1);
  });

  test('WI8 a message over 64 KB or a packet that is none ends its own connection, and no other', async () => {
    const { marigold, stream } = room;
    const bystander = await live(marigold.observer);
    await bystander.join(stream, 'observer');
    const long = JSON.stringify(['command', envelope({ payload: note('x'.repeat(70_000)) })]);
    for (const packet of [`42${long}`, Buffer.alloc(1_000, 7), '4x', '9', '45', '42["disconnect"]', '42{}']) {
      const client = await raw(marigold.desk);
      client.send(packet);
      await until(`it is closed after ${packet.toString().slice(0, 20)}`, () => client.closed, 4_000);
    }
    await say(room, 'Nobody else noticed.');
    await until('the frame comes', () => JSON.stringify(bystander.records(stream)).includes('Nobody else noticed.'));
  });

  test('WI8 an unknown event, a missing answer function and bytes in a message are passed over or refused', async () => {
    const { marigold, stream } = room;
    const client = await raw(marigold.desk);
    await client.ask('join', { stream, as: 'desk' });
    const packets = [
      '42["error","x"]',
      '427["nonsense",{}]',
      '42["constructor",{}]',
      '42["join",{},"not a function"]',
      '42["command",{},7]',
      '42["leave"]',
      '42[7]',
      '431["an answer nobody waits for"]',
    ];
    for (const packet of packets) client.send(packet);
    client.send('451-31["command",{"_placeholder":true,"num":0}]');
    client.send(Buffer.from('bytes'));
    await until('the bytes are refused', () => client.text().includes('4331[{"ok":false'));
    expect((await client.ask('command', envelope({ payload: note('On we go.') }))).text).toContain('"ok":true');
  });

  test('WI8 half a handshake costs nobody anything', async () => {
    const half = connect(room.port, '127.0.0.1');
    half.write('GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: loc');
    const client = await live(room.marigold.desk);
    expect(await client.join(room.stream, 'desk')).toMatchObject({ ok: true });
    half.destroy();
  });

  test('WI9 too many messages of one person are told so, readable or not, and nobody else is', async () => {
    const { marigold, stream } = room;
    const one = await raw(marigold.coordinators.nightTeam);
    const two = await raw(marigold.coordinators.nightTeam);
    const answers: string[] = [];
    for (let n = 0; n < 640; n += 1) {
      const ways: readonly (readonly [string, unknown])[] = [
        ['join', { stream, as: 'worker' }],
        ['command', 'x'],
        ['leave', {}],
      ];
      const [event, message] = ways[n % 3] ?? ['join', null];
      answers.push((await (n % 2 === 0 ? one : two).ask(event, message)).text);
    }
    expect(answers.slice(0, 590).filter((text) => text.includes('too_fast'))).toEqual([]);
    expect((await one.ask('join', { stream, as: 'coordinator' })).text).toContain('too_fast');
    expect((await two.ask('command', envelope({ payload: note('x') }))).text).toContain('too_fast');
    const other = await live(marigold.desk);
    expect(await other.join(stream, 'desk')).toMatchObject({ ok: true });
  });

  test('WI9 one socket follows four streams at most', async () => {
    const { marigold, driver } = room;
    const client = await live(marigold.lead);
    const operations = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => {
        const operation = newId();
        const details = { codename: `MANY ${n}`, area: 'Elsewhere', zone: 'Europe/London', t: null };
        await driver.operation(operation, marigold.lead, 'lead', 'CreateOperation', details);
        return operationStream(operation);
      }),
    );
    const replies: JoinReply[] = [];
    for (const stream of operations) replies.push(await client.join(stream, 'lead'));
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true, false]);
    await client.socket.emitWithAck('leave', { stream: operations[0] });
    expect(await client.join(operations[4] ?? '', 'lead')).toMatchObject({ ok: true });
  });
});

test('WI1 a client of another build is told so and does not come back by itself', async () => {
  const client = keep(new LiveClient(room.url, await room.signIn(room.marigold.lead)));
  client.socket.auth = { protocol: 99 };
  await expect(client.connected()).rejects.toMatchObject({ data: { code: 'unknown_command' } });
  expect(client.socket.active).toBe(false);
});
