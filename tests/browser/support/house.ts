import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { Player } from '../../../scripts/demo/driver.ts';
import { firstAdministrator, type Marigold, playInMarigold } from '../../../scripts/demo/marigold.ts';
import { listen, type Wire } from './wire.ts';

/** One person at one screen: a browser context of its own on a host name of its own. */
export interface Actor {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wire: Wire;
  /** Console errors, page errors, and requests to any other host: what must stay empty. */
  readonly wrong: string[];
  /** Every address and title that any page of the context has had. */
  readonly said: string[];
  /** "http://lead.localhost:PORT". */
  readonly origin: string;
}

/** What the browser itself writes into the console while the line is cut, or when a session has ended. */
const EXPECTED = /net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_CLOSED)|status of 401/;

/** The real server with Operation Marigold played in, and everybody who takes part, each at a screen. */
export class House {
  readonly server: TestServer;
  readonly marigold: Marigold;
  readonly actors: Actor[] = [];
  readonly #browser: Browser;

  private constructor(server: TestServer, marigold: Marigold, browser: Browser) {
    this.server = server;
    this.marigold = marigold;
    this.#browser = browser;
  }

  /** T is so many minutes from now. Pages come from the built client. */
  static async open(minutesToT: number): Promise<House> {
    // Pages built elsewhere than dist/client, while they are being worked on.
    const elsewhere = process.env['MUSTER_TEST_PAGES'];
    const pages = elsewhere ?? fileURLToPath(new URL('../../../dist/client', import.meta.url));
    if (!existsSync(pages)) throw new Error('there are no pages: npm run build -- --client');
    const server = await startTestServer({ assetsFolder: pages });
    const { driver, muster } = server;
    const t = driver.now + minutesToT * 60_000;
    const marigold = await playInMarigold(driver, await firstAdministrator(muster.host), t);
    return new House(server, marigold, await launchBrowser());
  }

  async close(): Promise<void> {
    for (const { context } of this.actors) await context.close();
    await this.#browser.close();
    await this.server.close();
  }

  /** Somebody with a screen, not signed in. `host`: two screens of one name have two cookies all the same. */
  async seat(name: string, options: BrowserContextOptions): Promise<Actor> {
    const { port } = new URL(this.server.url);
    const origin = `http://${name}.localhost:${port}`;
    const context = await this.#browser.newContext({ colorScheme: 'light', deviceScaleFactor: 1, ...options });
    context.setDefaultTimeout(30_000);
    const said: string[] = [];
    const wrong: string[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) wrong.push(`asked elsewhere: ${request.url()}`);
    });
    await context.exposeFunction('musterTitle', (title: string) => void said.push(title));
    await context.addInitScript(watchTitle);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('framenavigated', (frame) => said.push(frame.url()));
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(origin).host) wrong.push(`socket elsewhere: ${socket.url()}`);
    });
    const actor = { name, context, page, wire: listen(page), wrong, said, origin };
    this.actors.push(actor);
    return actor;
  }

  /** Somebody with an account, signed in by a one-use link as a person does it, at a page of the operation. */
  async signIn(name: string, player: Player, path: string, options: BrowserContextOptions): Promise<Actor> {
    const actor = await this.seat(name, options);
    const { page } = actor;
    await page.goto(await this.server.link(player, this.marigold.administrator, name));
    await page.getByRole('button', { name: /^Sign in as/ }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${actor.origin}${path}`);
    return actor;
  }

  /** With MUSTER_PICTURES naming a folder: keeps a picture of every page as it stands, to see what stood in the way. */
  async keepSights(): Promise<void> {
    const folder = process.env['MUSTER_PICTURES'];
    if (folder === undefined) return;
    for (const { name, context } of this.actors) {
      for (const [index, page] of context.pages().entries())
        await page.screenshot({ path: `${folder}/stood-${name}-${index}.png`, timeout: 5000 }).catch(() => undefined);
    }
  }

  /** The state behind the server. */
  async state() {
    const state = await this.server.muster.host.operation(this.marigold.operation);
    if (state === undefined) throw new Error('there is no operation');
    return state;
  }

  /** The command log on record, in the order in which it was received. */
  async log() {
    const state = await this.state();
    return [...state.ids('logEntry', 'window', 'command')]
      .flatMap((id) => state.get('logEntry', id) ?? [])
      .toSorted((a, b) => a.receivedAt - b.receivedAt);
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
}

declare function musterTitle(title: string): Promise<void>;

/** Runs in the page before its own scripts: tells every title that it ever bears. */
function watchTitle(): void {
  let last = '';
  const tell = (): void => {
    if (document.title === last) return;
    last = document.title;
    void musterTitle(last);
  };
  document.addEventListener('DOMContentLoaded', () => {
    tell();
    new MutationObserver(tell).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
}
