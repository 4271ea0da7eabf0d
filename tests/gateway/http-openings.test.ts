import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Id } from '#shared/ids.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { cookieByLink } from '../support/live-client.ts';
import { startMarigold } from '../support/server.ts';

type World = Awaited<ReturnType<typeof startMarigold>>;
let world: World;
beforeAll(async () => {
  world = await startMarigold();
}, 60_000);
afterAll(() => world.close());

async function personNamed(shownName: string): Promise<Id> {
  const roster = await world.muster.host.agency(world.marigold.agencies.harbour);
  const id = [...(roster?.ids('rosterPerson', 'all', '') ?? [])].find(
    (one) => roster?.get('rosterPerson', one)?.shownName === shownName,
  );
  if (id === undefined) throw new Error(`no ${shownName}`);
  return id;
}

async function open(by: Player, as: string, agencyId: Id, personId: Id, what: 'phone' | 'email' = 'phone') {
  const cookie = await cookieByLink(await world.link(by, world.marigold.administrator));
  const response = await fetch(`${world.url}/api/streams/agency/${agencyId}/people/${personId}/${what}?as=${as}`, {
    method: 'POST',
    headers: { cookie, origin: world.url, 'x-muster': '1', 'content-type': 'application/json' },
    body: '{}',
  });
  return { status: response.status, body: await response.text() };
}

describe('opening a telephone number', () => {
  test('ID14 a number is in no view; her own coordinator opens it, and to everybody else there is none such', async () => {
    const { marigold } = world;
    const { harbour, clearway } = marigold.agencies;
    const worker = await personNamed('Worker A');
    expect(await open(marigold.coordinators.romanianDesk, 'coordinator', harbour, worker)).toEqual({
      status: 200,
      body: JSON.stringify({ phone: '07700 900001' }),
    });
    const none = await open(marigold.coordinators.romanianDesk, 'coordinator', harbour, 'zzzzzzzzzzz');
    expect(none.status).toBe(404);
    for (const [by, as] of [
      [marigold.coordinators.nightTeam, 'coordinator'],
      [marigold.coordinators.clearway, 'coordinator'],
      [marigold.lead, 'lead'],
      [marigold.desk, 'coordinator'],
      [marigold.administrator, 'administrator'],
    ] as const) {
      expect(await open(by, as, harbour, worker)).toEqual(none);
    }
    expect(await open(marigold.coordinators.clearway, 'coordinator', clearway, worker)).toEqual(none);
    const streamHost = await world.muster.host.existing(`agency/${harbour}`);
    expect(JSON.stringify(streamHost?.view('coordinator'))).not.toContain('07700');
  });

  test('ID14 a mail address is opened as a number is, by her own coordinator alone', async () => {
    const { marigold } = world;
    const { harbour } = marigold.agencies;
    const { romanianDesk, nightTeam } = marigold.coordinators;
    const worker = await personNamed('Worker A');
    const held = (await world.muster.host.agency(harbour))?.get('rosterPerson', worker)?.email;
    const fields = { email: { from: typeof held === 'string' ? held : '', to: 'worker.a@harbour.example' } };
    await world.driver.agency(romanianDesk, 'EditPerson', { personId: worker, fields });
    expect(await open(romanianDesk, 'coordinator', harbour, worker, 'email')).toEqual({
      status: 200,
      body: JSON.stringify({ email: 'worker.a@harbour.example' }),
    });
    const none = await open(romanianDesk, 'coordinator', harbour, 'zzzzzzzzzzz', 'email');
    expect(await open(nightTeam, 'coordinator', harbour, worker, 'email')).toEqual(none);
    expect(await open(marigold.lead, 'lead', harbour, worker, 'email')).toEqual(none);
    const streamHost = await world.muster.host.existing(`agency/${harbour}`);
    expect(JSON.stringify(streamHost?.view('coordinator'))).not.toContain('harbour.example');
  });
});
