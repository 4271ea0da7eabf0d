import type { MessageChannel } from '#shared/staffing-vocabulary.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { Reader } from '../domain/tables.ts';
import type { MailSettings } from './mailer.ts';
import { pushHosts } from './push-services.ts';
import type { PushSettings } from './pusher.ts';

/** The ways out that this server is set up with; null: none. */
export interface ChannelSettings {
  readonly mail: MailSettings | null;
  readonly push: PushSettings | null;
}

/** One channel, as the administrator reads it beside its switch. */
export interface ChannelOffer {
  readonly channel: MessageChannel;
  /** Whom messages would go to; null where this server is not set up for it. */
  readonly host: string | null;
  /** Which host learns what, in a sentence. */
  readonly learns: string | null;
  /** Switched on, and for the host that this server is set up with. */
  readonly open: boolean;
}

/** Whom a channel's messages go to, in the words that a switch is kept with. */
export function hostOf({ mail, push }: ChannelSettings, channel: MessageChannel): string | null {
  if (channel === 'mail') return mail?.host ?? null;
  return push === null ? null : pushHosts(push.origins);
}

/**
 * Since when a channel is open, in milliseconds since 1970; null while it is not: never switched on, switched off, or
 * switched on for another host than the one that the server is set up with now.
 */
export function openSince(
  directory: Reader<DirectoryEntities>,
  settings: ChannelSettings,
  channel: MessageChannel,
): number | null {
  const host = hostOf(settings, channel);
  const state = directory.get('messageChannel', channel);
  return host !== null && state?.on === true && state.host === host ? state.at : null;
}

/** What the administrator is told of a channel before switching it. */
export function offerOf(
  directory: Reader<DirectoryEntities>,
  settings: ChannelSettings,
  channel: MessageChannel,
): ChannelOffer {
  const host = hostOf(settings, channel);
  const open = openSince(directory, settings, channel) !== null;
  return { channel, host, learns: host === null ? null : learnsOf(channel, host), open };
}

const learnsOf = (channel: MessageChannel, host: string): string =>
  channel === 'mail'
    ? `${host}: the mail address of who is told, and that something waits in Muster; where a coordinator mails an answer link, the link too`
    : `${host}: of each device that asked for it, a number of theirs, and that Muster told it something`;
