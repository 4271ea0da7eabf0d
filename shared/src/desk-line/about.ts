import type { OperationCommand } from '../commands/operation-commands.ts';
import { callSignAt } from './call-signs.ts';
import {
  faulty,
  incomplete,
  sure,
  textOf,
  type DeskContext,
  type DeskReading,
  type EchoChip,
  type Token,
} from './reading.ts';
import { heard, heardChip, readStatements, type Subject } from './statements.ts';
import { pastTime } from './times.ts';
import { ASSIST_WORDS, isKeyword, NEED_WORDS, nearKeyword, ORDER_WORDS, STEP_WORDS, stepAt } from './words.ts';

/** Reads what stands behind an address or a call sign. */
export function readAbout(line: string, subject: Subject, rest: readonly Token[], context: DeskContext): DeskReading {
  const [word, next] = rest;
  if (word === undefined) return readStatements(subject, rest, context);
  const order = ORDER_WORDS[word.key];
  if (order !== undefined && Object.hasOwn(ORDER_WORDS, word.key)) return readOrder(line, subject, rest, context);
  if (ASSIST_WORDS.has(word.key)) return readAssist(line, subject, rest.slice(1), context);
  if (NEED_WORDS.has(word.key)) return readNeed(line, subject, rest.slice(1), context);
  if (word.key === 'settle') return readSettle(subject, rest.slice(1));
  const outcome = outcomeAt(word.key, next?.key);
  if (outcome !== undefined) return readOutcome(subject, rest.slice(outcome.length), outcome, context);
  if (word.key === 'no' && next === undefined) return incomplete('no reply?', [sure(subject.address.ref)]);
  return isWords(rest, context) ? readNote(line, subject, rest, context) : readStatements(subject, rest, context);
}

/** Several words of which the first is none of the line's own, nor nearly one, are words for the log. */
function isWords(rest: readonly Token[], context: DeskContext): boolean {
  const [first] = rest;
  if (first === undefined || rest.length < 2) return false;
  return (
    !isKeyword(first.key) &&
    nearKeyword(first.key) === undefined &&
    !/^\d/.test(first.key) &&
    pastTime(first.key, context.now, context.zone).kind === 'none' &&
    callSignAt(rest, context.teams).kind === 'none'
  );
}

function readOrder(line: string, subject: Subject, rest: readonly Token[], { may }: DeskContext): DeskReading {
  const [word, ...words] = rest;
  const order = word === undefined ? undefined : ORDER_WORDS[word.key];
  if (word === undefined || order === undefined) return incomplete('hold, abort or proceed?');
  if (!may.has('OrderAddress')) return faulty(word, 'Only the lead gives orders. For words heard, begin with /note');
  const reason = textOf(line, words).replace(/^[;,:]\s*/, '');
  const { id: addressId, ref } = subject.address;
  return {
    kind: 'command',
    commands: [{ type: 'OrderAddress', payload: { addressId, order, ...(reason === '' ? {} : { reason }) } }],
    occurredAt: null,
    echo: [sure(ref), sure(`order: ${order}`), sure(reason === '' ? 'no reason given' : 'with reason')],
  };
}

/** What a free text ends in: a time, a call sign, both, or neither; and the text before them. */
export interface Tail {
  readonly words: readonly Token[];
  readonly occurredAt: number | null;
  readonly callSign: string | undefined;
  readonly chips: readonly EchoChip[];
}

/** Takes a time ("-2", "14:06") and a known call sign off the end of a free text, in either order. */
export function takeTail(tokens: readonly Token[], heardFrom: string | undefined, context: DeskContext): Tail {
  let words = tokens;
  let occurredAt: number | null = null;
  let callSign = heardFrom;
  const chips: EchoChip[] = [];
  for (let turn = 0; turn < 2 && words.length > 0; turn += 1) {
    const time = pastTime(words.at(-1)?.key ?? '', context.now, context.zone);
    if (time.kind === 'at' && occurredAt === null) {
      occurredAt = time.at;
      chips.push(sure(time.echo));
      words = words.slice(0, -1);
      continue;
    }
    const taken = callSign === undefined ? [1, 2].find((count) => endsInCallSign(words, count, context)) : undefined;
    if (taken === undefined) break;
    const sign = callSignAt(words.slice(-taken), context.teams);
    callSign = sign.kind === 'team' ? sign.said : undefined;
    words = words.slice(0, -taken);
  }
  return { words, occurredAt, callSign, chips };
}

function endsInCallSign(words: readonly Token[], count: number, context: DeskContext): boolean {
  const sign = callSignAt(words.slice(-count), context.teams);
  return words.length >= count && sign.kind === 'team' && sign.length === count;
}

function spoken(subject: Subject, tail: Tail, chips: readonly EchoChip[], command: OperationCommand): DeskReading {
  return {
    kind: 'command',
    commands: [command],
    occurredAt: tail.occurredAt,
    echo: [sure(subject.address.ref), ...chips, ...tail.chips, heardChip(tail.callSign)],
  };
}

function readAssist(line: string, subject: Subject, rest: readonly Token[], context: DeskContext): DeskReading {
  const tail = takeTail(rest, subject.heardFrom, context);
  const detail = textOf(line, tail.words);
  const payload = { addressId: subject.address.id, detail, ...heard(tail.callSign) };
  return spoken(subject, tail, [sure('assistance')], { type: 'RaiseAssistance', payload });
}

function readNeed(line: string, subject: Subject, rest: readonly Token[], context: DeskContext): DeskReading {
  const tail = takeTail(rest, subject.heardFrom, context);
  const need = textOf(line, tail.words);
  if (need === '') return incomplete('who or what is needed?', [sure(subject.address.ref), sure('need')]);
  const payload = { addressId: subject.address.id, need, ...heard(tail.callSign) };
  return spoken(subject, tail, [sure('need')], { type: 'NeedSomeone', payload });
}

function readNote(line: string, subject: Subject, rest: readonly Token[], context: DeskContext): DeskReading {
  const tail = takeTail(rest, subject.heardFrom, context);
  const text = textOf(line, tail.words);
  const payload = { sight: 'command' as const, addressId: subject.address.id, text, ...heard(tail.callSign) };
  return spoken(subject, tail, [sure('log entry')], { type: 'WriteLogEntry', payload });
}

type OutcomeWords = {
  readonly outcome: 'no_reply' | 'not_executed' | null;
  readonly length: number;
  readonly said: string;
};

function outcomeAt(first: string, second: string | undefined): OutcomeWords | undefined {
  if ((first === 'no' && (second === 'reply' || second === 'answer')) || first === 'nr') {
    return { outcome: 'no_reply', length: first === 'nr' ? 1 : 2, said: 'no reply' };
  }
  if (first === 'not' && second === 'executed') return { outcome: 'not_executed', length: 2, said: 'not executed' };
  return first === 'reply' ? { outcome: null, length: 1, said: 'replied after all' } : undefined;
}

function readOutcome(
  subject: Subject,
  rest: readonly Token[],
  { outcome, said }: OutcomeWords,
  context: DeskContext,
): DeskReading {
  const tail = takeTail(rest, subject.heardFrom, context);
  const [extra] = tail.words;
  if (extra !== undefined)
    return faulty(extra, 'Only a time and a call sign may follow here. For words, begin with /note');
  const payload = { addressId: subject.address.id, outcome, ...heard(tail.callSign) };
  return spoken(subject, tail, [sure(said)], { type: 'ReportOutcome', payload });
}

function readSettle({ address }: Subject, rest: readonly Token[]): DeskReading {
  const negated = rest[0]?.key === 'not';
  const words = negated ? rest.slice(1) : rest;
  const [first] = words;
  if (first === undefined)
    return incomplete('which step: secured, or not secured?', [sure(address.ref), sure('settle')]);
  const found = stepAt(words.map((token) => token.key));
  const extra = found === undefined ? first : words[found.length];
  if (found === undefined || extra !== undefined)
    return faulty(extra ?? first, 'After settle comes one step, or not and one step');
  const { step } = found;
  return {
    kind: 'command',
    commands: [{ type: 'SettleStep', payload: { addressId: address.id, step, reached: !negated } }],
    occurredAt: null,
    echo: [sure(address.ref), sure(`settled: ${negated ? 'not ' : ''}${STEP_WORDS[step]}`)],
  };
}
