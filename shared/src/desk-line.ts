import { OPERATION_COMMANDS, type OperationCommandType } from './commands/operation-commands.ts';
import { faultText } from './refusals.ts';
import { parse } from './parse.ts';
import { callSignAt } from './desk-line/call-signs.ts';
import { readAbout } from './desk-line/about.ts';
import { faulty, incomplete, tokensOf } from './desk-line/reading.ts';
import type { DeskContext, DeskReading, Token } from './desk-line/reading.ts';
import { addressOf, noAddress, readVerb } from './desk-line/verbs.ts';
import { readSlash, readWords } from './desk-line/words-for-log.ts';
import { isKeyword, needsAddress, nearKeyword } from './desk-line/words.ts';

export type { DeskContext, DeskReading, EchoChip } from './desk-line/reading.ts';

/** Longer lines are not read: a decision and its reason fit in. */
const MOST = 2100;

/**
 * Reads one line of the radio desk: `a2 secured -2 m20`, `a1 found 4 arrested 1`, `m22 assist rear garden`,
 * `a2 hold`, `ack a2`, `/decision text ; reason`; whatever is none of these is words for the log. The forms are listed in
 * shared/SPEC.md, section BD. Pure, and never throws whatever is typed; every command it gives has passed the command's
 * own schema.
 */
export function readDeskLine(line: string, context: DeskContext): DeskReading {
  if (line.length > MOST) return { kind: 'faulty', at: MOST, end: line.length, reason: 'The line is too long' };
  const tokens = tokensOf(line);
  return checked(line, read(line, tokens, context), context);
}

function read(line: string, tokens: readonly Token[], context: DeskContext): DeskReading {
  const [first] = tokens;
  if (first === undefined) return incomplete('');
  if (first.text.startsWith('/')) return readSlash(line, tokens, context);
  const verb = readVerb(line, tokens, context);
  if (verb !== undefined) return verb;
  const address = addressOf(first, context);
  if (address !== undefined) return readAbout(line, { address, heardFrom: undefined }, tokens.slice(1), context);
  return readCallSign(line, tokens, first, context) ?? readLoose(line, tokens, first);
}

/** A line that begins with a call sign speaks of its team's address. */
function readCallSign(
  line: string,
  tokens: readonly Token[],
  first: Token,
  context: DeskContext,
): DeskReading | undefined {
  const sign = callSignAt(tokens, context.teams);
  switch (sign.kind) {
    case 'none':
      return undefined;
    case 'unknown':
      // "M65 is blocked" is words; "m29 assist" is a call sign that nobody has.
      return seemsCommand(tokens[sign.length]) ? unknownFirst(first, sign.said) : undefined;
    case 'many':
      return faulty(first, `That could be ${sign.teams.map((team) => team.callSign).join(' or ')}`);
    case 'team': {
      const rest = tokens.slice(sign.length);
      const named = addressOf(rest[0], context);
      if (named !== undefined) return readAbout(line, { address: named, heardFrom: sign.said }, rest.slice(1), context);
      const theirs = context.addresses.filter((address) => address.teamId === sign.team.id);
      const [address] = theirs;
      if (address === undefined) return faulty(first, `${sign.said} has no address. Begin with the address`);
      if (theirs.length > 1) {
        return faulty(first, `${sign.said} has ${theirs.map((one) => one.ref).join(' and ')}. Say which behind it`);
      }
      return readAbout(line, { address, heardFrom: sign.said }, rest, context);
    }
  }
}

function seemsCommand(next: Token | undefined): boolean {
  return next === undefined || isKeyword(next.key) || nearKeyword(next.key) !== undefined || /^[-\d]/.test(next.key);
}

function unknownFirst(first: Token, said: string): DeskReading {
  return /^a\d/.test(first.key) ? noAddress(first) : faulty(first, `No team ${said} here`);
}

function readLoose(line: string, tokens: readonly Token[], first: Token): DeskReading {
  if (needsAddress(tokens.map((token) => token.key).join(' '))) {
    return incomplete(`which address? For example: a1 ${first.key}`);
  }
  return /^a\d{1,3}$/.test(first.key) && seemsCommand(tokens[1]) ? noAddress(first) : readWords(line, tokens);
}

const LABELS: Readonly<Record<string, string>> = {
  text: 'The text',
  reason: 'The reason',
  detail: 'What was said',
  need: 'What is needed',
  who: 'Who is going',
  whoWent: 'Who went',
  number: 'The number',
};

/** What the typist's role may not give, and what the command's own schema would refuse, is said while it is typed. */
function checked(line: string, reading: DeskReading, { may }: DeskContext): DeskReading {
  if (reading.kind !== 'command') return reading;
  const whole = { kind: 'faulty', at: 0, end: line.length } as const;
  for (const { type, payload } of reading.commands) {
    if (!may.has(type)) return { ...whole, reason: forbidden(type, may) };
    const parsed = parse(OPERATION_COMMANDS[type].payload, payload);
    const [fault] = parsed.ok ? [] : parsed.faults;
    if (fault !== undefined) return { ...whole, reason: faultText(LABELS[fault.field] ?? 'This', fault) };
  }
  return reading;
}

function forbidden(type: OperationCommandType, may: DeskContext['may']): string {
  if (!may.has('WriteLogEntry')) return 'Your role here only reads';
  if (type === 'RecordDecision') return 'Only the lead and the loggist record decisions';
  return type === 'OrderAddress'
    ? 'Only the lead gives orders'
    : 'Your role writes in the log only. Begin with /note or /decision';
}
