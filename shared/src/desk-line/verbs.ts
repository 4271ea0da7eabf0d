import { faulty, incomplete, sure, textOf, type DeskContext, type DeskReading, type Token } from './reading.ts';
import { callSignAt } from './call-signs.ts';

type Address = DeskContext['addresses'][number];

/** The address that a word names by its reference, whatever its case. */
export const addressOf = (token: Token | undefined, { addresses }: DeskContext): Address | undefined =>
  token === undefined ? undefined : addresses.find((address) => address.ref.toLowerCase() === token.key);

/** `ack a2`, `who a2 mike 11`, `close a2 mike 11`, `told <name>`. Undefined: the line begins with none of these. */
export function readVerb(line: string, tokens: readonly Token[], context: DeskContext): DeskReading | undefined {
  const [verb, target] = tokens;
  switch (verb?.key) {
    case 'ack':
    case 'acknowledge':
      return readAcknowledge(verb, tokens, context);
    case 'who':
    case 'close':
      return target === undefined || /^[a-z]{1,3}\d{1,3}$/.test(target.key)
        ? readGoing(line, verb, tokens, context)
        : undefined;
    case 'told':
      return readTold(line, tokens, context);
    case undefined:
    default:
      return undefined;
  }
}

function readAcknowledge(verb: Token, tokens: readonly Token[], context: DeskContext): DeskReading {
  const [, target, extra] = tokens;
  if (extra !== undefined) return faulty(extra, 'Nothing more may follow here');
  const address = addressOf(target, context);
  if (target !== undefined && address === undefined) return noAddress(target);
  const waiting = context.assistances.filter((one) => !one.acknowledged);
  if (address === undefined) {
    return waiting.length === 0
      ? faulty(verb, 'No call for assistance waits to be acknowledged')
      : incomplete('which address?', [sure('acknowledge')]);
  }
  const mine = waiting.filter((one) => one.addressId === address.id);
  if (mine.length === 0)
    return faulty(target ?? verb, `No call for assistance from ${address.ref} waits to be acknowledged`);
  return {
    kind: 'command',
    commands: mine.map((one) => ({ type: 'AcknowledgeAssistance', payload: { assistanceId: one.id } })),
    occurredAt: null,
    echo: [sure(address.ref), sure('acknowledge assistance')],
  };
}

function readGoing(line: string, verb: Token, tokens: readonly Token[], context: DeskContext): DeskReading {
  const [, target, ...rest] = tokens;
  const closing = verb.key === 'close';
  if (target === undefined)
    return incomplete(closing ? 'close which address, and who went?' : 'which address, and who is going?');
  const address = addressOf(target, context);
  if (address === undefined) return noAddress(target);
  // The oldest call at the address: one that is seen to is closed before the next is looked at.
  const call = context.assistances.find((one) => one.addressId === address.id);
  if (call === undefined) return faulty(target, `There is no open call for assistance from ${address.ref}`);
  const sign = callSignAt(rest, context.teams);
  const who = sign.kind === 'team' && sign.length === rest.length ? sign.said : textOf(line, rest);
  if (who === '') {
    const hint = closing ? 'who went? A call sign or a name' : 'who is going? A call sign or a name';
    return incomplete(hint, [sure(address.ref), sure(closing ? 'close assistance' : 'going')]);
  }
  return {
    kind: 'command',
    commands: [
      closing
        ? { type: 'CloseAssistance', payload: { assistanceId: call.id, whoWent: who } }
        : { type: 'SendToAssistance', payload: { assistanceId: call.id, who } },
    ],
    occurredAt: null,
    echo: [sure(address.ref), sure(closing ? `close assistance: ${who} went` : `${who} going`)],
  };
}

/** A name that nobody on the ring list bears makes it words for the log: "told the landlord to wait". */
function readTold(line: string, tokens: readonly Token[], context: DeskContext): DeskReading | undefined {
  const name = textOf(line, tokens.slice(1)).toLowerCase();
  if (name === '') return incomplete('who was told? A name of the ring list', [sure('told by voice')]);
  const found = context.untold.filter((one) => one.name.toLowerCase().startsWith(name));
  const [only] = found;
  if (only === undefined) return undefined;
  if (found.length > 1) {
    const names = [...new Set(found.map((one) => one.name))].slice(0, 3);
    const hint = names.length === 1 ? 'more than one such person: use the ring list' : `${names.join(' or ')}?`;
    return incomplete(hint, [sure('told by voice')]);
  }
  return {
    kind: 'command',
    commands: only.noticeIds.map((noticeId) => ({ type: 'TellByVoice', payload: { noticeId } })),
    occurredAt: null,
    echo: [sure(only.name), sure('told by voice')],
  };
}

export const noAddress = (token: Token): DeskReading =>
  faulty(token, `No address ${token.text.slice(0, 12).toUpperCase()} here`);
