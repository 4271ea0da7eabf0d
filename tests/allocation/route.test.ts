import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Proposal } from '#shared/proposals.ts';
import { Browser, buildTown, openHttpRoom, see, type HttpRoom, type Town } from '../gateway/http-room.ts';

jest.setTimeout(120_000);

let room: HttpRoom;
let port: number;
let town: Town;
let operation: string;
const reads: string[] = [];
let readLogFails = false;

beforeAll(async () => {
  room = await openHttpRoom({
    readLog: {
      interval: async (_who, what) => {
        if (readLogFails) throw new Error('no disk');
        reads.push(what);
      },
    },
  });
  port = await room.serve();
  town = await buildTown(room, port);
  operation = `operation/${town.operationId}`;
});
afterAll(() => room.close());

const ask = (browser: Browser, as: string, body: unknown, id = town.operationId) =>
  browser.post(`/api/streams/operation/${id}/proposals?as=${as}`, body);

describe('proposals over HTTP', () => {
  test('AL13 the lead asks for the whole or for one gap, a coordinator over the own roster; each read is on record first', async () => {
    reads.length = 0;
    const whole = await ask(town.lead, 'lead', { kind: 'allocation' });
    expect(whole.status).toBe(200);
    expect((whole.json as Proposal).proof).toEqual({ kind: 'best' });
    expect(reads).toEqual([`${operation} as lead`]);
    const [requirementId = ''] = Object.keys(await see(town.lead, 'lead', operation, 'requirement'));
    const { t } = Object.values(await see(town.lead, 'lead', operation, 'operation'))[0] as { t: number };
    const gap = { kind: 'replacement', requirementId, startAt: t, endAt: t + 3_600_000 };
    const found = (await ask(town.lead, 'lead', gap)).json as Proposal;
    expect(found.steps.map(({ deed }) => deed.kind)).toContain('ring');
    reads.length = 0;
    const own = await ask(town.coordinator, 'coordinator', { kind: 'own_roster', requestId: null });
    expect(own.status).toBe(200);
    expect(reads.map((one) => one.split('/')[0])).toEqual(['operation', 'agency']);
  });

  test('AL13 to anybody else, and of what is not theirs, it is as if there were nothing', async () => {
    const nobody = await ask(new Browser(port), 'lead', { kind: 'allocation' });
    expect(nobody.status).toBe(401);
    for (const [browser, as, body] of [
      [town.coordinator, 'lead', { kind: 'allocation' }],
      [town.coordinator, 'coordinator', { kind: 'allocation' }],
      [town.lead, 'lead', { kind: 'own_roster', requestId: null }],
      [town.lead, 'observer', { kind: 'allocation' }],
      [town.administrator, 'administrator', { kind: 'allocation' }],
    ] as const)
      expect((await ask(browser, as, body)).status).toBe(404);
    const missing = await ask(town.lead, 'lead', { kind: 'allocation' }, 'AAAAAAAAAAA');
    expect([missing.status, (missing.json as { code: string }).code]).toEqual([404, 'not_for_you']);
  });

  test('AL13 what is asked in another form is named, and without a record of the read nothing leaves', async () => {
    for (const body of [
      undefined,
      { kind: 'magic' },
      { kind: 'allocation', more: 1 },
      { kind: 'replacement', requirementId: 'x' },
    ])
      expect((await ask(town.lead, 'lead', body)).status).toBe(400);
    readLogFails = true;
    const unread = await ask(town.lead, 'lead', { kind: 'allocation' });
    readLogFails = false;
    expect(unread.status).toBe(503);
    expect(unread.text).not.toContain('steps');
  });

  test('AL14 it moves nobody: after every proposal the operation is as it was', async () => {
    const before = await town.lead.get(`/api/streams/${operation}/view?as=lead`);
    await ask(town.lead, 'lead', { kind: 'allocation' });
    const after = await town.lead.get(`/api/streams/${operation}/view?as=lead`);
    expect((after.json as { audiences: unknown }).audiences).toEqual((before.json as { audiences: unknown }).audiences);
  });
});
