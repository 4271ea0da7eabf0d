import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { hashToken, newSecret } from '#server/identity/tokens.ts';
import {
  Browser,
  buildTown,
  give,
  issueLink,
  openHttpRoom,
  order,
  PASSWORD,
  see,
  type Answer,
  type HttpRoom,
  type Plant,
  type Town,
} from './http-room.ts';

/** Passwords are hashed for real here, and the machine may be busy. */
jest.setTimeout(60_000);

let room: HttpRoom;
let port: number;
let town: Town;
beforeAll(async () => {
  room = await openHttpRoom();
  port = await room.serve();
  town = await buildTown(room, port);
});
afterAll(() => room.close());

const phone = () => new Browser(port, 'worker.localhost');
const open = (browser: Browser, token = town.answerToken): Promise<Answer> =>
  browser.post('/api/worker/open', { token });

/** Everything that is recorded in a stream, as its versions would show it: the operation as its lead sees it. */
const recorded = async (): Promise<string> =>
  JSON.stringify((await town.lead.get(`/api/streams/operation/${town.operationId}/view?as=lead`)).json);

/** What went wrong when something opened, ran and posted every link it found in the mail, many times over. */
async function scan(at: number): Promise<string[]> {
  const invited = await issueLink(town.administrator, town.accounts.coordinator, 'sign_in');
  const before = [
    await recorded(),
    JSON.stringify(await see(town.administrator, 'administrator', 'directory', 'account')),
  ];
  for (let i = 0; i < 30; i += 1) {
    const scanner = new Browser(at, 'localhost');
    for (const path of ['/w', '/link', '/favicon.ico']) await scanner.get(path);
    await scanner.post('/api/link/look', { token: invited });
    await scanner.post('/api/worker/open', { token: town.answerToken });
    await scanner.get('/api/worker/me');
    await scanner.get(`/api/streams/operation/${town.operationId}/view?as=worker`);
  }
  const after = [
    await recorded(),
    JSON.stringify(await see(town.administrator, 'administrator', 'directory', 'account')),
  ];
  const faults = before.flatMap((text, i) =>
    text === after[i] ? [] : [i === 0 ? 'the operation changed' : 'the directory changed'],
  );
  const worker = await open(new Browser(at, 'localhost'));
  if (worker.status !== 200) faults.push(`the answer link is spent: ${worker.status}`);
  const signedIn = await new Browser(at, 'localhost').post('/api/link', { token: invited });
  if (signedIn.status !== 200) faults.push(`the sign-in link is spent: ${signedIn.status}`);
  return faults;
}

describe('answer links', () => {
  test('ID9 a link opens as often as it is opened, and a scanner of mails spends none', async () => {
    expect(await scan(port)).toEqual([]);
  });

  test('ID9 a link that is spent by looking at it is found', async () => {
    const { identity } = room;
    const plant: Plant = {
      parts: {
        identity: {
          ...identity,
          async lookAtLink(token, from) {
            const look = await identity.lookAtLink(token, from);
            await identity.redeemLink({ token, from });
            return look;
          },
        },
      },
    };
    expect((await scan(await room.serve(plant))).length).toBeGreaterThan(0);
  });

  test('ID9 the link shows the worker her own card and lets her answer, and nobody else', async () => {
    const browser = phone();
    expect((await open(browser)).json).toEqual({
      operationId: town.operationId,
      assignmentId: town.assignmentId,
      grade: 'answer',
    });
    const stream = `operation/${town.operationId}`;
    const [seen] = Object.keys(await see(browser, 'worker', stream, 'assignment'));
    expect(seen).toBe(town.assignmentId);
    await order(browser, 'worker', stream, 'ConfirmAssignment', { assignmentId: town.assignmentId });
    expect((await see(browser, 'worker', stream, 'assignment'))[town.assignmentId]).toMatchObject({
      answer: 'confirmed',
    });
    for (const as of ['lead', 'coordinator', 'administrator'] as const) {
      expect((await browser.get(`/api/streams/${stream}/view?as=${as}`)).status).toBe(404);
      expect((await give(browser, as, stream, 'MoveT', { from: null, to: room.time.now, reason: 'x' })).status).toBe(
        404,
      );
    }
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await browser.get('/api/sessions')).status).toBe(401);
  });

  test('ID4 a coordinator who tries the link stays signed in, and leaving ends only the link', async () => {
    expect((await open(town.coordinator)).status).toBe(200);
    expect((await town.coordinator.get('/api/me')).status).toBe(200);
    expect((await town.coordinator.get('/api/worker/me')).status).toBe(200);
    await town.coordinator.post('/api/worker/leave');
    expect((await town.coordinator.get('/api/worker/me')).status).toBe(401);
    expect((await town.coordinator.get('/api/me')).status).toBe(200);
  });

  test('ID9 a new link kills the old one, at once and in the hands of whoever has it open', async () => {
    const holder = phone();
    const old = town.answerToken;
    await open(holder);
    const secret = newSecret(randomBytes);
    await order(town.coordinator, 'coordinator', `operation/${town.operationId}`, 'IssueAnswerLink', {
      assignmentId: town.assignmentId,
      tokenHash: hashToken(secret),
    });
    expect((await holder.get('/api/worker/me')).status).toBe(401);
    expect((await open(phone(), old)).json).toMatchObject({ code: 'link_spent' });
    town = { ...town, answerToken: `${town.operationId}.${town.assignmentId}.${secret}` };
    expect((await open(phone())).status).toBe(200);
  });

  test('ID9 a link is dead once the operation is closed', async () => {
    const own = await openHttpRoom();
    const place = await own.serve();
    const there = await buildTown(own, place);
    const browser = new Browser(place);
    expect((await open(browser, there.answerToken)).status).toBe(200);
    for (const to of ['briefed', 'live', 'stood_down', 'closed'])
      await order(there.lead, 'lead', `operation/${there.operationId}`, 'ChangePhase', {
        to,
        reason: 'For this test.',
      });
    expect((await browser.get('/api/worker/me')).status).toBe(401);
    expect((await open(browser, there.answerToken)).json).toMatchObject({ code: 'link_spent' });
    await own.close();
  });

  test('ID5 wrong links are tried five times from one place, and right ones as often as one likes', async () => {
    const place = '198.51.100.40';
    for (let i = 0; i < 20; i += 1) expect((await open(new Browser(port, 'localhost', place))).status).toBe(200);
    for (let i = 0; i < 5; i += 1)
      expect(
        (await open(new Browser(port, 'localhost', place), `AAAAAAAAAAA.AAAAAAAAAAA.${newSecret(randomBytes)}`)).status,
      ).toBe(403);
    expect((await open(new Browser(port, 'localhost', place))).status).toBe(429);
    expect(
      (await new Browser(port, 'localhost', place).post('/api/sign-in', { name: 'a.sample', password: PASSWORD }))
        .status,
    ).toBe(429);
  });
});
