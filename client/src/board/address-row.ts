import { age, hourMinute } from '../format/time.ts';
import { orderedWords, outcomeWords } from '../words/labels.ts';
import type { AddressView, AssistanceView, OperationView, TeamView } from '#shared/records.ts';
import type { Source } from '#shared/vocabulary.ts';
import type { BoardRecords } from './board-records.ts';
import { minuteOf } from './speaker.ts';
import { peopleCell, premisesCell, searchCell, type TrackCell } from './track-cells.ts';

/**
 * After this long without a word from an address that was entered, it is called silent.
 * The trade's silence alarm is 15 min (TRADE L5); the board says it five minutes before.
 */
export const SILENT_AFTER = 10 * 60_000;

/** Whether support may come in, as the team leader gave it. */
export type Gate =
  | { readonly kind: 'yes' | 'no'; readonly words: string }
  | { readonly kind: 'disputed'; readonly words: string }
  | { readonly kind: 'not_given'; readonly words: string };

/** An order or outcome beside the tracks. */
export interface Flag {
  readonly tone: 'warn' | 'bad' | 'busy';
  readonly words: string;
  readonly reason?: string;
}

/** One line of the board. Rows are told apart by `id` and keep the order of their refs. */
export interface AddressRow {
  readonly id: string;
  readonly ref: string;
  readonly line: string;
  /** "LU1 0AA · MIKE 10 · TG 4". */
  readonly under: string;
  readonly premises: TrackCell;
  readonly people: TrackCell;
  readonly search: TrackCell;
  readonly gate: Gate;
  readonly flags: readonly Flag[];
  /** Somebody there called for assistance and it is not closed. */
  readonly assistance: boolean;
  readonly lastWord: LastWord;
}
export type LastWord =
  | { readonly kind: 'none' }
  | { readonly kind: 'heard'; readonly age: string; readonly source: Source; readonly silent: boolean };

/** References in the order people say them: A2 before A10. */
export const byRef = (a: { readonly ref: string }, b: { readonly ref: string }): number =>
  a.ref.localeCompare(b.ref, 'en', { numeric: true });

/** All rows of the board, in the order of their refs, which never changes while it runs. */
export function addressRows(records: BoardRecords, operation: OperationView, now: number): readonly AddressRow[] {
  const open = [...records.assistance.values()].filter((one) => !one.closed);
  return [...records.address]
    .map(([id, address]) => rowOf(id, address, open, records.team.get(address.teamId ?? ''), operation, now))
    .sort(byRef);
}

function rowOf(
  id: string,
  address: AddressView,
  open: readonly AssistanceView[],
  team: TeamView | undefined,
  operation: OperationView,
  now: number,
): AddressRow {
  const zone = operation.zone ?? 'Europe/London';
  const steps = address.steps ?? {};
  const under = [address.postcode, team?.callSign ?? 'no team', team?.talkgroup].filter((part) => part);
  return {
    id,
    ref: address.ref ?? '',
    line: address.line ?? '',
    under: under.join(' · '),
    premises: premisesCell(steps, zone),
    people: peopleCell(address, zone),
    search: searchCell(steps, zone),
    gate: gateOf(address, zone),
    flags: flagsOf(address, zone),
    assistance: open.some((one) => one.addressId === id),
    lastWord: lastWordOf(address, operation, now),
  };
}

function gateOf({ steps = {} }: AddressView, zone: string): Gate {
  const gate = steps.support_may_come_in;
  switch (gate?.kind) {
    case 'reached':
      return { kind: 'yes', words: `yes, ${minuteOf(gate.report, zone)}` };
    case 'not_reached':
      return { kind: 'no', words: `no, ${minuteOf(gate.report, zone)}` };
    case 'disputed':
      return { kind: 'disputed', words: 'yes and no' };
    case undefined:
      return { kind: 'not_given', words: 'not yet' };
  }
}

function flagsOf({ order, outcome }: AddressView, zone: string): readonly Flag[] {
  const flags: Flag[] = [];
  if (order && order.order !== 'proceed') {
    const reason = order.reason === undefined ? {} : { reason: order.reason };
    const tone = order.order === 'abort' ? 'bad' : 'warn';
    flags.push({ tone, words: `${orderedWords[order.order]} ${hourMinute(order.at, zone)}`, ...reason });
  }
  if (order?.order === 'proceed') flags.push({ tone: 'busy', words: `Proceed ${hourMinute(order.at, zone)}` });
  if (outcome)
    flags.push({ tone: 'warn', words: `${outcomeWords[outcome.outcome]} ${minuteOf(outcome.report, zone)}` });
  return flags;
}

function lastWordOf(address: AddressView, operation: OperationView, now: number): LastWord {
  const { lastHeard } = address;
  if (!lastHeard) return { kind: 'none' };
  const span = now - lastHeard.happenedAt;
  const silent = isRunning(address, operation) && span >= SILENT_AFTER;
  return { kind: 'heard', age: age(span), source: lastHeard.source, silent };
}

/** Between the entry and handing back, in a live operation: when silence means something. */
export function isRunning({ steps = {}, outcome, order }: AddressView, operation: OperationView): boolean {
  if (operation.phase !== 'live' || operation.standing?.kind === 'cancelled') return false;
  if (outcome || order?.order === 'abort' || steps.handed_back?.kind === 'reached') return false;
  return steps.entry?.kind === 'reached' || steps.secured?.kind === 'reached';
}

/** "3 entered · 0 handed back". */
export function addressSummary(records: BoardRecords): string {
  const all = [...records.address.values()];
  if (all.length === 0) return '';
  const count = (step: 'entry' | 'handed_back'): number =>
    all.filter((one) => one.steps?.[step]?.kind === 'reached').length;
  return `${count('entry')} of ${all.length} entered · ${count('handed_back')} handed back`;
}
