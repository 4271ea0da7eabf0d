import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { firstAdministrator, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { cookieByLink, merged, type Records } from '../support/live-client.ts';
import { recordKey } from '#server/domain/tables.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { AddressView, AssistanceView, LogEntryView, NoticeView, TeamView } from '#shared/records.ts';
import { operationStream } from '#shared/ids.ts';
import type { Step } from '#shared/vocabulary.ts';

const MINUTE = 60_000;

export interface PhoneDay extends TestServer {
  readonly marigold: Marigold;
  /** The address of the first team. */
  readonly addressId: string;
  /** Signs a player in within a browser context and gives the address of the phone's page. */
  signIn(context: BrowserContext, player?: Player): Promise<string>;
  /** Says that a step was reached so many minutes ago: by the officer's phone, or by radio to the desk. */
  said(step: Step, minutesAgo: number, source?: 'phone' | 'radio'): Promise<void>;
  /** What the server has on record, through the desk's own view. */
  recorded(): Promise<Recorded>;
  /** Listens to the server from now on; the answer gives the words of what the phones said since, in order. */
  listen(): () => readonly string[];
  /** The updater's way in by password. */
  readonly password: { readonly name: string; readonly password: string };
  /** Another member of the updater's team. */
  readonly second: Player;
  /** Makes that member the updater. */
  moveUpdater(): Promise<void>;
}
export interface Recorded {
  readonly address: AddressView;
  readonly log: readonly LogEntryView[];
  readonly assistance: readonly (AssistanceView & { readonly id: string })[];
  /** Notices of which somebody has not said "understood". */
  readonly untold: readonly NoticeView[];
}

/** The built pages, or those that MUSTER_PAGES names. */
export const pagesFolder = process.env['MUSTER_PAGES'] ?? fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The real server with Operation Marigold six minutes after T, and people asked for at the first address. */
export async function startPhoneDay(): Promise<PhoneDay> {
  const server = await startTestServer({ assetsFolder: pagesFolder });
  const { driver, muster } = server;
  const marigold = await playInMarigold(driver, await firstAdministrator(muster.host), Date.now() - 6 * MINUTE);
  const { operation, lead, desk, updaters } = marigold;
  const addressId = marigold.addresses[0] ?? '';
  await driver.operation(operation, lead, 'lead', 'ChangePhase', { to: 'live' });
  const deskCookie = await cookieByLink(await server.link(desk, marigold.administrator));
  const [updater] = updaters;
  if (updater === undefined) throw new Error('nobody carries the phone');
  const second = await playerNamed(muster.host, 'PC Tamsin Reeve');
  const read = async (): Promise<Records> => {
    const path = `/api/streams/${operationStream(operation)}/view?as=desk`;
    const response = await fetch(server.url + path, { headers: { cookie: deskCookie, 'x-muster': '1' } });
    if (!response.ok) throw new Error(`the view was refused: ${response.status} ${await response.text()}`);
    const { audiences } = (await response.json()) as { audiences: readonly Records[] };
    return audiences.reduce<Records>((all, one) => merged(all, one, {}), {});
  };
  const day: PhoneDay = {
    ...server,
    second,
    password: await setPassword(server, await server.link(updater, marigold.administrator)),
    marigold,
    addressId,
    async signIn(context, player = updaters[0]) {
      if (player === undefined) throw new Error('nobody carries the phone');
      const [name = '', value = ''] = (await cookieByLink(await server.link(player, marigold.administrator))).split(
        '=',
      );
      await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Strict' }]);
      return `${server.url}/o/${operation}/field`;
    },
    async said(step, minutesAgo, source = 'phone') {
      const by = source === 'phone' ? updaters[0] : desk;
      if (by === undefined) throw new Error('nobody says it');
      const heard = source === 'radio' ? { heardFrom: 'MIKE 10' } : {};
      const payload = { addressId, step, reached: true, source, ...heard };
      await driver.operation(operation, by, source === 'phone' ? 'field' : 'desk', 'ReportStep', payload, minutesAgo);
    },
    listen() {
      const entries = new Map<string, string>();
      const key = recordKey('logEntry', '');
      const reader = muster.host.operation(operation);
      muster.host.onCommitted((_stream, touched) => {
        const made = [...touched.records].filter((one) => one.startsWith(key)).map((one) => one.slice(key.length));
        void reader.then((state) => {
          for (const id of made) {
            const entry = state?.get('logEntry', id);
            if (entry?.source === 'phone' && typeof entry.text === 'string') entries.set(id, entry.text);
          }
          return undefined;
        });
      });
      return () => [...entries.values()];
    },
    recorded: async () => recordedOf(await read(), addressId),
    async moveUpdater() {
      const teams = Object.entries((await read())['team'] ?? {}) as [string, TeamView][];
      const [teamId, team] = teams.find(([, { callSign }]) => callSign === 'MIKE 10') ?? [];
      const from = team?.updaterId ?? null;
      const to = team?.memberIds?.find((id) => id !== from) ?? null;
      if (teamId === undefined) throw new Error('there is no such team');
      const fields = { updaterId: { from, to } };
      await driver.operation(operation, lead, 'lead', 'EditTeam', { teamId, fields });
    },
  };
  await callPeople(day);
  return day;
}

function recordedOf(records: Records, addressId: string): Recorded {
  const all = (kind: string): unknown[] =>
    Object.entries(records[kind] ?? {}).map(([id, fields]) => ({ ...fields, id }));
  return {
    address: records['address']?.[addressId] ?? {},
    log: (all('logEntry') as LogEntryView[]).filter((entry) => entry.addressId === addressId),
    assistance: (all('assistance') as Recorded['assistance']).filter((call) => call.addressId === addressId),
    untold: all('notice') as NoticeView[],
  };
}

async function playerNamed(host: TestServer['muster']['host'], wanted: string): Promise<Player> {
  const directory = await host.directory();
  for (const accountId of directory.ids('account', 'all', '')) {
    const account = directory.get('account', accountId);
    if (account?.name !== wanted) continue;
    const { agencyId, unitId, standing } = account;
    return { accountId, name: wanted, agencyId, unitId, standing };
  }
  throw new Error(`nobody is called ${wanted}`);
}

/** Opens a sign-in link and sets a password, as the officer did at home. */
async function setPassword(server: TestServer, link: string): Promise<PhoneDay['password']> {
  const password = 'seven wet gloves in rain';
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', origin: server.url },
      body: JSON.stringify(body),
    });
  const token = new URL(link).hash.slice(1);
  const look = (await (await post('/api/link/look', { token })).json()) as { signInName: string };
  const answer = await post('/api/link', { token, password });
  if (!answer.ok) throw new Error(`the password was refused: ${await answer.text()}`);
  return { name: look.signInName, password };
}

/** An interpreter who is there, a nurse on her way since six minutes, two support workers who are there. */
async function callPeople({ driver, marigold, addressId }: PhoneDay): Promise<void> {
  const { operation, lead, coordinators, agencies, t } = marigold;
  const wanted = [
    { role: 'interpreter', presence: 'arrived', ago: 9 },
    { role: 'sexual_health_nurse', presence: 'en_route', ago: 6 },
    { role: 'support_worker', presence: 'arrived', ago: 5 },
    { role: 'support_worker', presence: 'arrived', ago: 4 },
  ] as const;
  for (const [index, { role, presence, ago }] of wanted.entries()) {
    const requirementId = await driver.operation(operation, lead, 'lead', 'AddRequirement', {
      role,
      number: 1,
      place: { kind: 'address', id: addressId },
      window: { start: -60, end: 240 },
      languages: [],
      gender: 'any',
      worksWith: 'women_found',
      note: '',
    });
    const by = coordinators.northgate;
    const requestId = await driver.operation(operation, lead, 'lead', 'AskAgencies', {
      requirementId,
      asked: [{ agencyId: agencies.northgate, unitId: null }],
      answerBy: Date.now() + 60 * MINUTE,
    });
    const personId = await driver.agency(by, 'AddPerson', {
      name: `Sample Person ${index}`,
      shownName: `Worker ${index}`,
      unitId: null,
      roles: [role],
      languages: ['en'],
      gender: 'woman',
      worksWith: 'women_found',
      phone: '07700 900002',
    });
    const assignmentId = await driver.operation(operation, by, 'coordinator', 'PutForward', {
      requestId,
      personId,
      startAt: t - 60 * MINUTE,
      endAt: t + 240 * MINUTE,
      slackMinutes: 45,
    });
    await driver.operation(operation, by, 'coordinator', 'ConfirmAssignment', { assignmentId });
    if (presence === 'arrived')
      await driver.operation(
        operation,
        by,
        'coordinator',
        'ReportPresence',
        { assignmentId, presence: 'en_route', source: 'desk' },
        ago + 20,
      );
    await driver.operation(
      operation,
      by,
      'coordinator',
      'ReportPresence',
      { assignmentId, presence, source: 'desk' },
      ago,
    );
  }
}

/** Waits until the open phone shows its address. */
export const untilOpen = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: /^A1/ }).waitFor({ timeout: 30_000 });
