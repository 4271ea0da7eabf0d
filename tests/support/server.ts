import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#server/config.ts';
import { type Muster, type StartOptions, startMuster } from '#server/main.ts';
import { Driver, type Player } from '../../scripts/demo/driver.ts';
import { firstAdministrator, hashOf, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';

export interface TestServer {
  readonly muster: Muster;
  readonly driver: Driver;
  readonly folder: string;
  /** "http://localhost:PORT". */
  readonly url: string;
  /** A one-use sign-in link for an account: an address to open. `name` gives it a host name of its own. */
  link(player: Player, by: Player, name?: string): Promise<string>;
  close(): Promise<void>;
}

/** The real server on a free port, with the embedded store in a folder of its own. Pages come from dist/client if built. */
export async function startTestServer(
  options: Partial<StartOptions> & { readonly folder?: string } = {},
): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'muster-test-'));
  const config = readConfig({ MUSTER_DATA: folder, MUSTER_PORT: '0', MUSTER_LOG_LEVEL: 'error' });
  const pages = fileURLToPath(new URL('../../dist/client', import.meta.url));
  const muster = await startMuster({
    config,
    version: 'test',
    assetsFolder: existsSync(pages) ? pages : null,
    ...options,
  });
  const driver = new Driver({
    command: (envelope, by) => muster.host.command(envelope, by),
    now: () => Date.now(),
    random: randomBytes,
  });
  return {
    muster,
    driver,
    folder,
    url: muster.url,
    async link(player, by, name) {
      const token = randomBytes(32).toString('base64url');
      await driver.directory(by, 'IssueLink', {
        accountId: player.accountId,
        tokenHash: hashOf(token),
        purpose: 'sign_in',
      });
      const { port } = new URL(muster.url);
      return `http://${name === undefined ? 'localhost' : `${name}.localhost`}:${port}/link#${token}`;
    },
    async close() {
      await muster.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As `startTestServer`, with Operation Marigold played in; T is so many minutes from now. */
export async function startMarigold(minutesToT = 30): Promise<TestServer & { readonly marigold: Marigold }> {
  const server = await startTestServer();
  const marigold = await playInMarigold(
    server.driver,
    await firstAdministrator(server.muster.host),
    Date.now() + minutesToT * 60_000,
  );
  return { ...server, marigold };
}
