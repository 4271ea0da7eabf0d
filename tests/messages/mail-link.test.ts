import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { hashToken, newSecret } from '#server/identity/tokens.ts';
import { type Browser, give, order, see } from '../gateway/http-room.ts';
import { type MessageTown, OFFICE_MAIL, openMessageTown, WORKER_MAIL } from './town.ts';

let town: MessageTown;
beforeAll(async () => {
  town = await openMessageTown();
}, 60_000);
afterAll(() => town.close());

const mailLink = (browser: Browser, as: string, token: string, assignmentId = town.assignmentId) =>
  browser.post(`/api/streams/${town.stream}/assignments/${assignmentId}/mail-link?as=${as}`, { token });
/** A new link for her, as her coordinator's page makes it. */
async function newLink(): Promise<string> {
  const secret = newSecret(randomBytes);
  const { assignmentId } = town;
  await order(town.coordinator, 'coordinator', town.stream, 'IssueAnswerLink', {
    assignmentId,
    tokenHash: hashToken(secret),
  });
  const token = `${town.operationId}.${assignmentId}.${secret}`;
  await town.worker.post('/api/worker/open', { token });
  return token;
}

describe('an answer link by mail', () => {
  test('MS15 while mail is off it is refused with what is amiss, and nothing is connected to', async () => {
    const answer = await mailLink(town.coordinator, 'coordinator', await newLink());
    expect([answer.status, answer.json]).toEqual([
      400,
      expect.objectContaining({ faults: [{ field: 'channel', reason: 'not_choice' }] }),
    ]);
    expect(town.mail.connections).toBe(0);
  });

  test('MS15 it goes to the roster’s address alone, while it is the link that opens, three times in a quarter of an hour', async () => {
    await town.switch('mail', true);
    const old = await newLink();
    const token = await newLink();
    expect((await mailLink(town.coordinator, 'coordinator', old)).status).toBe(403);
    expect((await mailLink(town.coordinator, 'coordinator', 'no.token.atall')).status).toBe(403);
    const answers = [
      await mailLink(town.coordinator, 'coordinator', token),
      await mailLink(town.coordinator, 'coordinator', token),
    ];
    expect(answers.map(({ status, json }) => [status, json])).toEqual([
      [200, { ok: true }],
      [200, { ok: true }],
    ]);
    expect(town.mail.mails.map(({ to }) => to)).toEqual([[WORKER_MAIL], [WORKER_MAIL]]);
    const body = (town.mail.mails[0]?.raw ?? '').replaceAll('=\r\n', '');
    expect(body).toContain(`\r\nhttps://muster.example.org/w#${token}\r\n`);
    town.mail.answer = { at: 'mail', code: 554, text: 'no' };
    expect((await mailLink(town.coordinator, 'coordinator', token)).status).toBe(503);
    town.mail.answer = null;
    const fourth = await mailLink(town.coordinator, 'coordinator', token);
    expect([fourth.status, Number(fourth.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
  });

  test('MS15 nobody else has it mailed, and for them there is no such thing', async () => {
    const token = await newLink();
    const from = town.mail.mails.length;
    const none = await mailLink(town.coordinator, 'coordinator', token, 'nosuchthing');
    expect(none.status).toBe(404);
    for (const [browser, as] of [
      [town.lead, 'lead'],
      [town.lead, 'coordinator'],
      [town.administrator, 'administrator'],
      [town.worker, 'worker'],
    ] as const) {
      const answer = await mailLink(browser, as, token);
      expect([answer.status, answer.text]).toEqual([404, none.text]);
    }
    expect(town.mail.mails.length).toBe(from);
  });

  test('AD10 the state of a channel and an agency’s mailbox are the administrator’s alone', async () => {
    const channels = await see(town.administrator, 'administrator', 'directory', 'messageChannel');
    expect(channels).toEqual({
      mail: { channel: 'mail', host: '127.0.0.1', on: true, at: expect.any(Number), by: 'Administrator' },
      push: { channel: 'push', host: null, on: false, at: null },
    });
    const agencies = await see(town.administrator, 'administrator', 'directory', 'agency');
    expect(Object.values(agencies).map(({ short, mailbox }) => [short, mailbox])).toContainEqual(['PYS', OFFICE_MAIL]);
    expect(await see(town.lead, 'lead', 'directory', 'messageChannel')).toEqual({});
    expect(JSON.stringify(await see(town.lead, 'lead', 'directory', 'agency'))).not.toContain('mailbox');
    const payload = { channel: 'mail', on: false, host: '127.0.0.1' };
    expect((await give(town.lead, 'lead', 'directory', 'SwitchMessageChannel', payload)).status).toBe(404);
  });

  test('MS2 only an administrator reads which host learns what; whoever is signed in, whether mail may leave', async () => {
    const read = await town.administrator.get('/api/message-channels');
    expect(read.json).toEqual({
      channels: [
        { channel: 'mail', host: '127.0.0.1', learns: expect.stringContaining('127.0.0.1: '), open: true },
        { channel: 'push', host: expect.stringContaining(town.push.origin), learns: expect.any(String), open: false },
      ],
    });
    for (const browser of [town.lead, town.coordinator]) {
      expect((await browser.get('/api/message-channels')).status).toBe(404);
      expect((await browser.get('/api/message-channels/open')).json).toEqual({ mail: true, pushKey: null });
    }
    expect((await town.worker.get('/api/message-channels/open')).json).toEqual({ mail: true, pushKey: null });
  });
});
