import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { isPublicAddress, publicLookup } from '#server/messages/public-address.ts';
import { makePushKeys, readPushKeys } from '#server/messages/push-keys.ts';
import { PUSH_SERVICES, pushHosts, type PushTarget, pushTarget } from '#server/messages/push-services.ts';
import { createPusher } from '#server/messages/pusher.ts';
import { newDevice } from './device.ts';
import { addressesInside, addressesOutside, endpointsInside } from './inner-addresses.ts';
import { openPushHost, openSilentHost, type PushHost, type SilentHost } from './listening.ts';

const keys = readPushKeys(makePushKeys());
const settings = { contact: 'mailto:it@example.org', keys };

let inside: SilentHost;
let service: PushHost;
beforeAll(async () => {
  inside = await openSilentHost();
  service = await openPushHost();
});
afterAll(async () => {
  await inside.close();
  await service.close();
});

/** Endpoints that a reading of them lets through. */
const letThrough = (read: (endpoint: string) => PushTarget | null): readonly string[] =>
  endpointsInside(inside.port).filter((endpoint) => read(endpoint) !== null);

describe('where a push may go', () => {
  test('MS9 an endpoint that is not of a known service is never called, in more than 200 spellings', async () => {
    const all = endpointsInside(inside.port);
    expect(all.length).toBeGreaterThan(200);
    expect(letThrough((endpoint) => pushTarget(endpoint, []))).toEqual([]);
    const pusher = createPusher({ ...settings, origins: [] });
    for (const endpoint of all) expect(await pusher.send(newDevice(endpoint).subscription)).toBe('refused');
    expect(inside.connections).toBe(0);
    // The proof can fail: readings as they are often written let some through, and one of them is called.
    const byPart = (endpoint: string) => (endpoint.includes('fcm.googleapis.com') ? anywhere(endpoint) : null);
    expect(letThrough(byPart).length).toBeGreaterThan(5);
    const byOwn = createPusher({ ...settings, origins: [`http://127.0.0.1:${inside.port}`] });
    const calling = byOwn.send(newDevice(`http://127.0.0.1:${inside.port}/push`).subscription);
    await inside.connected(1);
    byOwn.close();
    expect(await calling).toBe('later');
  });

  test('MS9 every browser maker’s service is let through, over https on its own port, and each says where that is written', () => {
    for (const endpoint of [
      'https://fcm.googleapis.com/fcm/send/abc:def',
      'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
      'https://web.push.apple.com/QGu',
      'https://wns2-par02p.notify.windows.com/w/?token=BQYA',
    ])
      expect(pushTarget(endpoint, [])?.inner).toBe(false);
    for (const { source } of PUSH_SERVICES) expect(source).toMatch(/https:\/\/\S+$/);
    expect(pushHosts([]).length).toBeLessThanOrEqual(120);
  });

  test('MS10 a known name that resolves to an inner address is not connected to, and is resolved once', async () => {
    const spelled = addressesInside.filter((address) => isPublicAddress(address));
    expect(spelled).toEqual([]);
    expect(addressesOutside.filter((address) => !isPublicAddress(address))).toEqual([]);
    let asked = 0;
    const pusher = createPusher({ ...settings, origins: [] }, (_host, _options, done) => {
      asked += 1;
      done(
        null,
        addressesInside.slice(0, 60).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    });
    expect(await pusher.send(newDevice('https://fcm.googleapis.com/fcm/send/abc').subscription)).toBe('later');
    expect(asked).toBe(1);
    // Of several addresses the inner ones are left out; one alone that is public is given.
    const given = await new Promise<unknown>((resolve) => {
      publicLookup((_host, _options, done) =>
        done(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '8.8.8.8', family: 4 },
        ]),
      )('fcm.googleapis.com', { all: true }, (_error, found) => resolve(found));
    });
    expect(given).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });

  test('MS10 no redirect is followed', async () => {
    const before = inside.connections;
    service.status = 307;
    service.location = `http://127.0.0.1:${inside.port}/`;
    const pusher = createPusher({ ...settings, origins: [service.origin] });
    expect(await pusher.send(newDevice(`${service.origin}/device/1`).subscription)).toBe('refused');
    expect(inside.connections).toBe(before);
    service.location = null;
    service.status = 201;
  });

  test('MS6 a push says “Open Muster” to its device and nothing else to anybody, each the same length', async () => {
    const pusher = createPusher({ ...settings, origins: [service.origin] });
    const from = service.pushes.length;
    const devices = Array.from({ length: 5 }, (_, n) => newDevice(`${service.origin}/device/${n}`));
    for (const { subscription } of devices) expect(await pusher.send(subscription)).toBe('sent');
    const pushes = service.pushes.slice(from);
    expect(pushes.map(({ body }, n) => devices[n]?.read(body))).toEqual(devices.map(() => 'Open Muster'));
    expect(new Set(pushes.map(({ body }) => body.length)).size).toBe(1);
    expect(() => devices[0]?.read(pushes[1]?.body ?? Buffer.alloc(0))).toThrow();
    for (const { headers } of pushes) {
      expect(Object.keys(headers).toSorted()).toEqual([
        'authorization',
        'connection',
        'content-encoding',
        'content-length',
        'content-type',
        'host',
        'topic',
        'ttl',
        'urgency',
      ]);
      expect([headers['topic'], headers['urgency'], headers['ttl']]).toEqual(['muster', 'normal', '14400']);
    }
  });

  test('MS11 a device that is gone is told apart from a service that is busy or away', async () => {
    const pusher = createPusher({ ...settings, origins: [service.origin, 'http://127.0.0.1:9'] });
    const answered = async (status: number) => {
      service.status = status;
      return pusher.send(newDevice(`${service.origin}/device/1`).subscription);
    };
    const outcomes: string[] = [];
    for (const status of [404, 410, 429, 500, 503, 400, 403, 413, 201]) outcomes.push(await answered(status));
    expect(outcomes).toEqual(['gone', 'gone', 'later', 'later', 'later', 'refused', 'refused', 'refused', 'sent']);
    expect(await pusher.send(newDevice('http://127.0.0.1:9/').subscription)).toBe('later');
    const noKeys = { endpoint: `${service.origin}/x`, p256dh: randomBytes(65).toString('base64url'), auth: 'x' };
    expect(await pusher.send(noKeys)).toBe('refused');
  });
});

/** A reading that minds nothing. */
const anywhere = (endpoint: string): PushTarget | null =>
  URL.canParse(endpoint) ? { url: new URL(endpoint), inner: false } : null;
