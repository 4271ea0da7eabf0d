import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationStream } from '#shared/ids.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { Player } from '../../scripts/demo/driver.ts';
import { firstAdministrator, type Marigold, playInMarigold } from '../../scripts/demo/marigold.ts';
import { cookieByLink } from '../support/live-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startTestServer } from '../support/server.ts';

/** Somebody signed in, in the role that they act in. */
export interface SignedIn {
  readonly player: Player;
  readonly as: ActingRole;
  readonly cookie: string;
}

/** Muster in a process of its own, not started yet, on a folder that holds Operation Marigold. */
export interface ProcessRoom {
  readonly server: ServerProcess;
  readonly marigold: Marigold;
  readonly stream: string;
  /** Lead, desk, loggist, observer and the updaters of the three teams. */
  readonly people: readonly SignedIn[];
  close(): Promise<void>;
}

export async function openProcessRoom(): Promise<ProcessRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-process-'));
  const before = await startTestServer({ folder });
  const administrator = await firstAdministrator(before.muster.host);
  const marigold = await playInMarigold(before.driver, administrator, Date.now() + 1_800_000);
  const { lead, desk, loggist, observer, updaters } = marigold;
  const roles: readonly (readonly [Player, ActingRole])[] = [
    [lead, 'lead'],
    [desk, 'desk'],
    [loggist, 'loggist'],
    [observer, 'observer'],
    ...updaters.map((updater) => [updater, 'field'] as const),
  ];
  const people: SignedIn[] = [];
  for (const [player, as] of roles)
    people.push({ player, as, cookie: await cookieByLink(await before.link(player, administrator)) });
  await before.close();
  const server = new ServerProcess(folder, await freePort());
  return {
    server,
    marigold,
    stream: operationStream(marigold.operation),
    people,
    async close() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on, so that a server can come back to it. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
