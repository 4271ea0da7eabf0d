import { rosterMovedOn } from './renewals.ts';
import { shortTime } from './near-words.ts';
import { isCountedOn, windowOf } from './stretches.ts';
import { hoursSaid, mayTellHours } from './told-hours.ts';
import type { Tone } from '../ui/Chip.tsx';
import { languageName } from '../format/language.ts';
import { dayRange, hourMinute, timeRange } from '../format/time.ts';
import { presenceWords } from '../words/labels.ts';
import { arrivalWords } from '../words/staffing-labels.ts';
import { nameText } from '../words/sentences.ts';
import type { AssignmentView, NoticeView, RequestView, RosterPersonView } from '#shared/records.ts';
import type { PlaceKind } from '#shared/vocabulary.ts';

export interface Said {
  readonly tone: Tone;
  readonly words: string;
}

/** What a coordinator can do for one person put forward. */
export type Act =
  | 'renew'
  | 'link'
  | 'told'
  | 'toldUntil'
  | 'pass'
  | 'cannot'
  | 'withdraw'
  | 'enRoute'
  | 'arrived'
  | 'atReception'
  | 'onBreak'
  | 'back'
  | 'backAtReception'
  | 'hours'
  | 'standDown';

/** One person put forward, as the coordinator reads her. */
export interface PersonLine {
  readonly id: string;
  /** The name she works under. */
  readonly name: string;
  /** Her name on the agency's own roster, where it is another; police never see it. */
  readonly own: string | null;
  readonly about: string;
  readonly answer: Said;
  readonly presence: Said | null;
  /** Hours signed or agreed. */
  readonly hours: Said | null;
  /** ms. */
  readonly startAt: number;
  readonly endAt: number;
  readonly linkMade: boolean;
  readonly passMade: boolean;
  /** Buttons in sight, and those under "More". */
  readonly acts: readonly Act[];
  readonly more: readonly Act[];
}

export interface LineParts {
  readonly request: RequestView;
  readonly notices: Iterable<NoticeView>;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  readonly now: number;
  readonly zone: string;
  /** Called off or closed: what plans is offered no longer. */
  readonly isOver?: boolean;
}

export function personLine(id: string, assignment: AssignmentView, parts: LineParts): PersonLine {
  const { request, roster, now, zone } = parts;
  const name = nameText(assignment.shownName, 'Somebody');
  const own = nameText(roster.get(assignment.personId ?? '')?.name, name);
  const languages = (assignment.languages ?? []).map(languageName).join(', ');
  return {
    id,
    name,
    own: own === name ? null : own,
    about: [languages, hoursText(assignment, request, zone)].filter((part) => part !== '').join(' · '),
    answer: answerSaid(id, assignment, parts),
    presence: presenceSaid(assignment, now, zone),
    hours: hoursSaid(assignment, zone),
    startAt: assignment.startAt ?? 0,
    endAt: assignment.endAt ?? 0,
    linkMade: (assignment.link ?? 'none') !== 'none',
    passMade: (assignment.pass ?? 'none') !== 'none',
    ...offered(assignment, parts),
  };
}

/** "whole time", "until 19:00", "from 15:00" or "15:00–19:00". */
export function hoursText(assignment: AssignmentView, request: RequestView, zone: string): string {
  const { startAt, endAt } = assignment;
  if (startAt === undefined || endAt === undefined) return '';
  const window = windowOf(request, assignment);
  // Where two dates are held, which of them is said first.
  if ((request.windows?.length ?? 0) > 1) return dayRange(startAt, endAt, zone);
  const early = startAt === window?.startAt;
  const late = endAt === window?.endAt;
  if (early && late) return 'whole time';
  if (early) return `until ${hourMinute(endAt, zone)}`;
  return late ? `from ${hourMinute(startAt, zone)}` : timeRange(startAt, endAt, zone);
}

const pronoun = ({ gender }: AssignmentView): string => (gender === 'woman' ? 'She' : gender === 'man' ? 'He' : 'They');

/** Where her answer stands, with the time and who gave it. Whether she may know someone is never said: it is no reason. */
function answerSaid(id: string, assignment: AssignmentView, { notices, now, zone }: LineParts): Said {
  const { answer = 'put_forward', answeredAt } = assignment;
  const at = typeof answeredAt === 'number' ? `, ${shortTime(answeredAt, now, zone)}` : '';
  const byVoice = assignment.answeredBy === 'coordinator';
  switch (answer) {
    case 'confirmed':
      return { tone: 'ok', words: `${byVoice ? 'Yes by voice' : `${pronoun(assignment)} confirmed`}${at}` };
    case 'declined':
      return { tone: 'bad', words: `Cannot come${at}` };
    case 'withdrawn':
      return { tone: 'idle', words: 'Withdrawn' };
    case 'asked_again':
      return { tone: 'warn', words: `Hours moved, asked again${isRead(id, notices) ? ', read' : ''}` };
    case 'put_forward':
      return waitingSaid((assignment.link ?? 'none') !== 'none', isRead(id, notices));
  }
}

function waitingSaid(linkMade: boolean, read: boolean): Said {
  if (read) return { tone: 'move', words: 'Link opened, no answer yet' };
  return { tone: 'idle', words: linkMade ? 'Link made, not opened' : 'Not asked yet: no link made' };
}

/** Whether she has had the question before her: the latest asking is no longer waiting. */
function isRead(assignmentId: string, notices: Iterable<NoticeView>): boolean {
  const asked = [...notices].filter(
    ({ to, kind }) => to?.id === assignmentId && (kind === 'asked' || kind === 'asked_again'),
  );
  const last = asked.reduce<NoticeView | undefined>(
    (latest, notice) => ((notice.at ?? 0) >= (latest?.at ?? 0) ? notice : latest),
    undefined,
  );
  return last !== undefined && last.told !== 'waiting';
}

function presenceSaid({ presence, presenceAt, arrival }: AssignmentView, now: number, zone: string): Said | null {
  if (presence === undefined || presence === 'not_started') return null;
  const at = typeof presenceAt === 'number' ? ` ${shortTime(presenceAt, now, zone)}` : '';
  const tone = presence === 'en_route' ? 'move' : presence === 'arrived' || presence === 'at_reception' ? 'ok' : 'idle';
  const band = presence === 'en_route' && arrival ? `, there ${arrivalWords[arrival]}` : '';
  return { tone, words: `${presenceWords[presence]}${at}${band}` };
}

type Offered = Pick<PersonLine, 'acts' | 'more'>;

/** Every button of her row. */
function offered(assignment: AssignmentView, { request, roster, now, isOver = false }: LineParts): Offered {
  const movedOn = rosterMovedOn(assignment, request, roster.get(assignment.personId ?? ''));
  const all = withRenewal(actsOf(assignment, request.placeKind), movedOn);
  const { acts, more } = isOver ? withoutPlans(all) : all;
  if (!mayTellHours(assignment, now)) return { acts, more };
  // Whoever was stood down has nothing else left to do.
  return acts.length === 0 ? { acts: ['hours'], more } : { acts, more: ['hours', ...more] };
}

/** Acts that the server refuses once the operation is called off or closed. */
const PLANS: ReadonlySet<Act> = new Set<Act>(['renew', 'link', 'told', 'toldUntil', 'pass']);
function withoutPlans({ acts, more }: Offered): Offered {
  const kept = (all: readonly Act[]): readonly Act[] => all.filter((act) => !PLANS.has(act));
  return { acts: kept(acts), more: kept(more) };
}

/** Sending the roster's news on stands in sight, for whoever is still counted on. */
function withRenewal(acts: Offered, movedOn: boolean): Offered {
  return movedOn && acts.acts.length > 0 ? { ...acts, acts: ['renew', ...acts.acts] } : acts;
}

/** Which buttons stand in sight: what usually comes next, and the way out. */
export function actsOf(assignment: AssignmentView, placeKind?: PlaceKind): Offered {
  const { presence = 'not_started' } = assignment;
  if (!isCountedOn(assignment) || presence === 'stood_down') return { acts: [], more: [] };
  if (assignment.answer !== 'confirmed') {
    return (assignment.link ?? 'none') === 'none'
      ? { acts: ['link', 'told'], more: ['toldUntil', 'cannot', 'withdraw'] }
      : { acts: ['told', 'withdraw'], more: ['toldUntil', 'link', 'cannot'] };
  }
  const isReception = placeKind === 'reception_centre';
  const reception: readonly Act[] = isReception ? ['atReception'] : [];
  switch (presence) {
    case 'en_route':
      return { acts: ['arrived'], more: [...reception, 'pass', 'link', 'cannot', 'standDown'] };
    case 'arrived':
      return { acts: ['standDown'], more: [...reception, 'onBreak', 'pass', 'link', 'cannot'] };
    case 'at_reception':
      return { acts: ['standDown'], more: ['onBreak', 'pass', 'link', 'cannot'] };
    case 'on_break':
      return { acts: [isReception ? 'backAtReception' : 'back', 'standDown'], more: ['pass', 'link', 'cannot'] };
    case 'not_started':
      return { acts: ['pass', 'cannot'], more: ['enRoute', 'arrived', 'link', 'withdraw', 'standDown'] };
  }
}
