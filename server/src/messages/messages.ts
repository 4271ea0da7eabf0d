import type { Id } from '#shared/ids.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { Clock } from '../live/clock.ts';
import type { Host } from '../live/host.ts';
import { type ChannelOffer, type ChannelSettings, offerOf, openSince } from './channels.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { mailWithLink, MAIL_TEXT } from './message-text.ts';
import type { Outcome } from './outcome.ts';
import type { Resolve } from './public-address.ts';
import { createPusher, type Pusher } from './pusher.ts';
import { mailOf, type Reached } from './reach.ts';
import { Sender } from './sender.ts';

/** What became of a link that was to be mailed. */
export type Mailed = 'sent' | 'off' | 'no_address' | 'failed';

/** The ways out of Muster, as the rooms above may use them. */
export interface Messages {
  /** Every channel as the administrator reads it. */
  readonly offers: () => Promise<readonly ChannelOffer[]>;
  /** Whether mail may leave now, and the key with which a device may ask for push; null while push is off. */
  readonly open: () => Promise<{ readonly mail: boolean; readonly pushKey: string | null }>;
  /** Mails an answer link to a worker's address on her agency's roster. Who may ask for it is asked before. */
  readonly mailLink: (stream: string, assignmentId: Id, link: string) => Promise<Mailed>;
  readonly stop: () => Promise<void>;
}

export interface MessagesParts {
  readonly host: Host;
  readonly clock: Clock;
  readonly settings: ChannelSettings;
  readonly random: (length: number) => Uint8Array;
  readonly report: (error: unknown, stream: string) => void;
  readonly tell: (channel: MessageChannel, what: string) => void;
  readonly resolve?: Resolve;
}

/** Opens the room. Without an open channel nothing is connected to, and nothing but timers' worth of work is done. */
export async function openMessages(parts: MessagesParts): Promise<Messages> {
  const { host, clock, settings, random, report, tell } = parts;
  const mailer = settings.mail === null ? null : createMailer(settings.mail, random, () => clock.now());
  const pusher = settings.push === null ? null : createPusher(settings.push, parts.resolve);
  const since = async (channel: MessageChannel) => openSince(await host.directory(), settings, channel);
  const send = (reached: Reached) => sendBy(mailer, pusher, reached);
  const senders = MESSAGE_CHANNELS.map(
    (channel) =>
      new Sender({
        channel,
        host,
        clock,
        openSince: () => since(channel),
        send,
        report,
        tell: (what) => tell(channel, what),
      }),
  );
  for (const sender of senders) await sender.start();
  return {
    async offers() {
      const directory = await host.directory();
      return MESSAGE_CHANNELS.map((channel) => offerOf(directory, settings, channel));
    },
    async open() {
      const push = (await since('push')) !== null;
      return { mail: (await since('mail')) !== null, pushKey: push ? (settings.push?.keys.publicKey ?? null) : null };
    },
    async mailLink(stream, assignmentId, link) {
      if (mailer === null || (await since('mail')) === null) return 'off';
      const to = await mailOf(host, stream, assignmentId);
      if (to === null) return 'no_address';
      const outcome = await mailer.send(to, mailWithLink(link));
      if (outcome !== 'sent') tell('mail', outcome);
      return outcome === 'sent' ? 'sent' : 'failed';
    },
    async stop() {
      await Promise.all(senders.map((sender) => sender.stop()));
      pusher?.close();
    },
  };
}

async function sendBy(mailer: Mailer | null, pusher: Pusher | null, reached: Reached): Promise<Outcome> {
  if (reached.channel === 'mail') return (await mailer?.send(reached.to, MAIL_TEXT)) ?? 'refused';
  return (await pusher?.send(reached.to)) ?? 'refused';
}

/** A Muster from which nothing leaves: for rooms that are tested without one. */
export const NO_MESSAGES: Messages = {
  offers: async () => MESSAGE_CHANNELS.map((channel) => ({ channel, host: null, learns: null, open: false })),
  open: async () => ({ mail: false, pushKey: null }),
  mailLink: async () => 'off',
  stop: async () => undefined,
};
