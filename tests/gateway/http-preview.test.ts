import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { SeenAs } from '#shared/seen-as.ts';
import type { HttpParts } from '#server/gateway/http-app.ts';
import {
  type Answer,
  Browser,
  buildTown,
  find,
  give,
  type HttpRoom,
  join,
  NOON,
  openHttpRoom,
  order,
  PASSWORD,
  type Town,
} from './http-room.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

let room: HttpRoom;
let port: number;
let town: Town;
let agencyId: string;
const previewAt: NonNullable<HttpParts['previewAt']> = (...asked) => room.host.previewAt(...asked);

beforeAll(async () => {
  room = await openHttpRoom();
  port = await room.serve({ parts: { previewAt } });
  town = await buildTown(room, port);
  agencyId = await find(town.administrator, 'administrator', 'directory', 'agency', 'short', 'PYS');
});
afterAll(() => room.close());

const path = (query: Readonly<Record<string, string>>, operationId = town.operationId): string =>
  `/api/streams/operation/${operationId}/seen-as?${new URLSearchParams({ as: 'lead', agencyId, at: `${NOON}`, ...query }).toString()}`;

/** The lead's browser, at another door of the same house. */
async function leadAt(other: number): Promise<Browser> {
  const browser = new Browser(other, 'lead.localhost');
  const signedIn = await browser.post('/api/sign-in', { name: 'a.sample', password: PASSWORD });
  expect(signedIn.status).toBe(200);
  return browser;
}

describe('see as this agency', () => {
  test('NK56 the lead is answered with what the agency sees, and what is kept back', async () => {
    const answer = await town.lead.get(path({}));
    const seen = answer.json as SeenAs;
    expect(answer.status).toBe(200);
    expect([seen.now, seen.at]).toEqual([room.time.now, NOON]);
    expect(Object.keys(seen.put).sort()).toEqual(['agency', 'assignment', 'notice', 'operation', 'request']);
    expect(seen.put.assignment?.[town.assignmentId]).toMatchObject({ role: 'interpreter', answer: 'put_forward' });
    expect(seen.keptBack.length).toBeGreaterThan(3);
    for (const secret of ['Iris', '07700 900123', 'Marigold', 'Sample Terrace', 'personId'])
      expect(answer.text).not.toContain(secret);
    expect((await town.lead.get(path({ at: '1' }))).json).toMatchObject({ at: 1, put: {} });
  });

  test('NK56 whoever does not lead it is told what they would be told of no operation at all', async () => {
    const desk = new Browser(port, 'desk.localhost');
    const police = await find(town.administrator, 'administrator', 'directory', 'agency', 'short', 'POL');
    const account = { name: 'Dee Desk', signInName: 'd.desk', agencyId: police, standing: 'lead' } as const;
    const accountId = await join(town.administrator, desk, account);
    const stream = `operation/${town.operationId}`;
    await order(town.lead, 'lead', stream, 'AdmitMember', { accountId, roles: ['desk', 'observer'] });
    const nowhere = await town.lead.get(path({}, 'AAAAAAAAAAA'));
    expect(nowhere.status).toBe(404);
    for (const [browser, as] of [
      [desk, 'desk'],
      [desk, 'observer'],
      [desk, 'lead'],
      [town.coordinator, 'coordinator'],
      [town.coordinator, 'lead'],
      [town.administrator, 'administrator'],
      [town.lead, 'desk'],
    ] as const)
      for (const query of [{ as }, { as, agencyId: 'nosuchthing' }, { as, at: 'soon' }]) {
        const { status, text } = await browser.get(path(query));
        expect([as, status, text]).toEqual([as, 404, nowhere.text]);
      }
    expect((await new Browser(port).get(path({}))).status).toBe(401);
  });

  test('NK56 what cannot be taken is named', async () => {
    const unitOfAnother = { unitId: 'nosuchthing' };
    for (const [query, field] of [
      [{ at: 'soon' }, 'at'],
      [{ at: '-1' }, 'at'],
      [{ agencyId: 'nosuchthing' }, 'agencyId'],
      [{ agencyId: '../x' }, 'agencyId'],
      [unitOfAnother, 'unitId'],
    ] as const) {
      const { status, json } = await town.lead.get(path(query));
      expect([status, (json as { faults: { field: string }[] }).faults[0]?.field]).toEqual([400, field]);
    }
    const twice = await town.lead.get(`${path({})}&at=5`);
    expect(twice.status).toBe(400);
  });

  test('NK57 it leaves once the read is on record, and not where it cannot be', async () => {
    const lines: string[] = [];
    const readLog = { interval: async (_who: unknown, what: string) => void lines.push(what) };
    const noted = await leadAt(await room.serve({ parts: { previewAt, readLog } }));
    expect((await noted.get(path({}))).status).toBe(200);
    expect(lines).toEqual([`operation/${town.operationId} as lead, preview:${agencyId} at ${NOON}`]);
    const broken = { interval: () => Promise.reject(new Error('no disk')) };
    const refused = await (await leadAt(await room.serve({ parts: { previewAt, readLog: broken } }))).get(path({}));
    expect([refused.status, refused.text.includes('put_forward')]).toEqual([503, false]);
  });

  test('NK57 whoever stops leading meanwhile is given nothing', async () => {
    const lead = new Browser(port, 'second.localhost');
    const police = await find(town.administrator, 'administrator', 'directory', 'agency', 'short', 'POL');
    const account = { name: 'Sam Second', signInName: 's.second', agencyId: police, standing: 'lead' } as const;
    const accountId = await join(town.administrator, lead, account);
    const stream = `operation/${town.operationId}`;
    await order(town.lead, 'lead', stream, 'AdmitMember', { accountId, roles: ['lead'] });
    expect((await lead.get(path({}))).status).toBe(200);
    const reading: NonNullable<HttpParts['previewAt']> = async (...asked) => {
      const put = await previewAt(...asked);
      const memberId = [
        ...((await room.host.operation(town.operationId))?.ids('member', 'account', accountId) ?? []),
      ][0];
      const given = await give(town.lead, 'lead', stream, 'DismissMember', { memberId, reason: 'Off duty' });
      expect(given.status).toBe(200);
      return put;
    };
    const other = await room.serve({ parts: { previewAt: reading } });
    const browser = new Browser(other, 'second.localhost');
    await browser.post('/api/sign-in', { name: 's.second', password: PASSWORD });
    expect((await browser.get(path({}))).status).toBe(404);
  });

  test('NK58 logs are read again one at a time, and so many may wait', async () => {
    let running = 0;
    let most = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: NonNullable<HttpParts['previewAt']> = async (...asked) => {
      running += 1;
      most = Math.max(most, running);
      await gate;
      running -= 1;
      return previewAt(...asked);
    };
    const browser = await leadAt(await room.serve({ parts: { previewAt: slow } }));
    const refused: Answer[] = [];
    const asking = Array.from({ length: 7 }, async () => {
      const answer = await browser.get(path({}));
      // Once three were turned away, the four that wait are let through.
      if (answer.status === 429 && refused.push(answer) === 3) open();
      return answer.status;
    });
    expect((await Promise.all(asking)).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 429, 429, 429]);
    expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(['2', '2', '2']);
    expect(most).toBe(1);
  });
});
