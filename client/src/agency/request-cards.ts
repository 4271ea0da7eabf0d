import { shortTime } from './near-words.ts';
import { personLine, type LineParts, type PersonLine, type Said } from './person-line.ts';
import { isCountedOn, openStretches, type Stretch, windowsOf } from './stretches.ts';
import { dayRange } from '../format/time.ts';
import { placeKindForAgencies } from '../words/labels.ts';
import { nameText, needSentence } from '../words/sentences.ts';
import type { AssignmentView, NoticeView, PlaceView, RequestView, RosterPersonView } from '#shared/records.ts';
import type { GenderAsked, WorksWith } from '#shared/vocabulary.ts';

/** One request as its agency reads it. */
export interface RequestCard {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly chip: Said;
  /** "answer by Wed 25 Nov 17:00"; null where there is no time, or nothing left to answer. */
  readonly answerBy: string | null;
  readonly overdue: boolean;
  readonly meta: readonly string[];
  readonly note: string;
  readonly people: readonly PersonLine[];
  /** Those who no longer come; kept in sight, since they were asked. */
  readonly gone: readonly PersonLine[];
  readonly open: readonly Stretch[];
  /** Without hours nobody can be put forward yet. */
  readonly hoursKnown: boolean;
  readonly needsAnswer: boolean;
  readonly standing: NonNullable<RequestView['standing']>;
  readonly request: RequestView;
}

export interface AgencyRecords {
  readonly requests: ReadonlyMap<string, RequestView>;
  readonly assignments: ReadonlyMap<string, AssignmentView>;
  readonly notices: ReadonlyMap<string, NoticeView>;
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  readonly zone: string;
  /** Whether the operation still takes answers: running, and not yet stood down. */
  readonly takesAnswers: boolean;
  /** Called off or closed: nothing is planned any more. */
  readonly isOver?: boolean;
}

/** All requests: those that need an answer first, the most pressing of them on top; then by their reference. */
export function requestCards(records: AgencyRecords, now: number): readonly RequestCard[] {
  const due = ({ request }: RequestCard): number => request.answerBy ?? Number.MAX_SAFE_INTEGER;
  return [...records.requests]
    .map(([id, request]) => requestCard(id, request, records, now))
    .sort(
      (a, b) =>
        Number(b.needsAnswer) - Number(a.needsAnswer) ||
        (a.needsAnswer ? due(a) - due(b) : 0) ||
        names.compare(a.ref, b.ref),
    );
}

function requestCard(id: string, request: RequestView, records: AgencyRecords, now: number): RequestCard {
  const { zone } = records;
  const own = [...records.assignments]
    .filter(([, { requestId }]) => requestId === id)
    .sort(([, a], [, b]) => (a.startAt ?? 0) - (b.startAt ?? 0) || nameOrder(a, b));
  const parts: LineParts = {
    request,
    notices: [...records.notices.values()],
    roster: records.roster,
    now,
    zone,
    isOver: records.isOver ?? false,
  };
  const line = ([assignmentId, assignment]: (typeof own)[number]): PersonLine =>
    personLine(assignmentId, assignment, parts);
  const standing = request.standing ?? 'open';
  const asksStill = records.takesAnswers && (standing === 'open' || standing === 'overdue');
  const people = own.map(([, assignment]) => assignment);
  const open = asksStill ? openStretches(request, people, now) : [];
  const hoursKnown = windowsOf(request).length > 0;
  const short = hoursKnown ? open.length > 0 : people.filter(isCountedOn).length < (request.number ?? 1);
  const needsAnswer = asksStill && short;
  return {
    id,
    ref: request.ref ?? '',
    title: titleOf(request),
    chip: chipOf(standing, request, people, open.length > 0),
    answerBy:
      needsAnswer && typeof request.answerBy === 'number'
        ? `answer by ${shortTime(request.answerBy, now, zone)}`
        : null,
    overdue: standing === 'overdue' || (typeof request.answerBy === 'number' && request.answerBy < now),
    meta: metaOf(request, records.places, zone),
    note: request.note ?? '',
    people: own.filter(([, assignment]) => isCountedOn(assignment)).map(line),
    gone: own.filter(([, assignment]) => !isCountedOn(assignment)).map(line),
    open,
    hoursKnown,
    needsAnswer,
    standing,
    request,
  };
}

const names = new Intl.Collator('en-GB', { numeric: true });
const nameOrder = (a: AssignmentView, b: AssignmentView): number =>
  names.compare(nameText(a.shownName), nameText(b.shownName));

/** "H-1 · 2 support workers who speak Romanian". */
function titleOf({ ref, role, number = 1, languages = [] }: RequestView): string {
  const need = role === undefined ? 'people' : needSentence({ role, number, languages });
  return ref === undefined ? need : `${ref} · ${need}`;
}

function chipOf(
  standing: RequestCard['standing'],
  { number = 1 }: RequestView,
  people: readonly AssignmentView[],
  isShort: boolean,
): Said {
  if (standing === 'taken_back') return { tone: 'idle', words: 'Taken back' };
  const forward = people.filter(isCountedOn);
  const yes = forward.filter(({ answer }) => answer === 'confirmed').length;
  if (standing === 'cannot') {
    return { tone: 'idle', words: yes === 0 ? 'You said you cannot' : `${yes} of ${number}, you cannot do more` };
  }
  if (forward.length === 0) return { tone: 'bad', words: standing === 'overdue' ? 'No one, overdue' : 'No one yet' };
  if (yes >= number && isShort) return { tone: 'warn', words: `${yes} of ${number}, not all hours` };
  return { tone: yes >= number ? 'ok' : 'warn', words: `${yes} of ${number}` };
}

const gendersAsked: Readonly<Record<GenderAsked, string>> = { any: '', woman: 'women', man: 'men' };
const sides: Readonly<Record<WorksWith, string>> = {
  women_found: 'with women found',
  suspects: 'with suspects',
  either: 'with women found or with suspects',
};

/** When, in which area, at what kind of place, and who. Which place it is comes only once it is shown. */
function metaOf(request: RequestView, places: AgencyRecords['places'], zone: string): readonly string[] {
  const { area = '', placeKind, placeId, gender = 'any', worksWith } = request;
  const windows = windowsOf(request).map(({ startAt, endAt }) => dayRange(startAt, endAt, zone));
  const hours = windows.length === 0 ? 'hours not settled yet' : windows.join(', or ');
  const dates = windows.length > 1 ? 'two dates are held: one of them will be chosen' : '';
  const kind = placeKind === undefined ? '' : placeKindForAgencies[placeKind];
  const label = places.get(placeId ?? '')?.label;
  const where = [area, kind, label === undefined ? '' : `(${label})`].filter((part) => part !== '').join(' ');
  const who = [gendersAsked[gender], worksWith === undefined ? '' : sides[worksWith]].filter((part) => part !== '');
  return [hours, dates, where, who.join(' · ')].filter((part) => part !== '');
}
