import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { envelopeOf } from '#client/connection/command-types.ts';
import { refusal } from '#shared/refusals.ts';
import { follow, resume, startPeer, STREAM, until, welcome, type Follows, type Peer } from './peer.ts';

jest.setTimeout(60_000);

let peer: Peer;
let here: Follows;
beforeEach(async () => {
  peer = await startPeer();
});
afterEach(async () => {
  here.connection.close();
  await peer.close();
});

const ref = (): unknown => here.store.records('address').get('AAAAAAAAAAA')?.ref;
const order = {
  id: 'CommandAAAA',
  stream: STREAM,
  type: 'ReportStep',
  payload: {},
  occurredAt: 1_000_000_000_000,
} as const;
const send = () => here.connection.send(envelopeOf(order, 1_000_000_000_000));
const frame = (count: number, value: string) =>
  ['instance1', count, { address: { AAAAAAAAAAA: { ref: value } } }] as const;
const all = (event: string, ...args: readonly unknown[]): void => {
  for (const socket of peer.sockets) socket.emit(event, ...args);
};
const joinedNow = () => until('the stream is joined', () => here.joined.at(-1) === 'joined');

describe('connection', () => {
  test('CL4 frames apply once each in their order; one that is missing is asked for from the cursor', async () => {
    here = follow(peer.url);
    await joinedNow();
    all('patch', ...frame(2, 'two'));
    all('patch', ...frame(2, 'two again'));
    all('patch', ...frame(1, 'old'));
    await until('the second frame is applied', () => ref() === 'two');
    peer.onJoin = (_message, answer) => answer(resume(['instance1', 4], [frame(3, 'three'), frame(4, 'four')]));
    all('patch', ...frame(4, 'four too early'));
    await until('the missed frames are applied', () => ref() === 'four');
    expect(peer.joins.at(-1)?.cursors).toEqual([['instance1', 2]]);
  });

  test('CL9 what was missed comes as one frame from where it was left, and is taken without asking again', async () => {
    here = follow(peer.url);
    await joinedNow();
    peer.onJoin = (_message, answer) => answer(resume(['instance1', 7], [frame(7, 'seven')], 1));
    all('rejoin', STREAM);
    await until('what was missed is there', () => ref() === 'seven');
    expect(peer.joins).toHaveLength(2);
    all('patch', ...frame(8, 'eight'));
    await until('it goes on', () => ref() === 'eight');
    expect(peer.joins).toHaveLength(2);
  });

  test('CL3 a frame that cannot be read leads to joining again from the cursor, and to no crash', async () => {
    here = follow(peer.url);
    await joinedNow();
    peer.onJoin = (_message, answer) => answer(resume(['instance1', 1]));
    all('patch', 'instance1', 2, { address: 'nonsense' });
    await until('it joins again', () => peer.joins.length === 2);
    expect(ref()).toBe('A1');
    all('patch', ...frame(2, 'two'));
    await until('it goes on', () => ref() === 'two');
  });

  test('CL3 a join that cannot be read is asked again without cursors, so that the answer is a welcome', async () => {
    here = follow(peer.url);
    await joinedNow();
    let asked = 0;
    peer.onJoin = (message, answer) => {
      asked += 1;
      answer(
        message.cursors === undefined
          ? welcome({ address: { AAAAAAAAAAA: { ref: 'anew' } } }, ['instance2', 1])
          : resume(['instance1', 9]),
      );
    };
    all('rejoin', STREAM);
    await until('it is welcomed', () => ref() === 'anew');
    expect(asked).toBe(2);
  });

  test('CL3 a welcome that is not gzipped JSON of records changes nothing', async () => {
    here = follow(peer.url);
    await joinedNow();
    let bad = true;
    peer.onJoin = (_message, answer) => {
      const reply = welcome({ address: { AAAAAAAAAAA: { ref: 'anew' } } }, ['instance2', 1]);
      answer(
        bad
          ? { ...reply, audiences: [{ kind: 'welcome', cursor: ['instance2', 1], records: Buffer.from('plain') }] }
          : reply,
      );
      expect(ref()).toBe('A1');
      bad = false;
    };
    all('rejoin', STREAM);
    await until('the second welcome is taken', () => ref() === 'anew');
  });

  test('CL5 frames that come while a welcome is being read are applied after it', async () => {
    peer.onJoin = (_message, answer, socket) => {
      answer(welcome({ address: { AAAAAAAAAAA: { ref: 'one' } } }));
      socket.emit('patch', ...frame(2, 'two'));
      socket.emit('patch', ...frame(3, 'three'));
    };
    here = follow(peer.url);
    await until('both are applied', () => ref() === 'three');
    expect(peer.joins.length).toBe(1);
  });

  test('CL6 what the server asks during a join is done after it', async () => {
    peer.onJoin = (_message, answer, socket) => {
      if (peer.joins.length === 1) socket.emit('rejoin', STREAM);
      answer(
        welcome({ address: { AAAAAAAAAAA: { ref: `join ${peer.joins.length}` } } }, ['instance1', peer.joins.length]),
      );
    };
    here = follow(peer.url);
    await until('it joined twice', () => ref() === 'join 2');
  });

  test('CL7 a stream that is not for the viewer is wiped; one that is unavailable is asked for again', async () => {
    here = follow(peer.url);
    await joinedNow();
    let tries = 0;
    peer.onJoin = (_message, answer) => {
      tries += 1;
      answer({ ok: false, refusal: refusal(tries < 3 ? 'unavailable' : 'not_for_you') });
      if (tries < 3) expect(ref()).toBe('A1');
    };
    all('rejoin', STREAM);
    await until('it is refused', () => typeof here.joined.at(-1) === 'object');
    expect([here.store.records('address').size, tries]).toEqual([0, 3]);
    expect(here.connection.wayTo(STREAM, 'lead')).toBe('http');
    peer.onJoin = (_message, answer) => answer(welcome({ address: { AAAAAAAAAAA: { ref: 'back' } } }));
    all('rejoin', STREAM);
    await until('it may again', () => ref() === 'back');
  });

  test('CL8 without contact nothing is sent, and nothing is sent later by the library', async () => {
    here = follow(peer.url);
    await joinedNow();
    for (const socket of peer.sockets) socket.conn.close();
    await until('it is offline', () => here.connection.state().kind === 'offline');
    expect(await send()).toBeNull();
    expect(here.connection.wayTo(STREAM, 'lead')).toBe('wait');
    await until('it is back', () => here.connection.wayTo(STREAM, 'lead') === 'socket');
    expect(peer.commands).toEqual([]);
    expect(await send()).toEqual({ ok: true, id: order.id, recordedAt: 1 });
    expect(peer.commands.length).toBe(1);
  });

  test('CL8 a command whose line is cut before the answer is unanswered, not repeated', async () => {
    here = follow(peer.url);
    await joinedNow();
    peer.onCommand = () => {
      for (const socket of peer.sockets) socket.conn.close();
    };
    expect(await send()).toBeNull();
    await until('it is back', () => here.connection.wayTo(STREAM, 'lead') === 'socket');
    expect(peer.commands.length).toBe(1);
  });

  test('CL9 "out" wipes everything, and the client does not come back', async () => {
    here = follow(peer.url);
    await joinedNow();
    all('out', refusal('signed_out'));
    await until('it is out', () => here.connection.state().kind === 'out');
    expect(here.store.records('address').size).toBe(0);
    expect(here.connection.state()).toEqual({ kind: 'out', refusal: refusal('signed_out') });
    await until('the socket is gone', () => peer.sockets.size === 0);
    here.connection.wake();
    expect(await send()).toBeNull();
    expect(peer.joins.length).toBe(1);
  });

  test('CL9 a handshake refused as signed out is out; one refused for a moment is tried again', async () => {
    peer.refuseWith = refusal('unavailable');
    here = follow(peer.url);
    await until('it is offline', () => here.connection.state().kind === 'offline');
    peer.refuseWith = null;
    await joinedNow();
    peer.refuseWith = refusal('signed_out');
    for (const socket of peer.sockets) socket.conn.close();
    await until('it is out', () => here.connection.state().kind === 'out');
    expect(here.store.records('address').size).toBe(0);
  });

  test('CL9 it returns from a server that hangs up without a word, and resumes', async () => {
    here = follow(peer.url);
    await joinedNow();
    peer.onJoin = (_message, answer) => answer(resume(['instance1', 2], [frame(2, 'two')]));
    for (const socket of peer.sockets) socket.disconnect(true);
    await until('it is offline', () => here.connection.state().kind === 'offline' || ref() === 'two');
    await until('it resumed', () => ref() === 'two');
    expect(peer.joins.at(-1)?.cursors).toEqual([['instance1', 1]]);
    expect(here.connection.state().kind).toBe('connected');
  });

  test('CL9 a device that says it has no network is offline at once, and comes back by itself', async () => {
    here = follow(peer.url);
    await joinedNow();
    here.connection.sleep();
    await until('it is offline', () => here.connection.state().kind === 'offline');
    here.connection.wake();
    await until('it is back', () => here.connection.wayTo(STREAM, 'lead') === 'socket');
  });

  test('CL10 a device whose clock is years off sees the server’s time', async () => {
    const off = 5 * 365 * 24 * 3_600_000;
    here = follow(peer.url, () => Date.now() + off);
    await joinedNow();
    expect(Math.abs(here.connection.serverNow() - Date.now())).toBeLessThan(5000);
    expect(Math.abs((here.connection.lastHeard() ?? 0) - Date.now())).toBeLessThan(5000);
  });

  test('CL8 a page that stops following leaves the stream, and one that is drawn anew at once does not', async () => {
    here = follow(peer.url);
    await joinedNow();
    const leaves: unknown[] = [];
    for (const socket of peer.sockets) socket.on('leave', (message: unknown) => leaves.push(message));
    here.stop();
    const again = here.connection.follow(STREAM, 'lead', here.store, (state) => here.joined.push(state));
    await until('it joined again', () => peer.joins.length === 2);
    expect(leaves).toEqual([]);
    again();
    await until('it has left', () => leaves.length === 1);
    expect(here.connection.wayTo(STREAM, 'lead')).toBe('http');
  });
});
