import { browserRandom, newCommandId, type Order } from '../connection/command-types.ts';
import { Outbox } from '../connection/outbox.ts';
import { Connection } from '../connection/socket.ts';
import { createDeviceStore, type DeviceStore } from '../store/device-store.ts';
import { isListedNeed } from '../words/needs.ts';
import type { Client } from './client.ts';
import { finishLeaving, leave, type Leaving } from './leave.ts';
import { Sender } from './sender.ts';
import { Session } from './session.ts';
import { refusal } from '#shared/refusals.ts';

/** The client with what the shell alone uses. */
export interface ShellClient extends Client {
  readonly session: Session;
  /** Unanswered reports of whoever is here. */
  readonly outbox: Outbox;
  /** Signs out and sweeps this device. */
  readonly signOut: (reports: Leaving) => Promise<void>;
}

/** Puts the page's one client together. Nothing is asked of the server before `start`. */
export function makeClient(): ShellClient & { readonly start: () => Promise<void> } {
  const now = (): number => Date.now();
  const random = (): number => Math.random();
  const connection = new Connection({ now, random });
  const session = new Session();
  const device = createDeviceStore(isListedNeed);
  const sender = new Sender({ connection, now, ended: connection.end });
  const outbox = new Outbox({
    keeper: device,
    newId: () => newCommandId(browserRandom),
    // Nobody's reports are sent in another person's name: first it must be known who is signed in here.
    ready: ({ owner, stream, as }) => isHere(session, owner) && sender.ready(stream, as),
    send: (entry) => sender.once(entry, entry.as),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random,
  });
  const client: ShellClient = {
    connection,
    outbox,
    session,
    now,
    send: (target, type, payload, options = {}) => {
      const { id = newCommandId(browserRandom), occurredAt = now() } = options;
      const order: Order = { id, stream: target.stream, type, payload, occurredAt };
      return sender.send(order, target.as);
    },
    follow: (stream, as, followed) =>
      connection.follow(stream, as, followed.records, (joined) => {
        followed.setJoined(joined);
        // What waits for this stream can go now, or be refused now.
        outbox.flush();
      }),
    signOut: (reports) => leave({ connection, outbox, device }, reports),
  };
  wire(client, connection, device);
  return { ...client, start: () => start(session, outbox, device) };
}

/** The start: what this device still holds is found first, so that it is shown should nobody answer. */
async function start(session: Session, outbox: Outbox, device: DeviceStore): Promise<void> {
  if (!(await finishLeaving())) return session.ended(refusal('signed_out'));
  const last = await device.owner().catch(() => null);
  if (last !== null) await outbox.open(last);
  await session.check();
}

function isHere(session: Session, accountId: string): boolean {
  const state = session.state();
  return state.kind === 'in' && state.me.account.accountId === accountId;
}

function wire({ session, outbox }: ShellClient, connection: Connection, device: DeviceStore): void {
  session.onState(() => {
    const state = session.state();
    if (state.kind === 'in') {
      const { accountId } = state.me.account;
      void outbox.open(accountId);
      // A device that stores nothing still works; it only forgets its reports when the page is closed.
      void device.setOwner(accountId).catch(() => undefined);
    }
    if (state.kind === 'out') {
      connection.end(state.refusal);
      outbox.forget();
    }
  });
  connection.onState(() => {
    const state = connection.state();
    if (state.kind === 'out') session.ended(state.refusal);
    if (state.kind !== 'connected') return;
    if (session.state().kind === 'unreachable') void session.check();
    outbox.flush();
  });
  const wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    connection.wake();
    if (session.state().kind === 'unreachable') void session.check();
    outbox.flush();
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', () => connection.sleep());
  document.addEventListener('visibilitychange', wake);
}
