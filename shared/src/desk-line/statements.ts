import type { OperationCommand } from '../commands/operation-commands.ts';
import type { CountKind, Source } from '../vocabulary.ts';
import { callSignAt } from './call-signs.ts';
import { doubt, faulty, incomplete, sure, type DeskContext, type DeskReading, type EchoChip } from './reading.ts';
import type { Token } from './reading.ts';
import { pastTime } from './times.ts';
import { countOf, FILLERS, nearKeyword, STEP_WORDS, stepAt } from './words.ts';

/** The address a line speaks of, and who is speaking if the line began with a call sign. */
export interface Subject {
  readonly address: DeskContext['addresses'][number];
  readonly heardFrom: string | undefined;
}

/** Who said it and by what way: a call sign means the radio, none means that the desk knows it. */
export const heard = (callSign: string | undefined): { source: Source; heardFrom?: string } =>
  callSign === undefined ? { source: 'desk' } : { source: 'radio', heardFrom: callSign };

/** The chip that says so. A call sign of another address's team is worth a second look. */
export function heardChip(callSign: string | undefined, strangerAt?: string): EchoChip {
  if (callSign === undefined) return sure('desk');
  return strangerAt === undefined ? sure(`${callSign} · radio`) : doubt(`${callSign} · radio · not of ${strangerAt}`);
}

interface Told {
  readonly statements: readonly Statement[];
  readonly occurredAt: number | null;
  readonly when: EchoChip | undefined;
  readonly callSign: string | undefined;
  readonly stranger: boolean;
}
type Statement =
  | { readonly kind: 'step'; readonly step: keyof typeof STEP_WORDS; readonly reached: boolean }
  | { readonly kind: 'count'; readonly count: CountKind; readonly number: number };

/** One piece of the line read: how many words it took and what is known now, or what is wrong with it. */
type Piece = { readonly length: number; readonly told: Told } | DeskReading;

/** Reads what was reported of one address: steps, counts, one time, one call sign, in any order. */
export function readStatements(subject: Subject, rest: readonly Token[], context: DeskContext): DeskReading {
  let told: Told = {
    statements: [],
    occurredAt: null,
    when: undefined,
    callSign: subject.heardFrom,
    stranger: false,
  };
  for (let i = 0; i < rest.length;) {
    const piece = pieceAt(rest.slice(i), told, subject, context);
    if ('kind' in piece) return piece;
    told = piece.told;
    i += piece.length;
  }
  return conclude(subject, told);
}

function pieceAt(
  tokens: readonly [Token, ...Token[]] | readonly Token[],
  told: Told,
  subject: Subject,
  context: DeskContext,
): Piece {
  const [token] = tokens;
  if (token === undefined) return { length: 1, told };
  return (
    countPiece(tokens, token, told) ??
    timePiece(token, told, context) ??
    stepPiece(tokens, token, told) ??
    callSignPiece(tokens, token, told, subject, context) ??
    (FILLERS.has(token.key) ? { length: 1, told } : notUnderstood(token))
  );
}

function countPiece(tokens: readonly Token[], token: Token, told: Told): Piece | undefined {
  const [first, second] = [token.key, tokens[1]?.key];
  const isNumber = (key: string | undefined): key is string => key !== undefined && /^\d{1,3}$/.test(key);
  const [digits, count] = isNumber(first) ? [first, countOf(second)] : [second, countOf(first)];
  if (isNumber(first) && count === undefined) {
    return second === undefined
      ? incomplete(`${first} found, or ${first} arrested?`)
      : faulty(token, `${first} of what? Type found or arrested beside it`);
  }
  if (count === undefined || !isNumber(digits)) return undefined;
  const same = told.statements.some((one) => one.kind === 'count' && one.count === count);
  if (same) return faulty(token, `Two numbers of people ${count}`);
  return { length: 2, told: withStatement(told, { kind: 'count', count, number: Number(digits) }) };
}

function stepPiece(tokens: readonly Token[], token: Token, told: Told): Piece | undefined {
  const negated = token.key === 'not';
  const found = stepAt((negated ? tokens.slice(1) : tokens).map((one) => one.key));
  if (found === undefined)
    return negated && tokens.length === 1 ? incomplete('not what? A step, such as secured') : undefined;
  if (told.statements.some((one) => one.kind === 'step' && one.step === found.step)) {
    return faulty(token, `“${STEP_WORDS[found.step]}” is there twice`);
  }
  const statement = { kind: 'step', step: found.step, reached: !negated } as const;
  return { length: found.length + (negated ? 1 : 0), told: withStatement(told, statement) };
}

const withStatement = (told: Told, statement: Statement): Told => ({
  ...told,
  statements: [...told.statements, statement],
});

function timePiece(token: Token, told: Told, context: DeskContext): Piece | undefined {
  const time = pastTime(token.key, context.now, context.zone);
  if (time.kind === 'none') return undefined;
  if (time.kind === 'fault') return faulty(token, time.reason);
  if (told.occurredAt !== null) return faulty(token, 'There are two times');
  return { length: 1, told: { ...told, occurredAt: time.at, when: sure(time.echo) } };
}

function callSignPiece(
  tokens: readonly Token[],
  token: Token,
  told: Told,
  subject: Subject,
  context: DeskContext,
): Piece | undefined {
  const sign = callSignAt(tokens, context.teams);
  switch (sign.kind) {
    case 'none':
      return undefined;
    case 'unknown':
      return faulty(token, `No team ${sign.said} here`);
    case 'many':
      return faulty(token, `That could be ${sign.teams.map((team) => team.callSign).join(' or ')}`);
    case 'team':
      if (told.callSign !== undefined) return faulty(token, 'There are two call signs');
      return {
        length: sign.length,
        told: { ...told, callSign: sign.said, stranger: sign.team.id !== subject.address.teamId },
      };
  }
}

function notUnderstood(token: Token): DeskReading {
  const near = nearKeyword(token.key);
  return faulty(
    token,
    near === undefined
      ? `“${token.text.slice(0, 30)}” is not understood here. For words, begin with /note`
      : `“${token.text.slice(0, 30)}” is not understood. Did you mean ${near}?`,
  );
}

const HINT = 'a step, a number found or arrested, hold, assist, need, no reply';

function conclude({ address }: Subject, told: Told): DeskReading {
  const { ref, id: addressId } = address;
  const tail = [
    ...(told.when === undefined ? [] : [told.when]),
    heardChip(told.callSign, told.stranger ? ref : undefined),
  ];
  if (told.statements.length === 0)
    return incomplete(HINT, [sure(ref), ...tail.filter((chip) => chip.text !== 'desk')]);
  const from = heard(told.callSign);
  const commands = told.statements.map((one): OperationCommand =>
    one.kind === 'step'
      ? { type: 'ReportStep', payload: { addressId, step: one.step, reached: one.reached, ...from } }
      : { type: 'ReportCount', payload: { addressId, count: one.count, number: one.number, ...from } },
  );
  const said = told.statements.map((one) =>
    sure(one.kind === 'count' ? `${one.number} ${one.count}` : `${one.reached ? '' : 'not '}${STEP_WORDS[one.step]}`),
  );
  return { kind: 'command', commands, occurredAt: told.occurredAt, echo: [sure(ref), ...said, ...tail] };
}
