import { age } from '../format/time.ts';
import { sourceWords, stepWords } from '../words/labels.ts';
import { readinessTotal } from '../readiness/readiness-lines.ts';
import { lowerFirst } from '../words/sentences.ts';
import type { AddressView, OperationView } from '#shared/records.ts';
import { PREMISES_STEPS } from '#shared/vocabulary.ts';
import { latePeople } from './late-people.ts';
import { byRef, isRunning, SILENT_AFTER } from './address-row.ts';
import type { BoardRecords } from './board-records.ts';
import { ringList } from './ring-list.ts';
import { disagreements } from './settle-list.ts';
import { speaker } from './speaker.ts';

/** What needs someone, each with its age, whose it is, and enough to act on. Danger to a person comes first. */
export type Alert =
  | {
      readonly kind: 'assistance';
      readonly id: string;
      readonly addressId: string;
      readonly ref: string;
      /** "41 s". */
      readonly age: string;
      /** "MIKE 22 (radio, rear garden)". */
      readonly by: string;
      readonly acknowledgedBy: string | null;
      readonly going: readonly string[];
    }
  | {
      readonly kind: 'standing';
      readonly standing: 'postponed' | 'cancelled';
      readonly age: string;
      readonly reason: string;
    }
  | { readonly kind: 'disagreement'; readonly count: number; readonly sentence: string; readonly age: string }
  | {
      readonly kind: 'silent';
      readonly addressId: string;
      readonly ref: string;
      readonly age: string;
      readonly since: string;
      readonly call: string;
    }
  | { readonly kind: 'untold'; readonly people: number; readonly oldest: string; readonly of: string }
  | {
      /** Somebody who said yes was due and is not reported as there. */
      readonly kind: 'late';
      readonly requirementId: string;
      /** "Interpreter of HARBOUR, due 15:00 at Reception centre: on the way". */
      readonly words: string;
      readonly age: string;
      readonly more: number;
    }
  | { readonly kind: 'no_go'; readonly words: string }
  | { readonly kind: 'gap'; readonly sentence: string; readonly more: number; readonly requirementId: string };

export type AssistanceAlert = Extract<Alert, { kind: 'assistance' }>;

/** All alerts, in the order in which they stand. Within a kind the oldest is first. */
export function alertsOf(records: BoardRecords, operation: OperationView, now: number): readonly Alert[] {
  return [
    ...assistanceAlerts(records, now),
    ...standingAlert(operation, now),
    ...disagreementAlert(records, operation, now),
    ...silentAlerts(records, operation, now),
    ...lateAlert(records, operation, now),
    ...untoldAlert(records, now),
    ...noGoAlert(records, operation),
    ...gapAlert(records),
  ];
}

export function assistanceAlerts(records: BoardRecords, now: number): readonly AssistanceAlert[] {
  return [...records.assistance]
    .filter(([, one]) => !one.closed)
    .sort(([, a], [, b]) => (a.raised?.receivedAt ?? 0) - (b.raised?.receivedAt ?? 0))
    .map(([id, one]) => {
      const how = one.raised === undefined ? [] : [sourceWords[one.raised.source]];
      const detail = one.detail === undefined || one.detail === '' ? [] : [one.detail];
      return {
        kind: 'assistance' as const,
        id,
        addressId: one.addressId ?? '',
        ref: records.address.get(one.addressId ?? '')?.ref ?? '?',
        age: age(now - (one.raised?.happenedAt ?? now)),
        by: `${one.raised === undefined ? 'somebody' : speaker(one.raised)} (${[...how, ...detail].join(', ')})`,
        acknowledgedBy: one.acknowledged?.by ?? null,
        going: (one.going ?? []).map((going) => going.who),
      };
    });
}

function standingAlert({ standing }: OperationView, now: number): readonly Alert[] {
  if (standing === undefined || standing.kind === 'running') return [];
  return [{ kind: 'standing', standing: standing.kind, age: age(now - standing.at), reason: standing.reason ?? '' }];
}

function disagreementAlert(records: BoardRecords, operation: OperationView, now: number): readonly Alert[] {
  const all = disagreements(records, operation.zone ?? 'Europe/London');
  const [first] = all;
  if (first === undefined) return [];
  return [{ kind: 'disagreement', count: all.length, sentence: first.title, age: age(now - first.at) }];
}

function silentAlerts(records: BoardRecords, operation: OperationView, now: number): readonly Alert[] {
  return [...records.address]
    .filter(([, address]) => isSilent(address, operation, now))
    .map(([id, address]) => {
      const team = records.team.get(address.teamId ?? '');
      return {
        kind: 'silent' as const,
        addressId: id,
        ref: address.ref ?? '',
        age: age(now - (address.lastHeard?.happenedAt ?? now)),
        since: sinceWords(address),
        call: [team?.callSign, team?.talkgroup].filter((part) => part).join(' on '),
      };
    })
    .sort(byRef);
}

export function isSilent(address: AddressView, operation: OperationView, now: number): boolean {
  const { lastHeard } = address;
  return Boolean(lastHeard) && isRunning(address, operation) && now - (lastHeard?.happenedAt ?? now) >= SILENT_AFTER;
}

function sinceWords({ steps = {} }: AddressView): string {
  const last = PREMISES_STEPS.findLast((step) => steps[step]?.kind === 'reached');
  return last === undefined ? '' : `since ${lowerFirst(stepWords[last])}`;
}

function lateAlert(records: BoardRecords, operation: OperationView, now: number): readonly Alert[] {
  const late = latePeople(records, operation, now);
  const [first] = late;
  if (first === undefined) return [];
  const { requirementId, words, dueAt } = first;
  return [{ kind: 'late', requirementId, words, age: age(now - dueAt), more: late.length - 1 }];
}

function untoldAlert(records: BoardRecords, now: number): readonly Alert[] {
  const people = ringList(records, now);
  const [oldest] = people;
  if (oldest === undefined) return [];
  return [{ kind: 'untold', people: people.length, oldest: oldest.age, of: oldest.of }];
}

/** Until it goes live: what is not ready, counted. That all is ready needs nobody, and stands in the panel alone. */
function noGoAlert({ address: addresses, readiness }: BoardRecords, operation: OperationView): readonly Alert[] {
  if (operation.phase !== 'draft' && operation.phase !== 'briefed') return [];
  if (readiness.size === 0) return [];
  const { go, words } = readinessTotal({ operation, addresses, readiness });
  return go ? [] : [{ kind: 'no_go', words }];
}

/** The soonest gap in words; the others are counted here and listed under the cover. */
function gapAlert(records: BoardRecords): readonly Alert[] {
  const gaps = gapsOf(records);
  const [first] = gaps;
  return first === undefined
    ? []
    : [{ kind: 'gap', sentence: first.sentence, more: gaps.length - 1, requirementId: first.requirementId }];
}

export interface Gap {
  readonly requirementId: string;
  readonly startAt: number | null;
  readonly sentence: string;
  readonly putForward: number;
}

/** All gaps, the soonest first. */
export function gapsOf(records: BoardRecords): readonly Gap[] {
  return [...records.cover]
    .flatMap(([id, { gap, requirementId = id, putForward = 0 }]) =>
      gap?.kind === 'short' ? [{ requirementId, startAt: gap.startAt, sentence: gap.sentence, putForward }] : [],
    )
    .sort((a, b) => (a.startAt ?? 0) - (b.startAt ?? 0) || (a.sentence < b.sentence ? -1 : 1));
}
