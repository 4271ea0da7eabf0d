import { takeTail } from './about.ts';
import { faulty, incomplete, sure, textOf, type DeskContext, type DeskReading, type Token } from './reading.ts';
import { heard, heardChip } from './statements.ts';
import { addressOf } from './verbs.ts';

/** `/decision text ; reason`, `/note text`. */
export function readSlash(line: string, tokens: readonly Token[], context: DeskContext): DeskReading {
  const [command, ...rest] = tokens;
  if (command === undefined) return incomplete('');
  const typed = command.text.slice(1).toLowerCase();
  const named = ['decision', 'note'].find((name) => (typed === '' ? false : name.startsWith(typed)));
  if (typed === '') return incomplete('/decision text ; reason, or /note text');
  if (named === undefined) return faulty(command, 'Only /decision and /note begin with a slash');
  return named === 'decision' ? readDecision(line, rest) : readEntry(line, rest, context);
}

function readDecision(line: string, rest: readonly Token[]): DeskReading {
  const typed = textOf(line, rest);
  const at = typed.indexOf(';');
  const text = (at === -1 ? typed : typed.slice(0, at)).trim();
  const reason = at === -1 ? '' : typed.slice(at + 1).trim();
  if (text === '') return incomplete('what was decided ; and why', [sure('decision')]);
  if (reason === '') return incomplete('then ; and the reason', [sure('decision')]);
  return {
    kind: 'command',
    commands: [{ type: 'RecordDecision', payload: { text, reason } }],
    occurredAt: null,
    echo: [sure('decision'), sure('with reason')],
  };
}

/** Words for the log, of an address if they begin with one. */
function readEntry(line: string, rest: readonly Token[], context: DeskContext): DeskReading {
  const address = addressOf(rest[0], context);
  const tail = takeTail(address === undefined ? rest : rest.slice(1), undefined, context);
  const text = textOf(line, tail.words);
  const about = address === undefined ? [] : [sure(address.ref)];
  if (text === '') return incomplete('words for the log', [...about, sure('log entry')]);
  return entry(text, address?.id ?? null, tail.callSign, tail.occurredAt, [...about, sure('log entry'), ...tail.chips]);
}

/** A line that is none of the line's own forms: words for the log, as typed. */
export function readWords(line: string, tokens: readonly Token[]): DeskReading {
  return entry(textOf(line, tokens), null, undefined, null, [sure('log entry')]);
}

function entry(
  text: string,
  addressId: string | null,
  callSign: string | undefined,
  occurredAt: number | null,
  chips: readonly ReturnType<typeof sure>[],
): DeskReading {
  return {
    kind: 'command',
    commands: [{ type: 'WriteLogEntry', payload: { sight: 'command', addressId, text, ...heard(callSign) } }],
    occurredAt,
    echo: [...chips, heardChip(callSign)],
  };
}
