import { languageName, listOf } from '../format/language.ts';
import { hourMinute, longDay, nearTime, shortDay } from '../format/time.ts';
import { minute, ukZone } from '../format/zone.ts';
import { placeKindForAgencies, staffRoleWords } from '../words/labels.ts';
import type { AssignmentView, OperationView, PlaceView, RequestView } from '#shared/records.ts';
import { UNKNOWN_LANGUAGE, type WorksWith } from '#shared/vocabulary.ts';

/** Where a worker stands with what she was asked. */
export type Stage = 'asked' | 'again' | 'yes' | 'no' | 'not_needed' | 'stood_down' | 'called_off';

export interface WorkerRecords {
  readonly assignment: AssignmentView;
  readonly request: RequestView;
  readonly operation: OperationView;
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly grade: 'answer' | 'pass';
}

export function stageOf({ answer = 'put_forward', presence }: AssignmentView, { standing }: OperationView): Stage {
  if (presence === 'stood_down') return 'stood_down';
  switch (answer) {
    case 'withdrawn':
      return 'not_needed';
    case 'declined':
      return 'no';
    case 'put_forward':
      return standing?.kind === 'cancelled' ? 'called_off' : 'asked';
    case 'asked_again':
      return standing?.kind === 'cancelled' ? 'called_off' : 'again';
    case 'confirmed':
      return standing?.kind === 'cancelled' ? 'called_off' : 'yes';
  }
}

/** The one sentence on top. */
export function headline(stage: Stage, { answeredBy }: AssignmentView): string {
  switch (stage) {
    case 'asked':
      return 'Can you come?';
    case 'again':
      return 'The hours have moved. Can you still come?';
    case 'yes':
      return answeredBy === 'coordinator' ? 'Your coordinator has your yes. Thank you.' : 'You said yes. Thank you.';
    case 'no':
      return answeredBy === 'coordinator' ? 'Your coordinator knows you cannot come.' : 'You said you cannot come.';
    case 'not_needed':
      return 'You are not needed for this.';
    case 'stood_down':
      return 'You are stood down. Thank you.';
    case 'called_off':
      return 'This is called off.';
  }
}

export const zoneOf = ({ zone }: OperationView): string => zone ?? ukZone;

/** "Interpreter, Romanian". */
export function roleText({ role }: AssignmentView, { languages = [] }: RequestView): string {
  const known = languages.filter((code) => code !== UNKNOWN_LANGUAGE).map(languageName);
  return [role === undefined ? 'Someone' : staffRoleWords[role], ...known].join(', ');
}

/** "Thursday 26 November, 13:00 to 21:00", or both days where it goes past midnight. */
export function hoursText({ startAt, endAt }: AssignmentView, zone: string): string {
  if (startAt === undefined || endAt === undefined) return 'hours not settled yet';
  const day = (at: number): string => longDay(at, zone).replace(/ \d{4}$/, '');
  const end = shortDay(startAt, zone) === shortDay(endAt, zone) ? '' : `${day(endAt)}, `;
  return `${day(startAt)}, ${hourMinute(startAt, zone)} to ${end}${hourMinute(endAt, zone)}`;
}

export function summary({ assignment, request, operation }: WorkerRecords): string {
  const area = request.area ?? operation.area ?? '';
  return [roleText(assignment, request), hoursText(assignment, zoneOf(operation)), area]
    .filter((part) => part !== '')
    .join(' · ');
}

const sides: Readonly<Record<WorksWith, string>> = {
  women_found: 'With women found',
  suspects: 'With suspects',
  either: 'With women found or with suspects',
};

export interface Row {
  readonly head: string;
  readonly words: string;
}

/** What is asked of her, a line each; a line without an answer is left out. Asked again, it begins with the hours. */
export function askedRows(records: WorkerRecords, now: number): readonly Row[] {
  const { assignment, request, operation } = records;
  const zone = zoneOf(operation);
  const languages = (request.languages ?? []).map(languageName);
  const when: Row = { head: 'When', words: hoursText(assignment, zone) };
  const again = assignment.answer === 'asked_again';
  const rows: readonly Row[] = [
    ...(again ? [when] : []),
    { head: 'As', words: assignment.role === undefined ? '' : staffRoleWords[assignment.role] },
    { head: 'Language', words: listOf(languages) },
    { head: 'Dialect', words: listOf((request.dialects ?? []).map(({ dialect }) => dialect)) },
    ...(again ? [] : [when]),
    { head: 'Where', words: whereText(request, operation) },
    { head: 'With', words: request.worksWith === undefined ? '' : sides[request.worksWith].replace('With ', '') },
    { head: 'Note', words: request.note ?? '' },
    { head: 'Terms', words: request.terms ?? '' },
    { head: 'Expenses', words: request.expenses ?? '' },
    {
      head: 'Answer by',
      words: typeof request.answerBy === 'number' ? nearTime(request.answerBy, now, zone) : '',
    },
  ];
  return rows.filter(({ words }) => words !== '');
}

const whereText = ({ area, placeKind }: RequestView, operation: OperationView): string =>
  [area ?? operation.area ?? '', placeKind === undefined ? '' : placeKindForAgencies[placeKind]]
    .filter((part) => part !== '')
    .join(', ');

/** What she will know, and when: of times, only those that are on record. */
export function knowRows(records: WorkerRecords, now: number): readonly Row[] {
  const { assignment, operation, places, grade } = records;
  const zone = zoneOf(operation);
  const shown = [...places.values()].sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  const placeRows: readonly Row[] =
    grade === 'answer'
      ? [{ head: 'before you go', words: 'Where it is and whom to ring. A code from your coordinator opens it.' }]
      : shown.length === 0
        ? [{ head: 'before you go', words: 'Where it is. It comes here by itself.' }]
        : shown.map(({ since, level }) => ({
            head: typeof since === 'number' ? nearTime(since, now, zone) : 'now',
            words: level === 'full' ? 'Where it is: on this page' : 'The area. The rest comes here by itself.',
          }));
  const end = assignment.endAt === undefined ? 'after' : nearTime(assignment.endAt, now, zone);
  return [
    { head: 'now', words: grade === 'pass' ? 'Hours, area, whom to ring' : 'Hours, area, what is asked' },
    ...placeRows,
    { head: end, words: 'Stood down; your hours to sign' },
  ];
}

/** What her yes is worth when the start moves. */
export function slackText({ slackMinutes = 0 }: AssignmentView): string {
  return slackMinutes === 0
    ? 'If the hours move at all, you are asked again here.'
    : `If the hours move by up to ${slackMinutes} min, your yes holds. If they move further, you are asked again here.`;
}

const HALF_HOUR = 30 * minute;

/** Times until which she might stay, every half hour within her window, the latest first: most people cut little. */
export function untilChoices({ startAt, endAt }: AssignmentView): readonly number[] {
  if (startAt === undefined || endAt === undefined) return [];
  const choices: number[] = [];
  for (let at = Math.ceil(endAt / HALF_HOUR) * HALF_HOUR - HALF_HOUR; at > startAt; at -= HALF_HOUR) choices.push(at);
  return choices;
}
