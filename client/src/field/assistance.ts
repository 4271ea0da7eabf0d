import { hourMinute } from '../format/time.ts';
import type { OwnReport } from './standing.ts';
import type { AssistanceView } from '#shared/records.ts';

/** How a call for assistance stands, from this phone. Times in ms. */
export type Call =
  | { readonly kind: 'none' }
  /** Kept on this phone: command has not heard it. */
  | { readonly kind: 'kept'; readonly at: number }
  | { readonly kind: 'sent'; readonly at: number }
  /** `by` is '' while only the answer says so, as on a locked phone, which does not read what command does about it. */
  | { readonly kind: 'raised'; readonly at: number; readonly by: string }
  | { readonly kind: 'acknowledged'; readonly at: number; readonly by: string; readonly going: readonly string[] };

/** The newest open call of the address: a call still on this phone first, as it is not yet heard. */
export function callOf(
  calls: Iterable<AssistanceView>,
  own: readonly { readonly at: number; readonly how: OwnReport['how'] }[],
  addressId: string,
): Call {
  const mine = own.at(-1);
  if (mine?.how === 'writing' || mine?.how === 'kept' || mine?.how === 'page') return { kind: 'kept', at: mine.at };
  if (mine?.how === 'sent') return { kind: 'sent', at: mine.at };
  const open = [...calls]
    .filter((call) => call.addressId === addressId && (call.closed ?? null) === null && call.raised !== undefined)
    .toSorted((a, b) => (a.raised?.happenedAt ?? 0) - (b.raised?.happenedAt ?? 0))
    .at(-1);
  if (open?.raised === undefined)
    return mine === undefined ? { kind: 'none' } : { kind: 'raised', at: mine.at, by: '' };
  const { raised, acknowledged = null } = open;
  if (acknowledged === null) return { kind: 'raised', at: raised.happenedAt, by: raised.by };
  const going = (open.going ?? []).map(({ who }) => who);
  return { kind: 'acknowledged', at: acknowledged.at, by: acknowledged.by, going };
}

/** What the bar says: a head, a line and, where there is more, a small line under it. */
export interface BarWords {
  readonly head: string;
  readonly line?: string;
  readonly detail: string;
}

/** Nothing is promised that cannot be sent: without contact the bar says "radio". */
export function assistanceWords(call: Call, isConnected: boolean, zone?: string): BarWords {
  if (!isConnected) {
    const kept = call.kind === 'kept' || call.kind === 'sent';
    return {
      head: 'NOT CONNECTED',
      line: 'Assistance: press your radio’s red button',
      detail: kept
        ? `call of ${hourMinute(call.at, zone)} kept here, NOT yet sent`
        : 'hold here too, it is sent when it can be',
    };
  }
  switch (call.kind) {
    case 'none':
      return { head: 'Call for assistance', detail: 'hold 1 s or tap twice' };
    case 'kept':
    case 'sent':
      return {
        head: `Assistance ${hourMinute(call.at, zone)}: sending`,
        detail: 'not yet recorded: use your radio',
      };
    case 'raised':
      return {
        head: `ASSISTANCE called ${hourMinute(call.at, zone)}`,
        line: call.by === '' ? 'recorded' : 'recorded, not answered yet',
        detail: 'use your radio too',
      };
    case 'acknowledged':
      return {
        head: `ASSISTANCE acknowledged ${hourMinute(call.at, zone)}`,
        line: call.going.length === 0 ? `by ${call.by}` : `going to you: ${call.going.join(', ')}`,
        detail: call.going.length === 0 ? 'hold to call again' : `acknowledged by ${call.by}`,
      };
  }
}
