import { randomBytes } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import { agencyStream, DIRECTORY, idFromBytes, operationStream } from '#shared/ids.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { audiencesOf, type AudienceName, previewOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { EventEntry } from '#server/domain/event-entry.ts';
import { foundDirectory } from '#server/identity/first-start.ts';
import { createHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import { Driver } from '../../scripts/demo/driver.ts';
import { firstAdministrator, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';

jest.setTimeout(120_000);

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;
const SECRETS = [
  'Bea Wren',
  'Bea-as-shown',
  '07700 900555',
  'bea@sample.example',
  'Her cousin lives there',
  'Where do we park',
];

const openHost = (log: EventLog) =>
  createHost({
    log,
    clock: { now: () => NOON, monotonic: () => 0, after: () => () => undefined },
    newInstance: () => idFromBytes(randomBytes(11)),
    authorise,
    projectionOf,
    audiencesOf,
    publish: () => undefined,
    report: (error) => {
      throw error;
    },
    build: 'test',
  });
type Host = Awaited<ReturnType<typeof openHost>>;

const driverOf = (host: Host) =>
  new Driver({ command: (envelope, by) => host.command(envelope, by), now: () => NOON, random: randomBytes });

const BEA = {
  ...ROSTER_DETAIL_UNSET,
  dialects: [],
  certificates: [],
  availability: [],
  name: 'Bea Wren',
  shownName: 'Bea-as-shown',
  roles: ['support_worker' as const],
  languages: [],
  gender: 'woman' as const,
  worksWith: 'women_found' as const,
  phone: '07700 900555',
  email: 'bea@sample.example',
  conflict: 'declared' as const,
  conflictNote: 'Her cousin lives there',
};
const file = (rows: object[]) => ({ kind: 'person', fileHash: 'f'.repeat(43), chunk: 0, of: 1, rows });

/** The operation and the rosters, as every audience that may exist in it is shown it. */
async function shown(host: Host, { operation, agencies }: Marigold): Promise<string> {
  const stream = await host.existing(operationStream(operation));
  const reader = await host.operation(operation);
  if (stream === undefined || reader === undefined) throw new Error('no operation');
  const names: AudienceName[] = ['lead', 'desk', 'loggist', 'observer'];
  for (const id of reader.ids('team', 'all', '')) names.push(`team:${id}`);
  for (const id of reader.ids('member', 'all', '')) names.push(`person:${id}`);
  for (const id of reader.ids('assignment', 'all', '')) names.push(`worker:${id}:answer`, `worker:${id}:pass`);
  for (const id of reader.ids('agency', 'all', '')) {
    names.push(`agency:${id}`, previewOf(id, null));
    for (const unit of reader.get('agency', id)?.units ?? []) names.push(`unit:${unit.id}`);
  }
  const rosters = await Promise.all(Object.values(agencies).map((id) => host.existing(agencyStream(id))));
  return JSON.stringify([
    ...names.map((name) => stream.view(name)),
    ...rosters.map((roster) => roster?.view('coordinator')),
  ]);
}

/** Destroys the key of every field that any stream holds sealed; gives the names of the fields. */
async function eraseAll(log: EventLog): Promise<ReadonlySet<string>> {
  const fields = new Set<string>();
  const keys = new Map<string, Parameters<EventLog['eraseSubject']>[0]>();
  const streams = [...(await log.streams('operation/')), ...(await log.streams('agency/')), DIRECTORY];
  for (const stream of streams) {
    const events: { readonly type: string; readonly data: unknown }[] = [];
    await log.open(stream, (record) => void events.push(...record.events));
    for (const { type, data } of events)
      for (const one of (EVENT_CATALOGUE as Readonly<Record<string, EventEntry>>)[type]?.sealed ?? []) {
        const { recordClass } = one;
        const key = { subject: one.subject(data), controller: one.controller(data), recordClass };
        keys.set(JSON.stringify(key), key);
        fields.add(`${type}.${one.field}`);
      }
  }
  for (const key of keys.values()) await log.eraseSubject(key, streams);
  return fields;
}

test('NK72 with every key destroyed each state is read, shown to everybody and worked on as before, without one word of what was sealed', async () => {
  const log = await openMemoryLog({ catalogue: EVENT_CATALOGUE, now: () => NOON });
  const host = await openHost(log);
  await foundDirectory(host, randomBytes, () => NOON);
  const driver = driverOf(host);
  const marigold = await playInMarigold(driver, await firstAdministrator(host), NOON + HOUR);
  const { operation, lead } = marigold;
  const stream = operationStream(operation);
  const reader = await host.operation(operation);
  const found = [...(reader?.ids('assignment', 'all', '') ?? [])].map((id) => ({
    id,
    of: reader?.get('assignment', id),
  }));
  const whole = (agencyId: string | undefined) =>
    Object.values(marigold.coordinators).find((one) => one.agencyId === agencyId && one.unitId === null);
  const one = found.find(({ of }) => of?.answer === 'confirmed' && whole(of.agencyId) !== undefined);
  const coordinator = whole(one?.of?.agencyId);
  if (one?.of === undefined || coordinator === undefined) throw new Error('nobody said yes');
  const { requestId, startAt, endAt } = one.of;
  const link = { kind: 'link', operationId: operation, assignmentId: one.id, grade: 'answer' } as const;
  const push = { endpoint: 'https://fcm.googleapis.com/x', p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) };
  await driver.send(stream, link, 'SubscribePush', { assignmentId: one.id, ...push });
  await driver.operation(operation, coordinator, 'coordinator', 'WriteMessage', {
    requestId,
    text: 'Where do we park',
  });
  await driver.operation(operation, lead, 'lead', 'WriteMessage', { requestId, text: 'Where do we park, you ask' });
  const personId = await driver.agency(coordinator, 'AddPerson', { ...BEA, unitId: null });
  const row = { ...BEA, name: 'Bea Wren the younger', unit: '' };
  await driver.agency(coordinator, 'ImportPeople', file([{ row: 2, was: null, now: row }]) as never);
  const before = await shown(host, marigold);
  // The telephone number and the mail address are in no view.
  expect(SECRETS.filter((one) => !before.includes(one))).toEqual(['07700 900555', 'bea@sample.example']);
  await host.stop();

  const erased = await eraseAll(log);
  for (const field of ['WorkerPutForward.shownName', 'MessageWritten.text', 'PushSubscribed.push', 'PersonAdded.email'])
    expect(erased).toContain(field);

  const again = await openHost(log);
  const after = await shown(again, marigold);
  expect(SECRETS.filter((one) => after.includes(one))).toEqual([]);
  const next = driverOf(again);
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error: Error) => error.message,
    );
  const named = { requestId, personId, startAt, endAt, slackMinutes: 0 };
  const of = (type: 'RenewAssignment' | 'WithdrawAssignment') =>
    next.operation(operation, coordinator, 'coordinator', type, { assignmentId: one.id });
  expect(await refused(next.operation(operation, coordinator, 'coordinator', 'PutForward', named))).toContain(
    'unknown_thing',
  );
  expect(await refused(of('RenewAssignment'))).toContain('unknown_thing');
  await next.operation(operation, coordinator, 'coordinator', 'WriteMessage', { requestId, text: 'And now' });
  await next.agency(coordinator, 'EditPerson', { personId, fields: { maxMinutes: { from: null, to: 300 } } });
  await next.agency(coordinator, 'ImportPeople', file([{ row: 2, was: null, now: row }]) as never);
  await of('WithdrawAssignment');
  await next.agency(coordinator, 'RemovePerson', { personId });
  await shown(again, marigold);
  await again.stop();
});
