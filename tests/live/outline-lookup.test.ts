import { describe, expect, test } from '@jest/globals';
import { operationStream } from '#shared/ids.ts';
import { addAddress, expectRecorded, newCommandId, openHost, openWorld, sender, type World } from './world.ts';

const post = { name: 'Tactical command', level: 'silver', deputyId: null, holderId: null };
const create = (operationId: string) => ({
  codename: 'LARKSPUR',
  area: 'South area',
  zone: 'Europe/London',
  t: null,
  from: { kind: 'operation', operationId },
});
/** Makes an operation out of another; the codes and faults of a refusal, or its posts. */
async function begin(world: Pick<World, 'host' | 'send' | 'lead'>, from: string, by = world.lead): Promise<unknown> {
  const id = newCommandId();
  const reply = await world.send(by, 'CreateOperation', create(from), { stream: operationStream(id) });
  if (!reply.ok) return [reply.refusal.code, ...reply.refusal.faults];
  const made = await world.host.operation(id);
  return [...(made?.ids('post', 'all', '') ?? [])].map((postId) => made?.get('post', postId)?.name);
}
const notThere = ['bad_input', { field: 'from.operationId', reason: 'unknown_thing' }];

describe('an operation out of an older one', () => {
  test('DM81 whoever leads it begins from it; for anybody else, and where there is none, it is not there', async () => {
    const world = await openWorld();
    await addAddress(world);
    expectRecorded(await world.send(world.lead, 'AddPost', post));
    expect(await begin(world, world.operation)).toEqual(['Tactical command']);
    expect(await begin(world, newCommandId())).toEqual(notThere);
    // The desk of that operation, with the standing of a lead elsewhere.
    const other = { ...world.desk, standing: 'lead' as const, as: 'lead' as const };
    expect(await begin(world, world.operation, other)).toEqual(notThere);
    // A lead of before, who is not one any more.
    const [deskId = ''] =
      (await world.host.operation(world.operation))?.ids('member', 'account', other.accountId) ?? [];
    expectRecorded(await world.send(world.lead, 'ChangeRoles', { memberId: deskId, roles: ['lead'] }));
    expect(await begin(world, world.operation, other)).toEqual(['Tactical command']);
    expectRecorded(await world.send(world.lead, 'DismissMember', { memberId: deskId, reason: 'Moved' }));
    expect(await begin(world, world.operation, other)).toEqual(notThere);
  });

  test('DM81 older operations are there to begin from after a restart too', async () => {
    const world = await openWorld();
    expectRecorded(await world.send(world.lead, 'AddPost', post));
    await world.host.stop();
    const again = await openHost({ log: world.log, clock: world.clock });
    const send = sender(again.host, world.clock, world.stream);
    expect(await begin({ ...again, send, lead: world.lead }, world.operation)).toEqual(['Tactical command']);
  });
});
