import { languageList } from '../format/language.ts';
import { hourMinute, timeRange } from '../format/time.ts';
import {
  answerWords,
  childrenWords,
  countWords,
  orderedWords,
  outcomeWords,
  presenceWords,
  shownLevelWords,
  staffRoleWords,
  stepWords,
} from '../words/labels.ts';
import { lowerFirst, needLabel } from '../words/sentences.ts';
import type { AddressView, AssignmentView, OperationView, ShowingView, StepView } from '#shared/records.ts';
import { COUNTS, STEPS, type Step } from '#shared/vocabulary.ts';
import { offsetText } from './offset-text.ts';
import type { BoardRecords } from './board-records.ts';
import { saidAt } from './speaker.ts';

/** One step or count of an address with every word said of it. */
export interface ReportLine {
  readonly key: string;
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

/** All steps in the order of the tracks, then the counts, the order and the outcome. */
export function reportLines(address: AddressView, zone: string): readonly ReportLine[] {
  const { steps = {}, counts = {}, order, outcome, potentialVictims } = address;
  const lines = STEPS.map((step) => stepLine(step, steps[step], zone));
  const counted = COUNTS.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [line(`${count.number} ${countWords[kind]}`, saidAt(count.report, zone))];
  });
  const victims = potentialVictims ? [line(`${potentialVictims.number} potential victims`, 'by decision')] : [];
  const ordered = order
    ? [line(orderedWords[order.order], `ordered ${hourMinute(order.at, zone)}`, order.reason ?? 'no reason given')]
    : [];
  const ended = outcome ? [line(outcomeWords[outcome.outcome], saidAt(outcome.report, zone))] : [];
  return [...ordered, ...ended, ...counted, ...victims, ...lines];
}

const line = (name: string, first: string, second = ''): ReportLine => ({ key: name, name, first, second });

function stepLine(step: Step, state: StepView | undefined, zone: string): ReportLine {
  const name = stepWords[step];
  switch (state?.kind) {
    case 'reached':
      return line(name, saidAt(state.report, zone), state.confirmed === undefined ? '' : saidAt(state.confirmed, zone));
    case 'not_reached':
      return line(name, `not so: ${saidAt(state.report, zone)}`);
    case 'disputed':
      return line(name, `yes: ${saidAt(state.reached, zone)}`, `no: ${saidAt(state.notReached, zone)}`);
    case undefined:
      return line(name, 'not reported');
  }
}

/** "4 people, Romanian, children possible". */
export function expectedWords({ expected }: AddressView): string {
  if (expected === undefined) return 'not known';
  const number = expected.number === null ? 'number not known' : `${expected.number} people`;
  const languages = expected.languages.length === 0 ? [] : [languageList(expected.languages)];
  return [number, ...languages, childrenWords[expected.children]].join(', ');
}

/** A requirement at a place, and who comes for it. */
export interface PlaceNeed {
  readonly id: string;
  /** "2 of 2 · Interpreter, Romanian, woman". */
  readonly title: string;
  readonly hours: string;
  readonly isShort: boolean;
  readonly people: readonly { readonly id: string; readonly words: string }[];
}

/** Who is asked for at an address, and who has said what. */
export function needsAt(placeId: string, records: BoardRecords, operation: OperationView): readonly PlaceNeed[] {
  return [...records.requirement]
    .filter(([, requirement]) => requirement.place?.id === placeId)
    .map(([id, requirement]): PlaceNeed => {
      const people = [...records.assignment].filter(([, one]) => one.requirementId === id);
      const confirmed = people.filter(([, one]) => one.answer === 'confirmed').length;
      return {
        id,
        title: `${confirmed} of ${requirement.number ?? 0} · ${needLabel(requirement)}`,
        hours: requirement.window === undefined ? '' : windowWords(requirement.window, operation),
        isShort: [...records.cover.values()].some((one) => one.requirementId === id && one.gap?.kind === 'short'),
        people: people.map(([key, one]) => ({ id: key, words: personWords(one, records, operation.zone) })),
      };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

function windowWords(
  { start, end }: { readonly start: number; readonly end: number },
  { t, zone }: OperationView,
): string {
  if (t === undefined || t === null) return `${offsetText(start)} to ${offsetText(end)}`;
  return timeRange(t + start * 60_000, t + end * 60_000, zone);
}

/** "Interpreter, Harbour · confirmed · 13:00–21:00 · arrived 13:10". */
function personWords(one: AssignmentView, records: BoardRecords, zone = 'Europe/London'): string {
  const agency = records.agency.get(one.agencyId ?? '')?.short;
  const role = one.role === undefined ? 'Worker' : staffRoleWords[one.role];
  const hours = one.startAt === undefined || one.endAt === undefined ? [] : [timeRange(one.startAt, one.endAt, zone)];
  const presence =
    one.presence === undefined || one.presence === 'not_started'
      ? []
      : [`${lowerFirst(presenceWords[one.presence])}${one.presenceAt ? ` ${hourMinute(one.presenceAt, zone)}` : ''}`];
  return [
    agency === undefined ? role : `${role}, ${agency}`,
    ...(one.answer === undefined ? [] : [lowerFirst(answerWords[one.answer])]),
    ...hours,
    ...presence,
  ].join(' · ');
}

/** One agency and what it has been shown of a place. */
export interface ShownTo {
  readonly agencyId: string;
  readonly agency: string;
  readonly words: string;
  readonly level: 'none' | 'area' | 'full';
  readonly showingId: string | null;
}

/** The agencies that are asked for at a place, or have been shown it. */
export function shownTo(placeId: string, records: BoardRecords, zone: string): readonly ShownTo[] {
  const requirements = new Set(
    [...records.requirement].filter(([, one]) => one.place?.id === placeId).map(([id]) => id),
  );
  const asked = [...records.request.values()].flatMap((one) =>
    requirements.has(one.requirementId ?? '') && one.agencyId !== undefined ? [one.agencyId] : [],
  );
  const showings = [...records.showing].filter(([, one]) => one.place?.id === placeId);
  const agencies = new Set([...asked, ...showings.flatMap(([, one]) => one.agencyId ?? [])]);
  return [...agencies]
    .map((agencyId): ShownTo => {
      const found = showings.find(([, one]) => one.agencyId === agencyId);
      return {
        agencyId,
        agency: records.agency.get(agencyId)?.name ?? 'An agency',
        words: found === undefined ? 'not shown' : showingWords(found[1], zone),
        level: found?.[1].shownLevel ?? 'none',
        showingId: found?.[0] ?? null,
      };
    })
    .sort((a, b) => (a.agency < b.agency ? -1 : 1));
}

function showingWords({ standing, level, shownLevel }: ShowingView, zone: string): string {
  const what = level === undefined ? 'place' : lowerFirst(shownLevelWords[level]);
  switch (standing?.kind) {
    case 'shown':
      return `${what} shown ${hourMinute(standing.at, zone)}`;
    case 'planned': {
      const now = shownLevel ? `${lowerFirst(shownLevelWords[shownLevel])} shown, ` : '';
      return `${now}${what} at ${hourMinute(standing.dueAt, zone)}`;
    }
    case 'withdrawn':
      return `withdrawn ${hourMinute(standing.at, zone)}${standing.seen ? ', too late for what was seen' : ''}`;
    case undefined:
      return 'not shown';
  }
}
