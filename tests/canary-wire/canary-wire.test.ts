import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Reader } from '#server/domain/tables.ts';
import { systemClock } from '#server/live/clock.ts';
import { createHost, type LiveHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import { openDataFolder } from '#server/log/data-folder.ts';
import { agencyStream, DIRECTORY, idFromBytes } from '#shared/ids.ts';
import { firstAdministrator } from '../../scripts/demo/marigold.ts';
import { freePort } from '../gateway/process-room.ts';
import { openSocketRoom, type Plants, until } from '../gateway/socket-room.ts';
import { HttpDoor, ServerProcess } from '../support/server-process.ts';
import { type Place, placesOf, type Secret, secretsOf, unmarked, wireViolations } from './expected.ts';
import { Listener } from './listening.ts';
import { plan, run, type Scenario, type Seat, seatsOf, withdraw } from './scenario.ts';
import { holds } from './tokens.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** A worker's cookie, by her link and, where she has one, the code of her day pass. */
async function workerCookie(port: number, { token, code }: { token: string; code?: string }): Promise<string> {
  const origin = `http://localhost:${port}`;
  const post = async (path: string, body: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', 'x-muster': '1', origin, cookie };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  };
  const opened = await post('/api/worker/open', { token });
  return code === undefined ? opened : post('/api/worker/pass', { code }, opened);
}

async function cookiesOf(scenario: Scenario, port: number, cookie: (accountId: string) => Promise<string>) {
  const cookies: Record<string, string> = { administrator: await cookie(scenario.administrator.accountId) };
  for (const [name, { accountId }] of Object.entries(scenario.players)) cookies[name] = await cookie(accountId);
  for (const [name, link] of Object.entries(scenario.links)) cookies[name] = await workerCookie(port, link);
  return cookies;
}

/** All that the log holds in the end, and the operation as it stands. */
async function recorded(
  host: LiveHost,
  { stream, ids }: Scenario,
): Promise<{ places: Place[]; operation: Reader<OperationEntities> }> {
  const streams = [stream, DIRECTORY, agencyStream(ids['H'] ?? ''), agencyStream(ids['K'] ?? '')];
  const places: Place[] = [];
  for (const name of streams) places.push(...placesOf(name, (await host.stream(name)).state.tables));
  const operation = (await host.stream(stream)).state.tables as unknown as Reader<OperationEntities>;
  return { places, operation };
}

const bytesOf = (listeners: readonly Listener[]): ReadonlyMap<string, string> =>
  new Map(listeners.map((one) => [one.seat.name, one.bytes()]));

/** Waits until the last thing that was done has reached those who see it. */
async function heardLast(listeners: readonly Listener[]): Promise<void> {
  const lead = listeners.find(({ seat }) => seat.name === 'lead');
  await until('the postponement is heard of', () => lead?.socket.text().includes('"postponed"') === true);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('no secret escapes on the wire', () => {
  test('WI18 NK44 R24 R25 sockets, HTTP, refusals, errors and the log of the real server hold what the table allows, no more and no less', async () => {
    const server = new ServerProcess(mkdtempSync(join(tmpdir(), 'muster-canary-')), await freePort());
    closing.push(async () => {
      await server.kill();
      rmSync(server.folder, { recursive: true, force: true });
    });
    await server.start({ MUSTER_LOG_LEVEL: 'debug' });
    const door = new HttpDoor(server.url);
    const administrator = await door.found(server.firstLink ?? '');
    const driver = door.driver();
    const scenario = await plan(driver, administrator);
    const leadCookie = await door.cookie(scenario.players['lead']?.accountId ?? '');
    const view = (await (
      await fetch(`${server.url}/api/streams/${scenario.stream}/view?as=lead`, { headers: { cookie: leadCookie } })
    ).json()) as {
      audiences: { showing?: Record<string, { place: { id: string } }> }[];
    };
    const showings = Object.entries(view.audiences[0]?.showing ?? {});
    const [withdrawn = ''] = showings.find(([, { place }]) => place.id === scenario.ids['S3']) ?? [];
    await withdraw(driver, scenario, withdrawn);
    const cookies = await cookiesOf(scenario, server.port, (accountId) => door.cookie(accountId));
    const seats = seatsOf(scenario, cookies);
    const listeners: Listener[] = [];
    for (const seat of seats) listeners.push(await Listener.open(seat, server.port));
    await run(driver, scenario);
    await heardLast(listeners);
    for (const listener of listeners) {
      await listener.joinAgain();
      await listener.look(scenario);
      await listener.provoke(scenario);
    }
    expect(await server.stop()).toBe(0);

    const data = await openDataFolder({ folder: server.folder, catalogue: EVENT_CATALOGUE, now: Date.now });
    const host = await createHost({
      log: data.log,
      clock: systemClock,
      newInstance: () => idFromBytes(randomBytes(11)),
      authorise,
      projectionOf,
      audiencesOf,
      publish: () => undefined,
      report: (error) => {
        throw error;
      },
      build: 'canary',
    });
    const { places, operation } = await recorded(host, scenario);
    await host.stop();
    await data.close();
    const looked = listeners.flatMap(({ seat, heard }) =>
      heard.filter((one) => seat.name === 'lead' && one.includes('keptBack')),
    );
    expect(looked).toHaveLength(6);
    expect(looked.filter((one) => one.includes('"assignment":{'))).toHaveLength(6);
    const secrets = secretsOf(places);
    const found = wireViolations(secrets, seats, bytesOf(listeners), operation);
    const everything = listeners.reduce((sum, one) => sum + one.bytes().length, 0);
    console.log(`R24: ${secrets.length} secrets, ${seats.length} seats, ${Math.round(everything / 1024)} KB searched`);
    expect(found).toEqual([]);
    expect(unmarked(places)).toEqual([]);
    const heard = bytesOf(listeners);
    /** Which seats hold any secret of a field. */
    const holders = (row: string, path: string) => {
      const texts = secrets.filter((one) => one.places.some((place) => place.row === row && place.path === path));
      expect(texts).not.toEqual([]);
      return [...heard].filter(([, bytes]) => texts.some(({ text }) => holds(bytes, text))).map(([name]) => name);
    };
    expect(holders('logEntry.care', 'text')).toEqual(['coordH', 'coordU', 'coordK']);
    expect(holders('rosterPerson', 'name')).toEqual(['coordH', 'coordU', 'coordK']);
    expect(holders('operation', 'codename')).toEqual(['lead', 'desk', 'loggist', 'observer', 'field1', 'field2']);
    expect(holders('address', 'line')).toContain('W1');
    const command = ['lead', 'desk', 'loggist', 'observer'];
    const teams = ['field1', 'field2'];
    expect(holders('warrant', 'reference')).toEqual([...command, ...teams]);
    expect(holders('drawing', 'label')).toEqual([...command, ...teams]);
    expect(holders('staff', 'name')).toEqual([...command, ...teams]);
    expect(holders('contingency', 'trigger')).toEqual([...command, ...teams]);
    expect(holders('channel', 'codeWord')).toEqual([...command, ...teams]);
    expect(holders('task', 'title')).toEqual(command);
    expect(holders('post', 'name')).toEqual([...command, 'field1']);
    expect(holders('usualNeed', 'note')).toEqual(command);
    expect(holders('risk.ofAgency', 'hazard')).toEqual([...command, 'coordH', 'coordU', 'coordK']);
    expect(holders('risk.ofPolice', 'hazard')).toEqual([...command, 'field2']);
    expect(holders('risk.shared', 'hazard')).toEqual([...command, 'field1', 'coordH', 'coordU']);
    const coordinators = ['coordH', 'coordU', 'coordK'];
    expect(holders('message', 'text')).toEqual([...command, ...coordinators]);
    expect(holders('message.ofCommand', 'text')).toEqual([...command, ...coordinators]);
    expect(holders('capacity', 'note')).toEqual([...command, ...coordinators]);
    for (const asked of ['terms', 'expenses', 'contact.name', 'contact.phone'])
      expect(holders('request', asked)).toEqual([...command, ...coordinators, 'W1', 'W2', 'W3']);
    expect(holders('assignment', 'setAside.reason')).toEqual(command);
    expect(holders('assignment', 'hours.note')).toEqual([...command, 'coordH', 'coordU', 'W1']);
    expect(holders('assignment.unasked', 'certificates.expiresOn')).toEqual(coordinators);
    expect(holders('rosterPerson', 'email')).toEqual([]);
    /** Asked of H, the terms are read there; K, whose turn waits with the same, learns nothing. */
    expect(holders('turn', 'terms')).toEqual([...command, 'coordH']);
    expect(holders('rosterPerson', 'conflictNote')).toEqual(coordinators);
    expect(holders('import', 'fileHash')).toEqual([]);
    for (const never of ['passwordHash', 'link.tokenHash']) expect(holders('account', never)).toEqual([]);
    expect(holders('rosterPerson', 'phone')).toEqual([]);
    for (const never of ['link.tokenHash', 'pass.codeHash', 'pass.deviceHash'])
      expect(holders('assignment', never)).toEqual([]);
    const inRefusals = listeners.flatMap(({ seat, refusals }) =>
      secrets
        .filter(({ text }) => holds(refusals.join('\n'), text))
        .map(({ text }) => `${seat.name} is refused with ${text}`),
    );
    expect(inRefusals).toEqual([]);
    expect(secrets.filter(({ text }) => holds(server.output, text))).toEqual([]);
    expect(server.output.length).toBeGreaterThan(0);
    expect(Object.values(cookies).filter((cookie) => server.output.includes(cookie.split('=')[1] ?? cookie))).toEqual(
      [],
    );
  }, 120_000);

  test('WI18 R24 a cut that shows an agency too much is found on the wire', async () => {
    const leaky: Plants = {
      host: {
        projectionOf(stream, reader) {
          const projection = projectionOf(stream, reader);
          const named = (audience: string) => (audience.startsWith('agency:') ? 'lead' : audience);
          return {
            ...projection,
            open: (one) => projection.open(named(one)),
            view: (one) => projection.view(named(one)),
          };
        },
      },
    };
    const room = await openSocketRoom(leaky);
    closing.push(() => room.close());
    const scenario = await plan(room.driver, await firstAdministrator(room.host));
    const cookies = await cookiesOf(scenario, room.port, async (accountId) =>
      room.signIn({ accountId, name: '', agencyId: '', unitId: null, standing: 'member' }),
    );
    const seats: readonly Seat[] = seatsOf(scenario, cookies).filter(({ name }) => ['lead', 'coordK'].includes(name));
    const listeners: Listener[] = [];
    for (const seat of seats) listeners.push(await Listener.open(seat, room.port));
    const { places, operation } = await recorded(room.host, scenario);
    const secrets: readonly Secret[] = secretsOf(places);
    const found = wireViolations(secrets, seats, bytesOf(listeners), operation);
    expect(found).toContain('coordK finds operation codename and may not');
    expect(found.some((line) => line.includes('address line'))).toBe(true);
  }, 60_000);
});
