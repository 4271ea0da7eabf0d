import { clock, ended } from './log-words.ts';

/** What the log says of pencilled dates. `zone` is the operation's own. */

export const datePencilledWords = (t: number, zone: string): string => `Date pencilled: ${clock(t, zone)}.`;
export const dateRubbedOutWords = (t: number, zone: string, reason: string): string =>
  ended(`Date ${clock(t, zone)} rubbed out`, reason);
export const dateChosenWords = (t: number, zone: string, reason: string): string =>
  ended(`Date chosen, T set to ${clock(t, zone)}`, reason);
