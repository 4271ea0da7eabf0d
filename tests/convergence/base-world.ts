import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  DIRECTORY,
  deriveId,
  type Id,
  idFromBytes,
  agencyStream,
  operationStream,
  sessionStream,
} from '#shared/ids.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { Bearer } from '#server/identity/bearer.ts';
import { dayOf, hashToken, newSessionToken } from '#server/identity/tokens.ts';
import { createHost, type HostParts, type LiveHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import { type EventLog, openEventLog } from '#server/log/event-log.ts';
import { memoryHeads } from '#server/log/heads.ts';
import { type Keyring, openKeyring } from '#server/log/keys.ts';
import type { Commit, CommitStore } from '#server/log/store.ts';
import { MemoryKeyStore, MemoryStore } from '#server/log/stores/memory.ts';
import type { ActingRole, OperationRole } from '#shared/vocabulary.ts';
import { randomOf } from '../support/harness/hidden-histories.ts';
import { SimClock } from './sim-clock.ts';

/** Somebody who can look: what they bring, and the role that they act in. */
export interface Seat {
  readonly name: string;
  readonly bearer: Bearer;
  readonly as: ActingRole;
  /** Their member record in the operation, where they have one. */
  readonly memberId: Id | null;
}

/** A small operation in which every role has somebody, as a log that each run begins with. */
export interface BaseWorld {
  readonly start: number;
  readonly stream: string;
  readonly seats: readonly Seat[];
  readonly agencies: readonly { readonly id: Id; readonly people: readonly Id[] }[];
  readonly assignments: readonly Id[];
  /** A log of its own over a copy of the commits; `store` may be made to fail. */
  copy(
    wrap: (store: CommitStore) => CommitStore,
    clock: SimClock,
  ): Promise<{ store: MemoryStore; open(): Promise<EventLog> }>;
}

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 18, 12);

export async function openLog(store: CommitStore, keyring: Keyring, now: () => number): Promise<EventLog> {
  const signingKey = generateSigningKey();
  return openEventLog({ store, keyring, signingKey, heads: memoryHeads(), catalogue: EVENT_CATALOGUE, now });
}
let signing: ReturnType<typeof generateKeyPairSync> | null = null;
const generateSigningKey = () => (signing ??= generateKeyPairSync('ed25519')).privateKey as never;

/** A live room on a log, put together as main does. */
export function openHost(
  log: EventLog,
  clock: SimClock,
  random: (length: number) => Uint8Array,
  parts: Partial<HostParts>,
): Promise<LiveHost> {
  return createHost({
    log,
    clock,
    newInstance: () => idFromBytes(random(11)),
    authorise,
    projectionOf,
    audiencesOf,
    publish: () => undefined,
    report: (error) => {
      throw error;
    },
    build: 'test',
    ...parts,
  });
}

/** The same ids at every start, so that a seed plays the same run again. */
const bytesFrom = (random: () => number) => (length: number) =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));
const idBytes = bytesFrom(randomOf(1));

class Builder {
  readonly host: LiveHost;
  readonly clock: SimClock;
  readonly operation: Id = idFromBytes(idBytes(11));
  readonly stream = operationStream(this.operation);
  readonly seats: Seat[] = [];
  #police = '';

  constructor(host: LiveHost, clock: SimClock) {
    this.host = host;
    this.clock = clock;
  }

  /** Gives a command that must be recorded; the id of the first thing that it made. */
  async give(stream: string, by: Principal, type: string, payload: unknown): Promise<Id> {
    const id = idFromBytes(idBytes(11));
    const at = this.clock.now();
    const envelope = { id, stream, type, version: 1, payload, occurredAt: at, sentAt: at };
    const reply = await this.host.command(envelope, by);
    if (!reply.ok) throw new Error(`${type}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.faults)}`);
    return deriveId(stream, id, 0);
  }

  async administrator(): Promise<AccountHolder> {
    const tokenHash = 'A'.repeat(43);
    await this.give(DIRECTORY, { kind: 'system', part: 'setup' }, 'FoundDirectory', { signInName: 'first', tokenHash });
    const directory = await this.host.directory();
    const [accountId = ''] = directory.ids('account', 'all', '');
    const account = directory.get('account', accountId);
    if (account === undefined || typeof account.name !== 'string') throw new Error('no administrator');
    this.#police = account.agencyId;
    const { name, agencyId } = account;
    return { kind: 'member', accountId, name, agencyId, unitId: null, standing: 'administrator', as: 'administrator' };
  }

  async account(
    by: AccountHolder,
    name: string,
    as: ActingRole,
    agencyId = this.#police,
    unitId: Id | null = null,
  ): Promise<AccountHolder> {
    const standing = as === 'lead' ? 'lead' : 'member';
    const payload = { name, signInName: name.toLowerCase(), agencyId, unitId, standing };
    const accountId = await this.give(DIRECTORY, by, 'AddAccount', payload);
    return { kind: 'member', accountId, name, agencyId, unitId, standing, as };
  }

  /** A session that is open from now on, as the identity room makes one. */
  async session(holder: object): Promise<{ tokenHash: string; day: string; endsAt: number }> {
    const now = this.clock.now();
    const tokenHash = hashToken(newSessionToken(now, idBytes));
    const [day, endsAt] = [dayOf(now), now + 12 * 60 * MINUTE];
    const payload = { tokenHash, holder, endsAt, device: 'a test' };
    await this.give(sessionStream(day), { kind: 'system', part: 'identity' }, 'BeginSession', payload);
    return { tokenHash, day, endsAt };
  }

  async seat(holder: AccountHolder, memberId: Id | null): Promise<void> {
    const { accountId, as, name } = holder;
    const session = await this.session({ kind: 'account', accountId });
    this.seats.push({
      name,
      as,
      memberId,
      bearer: { account: { kind: 'account', accountId, ...session }, link: null },
    });
  }
}

const EXPECTED = { number: null, languages: ['ro'], children: 'none' };
const PERSON = { roles: ['interpreter'], languages: ['ro'], gender: 'woman', worksWith: 'women_found', phone: '' };

/** Builds the operation once; every run copies its log. */
export async function buildBaseWorld(): Promise<BaseWorld> {
  const clock = new SimClock(START);
  const [keys, master] = [new MemoryKeyStore(), randomBytes(32)];
  const keyring = await openKeyring(keys, master, true);
  const store = new MemoryStore();
  const host = await openHost(await openLog(store, keyring, () => clock.now()), clock, randomBytes, {});
  const world = new Builder(host, clock);
  const { stream } = world;
  const administrator = await world.administrator();
  const [harbour, clearway] = [
    await world.give(DIRECTORY, administrator, 'AddAgency', { name: 'Harbour', short: 'HARBOUR', kind: 'charity' }),
    await world.give(DIRECTORY, administrator, 'AddAgency', { name: 'Clearway', short: 'CLEARWAY', kind: 'charity' }),
  ];
  const unit = await world.give(DIRECTORY, administrator, 'AddUnit', { agencyId: harbour, name: 'Night team' });
  const lead = await world.account(administrator, 'Ashdown', 'lead');
  await world.give(stream, lead, 'CreateOperation', {
    codename: 'MARIGOLD',
    area: 'Luton',
    zone: 'Europe/London',
    t: START + 60 * MINUTE,
  });
  const [own] = (await host.operation(world.operation))?.ids('member', 'account', lead.accountId) ?? [];
  await world.seat(lead, own ?? null);
  for (const agencyId of [harbour, clearway]) await world.give(stream, lead, 'AdmitAgency', { agencyId });
  const join = async (name: string, as: OperationRole, agencyId?: Id, unitId: Id | null = null) => {
    const holder = await world.account(administrator, name, as, agencyId, unitId);
    const memberId = await world.give(stream, lead, 'AdmitMember', { accountId: holder.accountId, roles: [as] });
    await world.seat(holder, memberId);
    return { holder, memberId };
  };
  for (const [name, as] of [
    ['Marsh', 'desk'],
    ['Thorne', 'loggist'],
    ['Grange', 'observer'],
    ['Hollis', 'observer'],
  ] as const)
    await join(name, as);
  const [one, two] = [await join('Pike', 'field'), await join('Stokes', 'field')];
  const [h, u, c] = [
    await join('Quill', 'coordinator', harbour),
    await join('Fenwick', 'coordinator', harbour, unit),
    await join('Okafor', 'coordinator', clearway),
  ];
  const team = (callSign: string, memberId: Id) =>
    world.give(stream, lead, 'AddTeam', { callSign, talkgroup: '', memberIds: [memberId], updaterId: memberId });
  const teams = [await team('MIKE 10', one.memberId), await team('MIKE 20', two.memberId)];
  const places: { kind: 'address' | 'site'; id: Id }[] = [];
  for (const [index, line] of ['14 Example Road', '27 Sample Terrace'].entries())
    places.push({
      kind: 'address',
      id: await world.give(stream, lead, 'AddAddress', {
        line,
        postcode: '',
        point: null,
        hazards: '',
        entry: '',
        expected: EXPECTED,
        teamId: teams[index] ?? null,
      }),
    });
  places.push({
    kind: 'site',
    id: await world.give(stream, lead, 'AddSite', {
      kind: 'reception_centre',
      name: 'Model Hall',
      line: '',
      postcode: '',
      point: null,
    }),
  });
  const asked = [
    { agencyId: harbour, unitId: null, by: h.holder },
    { agencyId: harbour, unitId: unit, by: u.holder },
    { agencyId: clearway, unitId: null, by: c.holder },
  ];
  const assignments: Id[] = [];
  const people = new Map<Id, Id[]>([
    [harbour, []],
    [clearway, []],
  ]);
  for (const [index, place] of places.entries()) {
    const { agencyId, unitId, by } = asked[index]!;
    const window = { start: -60, end: 120 };
    const requirementId = await world.give(stream, lead, 'AddRequirement', {
      role: 'interpreter',
      number: 2,
      place,
      window,
      languages: ['ro'],
      gender: 'any',
      worksWith: 'women_found',
      note: '',
    });
    const requestId = await world.give(stream, lead, 'AskAgencies', {
      requirementId,
      asked: [{ agencyId, unitId }],
      answerBy: null,
    });
    for (const name of [`A${index}`, `B${index}`])
      people
        .get(agencyId)
        ?.push(await world.give(agencyStream(agencyId), by, 'AddPerson', { ...PERSON, name, shownName: name, unitId }));
    const personId = people.get(agencyId)?.at(-1) ?? '';
    const hours = { startAt: START, endAt: START + 180 * MINUTE, slackMinutes: 30 };
    assignments.push(await world.give(stream, by, 'PutForward', { requestId, personId, ...hours }));
  }
  await seatWorkers(world, assignments, h.holder, c.holder);
  const commits: Commit[] = [];
  for (const name of await store.streams('')) commits.push(...(await store.read(name, 1, 10_000)));
  await host.stop();
  return {
    start: clock.now(),
    stream,
    seats: world.seats,
    agencies: [...people].map(([id, them]) => ({ id, people: them })),
    assignments,
    async copy(wrap, runClock) {
      const own = new MemoryStore();
      await own.append(commits);
      // Keys of its own, too: one that an earlier run made would be there at once, and the run would not be the same.
      const ownKeys = new MemoryKeyStore();
      await ownKeys.replaceAll(await keys.all());
      const ring = await openKeyring(ownKeys, master, false);
      return { store: own, open: () => openLog(wrap(own), ring, () => runClock.now()) };
    },
  };
}

/** Two workers: one by her answer link, one by a day pass that she has opened. */
async function seatWorkers(
  world: Builder,
  assignments: readonly Id[],
  harbour: AccountHolder,
  clearway: AccountHolder,
): Promise<void> {
  const { stream, operation: operationId } = world;
  const [first = '', , third = ''] = assignments;
  for (const [assignmentId, by] of [
    [first, harbour],
    [third, clearway],
  ] as const) {
    const tokenHash = hashToken(`answer of ${assignmentId}`);
    await world.give(stream, by, 'IssueAnswerLink', { assignmentId, tokenHash });
    await world.give(stream, by, 'ConfirmAssignment', { assignmentId });
    const link = { kind: 'link', operationId, assignmentId } as const;
    if (assignmentId === first) {
      const bearer = { account: null, link: { ...link, proof: { kind: 'answer', tokenHash } as const } };
      world.seats.push({ name: 'worker by link', as: 'worker', memberId: null, bearer });
      continue;
    }
    const codeHash = 'C'.repeat(43);
    await world.give(stream, by, 'IssueDayPass', { assignmentId, codeHash });
    const session = await world.session({ kind: 'link', operationId, assignmentId });
    const identity = { kind: 'system', part: 'identity' } as const;
    await world.give(stream, identity, 'OpenDayPass', { assignmentId, codeHash, deviceHash: session.tokenHash });
    const proof = { kind: 'pass', ...session, answerHash: tokenHash } as const;
    world.seats.push({
      name: 'worker by pass',
      as: 'worker',
      memberId: null,
      bearer: { account: null, link: { ...link, proof } },
    });
  }
}
