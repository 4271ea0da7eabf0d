import { signOut } from '../connection/api.ts';
import type { Outbox } from '../connection/outbox.ts';
import type { Connection } from '../connection/socket.ts';
import type { DeviceStore } from '../store/device-store.ts';
import { keepTheme, keptTheme } from '../theme/theme.ts';

/** What becomes of reports that were not yet recorded. */
export type Leaving = 'keep_reports' | 'discard_reports';

interface LeaveParts {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly device: DeviceStore;
}

/** Set while a sign-out has not reached the server; the next start finishes it. It says nothing of anybody. */
const LEAVING_KEY = 'muster.leaving';

/**
 * Signs out: contact ends, memory and the device's store are swept, the server ends the session, and the page is left
 * for good. Without contact the device is swept all the same, and the server is told at the next start. The shell's
 * files stay then, which are the same for everybody: with contact the browser sweeps them too.
 */
export async function leave({ connection, outbox, device }: LeaveParts, reports: Leaving): Promise<void> {
  connection.close();
  await outbox.settled();
  await device.close();
  setLeaving(true);
  const theme = keptTheme();
  const answer = await signOut();
  await device.wipe().catch(() => undefined);
  // The server has the browser sweep this site's storage; what is to stay is written anew after that.
  if (reports === 'keep_reports') await outbox.keepAgain();
  if (theme !== undefined) keepTheme(theme);
  setLeaving(!answer.ok);
  outbox.forget();
  window.location.replace('/sign-in');
}

/** Somebody has signed in: a sign-out that did not reach the server is overtaken, as signing in ends what was before. */
export const cameIn = (): void => setLeaving(false);

/** Ends a session that was left without contact. True where nothing is left to end. */
export async function finishLeaving(): Promise<boolean> {
  if (!isLeaving()) return true;
  const answer = await signOut();
  setLeaving(!answer.ok);
  return answer.ok;
}

function setLeaving(leaving: boolean): void {
  try {
    if (leaving) window.localStorage.setItem(LEAVING_KEY, '1');
    else window.localStorage.removeItem(LEAVING_KEY);
  } catch {
    // A browser that stores nothing keeps no session beyond its window either.
  }
}

function isLeaving(): boolean {
  try {
    return window.localStorage.getItem(LEAVING_KEY) !== null;
  } catch {
    return false;
  }
}
