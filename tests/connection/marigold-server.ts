import { systemClock, type Clock } from '#server/live/clock.ts';
import { firstAdministrator, playInMarigold, type Marigold } from '../../scripts/demo/marigold.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The machine's clock, whose timers do not keep a finished test alive. */
const clock: Clock = {
  ...systemClock,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};

export type MarigoldServer = TestServer & { readonly marigold: Marigold };

/** The real server with Operation Marigold played in, its pages (where it has any) from the folder named. */
export async function startMarigoldServer(pages: string | null): Promise<MarigoldServer> {
  const server = await startTestServer({ clock, assetsFolder: pages });
  const administrator = await firstAdministrator(server.muster.host);
  const marigold = await playInMarigold(server.driver, administrator, Date.now() + 30 * 60_000);
  return { ...server, marigold };
}
