import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agencyStream, operationStream } from '#shared/ids.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { cookieByLink, LiveClient } from '../support/live-client.ts';
import { startMarigold } from '../support/server.ts';

type World = Awaited<ReturnType<typeof startMarigold>>;
let world: World;
beforeAll(async () => {
  world = await startMarigold();
}, 60_000);
afterAll(() => world.close());

const cookie = async (by: Player): Promise<string> => cookieByLink(await world.link(by, world.marigold.administrator));

/** The roster as this account is shown it over HTTP. */
async function roster(by: Player, agencyId: string) {
  const url = `${world.url}/api/streams/agency/${agencyId}/view?as=coordinator`;
  const response = await fetch(url, { headers: { cookie: await cookie(by) } });
  return { status: response.status, body: await response.text() };
}

async function memberIdOf({ accountId }: Player): Promise<string> {
  const [memberId = ''] = (await world.muster.host.operation(world.marigold.operation))?.ids(
    'member',
    'account',
    accountId,
  ) ?? [''];
  return memberId;
}

async function changeRoles(player: Player, roles: readonly OperationRole[]): Promise<void> {
  const { operation, lead } = world.marigold;
  const memberId = await memberIdOf(player);
  await world.driver.operation(operation, lead, 'lead', 'ChangeRoles', { memberId, roles: [...roles] });
}

describe('who keeps a roster', () => {
  test('ID16 a police officer reads the force’s roster only while an operation has her for a coordinator', async () => {
    const { marigold } = world;
    const [officer] = marigold.updaters;
    if (officer === undefined) throw new Error('nobody');
    const { police, harbour } = marigold.agencies;
    const none = await roster(officer, 'zzzzzzzzzzz');
    expect(none.status).toBe(404);
    for (const by of [officer, marigold.lead, marigold.loggist]) expect(await roster(by, police)).toEqual(none);
    expect(await roster(officer, harbour)).toEqual(none);
    await changeRoles(officer, ['field', 'coordinator']);
    const person = {
      name: 'Wanda Sample',
      shownName: 'Officer A',
      unitId: null,
      roles: ['woman_officer' as const],
      languages: [],
      gender: 'woman' as const,
      worksWith: 'women_found' as const,
      phone: '',
    };
    await world.driver.agency(officer, 'AddPerson', person);
    expect(await roster(officer, police)).toMatchObject({ status: 200, body: expect.stringContaining('Wanda Sample') });
    expect(await roster(marigold.loggist, police)).toEqual(none);
  });

  test('ID16 R29 who loses that role follows the roster no more, and writes nothing on it', async () => {
    const { marigold } = world;
    const [, officer] = marigold.updaters;
    if (officer === undefined) throw new Error('nobody');
    const stream = agencyStream(marigold.agencies.police);
    await changeRoles(officer, ['field', 'coordinator']);
    const client = new LiveClient(world.url, await cookie(officer));
    await client.connected();
    expect((await client.join(stream, 'coordinator')).ok).toBe(true);
    const told = new Promise<string>((resolve) => client.socket.once('rejoin', resolve));
    await changeRoles(officer, ['field']);
    expect(await told).toBe(stream);
    expect(await client.join(stream, 'coordinator')).toMatchObject({ ok: false, refusal: { code: 'not_for_you' } });
    const removed = await client.command(stream, 'RemovePerson', { personId: 'zzzzzzzzzzz' });
    expect(removed).toMatchObject({ ok: false, refusal: { code: 'not_for_you' } });
    expect((await client.join(operationStream(marigold.operation), 'field')).ok).toBe(true);
    client.close();
  });

  test('ID16 a partner agency’s account keeps its own roster, before any operation, and no other', async () => {
    const { marigold } = world;
    const { harbour, clearway } = marigold.agencies;
    const accountId = await world.driver.directory(marigold.administrator, 'AddAccount', {
      name: 'Nia Placeholder',
      signInName: 'nia',
      agencyId: clearway,
      unitId: null,
      standing: 'member',
    });
    const nia: Player = { accountId, name: 'Nia Placeholder', agencyId: clearway, unitId: null, standing: 'member' };
    expect((await roster(nia, clearway)).status).toBe(200);
    expect((await roster(nia, harbour)).status).toBe(404);
    expect((await roster(marigold.administrator, marigold.agencies.police)).status).toBe(404);
  });
});
