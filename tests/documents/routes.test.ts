import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReadLog } from '#server/identity/read-log.ts';
import {
  type Answer,
  type Browser,
  buildTown,
  type HttpRoom,
  NOON,
  openHttpRoom,
  order,
  type Town,
} from '../gateway/http-room.ts';
import { Browser as NewBrowser } from '../gateway/http-room.ts';
import { entriesIn } from './ics.ts';

const read: string[] = [];
let readFails = false;
const readLog: ReadLog = {
  async interval(_viewer, audience) {
    if (readFails) throw new Error('the read log is full');
    read.push(audience);
  },
};

let room: HttpRoom;
let port = 0;
let town: Town;
let worker: Browser;
beforeAll(async () => {
  room = await openHttpRoom({ readLog });
  port = await room.serve();
  town = await buildTown(room, port);
  worker = new NewBrowser(port, 'worker.localhost');
  await worker.post('/api/worker/open', { token: town.answerToken });
}, 60_000);
afterAll(() => room.close());

const hers = () => worker.get('/api/worker/calendar.ics');
const ofAgency = (browser: Browser) => browser.get(`/api/streams/operation/${town.operationId}/calendar.ics`);
const entryOf = ({ text }: Answer) => entriesIn(text)[0];

describe('the routes of calendars', () => {
  test('DC7 a worker has her own, a coordinator her agency’s, as a download under one name, on record, and kept nowhere', async () => {
    read.length = 0;
    for (const answer of [await hers(), await ofAgency(town.coordinator)]) {
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
      expect(answer.headers['content-disposition']).toBe('attachment; filename="muster.ics"');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(entriesIn(answer.text).map((entry) => entry.get('STATUS'))).toEqual(['TENTATIVE']);
    }
    const stream = `operation/${town.operationId}`;
    expect(read).toEqual([`${stream} calendar as worker`, `${stream} calendar as coordinator`]);
    readFails = true;
    expect((await hers()).status).toBe(503);
    readFails = false;
  });

  test('DC7 for anybody else there is none, as if there were no such thing', async () => {
    const none = await town.coordinator.get('/api/streams/operation/nosuchthing/calendar.ics');
    expect(none.status).toBe(404);
    for (const browser of [town.lead, town.administrator]) {
      const answer = await ofAgency(browser);
      expect([answer.status, answer.text]).toEqual([404, none.text]);
    }
    expect((await ofAgency(worker)).status).toBe(404);
    expect((await ofAgency(new NewBrowser(port, 'nobody.localhost'))).status).toBe(401);
    expect((await new NewBrowser(port, 'nobody.localhost').get('/api/worker/calendar.ics')).status).toBe(401);
    expect((await town.coordinator.get('/api/worker/calendar.ics')).status).toBe(401);
  });

  test('DC3 a moved T moves her entry: the same UID, a higher SEQUENCE, the same for her and for her agency', async () => {
    const stream = `operation/${town.operationId}`;
    const before = entryOf(await hers());
    const t = NOON + 86_400_000;
    await order(town.lead, 'lead', stream, 'MoveT', { from: t, to: t + 2 * 3_600_000, reason: 'Warrant late' });
    const after = entryOf(await hers());
    expect(before?.get('DTSTART')).toBe('20261125T120000Z');
    expect(after?.get('DTSTART')).toBe('20261125T140000Z');
    expect(after?.get('UID')).toBe(before?.get('UID'));
    expect(Number(after?.get('SEQUENCE'))).toBeGreaterThan(Number(before?.get('SEQUENCE')));
    expect(entryOf(await ofAgency(town.coordinator))).toEqual(after);

    await order(town.lead, 'lead', stream, 'CancelOperation', { reason: 'Nobody there' });
    const cancelled = entryOf(await hers());
    expect([cancelled?.get('STATUS'), cancelled?.get('UID')]).toEqual(['CANCELLED', before?.get('UID')]);
    expect(Number(cancelled?.get('SEQUENCE'))).toBeGreaterThan(Number(after?.get('SEQUENCE')));
  });
});
