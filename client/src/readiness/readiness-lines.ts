import { counted } from '../format/language.ts';
import { shortDay } from '../format/time.ts';
import { ukZone } from '../format/zone.ts';
import { addressLine } from '../words/sentences.ts';
import { goNoGo } from '#shared/go-no-go.ts';
import type { AddressView, OperationView, ReadinessView } from '#shared/records.ts';
import type { ReadinessFault } from '#shared/staffing-records.ts';
import { anchorOfFault } from './anchor.ts';

/** What readiness is told from, on the board and in the plan alike. */
export interface ReadinessRecords {
  readonly operation: OperationView;
  readonly addresses: ReadonlyMap<string, AddressView>;
  readonly readiness: ReadonlyMap<string, ReadinessView>;
}

/** One row: an address, or what belongs to no single address. */
export interface ReadinessLine {
  /** Null for the operation itself. */
  readonly addressId: string | null;
  readonly title: string;
  readonly detail: string;
  /** Keeps its identity until it changes; undefined before the first word of it. */
  readonly view: ReadinessView | undefined;
}

export interface Total {
  readonly go: boolean;
  readonly readyCount: number;
  readonly total: number;
  /** "No-go: 2 of 3 addresses not ready · 1 reason of the operation as a whole". */
  readonly words: string;
}

const order = new Intl.Collator('en-GB', { numeric: true });

/** The operation's own row, then every address in the order of its ref. */
export function readinessLines({ addresses, readiness }: ReadinessRecords): readonly ReadinessLine[] {
  const of = byAddress(readiness);
  const rows = [...addresses]
    .sort(([, a], [, b]) => order.compare(a.ref ?? '', b.ref ?? ''))
    .map(([id, address]) => ({
      addressId: id,
      title: address.ref ?? 'an address',
      detail: addressLine(address),
      view: of.get(id),
    }));
  const own = of.get(null);
  const operation = { addressId: null, title: 'The operation', detail: 'what belongs to no single address', view: own };
  return own === undefined ? rows : [operation, ...rows];
}

/** Go or no-go for the operation as a whole; with the id of a pencilled date, on that date. */
export function readinessTotal({ addresses, readiness }: ReadinessRecords, dateId: string | null = null): Total {
  const of = byAddress(readiness);
  const rows = [...addresses.keys()].map((id): ReadinessView => of.get(id) ?? { addressId: id, ready: false });
  const own = of.get(null);
  const { go, addresses: counts } = goNoGo(own, rows, dateId);
  const ownFaults = dateId === null ? own?.faults : own?.byDate?.find((one) => one.dateId === dateId)?.faults;
  const { ready: readyCount, of: total } = counts;
  return { go, readyCount, total, words: totalWords(go, readyCount, total, ownFaults?.length ?? 0) };
}

function totalWords(go: boolean, readyCount: number, total: number, ownFaults: number): string {
  if (go) return total === 1 ? 'Go: the one address is ready' : `Go: all ${total} addresses are ready`;
  const missing = total - readyCount;
  const parts = [
    ...(total === 0 ? ['no addresses yet'] : []),
    ...(missing > 0 ? [`${missing} of ${counted(total, 'address', 'addresses')} not ready`] : []),
    ...(ownFaults > 0 ? [`${counted(ownFaults, 'reason')} of the operation as a whole`] : []),
  ];
  return `No-go${parts.length === 0 ? '' : `: ${parts.join(' · ')}`}`;
}

/** The total's words beside a chip that says go or no-go already: "2 of 3 addresses not ready". */
export const goNoGoWords = ({ words }: Total): string => words.replace(/^(Go|No-go)(: )?/, '');

function byAddress(readiness: ReadinessRecords['readiness']): ReadonlyMap<string | null, ReadinessView> {
  return new Map([...readiness].map(([id, one]) => [one.addressId === undefined ? id : one.addressId, one]));
}

/** One reason, and where it is mended. */
export interface Reason {
  readonly key: string;
  readonly sentence: string;
  readonly anchor: string;
  /** Only on this one of two pencilled dates: "Tue 1 Dec". */
  readonly on: string | null;
}

/** How one of two pencilled dates stands. */
export interface DateStanding {
  readonly dateId: string;
  /** "Tue 1 Dec". */
  readonly day: string;
  readonly ready: boolean;
}

const keyOf = ({ code, mendAt, sentence }: ReadinessFault): string => `${code} ${mendAt.id} ${sentence}`;

/** Every reason once. Where dates are pencilled, what holds on one of them alone says so. */
export function reasonsOf(view: ReadinessView | undefined, operation: OperationView): readonly Reason[] {
  const { faults = [], byDate = [] } = view ?? {};
  const reason = (fault: ReadinessFault, on: string | null): Reason => ({
    key: `${keyOf(fault)} ${on ?? ''}`,
    sentence: fault.sentence,
    anchor: anchorOfFault(fault),
    on,
  });
  if (byDate.length === 0) return faults.map((fault) => reason(fault, null));
  const known = new Set(faults.map(keyOf));
  const dated = byDate.flatMap(({ dateId, faults: own }) => own.map((fault) => ({ fault, dateId })));
  const everywhere = dated.filter(({ fault }) => isOnEach(fault, byDate));
  const shared = [...faults, ...everywhere.map(({ fault }) => fault).filter((fault) => !known.has(keyOf(fault)))];
  const once = new Map(shared.map((fault) => [keyOf(fault), fault]));
  return [
    ...[...once.values()].map((fault) => reason(fault, null)),
    ...dated
      .filter(({ fault }) => !once.has(keyOf(fault)))
      .map(({ fault, dateId }) => reason(fault, dayOf(dateId, operation))),
  ];
}

const isOnEach = (fault: ReadinessFault, byDate: NonNullable<ReadinessView['byDate']>): boolean =>
  byDate.every(({ faults }) => faults.some((other) => keyOf(other) === keyOf(fault)));

export const datesOf = (view: ReadinessView | undefined, operation: OperationView): readonly DateStanding[] =>
  (view?.byDate ?? []).map(({ dateId, ready }) => ({ dateId, ready, day: dayOf(dateId, operation) }));

function dayOf(dateId: string, { dates = [], zone = ukZone }: OperationView): string {
  const t = dates.find(({ id }) => id === dateId)?.t;
  return t === undefined ? 'another date' : shortDay(t, zone);
}
