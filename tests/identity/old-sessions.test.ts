import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { foundDirectory } from '#server/identity/first-start.ts';
import { createIdentity, type Identity } from '#server/identity/identity.ts';
import { dropOldSessions } from '#server/identity/old-sessions.ts';
import { SESSION_SPANS } from '#server/identity/sessions.ts';
import { type Clock, systemClock } from '#server/live/clock.ts';
import type { LiveHost } from '#server/live/create-host.ts';
import { type HeldClock, openHost, settle } from '../live/world.ts';
import { startTestServer } from '../support/server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LINK = { kind: 'link', operationId: 'AAAAAAAAAAA', assignmentId: 'BBBBBBBBBBB' } as const;

let world: {
  readonly host: LiveHost;
  readonly clock: HeldClock;
  readonly log: Awaited<ReturnType<typeof openHost>>['log'];
};
let identity: Identity;
beforeEach(async () => {
  world = await openHost();
  const now = () => world.clock.now();
  await foundDirectory(world.host, randomBytes, now);
  identity = await createIdentity({ host: world.host, now, random: randomBytes });
});
afterEach(async () => {
  waiting = [];
  await world.host.stop();
});

const days = async (): Promise<readonly string[]> => (await world.log.streams('sessions/')).toSorted();
const begin = async (): Promise<void> => {
  expect((await identity.sessions.begin(LINK, 'Firefox on Windows')).ok).toBe(true);
};
/** A day goes by: the clock moves, and what waits for a day is called. */
let waiting: (() => void)[] = [];
async function nextDay(): Promise<void> {
  world.clock.leap(DAY);
  for (const callback of waiting.splice(0)) callback();
  await settle();
}
const parts = (failing: () => boolean = () => false, faults: unknown[] = []) => ({
  oldestDay: () => identity.sessions.oldestDay(),
  dropBefore: (day: string) => (failing() ? Promise.reject(new Error('no disk')) : world.host.dropSessionsBefore(day)),
  after: (milliseconds: number, callback: () => void) => {
    expect(milliseconds).toBe(DAY);
    waiting.push(callback);
    return () => {
      waiting = waiting.filter((one) => one !== callback);
    };
  },
  report: (error: unknown) => faults.push(error),
});

describe('the days of sessions', () => {
  test('ID15 a day is dropped, from memory and from disk, once no session of it can run; the others stay', async () => {
    const stop = dropOldSessions(parts());
    for (let day = 0; day < 7; day += 1) {
      await begin();
      await nextDay();
    }
    // Noon of 25 June: what began on the 23rd before noon is over, and its day may still hold what is not.
    expect(await days()).toEqual(['sessions/2026-06-23', 'sessions/2026-06-24']);
    expect(world.host.openTables('sessions/2026-06-22')).toBeUndefined();
    expect(world.host.openTables('sessions/2026-06-24')).toBeDefined();
    await stop();
    await nextDay();
    expect(await days()).toEqual(['sessions/2026-06-23', 'sessions/2026-06-24']);
  });

  test('ID15 no session is dropped before its own end, at whatever hour it began', async () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const begun = await identity.sessions.begin(LINK, 'Firefox on Windows');
      const endsAt = world.clock.now() + SESSION_SPANS.pass;
      if (!begun.ok || begun.session.kind !== 'link' || !('day' in begun.session.proof)) throw new Error('not begun');
      const { day } = begun.session.proof;
      world.clock.leap(SESSION_SPANS.pass - 1);
      expect(world.clock.now()).toBe(endsAt - 1);
      expect(identity.sessions.oldestDay() <= day).toBe(true);
      world.clock.leap(HOUR + 1 - SESSION_SPANS.pass);
    }
  });

  test('ID15 what was left on disk is dropped at the start, and a drop that failed is tried again the day after', async () => {
    await begin();
    world.clock.leap(4 * DAY);
    const faults: unknown[] = [];
    let failing = true;
    const stop = dropOldSessions(parts(() => failing, faults));
    await settle();
    expect([faults.length, await days()]).toEqual([1, ['sessions/2026-06-18']]);
    failing = false;
    await nextDay();
    expect([faults.length, await days()]).toEqual([1, []]);
    await stop();
  });

  test('ID15 a server that is started again drops what is over from its own disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-test-'));
    const begun = await startTestServer({ folder });
    const identity = await createIdentity({ host: begun.muster.host, now: () => Date.now(), random: randomBytes });
    expect((await identity.sessions.begin(LINK, 'Firefox on Windows')).ok).toBe(true);
    const day = new Date().toISOString().slice(0, 10);
    expect(await begun.muster.host.sessions(day)).toBeDefined();
    await begun.close();
    const later: Clock = { ...systemClock, now: () => Date.now() + 4 * DAY };
    const again = await startTestServer({ folder, clock: later });
    await settle();
    expect(await again.muster.host.sessions(day)).toBeUndefined();
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
