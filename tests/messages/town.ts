import { randomBytes } from 'node:crypto';
import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { Notice } from '#server/domain/operation-state.ts';
import type { Clock } from '#server/live/clock.ts';
import { type ChannelSettings, hostOf } from '#server/messages/channels.ts';
import { type Messages, openMessages } from '#server/messages/messages.ts';
import { makePushKeys, readPushKeys } from '#server/messages/push-keys.ts';
import { Browser, buildTown, find, type HttpRoom, openHttpRoom, order, type Town } from '../gateway/http-room.ts';
import { type Device, newDevice } from './device.ts';
import { type MailHost, openMailHost, openPushHost, type PushHost } from './listening.ts';

export const WORKER_MAIL = 'iris@harbour.example';
export const OFFICE_MAIL = 'duty@harbour.example';
const MINUTE = 60_000;

/** A clock that stands still until the test moves it. */
class HeldClock implements Clock {
  #now: number;
  #waiting: { readonly at: number; readonly callback: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const entry = { at: this.#now + milliseconds, callback };
    this.#waiting.push(entry);
    return () => (this.#waiting = this.#waiting.filter((one) => one !== entry));
  }

  /** How long until the next thing is due; null where nothing is. */
  get next(): number | null {
    return this.#waiting.length === 0 ? null : Math.min(...this.#waiting.map(({ at }) => at)) - this.#now;
  }

  /** Moves on to where the next thing is due, and does it. */
  step(): void {
    this.#now += this.next ?? 0;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { callback } of due) callback();
  }
}

/** The town of the HTTP tests with a mail server and a push service beside it, and a clock of messages that is held. */
export interface MessageTown extends Town {
  readonly room: HttpRoom;
  readonly port: number;
  readonly stream: string;
  readonly mail: MailHost;
  readonly push: PushHost;
  readonly worker: Browser;
  readonly device: Device;
  readonly reported: unknown[];
  readonly told: string[];
  readonly clock: HeldClock;
  readonly messages: Messages;
  switch(channel: MessageChannel, on: boolean): Promise<void>;
  /** Raises a notice to the worker: T moves by a minute. */
  moveT(): Promise<string>;
  notices(): Promise<ReadonlyMap<string, Notice>>;
  /** Fires what is due next, once there is something due. */
  step(): Promise<void>;
  until(isSo: () => Promise<boolean>): Promise<void>;
  /** Stops the room of messages and opens it anew, as a restart does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openMessageTown(): Promise<MessageTown> {
  const [mail, push] = [await openMailHost(), await openPushHost()];
  const settings: ChannelSettings = {
    mail: { host: '127.0.0.1', port: mail.port, secure: false, login: null, from: 'muster@force.example' },
    push: { contact: 'mailto:it@force.example', origins: [push.origin], keys: readPushKeys(makePushKeys()) },
  };
  const room = await openHttpRoom();
  const clock = new HeldClock(room.time.now);
  const reported: unknown[] = [];
  const told: string[] = [];
  const open = () =>
    openMessages({
      host: room.host,
      clock,
      settings,
      random: randomBytes,
      report: (error) => reported.push(error),
      tell: (channel, what) => told.push(`${channel} ${what}`),
    });
  let messages = await open();
  const current: Messages = {
    offers: () => messages.offers(),
    open: () => messages.open(),
    mailLink: (stream, assignmentId, link) => messages.mailLink(stream, assignmentId, link),
    stop: () => messages.stop(),
  };
  const port = await room.serve({ parts: { messages: current, publicAddress: () => 'https://muster.example.org' } });
  const town = await buildTown(room, port);
  const stream = `operation/${town.operationId}`;
  const worker = new Browser(port, 'worker.localhost');
  await worker.post('/api/worker/open', { token: town.answerToken });
  const device = newDevice(`${push.origin}/device/iris`);
  await giveAddresses(town);
  await order(worker, 'worker', stream, 'SubscribePush', { assignmentId: town.assignmentId, ...device.subscription });
  const operation = async () => {
    const reader = await room.host.operation(town.operationId);
    if (reader === undefined) throw new Error('there is no operation');
    return reader;
  };
  const until = (isSo: () => Promise<boolean>) => untilSo(room, isSo);
  return {
    ...town,
    room,
    port,
    stream,
    mail,
    push,
    worker,
    device,
    reported,
    told,
    clock,
    messages: current,
    until,
    switch: (channel, on) =>
      order(town.administrator, 'administrator', 'directory', 'SwitchMessageChannel', {
        channel,
        on,
        host: hostOf(settings, channel) ?? '',
      }),
    async moveT() {
      const before = new Set((await operation()).ids('notice', 'all', ''));
      const t = (await operation()).get('operation', 'operation')?.t ?? 0;
      await order(town.lead, 'lead', stream, 'MoveT', { from: t, to: t + MINUTE, reason: 'Later' });
      const raised = [...(await operation()).ids('notice', 'to', town.assignmentId)].filter((id) => !before.has(id));
      if (raised.length !== 1) throw new Error(`${raised.length} notices`);
      return raised[0] ?? '';
    },
    async notices() {
      const reader = await operation();
      return new Map(
        [...reader.ids('notice', 'all', '')].flatMap((id) => {
          const notice = reader.get('notice', id);
          return notice === undefined ? [] : [[id, notice] as const];
        }),
      );
    },
    async step() {
      // What a commit sets off is put off a turn or two later.
      while (clock.next === null) await new Promise((resolve) => setImmediate(resolve));
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      clock.step();
    },
    async restart() {
      await messages.stop();
      messages = await open();
    },
    async close() {
      await messages.stop();
      await room.close();
      await mail.close();
      await push.close();
    },
  };
}

/** The worker's mail address on her agency's roster, and the agency's mailbox in the directory. */
async function giveAddresses({ administrator, coordinator }: Town): Promise<void> {
  const agencyId = await find(administrator, 'administrator', 'directory', 'agency', 'short', 'PYS');
  await order(administrator, 'administrator', 'directory', 'EditAgency', {
    agencyId,
    fields: { mailbox: { from: '', to: OFFICE_MAIL } },
  });
  const roster = `agency/${agencyId}`;
  const personId = await find(coordinator, 'coordinator', roster, 'rosterPerson', 'shownName', 'Iris');
  const fields = { email: { from: '', to: WORKER_MAIL } };
  await order(coordinator, 'coordinator', roster, 'EditPerson', { personId, fields });
}

async function untilSo(room: HttpRoom, isSo: () => Promise<boolean>): Promise<void> {
  for (;;) {
    let stop = (): void => undefined;
    const commit = new Promise<void>((resolve) => {
      stop = room.host.onCommitted(() => resolve());
    });
    const so = await isSo();
    if (!so) await commit;
    stop();
    if (so) return;
  }
}
