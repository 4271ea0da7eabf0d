import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Outcome, SolverDesk } from '#server/allocation/solver-desk.ts';
import { createPaces } from '#server/gateway/http-app.ts';
import { jsonBody } from '#server/gateway/http-body.ts';
import { proposalRoutes } from '#server/gateway/routes-proposals.ts';
import { Browser, buildTown, openHttpRoom, order, see, type HttpRoom, type Town } from '../gateway/http-room.ts';

jest.setTimeout(120_000);

const NOTHING_TO_DO = {
  steps: [],
  uncoveredBefore: 0,
  uncoveredAfter: 0,
  proof: { kind: 'best' },
  milliseconds: 0,
} as const;
const MADE: Outcome = { kind: 'made', proposal: NOTHING_TO_DO };

/** A desk at which everybody waits until it is told to answer. */
class HeldDesk implements SolverDesk {
  readonly #waiting: (() => void)[] = [];
  #arrived: () => void = () => undefined;

  ask(): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(MADE));
      this.#arrived();
    });
  }

  /** Until so many wait. */
  async until(number: number): Promise<void> {
    while (this.#waiting.length < number) await new Promise<void>((resolve) => (this.#arrived = resolve));
  }

  answer(): void {
    for (const answer of this.#waiting.splice(0)) answer();
  }
}

let room: HttpRoom;
let town: Town;
let stream: string;
let close: () => void;
let port: number;
const desks = { lead: new HeldDesk(), agencies: new HeldDesk() };

beforeAll(async () => {
  room = await openHttpRoom();
  town = await buildTown(room, await room.serve());
  stream = `operation/${town.operationId}`;
  const app = express().set('query parser', 'simple');
  app.use('/api', ...jsonBody, proposalRoutes({ ...room.parts, paces: createPaces() }, desks));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(async () => {
  close();
  await room.close();
});

/** Somebody signed in, at the server whose desks are held. */
function at(browser: Browser): Browser {
  const here = new Browser(port, new URL(browser.origin).hostname);
  for (const [name, value] of browser.cookies) here.cookies.set(name, value);
  return here;
}
const path = (as: string) => `/api/streams/${stream}/proposals?as=${as}`;
const byLead = () => at(town.lead).post(path('lead'), { kind: 'allocation' });
const byAgency = () => at(town.coordinator).post(path('coordinator'), { kind: 'own_roster', requestId: null });

describe('who waits for a proposal', () => {
  test('NK70 an agency takes two places and no more, and whether it waits the lead does not feel, nor it the lead', async () => {
    const [one, two] = [byAgency(), byAgency()];
    await desks.agencies.until(2);
    expect((await byAgency()).status).toBe(429);
    const whole = byLead();
    await desks.lead.until(1);
    desks.lead.answer();
    expect((await whole).status).toBe(200);
    desks.agencies.answer();
    expect([(await one).status, (await two).status]).toEqual([200, 200]);
    const again = byAgency();
    await desks.agencies.until(1);
    desks.agencies.answer();
    expect((await again).status).toBe(200);
  });

  test('NK71 whoever is let go while a proposal is made is told nothing of it', async () => {
    const own = byAgency();
    await desks.agencies.until(1);
    const members = Object.entries(await see(town.lead, 'lead', stream, 'member'));
    const memberId = members.find(([, { roles }]) => (roles as string[]).includes('coordinator'))?.[0];
    await order(town.lead, 'lead', stream, 'DismissMember', { memberId, reason: 'No longer needed' });
    desks.agencies.answer();
    const told = await own;
    expect([told.status, (told.json as { code: string }).code]).toEqual([404, 'not_for_you']);
    const whole = byLead();
    await desks.lead.until(1);
    const { lead } = town.accounts;
    await order(town.administrator, 'administrator', 'directory', 'SuspendAccount', {
      accountId: lead,
      reason: 'Gone',
    });
    desks.lead.answer();
    expect((await whole).status).toBe(401);
  });
});
