import { randomBytes } from 'node:crypto';
import { deriveId, DIRECTORY, idFromBytes, operationStream, type Id } from '#shared/ids.ts';
import type { Frame, Reply } from '#shared/protocol.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { Clock } from '#server/live/clock.ts';
import { createHost, type HostParts, type LiveHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import type { CommitStore } from '#server/log/store.ts';

/** A clock that stands still until it is moved; timers run in order as it passes them. */
export class HeldClock implements Clock {
  #now: number;
  #steady = 0;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(now = Date.UTC(2026, 5, 18, 12, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#steady;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#steady + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Time passes: timers run at their moment, and what they began is awaited. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#steady + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#advance(next.at - this.#steady);
      next.callback();
      await settle();
    }
    this.#advance(end - this.#steady);
  }

  /** The wall clock jumps; steady time does not. */
  leap(milliseconds: number): void {
    this.#now += milliseconds;
  }

  #advance(milliseconds: number): void {
    const by = Math.max(0, milliseconds);
    this.#now += by;
    this.#steady += by;
  }
}

/** Lets everything that is under way in this process come to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export interface World {
  readonly host: LiveHost;
  readonly clock: HeldClock;
  readonly log: EventLog;
  readonly frames: Frame[];
  readonly faults: unknown[];
  readonly operation: Id;
  readonly stream: string;
  readonly lead: AccountHolder;
  readonly desk: AccountHolder;
  readonly administrator: AccountHolder;
  readonly send: (
    by: Principal,
    type: string,
    payload: unknown,
    options?: { id?: string; stream?: string; waited?: number },
  ) => Promise<Reply>;
}

const SYSTEM: Principal = { kind: 'system', part: 'setup' };
export const newCommandId = (): Id => idFromBytes(randomBytes(11));

export interface WorldOptions {
  readonly store?: CommitStore;
  readonly clock?: HeldClock;
  readonly parts?: Partial<HostParts>;
  readonly log?: EventLog;
}

/** A live room over a memory log: nothing of it is pretended but the passing of time. */
export async function openHost(
  options: WorldOptions = {},
): Promise<Omit<World, 'operation' | 'stream' | 'lead' | 'desk' | 'administrator' | 'send'>> {
  const clock = options.clock ?? new HeldClock();
  const log =
    options.log ??
    (await openMemoryLog({
      catalogue: EVENT_CATALOGUE,
      now: () => clock.now(),
      ...(options.store ? { store: options.store } : {}),
    }));
  const frames: Frame[] = [];
  const faults: unknown[] = [];
  const host = await createHost({
    log,
    clock,
    newInstance: newCommandId,
    authorise,
    projectionOf,
    audiencesOf,
    publish: (all) => frames.push(...all),
    report: (error) => faults.push(error),
    build: 'test',
    ...options.parts,
  });
  return { host, clock, log, frames, faults };
}

export function sender(host: LiveHost, clock: HeldClock, defaultStream: string): World['send'] {
  return (by, type, payload, { id = newCommandId(), stream = defaultStream, waited = 0 } = {}) => {
    const sentAt = clock.now();
    return host.command({ id, stream, type, version: 1, payload, occurredAt: sentAt - waited, sentAt }, by);
  };
}

/** An operation with a lead and a radio desk, and nothing planned yet. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const opened = await openHost(options);
  const { host, clock } = opened;
  const operation = newCommandId();
  const stream = operationStream(operation);
  const send = sender(host, clock, stream);
  const directory = async (by: Principal, type: string, payload: unknown): Promise<Id> => {
    const id = newCommandId();
    expectRecorded(await send(by, type, payload, { id, stream: DIRECTORY }));
    return deriveId(DIRECTORY, id, 0);
  };
  await directory(SYSTEM, 'FoundDirectory', { signInName: 'administrator', tokenHash: 'A'.repeat(43) });
  const administrator = await firstAccount(host);
  const account = async (
    name: string,
    standing: 'lead' | 'member',
    as: AccountHolder['as'],
  ): Promise<AccountHolder> => {
    const { agencyId } = administrator;
    const accountId = await directory(administrator, 'AddAccount', {
      name,
      signInName: name.toLowerCase(),
      agencyId,
      unitId: null,
      standing,
    });
    return { kind: 'member', accountId, name, agencyId, unitId: null, standing, as };
  };
  const lead = await account('Ashdown', 'lead', 'lead');
  const desk = await account('Marsh', 'member', 'desk');
  expectRecorded(
    await send(lead, 'CreateOperation', { codename: 'MARIGOLD', area: 'Luton area', zone: 'Europe/London', t: null }),
  );
  expectRecorded(await send(lead, 'AdmitMember', { accountId: desk.accountId, roles: ['desk'] }));
  return { ...opened, operation, stream, lead, desk, administrator, send };
}

async function firstAccount(host: LiveHost): Promise<AccountHolder> {
  const directory = await host.directory();
  const [accountId = ''] = directory.ids('account', 'all', '');
  const account = directory.get('account', accountId);
  if (account === undefined || typeof account.name !== 'string') throw new Error('no first account');
  return {
    kind: 'member',
    accountId,
    name: account.name,
    agencyId: account.agencyId,
    unitId: null,
    standing: 'administrator',
    as: 'administrator',
  };
}

export function expectRecorded(reply: Reply): Reply & { ok: true } {
  if (!reply.ok) throw new Error(`refused: ${reply.refusal.code} ${JSON.stringify(reply.refusal.faults)}`);
  return reply;
}

/** An address of the plan, for commands that speak of one. */
export async function addAddress({ send, lead, stream }: World, line = '27 Sample Terrace'): Promise<Id> {
  const id = newCommandId();
  const expected = { number: null, languages: [], children: 'unknown' };
  expectRecorded(
    await send(
      lead,
      'AddAddress',
      { line, postcode: '', point: null, hazards: '', entry: '', expected, teamId: null },
      { id },
    ),
  );
  return deriveId(stream, id, 0);
}
