import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Id } from '#shared/ids.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { firstAdministrator, hashOf, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import { readConfig } from '#server/config.ts';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import { pushHosts } from '#server/messages/push-services.ts';

/** What a lead may say with a request beside the need itself. */
export interface Said {
  readonly dialects?: readonly { readonly language: string; readonly dialect: string }[];
  readonly terms?: string;
  readonly expenses?: string;
  readonly contact?: { readonly name: string; readonly phone: string };
}

const HOUR = 3_600_000;
/** What the browser itself writes into the console: answers that refuse, calls while the line is cut, no push in private. */
const EXPECTED = /status of 40[134]|net::ERR_(INTERNET_DISCONNECTED|FAILED)|Push API in incognito/;

/** The agency's desk and a worker's phone over a real server, with Operation Marigold played in; T is three hours away. */
export class Stage {
  readonly server: TestServer;
  readonly marigold: Marigold;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  /** What no page may do: errors, and asking elsewhere. */
  readonly wrong: string[] = [];

  private constructor(server: TestServer, marigold: Marigold, browser: Browser) {
    this.server = server;
    this.marigold = marigold;
    this.#browser = browser;
  }

  static async open(): Promise<Stage> {
    // Pages built elsewhere than dist/client, while they are being worked on.
    const pages = process.env['MUSTER_TEST_PAGES'];
    const folder = mkdtempSync(join(tmpdir(), 'muster-test-'));
    // Push could leave here, and is off until an administrator switches it on.
    const config = readConfig({
      MUSTER_DATA: folder,
      MUSTER_PORT: '0',
      MUSTER_LOG_LEVEL: 'error',
      MUSTER_PUSH_CONTACT: 'mailto:it@force.example',
    });
    const server = await startTestServer({ folder, config, ...(pages === undefined ? {} : { assetsFolder: pages }) });
    const { driver, muster } = server;
    const marigold = await playInMarigold(driver, await firstAdministrator(muster.host), driver.now + 3 * HOUR);
    return new Stage(server, marigold, await launchBrowser());
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#browser.close();
    await this.server.close();
    rmSync(this.server.folder, { recursive: true, force: true });
  }

  /** As an administrator does it on her page. */
  async switchPush(on: boolean): Promise<void> {
    const host = pushHosts([]);
    await this.server.driver.directory(this.marigold.administrator, 'SwitchMessageChannel', {
      channel: 'push',
      on,
      host,
    });
  }

  async page(width: number, height: number, options: { readonly hasTouch?: boolean } = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width, height }, colorScheme: 'light', ...options });
    this.#contexts.push(context);
    const page = await context.newPage();
    const { host } = new URL(this.server.url);
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.wrong.push(message.text());
    });
    page.on('pageerror', (error) => this.wrong.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).host !== host) this.wrong.push(`asked elsewhere: ${request.url()}`);
    });
    return page;
  }

  /** A phone in nobody's hand yet. */
  phone = (width = 390, height = 664): Promise<Page> => this.page(width, height, { hasTouch: true });

  /** The coordinator of the Romanian desk at her page. */
  async desk(width = 1180, height = 800): Promise<Page> {
    const { coordinators, administrator, operation } = this.marigold;
    const page = await this.page(width, height);
    await page.goto(await this.server.link(coordinators.romanianDesk, administrator));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your operations' }).waitFor();
    await page.goto(`${this.server.url}/o/${operation}/agency`);
    await page.getByRole('heading', { level: 1, name: /request/i }).waitFor();
    return page;
  }

  /** The lead asks the Romanian desk for people at the reception centre; hours from T. */
  async ask(number: number, [start, end]: readonly [number, number], said: Said = {}): Promise<Id> {
    const { server, marigold } = this;
    const { dialects = [], ...terms } = said;
    const { operation, lead, sites, agencies, coordinators } = marigold;
    const asLead = server.driver.operation.bind(server.driver, operation, lead, 'lead');
    const requirementId = await asLead('AddRequirement', {
      role: 'support_worker',
      number,
      place: { kind: 'site', id: sites['reception'] ?? '' },
      window: { start: start * 60, end: end * 60 },
      languages: ['ro'],
      gender: 'woman',
      worksWith: 'women_found',
      note: '',
      dialects: [...dialects],
    });
    const unitId = coordinators.romanianDesk.unitId;
    return asLead('AskAgencies', {
      requirementId,
      asked: [{ agencyId: agencies.harbour, unitId }],
      answerBy: server.driver.now + HOUR,
      ...terms,
    });
  }

  /** Puts somebody of the roster forward for the whole of a request's hours, as her coordinator does. */
  async putForward(requestId: Id, name: string, [start, end]: readonly [number, number], slack = 45): Promise<Id> {
    const { agencies } = this.marigold;
    const t = (await this.state()).get('operation', OPERATION_RECORD)?.t ?? 0;
    const roster = await this.server.muster.host.agency(agencies.harbour);
    const personId = [...(roster?.ids('rosterPerson', 'all', '') ?? [])].find(
      (id) => roster?.get('rosterPerson', id)?.name === name,
    );
    return this.asDesk('PutForward', {
      requestId,
      personId: personId ?? '',
      startAt: t + start * HOUR,
      endAt: t + end * HOUR,
      slackMinutes: slack,
    });
  }

  /** A command of the Romanian desk's coordinator. */
  asDesk: OmitOperation = (type, payload) => {
    const { operation, coordinators } = this.marigold;
    return this.server.driver.operation(operation, coordinators.romanianDesk, 'coordinator', type, payload);
  };

  asLead: OmitOperation = (type, payload) => {
    const { operation, lead } = this.marigold;
    return this.server.driver.operation(operation, lead, 'lead', type, payload);
  };

  /** The address of an answer link for an assignment, as her coordinator's page makes it. */
  async answerLink(assignmentId: Id): Promise<string> {
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    await this.asDesk('IssueAnswerLink', { assignmentId, tokenHash: hashOf(secret) });
    return `${this.server.url}/w#${this.marigold.operation}.${assignmentId}.${secret}`;
  }

  async dayPass(assignmentId: Id, code: string): Promise<void> {
    const { operation } = this.marigold;
    await this.asDesk('IssueDayPass', { assignmentId, codeHash: hashCode(operation, assignmentId, code) });
  }

  /** Waits until something is so, looking after every commit. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    for (;;) {
      let stop = (): void => undefined;
      const commit = new Promise<void>((resolve) => {
        stop = this.server.muster.host.onCommitted(() => resolve());
      });
      const so = await isSo();
      if (!so) await commit;
      stop();
      if (so) return;
    }
  }

  /** The operation's state behind the server. */
  async state() {
    const state = await this.server.muster.host.operation(this.marigold.operation);
    if (state === undefined) throw new Error('there is no operation');
    return state;
  }
}

type OmitOperation = <T extends Parameters<TestServer['driver']['operation']>[3]>(
  type: T,
  payload: Parameters<typeof TestDriver.operation<T>>[4],
) => Promise<Id>;
declare const TestDriver: TestServer['driver'];

/** Every theme, by axe; what it finds, theme by theme. */
export async function axeInAllThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark', 'night']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    found.push(...(await axeViolations(page)).map((line) => `${theme}: ${line}`));
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  return found;
}

/** Forbidden words in a text, each once: what a page or a wire must not hold. */
export const leaks = (text: string, forbidden: readonly string[]): readonly string[] =>
  forbidden.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

/** All that has come over the page's sockets and calls since this was called, as text; welcomes are unzipped by the caller's page. */
export function heard(page: Page): { readonly text: () => string } {
  const parts: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => parts.push(typeof payload === 'string' ? payload : unzipped(payload)));
  });
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    void response.text().then(
      (text) => parts.push(text),
      () => undefined,
    );
  });
  return { text: () => parts.join('\n') };
}

function unzipped(payload: Buffer): string {
  try {
    return gunzipSync(payload).toString('utf8');
  } catch {
    return payload.toString('latin1');
  }
}
