import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationStream } from '#shared/ids.ts';
import { firstAdministrator, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import { freePort } from '../gateway/process-room.ts';
import { undull } from '../running/dull.ts';
import { cookieByLink } from '../support/live-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startTestServer } from '../support/server.ts';
import { newDevice } from './device.ts';
import { type MailHost, openMailHost, openPushHost, openSilentHost, type PushHost } from './listening.ts';

// A process of its own starts, and gathers for a second.
jest.setTimeout(120_000);

let folder = '';
let marigold: Marigold;
let cookie = '';
let mail: MailHost;
let push: PushHost;
let t = 0;
let server: ServerProcess;
const WORKERS = 'worker.of.harbour';

beforeAll(async () => {
  [mail, push] = [await openMailHost(), await openPushHost()];
  folder = mkdtempSync(join(tmpdir(), 'muster-messages-'));
  const before = await startTestServer({ folder });
  const { driver, muster } = before;
  const administrator = await firstAdministrator(muster.host);
  t = Date.now() + 3 * 3_600_000;
  marigold = await playInMarigold(driver, administrator, t);
  const operation = await muster.host.operation(marigold.operation);
  for (const [name, assignmentId] of marigold.assignments) {
    const assignment = operation?.get('assignment', assignmentId);
    const by = Object.values(marigold.coordinators).find(
      ({ agencyId, unitId }) => agencyId === assignment?.agencyId && unitId === assignment.unitId,
    );
    if (assignment === undefined || by === undefined) continue;
    const email = { from: '', to: `${WORKERS}.${name.replaceAll(/\W/g, '')}@home.example` };
    await driver.agency(by, 'EditPerson', { personId: assignment.personId, fields: { email } });
    const { subscription } = newDevice(`${push.origin}/device/${WORKERS}`);
    const link = { kind: 'link', operationId: marigold.operation, assignmentId, grade: 'answer' } as const;
    await driver.send(operationStream(marigold.operation), link, 'SubscribePush', { assignmentId, ...subscription });
  }
  const offered = `fcm.googleapis.com, *.push.services.mozilla.com, web.push.apple.com, *.notify.windows.com, ${push.origin}`;
  for (const [channel, host] of [
    ['mail', '127.0.0.1'],
    ['push', offered],
  ] as const)
    await driver.directory(administrator, 'SwitchMessageChannel', { channel, on: true, host });
  cookie = await cookieByLink(await before.link(marigold.lead, administrator));
  await before.close();
  server = new ServerProcess(folder, await freePort());
});
afterAll(async () => {
  await server.kill();
  await mail.close();
  await push.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (port: number): Promise<void> =>
  server.start({
    MUSTER_LOG_LEVEL: 'info',
    MUSTER_SMTP_URL: `smtp://127.0.0.1:${port}`,
    MUSTER_MAIL_FROM: 'muster@force.example',
    MUSTER_PUSH_CONTACT: 'mailto:it@force.example',
    MUSTER_PUSH_HOSTS: push.origin,
  });

/** T moves by three hours, which everybody is told. */
async function moveT(): Promise<void> {
  const stream = operationStream(marigold.operation);
  const from = t;
  t += 3 * 3_600_000;
  const at = Date.now();
  const payload = { from, to: t, reason: 'Warrant late' };
  const id = `move-${from}`;
  const response = await fetch(`${server.url}/api/streams/${stream}/commands?as=lead`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-muster': '1', origin: server.url },
    body: JSON.stringify({ id, stream, type: 'MoveT', version: 1, payload, occurredAt: at, sentAt: at }),
  });
  if (response.status !== 200) throw new Error(await response.text());
}

/** What was typed, and what the other side said: marks that no line of the server's output may hold. */
const MARKS = [WORKERS, 'home.example', '/device/', 'unknown here', 'own words', '07700', 'Warrant late'];

describe('a process whose messages cannot leave', () => {
  test('MS16 what a mail server or push service says, and whom it was to, stands in no line of its log', async () => {
    mail.answer = { at: 'receiver', code: 550, text: `${WORKERS}@home.example is unknown here` };
    push.status = 403;
    await start(mail.port);
    await moveT();
    await mail.connected(2);
    await push.has(2);
    expect(await server.stop()).toBe(0);
    const lines = server.output.split('\n').filter((line) => line.startsWith('{'));
    const said = lines.map((line) => JSON.parse(line) as { kind?: string; msg?: string });
    const lost = said.filter(({ msg }) => msg === 'a message could not leave').map(({ kind }) => kind);
    expect(new Set(lost)).toEqual(new Set(['mail refused', 'push refused']));
    expect(undull(server.output, MARKS)).toEqual([]);
    // The proof can fail: a line that repeats what the mail server said, and one that says whom it was to, are found.
    const planted = [JSON.stringify({ msg: mail.answer.text }), JSON.stringify({ to: 'somebody' })];
    expect(planted.filter((line) => undull(line, MARKS).length === 0)).toEqual([]);
  });

  test('MS13 it stops cleanly while a mail server hangs', async () => {
    const silent = await openSilentHost();
    await start(silent.port);
    await moveT();
    await silent.connected(1);
    expect(await server.stop()).toBe(0);
    await silent.close();
  });
});
