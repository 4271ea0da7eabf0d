import type { OperationCommand, OperationCommandType } from '../commands/operation-commands.ts';

/** What the desk line may speak of: the things of one operation that its typist sees. */
export interface DeskContext {
  /** Now by the server's clock, ms since 1970. */
  readonly now: number;
  /** The operation's zone, an IANA name; clock times are read in it. */
  readonly zone: string;
  /** The commands that the typist's role may give. */
  readonly may: ReadonlySet<OperationCommandType>;
  readonly addresses: readonly { readonly id: string; readonly ref: string; readonly teamId: string | null }[];
  readonly teams: readonly { readonly id: string; readonly callSign: string }[];
  /** Calls for assistance that are not closed, oldest first. */
  readonly assistances: readonly {
    readonly id: string;
    readonly addressId: string;
    readonly acknowledged: boolean;
  }[];
  /** Who has not yet been told, each with the notices waiting. */
  readonly untold: readonly { readonly name: string; readonly noticeIds: readonly string[] }[];
}

/** One piece of the echo: what a part of the line was taken for. `doubt` is right as typed, but worth a second look. */
export interface EchoChip {
  readonly text: string;
  readonly look: 'sure' | 'doubt';
}

/**
 * What a typed line means. `command`: all of `commands` are sent, in order, when Enter is pressed; `occurredAt` (ms) is
 * null where no time was typed. `incomplete`: right so far. `faulty`: the text from `at` to `end` cannot be taken.
 */
export type DeskReading =
  | {
      readonly kind: 'command';
      readonly commands: readonly OperationCommand[];
      readonly occurredAt: number | null;
      readonly echo: readonly EchoChip[];
    }
  | { readonly kind: 'incomplete'; readonly hint: string; readonly echo: readonly EchoChip[] }
  | { readonly kind: 'faulty'; readonly at: number; readonly end: number; readonly reason: string };

/** One word of the line and where it stands. `key` is its lower case without commas and full stops around it. */
export interface Token {
  readonly text: string;
  readonly key: string;
  readonly at: number;
  readonly end: number;
}

export function tokensOf(line: string): readonly Token[] {
  return [...line.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    key: match[0].toLowerCase().replaceAll(/^[,;.]+|[,;.]+$/g, ''),
    at: match.index,
    end: match.index + match[0].length,
  }));
}

/** The line's own text from one token to another, as typed. */
export function textOf(line: string, tokens: readonly Token[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? '' : line.slice(first.at, last.end);
}

export const sure = (text: string): EchoChip => ({ text, look: 'sure' });
export const doubt = (text: string): EchoChip => ({ text, look: 'doubt' });
export const faulty = (token: Token, reason: string): DeskReading => ({
  kind: 'faulty',
  at: token.at,
  end: token.end,
  reason,
});
export const incomplete = (hint: string, echo: readonly EchoChip[] = []): DeskReading => ({
  kind: 'incomplete',
  hint,
  echo,
});
