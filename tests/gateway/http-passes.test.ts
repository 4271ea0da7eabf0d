import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { hashToken, newSecret } from '#server/identity/tokens.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import { Browser, buildTown, give, openHttpRoom, order, type Answer, type HttpRoom, type Town } from './http-room.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

let room: HttpRoom;
let port: number;
let town: Town;
let stream: string;
beforeAll(async () => {
  room = await openHttpRoom();
  port = await room.serve();
  town = await buildTown(room, port);
  stream = `operation/${town.operationId}`;
  await order(town.coordinator, 'coordinator', stream, 'ConfirmAssignment', { assignmentId: town.assignmentId });
});
afterAll(() => room.close());

/** A phone on which the answer link is open. */
async function phone(): Promise<Browser> {
  const browser = new Browser(port, 'worker.localhost');
  await browser.post('/api/worker/open', { token: town.answerToken });
  return browser;
}
const issue = (code: string) =>
  order(town.coordinator, 'coordinator', stream, 'IssueDayPass', {
    assignmentId: town.assignmentId,
    codeHash: hashCode(town.operationId, town.assignmentId, code),
  });
const pass = (browser: Browser, code: string): Promise<Answer> => browser.post('/api/worker/pass', { code });
const grade = async (browser: Browser): Promise<unknown> =>
  ((await browser.get('/api/worker/me')).json as { grade?: unknown }).grade;

describe('day passes', () => {
  test('ID10 the code opens the pass on one device, however it is typed', async () => {
    await issue('K7MQ4F2P');
    const [first, second] = [await phone(), await phone()];
    expect((await pass(first, 'K7MQ4F2R')).json).toMatchObject({ code: 'wrong_code' });
    expect((await pass(first, 'k7mq 4f2p')).json).toMatchObject({ grade: 'pass' });
    expect((await pass(second, 'K7MQ4F2P')).json).toMatchObject({ code: 'wrong_code' });
    expect([await grade(first), await grade(second)]).toEqual(['pass', 'answer']);
    expect((await first.get(`/api/streams/${stream}/view?as=worker`)).status).toBe(200);
  });

  test('ID10 opening the answer link again on that device keeps the pass', async () => {
    await issue('P2F4QM7K');
    const browser = await phone();
    await pass(browser, 'P2F4QM7K');
    const again = await browser.post('/api/worker/open', { token: town.answerToken });
    expect(again.json).toMatchObject({ grade: 'pass' });
    expect(await grade(browser)).toBe('pass');
  });

  test('ID10 a new code kills the pass of the old device', async () => {
    await issue('ABCD2345');
    const old = await phone();
    await pass(old, 'ABCD2345');
    await issue('EFGH6789');
    expect(await grade(old)).toBe('answer');
    expect(await grade(await phone())).toBe('answer');
    const other = await phone();
    expect((await pass(other, 'ABCD2345')).json).toMatchObject({ code: 'wrong_code' });
    expect((await pass(other, 'EFGH6789')).json).toMatchObject({ grade: 'pass' });
  });

  test('ID10 a new answer link under an open pass is taken up; the old one answers no more', async () => {
    await issue('WXYZ2345');
    const [browser, thief] = [await phone(), await phone()];
    await pass(browser, 'WXYZ2345');
    const secret = newSecret(randomBytes);
    await order(town.coordinator, 'coordinator', stream, 'IssueAnswerLink', {
      assignmentId: town.assignmentId,
      tokenHash: hashToken(secret),
    });
    expect([await grade(browser), await grade(thief)]).toEqual(['pass', undefined]);
    town = { ...town, answerToken: `${town.operationId}.${town.assignmentId}.${secret}` };
    expect((await browser.post('/api/worker/open', { token: town.answerToken })).json).toMatchObject({ grade: 'pass' });
    await issue('WXYZ6789');
    expect(await grade(browser)).toBe('answer');
  });

  test('ID10 a pass without an answer link, or by a command of her own, opens nothing', async () => {
    await issue('JKMN2345');
    expect((await pass(new Browser(port), 'JKMN2345')).status).toBe(401);
    const browser = await phone();
    const codeHash = hashCode(town.operationId, town.assignmentId, 'JKMN2345');
    const direct = await give(browser, 'worker', stream, 'OpenDayPass', {
      assignmentId: town.assignmentId,
      codeHash,
      deviceHash: codeHash,
    });
    expect(direct.json).toMatchObject({ ok: false, refusal: { code: 'not_for_you' } });
  });

  test('ID10 once she is stood down the same device answers and no longer sees the place', async () => {
    await issue('QRST2345');
    const browser = await phone();
    await pass(browser, 'QRST2345');
    await order(town.coordinator, 'coordinator', stream, 'StandDownAssignment', { assignmentId: town.assignmentId });
    expect(await grade(browser)).toBe('answer');
  });

  test('ID10 after five wrong codes even the right one waits', async () => {
    const browser = await phone();
    for (let i = 0; i < 5; i += 1) expect((await pass(browser, `AAAA222${i + 2}`)).status).toBe(403);
    const sixth = await pass(browser, 'QRST2345');
    expect([sixth.status, Number(sixth.headers['retry-after'])]).toEqual([429, 900]);
  });
});
