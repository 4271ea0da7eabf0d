import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Put } from '#shared/protocol.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import { audiencesOf } from '#server/access/audiences.ts';
import { authorise } from '#server/access/authorise.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import { Audiences } from '#server/gateway/audiences.ts';
import { createHttpApp, type HttpParts } from '#server/gateway/http-app.ts';
import { createHttpServer } from '#server/gateway/http-server.ts';
import type { View } from '#server/gateway/http-context.ts';
import { foundDirectory } from '#server/identity/first-start.ts';
import { createIdentity, type Identity } from '#server/identity/identity.ts';
import { noReadLog } from '#server/identity/read-log.ts';
import { hashToken, newSecret } from '#server/identity/tokens.ts';
import { createHost, type LiveHost } from '#server/live/create-host.ts';
import { projectionOf } from '#server/live/stream-cut.ts';
import { openMemoryLog } from '#server/log/memory-log.ts';
import { idFromBytes } from '#shared/ids.ts';

/** The whole server below the sockets, on a log in memory and a clock that the test holds, over real HTTP. */
export interface HttpRoom {
  readonly host: LiveHost;
  readonly identity: Identity;
  readonly time: { now: number };
  readonly firstLink: string;
  readonly parts: HttpParts;
  readonly reported: unknown[];
  /** Serves the app (or one with a fault planted in it) and gives its port. */
  serve(plant?: Plant): Promise<number>;
  close(): Promise<void>;
}

/** A fault put between the wire and the app, or in what the app is made of. */
export interface Plant {
  readonly before?: (request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1]) => void;
  readonly parts?: Partial<HttpParts>;
}

export const NOON = Date.UTC(2026, 10, 24, 12);

export async function openHttpRoom(overrides: Partial<HttpParts> = {}): Promise<HttpRoom> {
  const time = { now: NOON };
  const now = () => time.now;
  const reported: unknown[] = [];
  const host = await createHost({
    log: await openMemoryLog({ catalogue: EVENT_CATALOGUE, now }),
    clock: { now, monotonic: () => time.now - NOON, after: () => () => undefined },
    newInstance: () => idFromBytes(randomBytes(11)),
    authorise,
    projectionOf,
    audiencesOf,
    publish: () => undefined,
    report: (error) => reported.push(error),
    build: 'test',
  });
  const firstLink = await foundDirectory(host, randomBytes, now);
  if (firstLink === null) throw new Error('the directory was not empty');
  const identity = await createIdentity({ host, now, random: randomBytes });
  const parts: HttpParts = {
    host,
    identity,
    config: { origin: null, trustProxy: true },
    view: viewOf(host),
    readLog: noReadLog,
    now,
    health: { version: '0.0.0', ready: async () => true },
    assetsFolder: null,
    report: (error) => reported.push(error),
    ...overrides,
  };
  const closing: (() => Promise<void>)[] = [];
  return {
    host,
    identity,
    time,
    firstLink,
    parts,
    reported,
    async serve(plant = {}) {
      const app = createHttpApp({ ...parts, ...plant.parts });
      const server = createHttpServer((request, response) => {
        plant.before?.(request, response);
        app(request, response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      });
      return (server.address() as AddressInfo).port;
    },
    async close() {
      for (const close of closing) await close();
      await host.stop();
    },
  };
}

function viewOf(host: LiveHost): View {
  const audiences = new Audiences(audiencesOf);
  return async (principal, stream) => {
    const streamHost = await host.existing(stream);
    const names = streamHost === undefined ? null : audiences.namesFor(principal, streamHost);
    return streamHost === undefined || names === null
      ? null
      : { audiences: names.map((name) => streamHost.view(name)) };
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

export interface Sending {
  readonly body?: unknown;
  /** Bytes as they are, instead of a body made into JSON. */
  readonly raw?: string | Buffer;
  /** Headers over the usual ones; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

let browsers = 0;

/** One browser: its own host name, its cookies, and the headers that our page sends. */
export class Browser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie lines of the last answer that had any. */
  setCookies: readonly string[] = [];
  /** Where it seems to come from, in the words of the proxy before us: each browser from a place of its own. */
  readonly address: string;
  readonly #port: number;

  constructor(port: number, name = 'localhost', address?: string) {
    this.#port = port;
    this.address = address ?? `192.0.2.${(browsers += 1) % 256}`;
    this.origin = `http://${name}:${port}`;
  }

  get(path: string, sending: Sending = {}): Promise<Answer> {
    return this.send('GET', path, sending);
  }

  post(path: string, body?: unknown, sending: Sending = {}): Promise<Answer> {
    return this.send('POST', path, { ...sending, ...(body !== undefined && { body }) });
  }

  async send(method: string, path: string, { body, raw, headers = {} }: Sending): Promise<Answer> {
    const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const usual: Record<string, string | undefined> = {
      host: new URL(this.origin).host,
      'x-forwarded-for': this.address,
      ...(cookie !== '' && { cookie }),
      ...(method !== 'GET' && { origin: this.origin, 'x-muster': '1' }),
      ...(bytes !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(bytes)),
      }),
      ...headers,
    };
    const sent = Object.fromEntries(
      Object.entries(usual).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const answer = await exchange({ port: this.#port, method, path, headers: sent }, bytes);
    this.#keep(answer);
    return answer;
  }

  #keep({ headers }: Answer): void {
    const lines = headers['set-cookie'] ?? [];
    if (lines.length > 0) this.setCookies = lines;
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

interface Line {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

function exchange({ port, ...line }: Line, bytes: string | Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest({ host: '127.0.0.1', port, agent: false, ...line }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = response.headers['content-type']?.startsWith('application/json') === true;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: isJson ? JSON.parse(text) : null,
        });
      });
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(bytes);
  });
}

export const PASSWORD = 'nine herons at the weir';
const commandId = () => newSecret(randomBytes).slice(0, 22);

/** Gives a command over HTTP, as a page does. */
export async function give(
  browser: Browser,
  as: ActingRole,
  stream: string,
  type: string,
  payload: object,
): Promise<Answer> {
  const at = NOON;
  const body = { id: commandId(), stream, type, version: 1, payload, occurredAt: at, sentAt: at };
  return browser.post(`/api/streams/${stream}/commands?as=${as}`, body);
}

/** As `give`, and it must be recorded. */
export async function order(
  browser: Browser,
  as: ActingRole,
  stream: string,
  type: string,
  payload: object,
): Promise<void> {
  const answer = await give(browser, as, stream, type, payload);
  if (answer.status !== 200) throw new Error(`${type}: ${answer.status} ${answer.text}`);
}

/** All records of one kind that a role sees in a stream. */
export async function see(
  browser: Browser,
  as: ActingRole,
  stream: string,
  kind: keyof Put,
): Promise<Record<string, Record<string, unknown>>> {
  const answer = await browser.get(`/api/streams/${stream}/view?as=${as}`);
  if (answer.status !== 200) throw new Error(`view of ${stream} as ${as}: ${answer.status} ${answer.text}`);
  const { audiences } = answer.json as { audiences: Put[] };
  return Object.assign({}, ...audiences.map((put) => put[kind] ?? {})) as Record<string, Record<string, unknown>>;
}

/** The id of the one record with this value in this field. */
export async function find(
  browser: Browser,
  as: ActingRole,
  stream: string,
  kind: keyof Put,
  field: string,
  value: unknown,
): Promise<string> {
  const records = await see(browser, as, stream, kind);
  const found = Object.entries(records).filter(([, record]) => record[field] === value);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind} with ${field} ${String(value)}`);
  return found[0]![0];
}

/** A town with an administrator, a lead and a coordinator, all signed in, and an operation with one person asked for. */
export interface Town {
  readonly administrator: Browser;
  readonly lead: Browser;
  readonly coordinator: Browser;
  readonly accounts: Readonly<Record<'administrator' | 'lead' | 'coordinator', string>>;
  readonly operationId: string;
  readonly assignmentId: string;
  /** The answer link's token, `<operation>.<assignment>.<secret>`. */
  readonly answerToken: string;
}

/** Issues a link by the administrator's own command and gives its token. */
export async function issueLink(
  administrator: Browser,
  accountId: string,
  purpose: 'invitation' | 'sign_in',
): Promise<string> {
  const token = newSecret(randomBytes);
  await order(administrator, 'administrator', 'directory', 'IssueLink', {
    accountId,
    tokenHash: hashToken(token),
    purpose,
  });
  return token;
}

/** A new account by invitation, signed in with the usual password. */
export async function join(
  administrator: Browser,
  browser: Browser,
  account: { name: string; signInName: string; agencyId: string; standing: 'lead' | 'member' },
): Promise<string> {
  await order(administrator, 'administrator', 'directory', 'AddAccount', { unitId: null, ...account });
  const accountId = await find(
    administrator,
    'administrator',
    'directory',
    'account',
    'signInName',
    account.signInName,
  );
  const token = await issueLink(administrator, accountId, 'invitation');
  const joined = await browser.post('/api/link', { token, password: PASSWORD });
  if (joined.status !== 200) throw new Error(`joining: ${joined.text}`);
  return accountId;
}

export async function buildTown(room: HttpRoom, port: number): Promise<Town> {
  const administrator = new Browser(port, 'administrator.localhost');
  const lead = new Browser(port, 'lead.localhost');
  const coordinator = new Browser(port, 'coordinator.localhost');
  await administrator.post('/api/link', { token: room.firstLink, password: PASSWORD });
  await order(administrator, 'administrator', 'directory', 'AddAgency', {
    name: 'Placeholder Yard Support',
    short: 'PYS',
    kind: 'charity',
  });
  const police = await find(administrator, 'administrator', 'directory', 'agency', 'short', 'POL');
  const charity = await find(administrator, 'administrator', 'directory', 'agency', 'short', 'PYS');
  const accounts = {
    administrator: await find(administrator, 'administrator', 'directory', 'account', 'signInName', 'administrator'),
    lead: await join(administrator, lead, {
      name: 'Insp Ann Sample',
      signInName: 'a.sample',
      agencyId: police,
      standing: 'lead',
    }),
    coordinator: await join(administrator, coordinator, {
      name: 'Cora Placeholder',
      signInName: 'c.placeholder',
      agencyId: charity,
      standing: 'member',
    }),
  };
  const operationId = idFromBytes(randomBytes(11));
  const stream = `operation/${operationId}`;
  await order(lead, 'lead', stream, 'CreateOperation', {
    codename: 'Marigold',
    area: 'Example Town',
    zone: 'Europe/London',
    t: NOON + 86_400_000,
  });
  await order(lead, 'lead', stream, 'AdmitAgency', { agencyId: charity });
  await order(lead, 'lead', stream, 'AdmitMember', { accountId: accounts.coordinator, roles: ['coordinator'] });
  await order(lead, 'lead', stream, 'AddSite', {
    kind: 'reception_centre',
    name: 'Sample Hall',
    line: '1 Sample Terrace',
    postcode: 'ZZ1 1ZZ',
    point: null,
  });
  const site = await find(lead, 'lead', stream, 'site', 'name', 'Sample Hall');
  await order(lead, 'lead', stream, 'AddRequirement', {
    role: 'interpreter',
    number: 1,
    place: { kind: 'site', id: site },
    window: { start: 0, end: 240 },
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'women_found',
    note: '',
  });
  const requirement = await find(lead, 'lead', stream, 'requirement', 'role', 'interpreter');
  await order(lead, 'lead', stream, 'AskAgencies', {
    requirementId: requirement,
    asked: [{ agencyId: charity, unitId: null }],
    answerBy: null,
  });
  await order(coordinator, 'coordinator', `agency/${charity}`, 'AddPerson', {
    name: 'Iris Sample',
    shownName: 'Iris',
    unitId: null,
    roles: ['interpreter'],
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'women_found',
    phone: '07700 900123',
  });
  const person = await find(coordinator, 'coordinator', `agency/${charity}`, 'rosterPerson', 'shownName', 'Iris');
  const request = await find(coordinator, 'coordinator', stream, 'request', 'role', 'interpreter');
  const t = NOON + 86_400_000;
  await order(coordinator, 'coordinator', stream, 'PutForward', {
    requestId: request,
    personId: person,
    startAt: t,
    endAt: t + 4 * 3_600_000,
    slackMinutes: 60,
  });
  const assignmentId = await find(coordinator, 'coordinator', stream, 'assignment', 'personId', person);
  const secret = newSecret(randomBytes);
  await order(coordinator, 'coordinator', stream, 'IssueAnswerLink', { assignmentId, tokenHash: hashToken(secret) });
  return {
    administrator,
    lead,
    coordinator,
    accounts,
    operationId,
    assignmentId,
    answerToken: `${operationId}.${assignmentId}.${secret}`,
  };
}
