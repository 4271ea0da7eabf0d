import { randomBytes } from 'node:crypto';
import { type Id, operationStream } from '#shared/ids.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { AccountHolder } from '#server/domain/principal.ts';
import type { Muster } from '#server/main.ts';
import { Driver, type Player } from '../demo/driver.ts';
import { firstAdministrator, hashOf } from '../demo/marigold.ts';
import { many } from './many.ts';
import { putForward, type Staffed } from './staffed.ts';

/** Somebody with a session, ready to connect. */
export interface Seat {
  readonly cookie: string;
  readonly as: ActingRole;
}

/** An operation to be measured: who watches it, who sends, and what they speak of. */
export interface BenchWorld {
  readonly stream: string;
  readonly operation: Id;
  /** One for each audience. */
  readonly audiences: readonly Seat[];
  readonly senders: readonly (Seat & { readonly siteId: Id; readonly siteName: string })[];
  readonly addresses: readonly Id[];
  /** Everybody with a yes, where the size says so. */
  readonly staffed: readonly Staffed[];
}

export interface WorldSize {
  readonly agencies: number;
  readonly teams: number;
  readonly addresses: number;
  /** One sender and one site each; every agency is shown every site. */
  readonly sites: number;
  readonly logEntries: number;
  /** People of the first agency with a yes: five in each of two needs at each place, as many places as it takes. */
  readonly staffed?: { readonly people: number; readonly at: 'address' | 'site' };
}

/** Makes operations of a size by ordinary commands, and signs everybody in by ordinary links. */
export class BenchWorlds {
  readonly #muster: Muster;
  readonly #driver: Driver;
  readonly #cookies = new Map<Id, string>();
  #administrator: Player | null = null;
  #names = 0;

  constructor(muster: Muster) {
    this.#muster = muster;
    this.#driver = new Driver({
      command: (envelope, by) => muster.host.command(envelope, by),
      now: () => Date.now(),
      random: randomBytes,
    });
  }

  async make(size: WorldSize): Promise<BenchWorld> {
    const administrator = (this.#administrator ??= await firstAdministrator(this.#muster.host));
    const lead = await this.#account(administrator.agencyId, 'lead');
    const operation = this.#driver.newId();
    const asLead: LeadSends = (type, payload) =>
      this.#driver.send(operationStream(operation), holder(lead, 'lead'), type, payload);
    await asLead('CreateOperation', { codename: 'BENCH', area: 'Luton area', zone: 'Europe/London', t: Date.now() });
    const admit = (player: Player, role: string) =>
      asLead('AdmitMember', { accountId: player.accountId, roles: [role] });
    const audiences: Seat[] = [await this.#seat(lead, 'lead')];
    for (const role of ['desk', 'loggist', 'observer'] as const) {
      const player = await this.#account(administrator.agencyId, 'member');
      await admit(player, role);
      audiences.push(await this.#seat(player, role));
    }
    const teams = await this.#teams(size, administrator, admit, asLead, audiences);
    const addresses = await many(size.addresses, (n) =>
      asLead('AddAddress', addressOf(n, teams[n % Math.max(1, teams.length)] ?? null)),
    );
    const sites = await many(size.sites, (n) =>
      asLead('AddSite', { kind: 'rvp', name: siteName(n, 0), line: '', postcode: '', point: null }),
    );
    const [coordinator] = await this.#agencies(size, admit, asLead, audiences, sites);
    const senders = await many(size.sites, async (n) => {
      const player = await this.#account(administrator.agencyId, 'member');
      await admit(player, 'lead');
      return { ...(await this.#seat(player, 'lead')), siteId: sites[n] ?? '', siteName: siteName(n, 0) };
    });
    await asLead('ChangePhase', { to: 'briefed' });
    await asLead('ChangePhase', { to: 'live' });
    await many(size.logEntries, (n) =>
      asLead('WriteLogEntry', {
        sight: 'command',
        addressId: null,
        text: `Entry ${n}: nothing to report.`,
        source: 'desk',
      }),
    );
    const { people, at } = size.staffed ?? { people: 0, at: 'address' };
    const places = at === 'address' ? addresses : sites;
    const staffed =
      coordinator === undefined
        ? []
        : await putForward({ driver: this.#driver, operation, asLead, coordinator, people, at, places });
    return { stream: operationStream(operation), operation, audiences, senders, addresses, staffed };
  }

  async #teams(
    size: WorldSize,
    { agencyId }: Player,
    admit: Admit,
    asLead: LeadSends,
    audiences: Seat[],
  ): Promise<Id[]> {
    const teams: Id[] = [];
    for (let n = 0; n < size.teams; n += 1) {
      const player = await this.#account(agencyId, 'member');
      const memberId = await admit(player, 'field');
      teams.push(
        await asLead('AddTeam', {
          callSign: `MIKE ${n}`,
          talkgroup: 'TG 4',
          memberIds: [memberId],
          updaterId: memberId,
        }),
      );
      audiences.push(await this.#seat(player, 'field'));
    }
    return teams;
  }

  async #agencies(
    size: WorldSize,
    admit: Admit,
    asLead: LeadSends,
    audiences: Seat[],
    sites: readonly Id[],
  ): Promise<readonly Player[]> {
    const coordinators: Player[] = [];
    for (let n = 0; n < size.agencies; n += 1) {
      const name = `A${(this.#names += 1)}`;
      const administrator = this.#administrator;
      if (administrator === null) break;
      const agencyId = await this.#driver.directory(administrator, 'AddAgency', { name, short: name, kind: 'charity' });
      await asLead('AdmitAgency', { agencyId });
      const player = await this.#account(agencyId, 'member');
      await admit(player, 'coordinator');
      coordinators.push(player);
      audiences.push(await this.#seat(player, 'coordinator'));
      await many(sites.length, (at) =>
        asLead('ShowPlace', { place: { kind: 'site', id: sites[at] }, agencyId, level: 'full', at: null }),
      );
    }
    return coordinators;
  }

  async #account(agencyId: Id, standing: 'lead' | 'member'): Promise<Player> {
    const administrator = this.#administrator;
    if (administrator === null) throw new Error('no administrator');
    const name = `Person ${(this.#names += 1)}`;
    const signInName = name.toLowerCase().replace(' ', '.');
    const accountId = await this.#driver.directory(administrator, 'AddAccount', {
      name,
      signInName,
      agencyId,
      unitId: null,
      standing,
    });
    return { accountId, name, agencyId, unitId: null, standing };
  }

  async #seat({ accountId }: Player, as: ActingRole): Promise<Seat> {
    const administrator = this.#administrator;
    const known = this.#cookies.get(accountId);
    if (known !== undefined || administrator === null) return { cookie: known ?? '', as };
    const token = randomBytes(32).toString('base64url');
    await this.#driver.directory(administrator, 'IssueLink', {
      accountId,
      tokenHash: hashOf(token),
      purpose: 'sign_in',
    });
    const { url } = this.#muster;
    const headers = { 'content-type': 'application/json', 'x-muster': '1', origin: url };
    const response = await fetch(`${url}/api/link`, { method: 'POST', headers, body: JSON.stringify({ token }) });
    const cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    if (cookie === '') throw new Error(`nobody was signed in: ${response.status}`);
    this.#cookies.set(accountId, cookie);
    return { cookie, as };
  }
}

type LeadSends = (type: string, payload: unknown) => Promise<Id>;
type Admit = (player: Player, role: string) => Promise<Id>;

/** A site's name carries a mark by which a frame is known again: which site, and its how-manieth change. */
export const siteName = (site: number, count: number): string => `RVP #${site}.${count}#`;

const holder = (player: Player, as: ActingRole): AccountHolder => ({ kind: 'member', ...player, as });

const addressOf = (n: number, teamId: Id | null) => ({
  line: `${n + 1} Example Road`,
  postcode: 'LU1 0AA',
  point: null,
  hazards: '',
  entry: '',
  expected: { number: 3, languages: ['ro'], children: 'none' },
  teamId,
});
