import { windowsOf } from '../stretches.ts';
import type { Seen } from './ask-seen-as.ts';
import { listOf, languageName } from '../../format/language.ts';
import { dayRange, nearTime, timeRange } from '../../format/time.ts';
import type { Tone } from '../../ui/Chip.tsx';
import {
  answerWords,
  noticeWords,
  placeKindForAgencies,
  presenceWords,
  requestWords,
  staffRoleWords,
  toldWords,
} from '../../words/labels.ts';
import { riskKindWords, riskLevelWords } from '../../words/plan-labels.ts';
import { certificateWords } from '../../words/staffing-labels.ts';
import { nameText, needSentence } from '../../words/sentences.ts';
import type { AssignmentView, NoticeView, RequestView } from '#shared/records.ts';
import type { Answer } from '#shared/vocabulary.ts';

export interface SeenPerson {
  readonly id: string;
  /** "Interpreter, Romanian": by role, since her name is the agency's. */
  readonly who: string;
  readonly hours: string;
  readonly answer: { readonly tone: Tone; readonly words: string };
  /** '' while she has not started. */
  readonly presence: string;
}

export interface SeenMessage {
  readonly id: string;
  readonly from: string;
  readonly when: string;
  readonly text: string;
}

export interface SeenRequest {
  readonly id: string;
  readonly title: string;
  readonly standing: { readonly tone: Tone; readonly words: string };
  readonly facts: readonly string[];
  readonly note: string;
  readonly people: readonly SeenPerson[];
  readonly messages: readonly SeenMessage[];
}

export interface SeenLine {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

const order = new Intl.Collator('en-GB', { numeric: true });
const answerTones: Readonly<Record<Answer, Tone>> = {
  put_forward: 'idle',
  confirmed: 'ok',
  declined: 'bad',
  withdrawn: 'idle',
  asked_again: 'warn',
};
const standingTones = { open: 'warn', cannot: 'bad', overdue: 'bad', taken_back: 'idle' } as const;

/** What is asked of the agency, by reference, each with its people and its thread. */
export function seenRequests(seen: Seen, zone: string): readonly SeenRequest[] {
  return [...seen.of('request')]
    .map(([id, request]) => seenRequest(id, request, seen, zone))
    .sort((a, b) => order.compare(a.title, b.title));
}

function seenRequest(id: string, request: RequestView, seen: Seen, zone: string): SeenRequest {
  const { ref = '', role, number = 1, languages = [], gender = 'any', standing = 'open', note = '' } = request;
  const need = role === undefined ? 'People' : needSentence({ role, number, languages, gender });
  return {
    id,
    title: ref === '' ? need : `${ref} · ${need}`,
    standing: { tone: standingTones[standing], words: requestWords[standing] },
    facts: factsOf(request, seen, zone),
    note,
    people: [...seen.of('assignment')]
      .filter(([, { requestId }]) => requestId === id)
      .sort(([, a], [, b]) => (a.startAt ?? 0) - (b.startAt ?? 0))
      .map(([personId, one]) => seenPerson(personId, one, seen.at, zone)),
    messages: [...seen.of('message')]
      .filter(([, { requestId }]) => requestId === id)
      .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))
      .map(([messageId, { from, text, at = 0 }]) => ({
        id: messageId,
        from: from === 'command' ? 'Police' : 'The agency',
        when: nearTime(at, seen.at, zone),
        text: nameText(text, ''),
      })),
  };
}

function factsOf(request: RequestView, seen: Seen, zone: string): readonly string[] {
  const { placeKind, placeId, area = '', answerBy, certificates = [], dialects = [] } = request;
  const windows = windowsOf(request).map(({ startAt, endAt }) => dayRange(startAt, endAt, zone));
  const label = seen.of('place').get(placeId ?? '')?.label;
  const kind = placeKind === undefined ? '' : placeKindForAgencies[placeKind];
  const contact = request.contact ?? null;
  return [
    windows.length === 0 ? 'Hours not settled yet' : windows.join(', or '),
    [area, kind, label === undefined ? '' : `(${label})`].filter((part) => part !== '').join(' '),
    typeof answerBy === 'number' ? `Answer by ${nearTime(answerBy, seen.at, zone)}` : '',
    dialects.map(({ language, dialect }) => `${languageName(language)}: ${dialect}`).join(', '),
    certificates.map((paper) => certificateWords[paper]).join(', '),
    said('Terms', request.terms),
    said('Expenses', request.expenses),
    contact === null ? '' : `Ask ${contact.name}, ${contact.phone}`,
  ].filter((part) => part !== '');
}

const said = (label: string, text = ''): string => (text === '' ? '' : `${label}: ${text}`);

function seenPerson(id: string, one: AssignmentView, at: number, zone: string): SeenPerson {
  const { startAt, endAt, answer = 'put_forward', answeredAt, presence = 'not_started', presenceAt } = one;
  const when = typeof answeredAt === 'number' ? ` ${nearTime(answeredAt, at, zone)}` : '';
  const since = typeof presenceAt === 'number' ? ` ${nearTime(presenceAt, at, zone)}` : '';
  return {
    id,
    who: whoIs(one),
    hours: startAt === undefined || endAt === undefined ? '' : timeRange(startAt, endAt, zone),
    answer: { tone: answerTones[answer], words: `${answerWords[answer]}${when}` },
    presence: presence === 'not_started' ? '' : `${presenceWords[presence]}${since}`,
  };
}

function whoIs({ role, languages = [] }: AssignmentView): string {
  const title = role === undefined ? 'Somebody' : staffRoleWords[role];
  return languages.length === 0 ? title : `${title}, ${listOf(languages.map(languageName))}`;
}

/** Who is still to be told what, the newest first. */
export function seenNotices(seen: Seen, zone: string): readonly SeenLine[] {
  return [...seen.of('notice')]
    .sort(([, a], [, b]) => (b.at ?? 0) - (a.at ?? 0))
    .map(([id, notice]) => ({ id, title: noticeTitle(notice, seen), about: noticeAbout(notice, seen, zone) }));
}

function noticeTitle({ kind, about }: NoticeView, seen: Seen): string {
  const what = kind === undefined ? 'Something to tell' : noticeWords[kind];
  const label = about?.kind === 'place' ? seen.of('place').get(about.id)?.label : undefined;
  return label === undefined ? what : `${what}: ${label}`;
}

function noticeAbout({ to, at, told }: NoticeView, seen: Seen, zone: string): string {
  const person = to?.kind === 'assignment' ? seen.of('assignment').get(to.id) : undefined;
  const whom = person === undefined ? 'Its coordinators' : whoIs(person);
  const when = typeof at === 'number' ? nearTime(at, seen.at, zone) : '';
  return [whom, when, told === undefined ? '' : toldWords[told]].filter((part) => part !== '').join(' · ');
}

/** Risks that police share with the agency, and that it shares with police. */
export function seenRisks(seen: Seen): readonly SeenLine[] {
  return [...seen.of('risk')].map(([id, { kind, level, hazard, control }]) => ({
    id,
    title: [kind === undefined ? 'Risk' : riskKindWords[kind], level === undefined ? '' : riskLevelWords[level]]
      .filter((part) => part !== '')
      .join(' · '),
    about: [nameText(hazard, ''), nameText(control, '')].filter((part) => part !== '').join(' · '),
  }));
}

/** What the agency lets it be known that it could send. */
export function seenOffers(seen: Seen, zone: string): readonly SeenLine[] {
  return [...seen.of('capacity')].map(
    ([id, { role, number = 1, languages = [], gender = 'any', hours, note = '' }]) => ({
      id,
      title: role === undefined ? 'People' : needSentence({ role, number, languages, gender }),
      about: [hours === null || hours === undefined ? '' : dayRange(hours.startAt, hours.endAt, zone), note]
        .filter((part) => part !== '')
        .join(' · '),
    }),
  );
}

/** That care entries were written, and when; nothing of what they say. */
export function careTimes(seen: Seen, zone: string): readonly string[] {
  return [...seen.of('logEntry').values()]
    .filter(({ sight }) => sight === 'care')
    .sort((a, b) => (a.happenedAt ?? 0) - (b.happenedAt ?? 0))
    .map(({ happenedAt = 0 }) => nearTime(happenedAt, seen.at, zone));
}
