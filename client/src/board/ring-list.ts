import { age, timeRange } from '../format/time.ts';
import { noticeWords, staffRoleWords } from '../words/labels.ts';
import { lowerFirst, nameText } from '../words/sentences.ts';
import type { AgencyView, AssignmentView, NoticeView } from '#shared/records.ts';
import type { BoardRecords } from './board-records.ts';

/** One person who has not yet been told something, and what. */
export interface ToRing {
  /** "member/…" or "assignment/…". */
  readonly key: string;
  readonly name: string;
  /** "Harbour Support · 13:00–21:00". */
  readonly where: string;
  /** "hold, place shown". */
  readonly of: string;
  /** Of the oldest notice: "4 min". */
  readonly age: string;
  readonly noticeIds: readonly string[];
  /** All of it has at least been shown on a phone. */
  readonly shown: boolean;
}

/** Everybody whom somebody must ring, the longest waiting first. */
export function ringList(records: BoardRecords, now: number): readonly ToRing[] {
  const waiting = [...records.notice].filter(([, { told }]) => told === 'waiting' || told === 'shown');
  const byPerson = new Map<string, (readonly [string, NoticeView])[]>();
  for (const notice of waiting) {
    const { to } = notice[1];
    const key = `${to?.kind ?? ''}/${to?.id ?? ''}`;
    byPerson.set(key, [...(byPerson.get(key) ?? []), notice]);
  }
  return [...byPerson]
    .map(([key, notices]) => ({
      since: Math.min(...notices.map(([, one]) => one.at ?? now)),
      row: rowOf(key, notices, records, now),
    }))
    .sort((a, b) => a.since - b.since || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => row);
}

function rowOf(
  key: string,
  notices: readonly (readonly [string, NoticeView])[],
  records: BoardRecords,
  now: number,
): ToRing {
  const [kind, id = ''] = key.split('/');
  const assignment = kind === 'assignment' ? records.assignment.get(id) : undefined;
  const member = kind === 'member' ? records.member.get(id) : undefined;
  const agency = records.agency.get(assignment?.agencyId ?? member?.agencyId ?? '');
  const kinds = new Set(
    notices.flatMap(([, one]) => (one.kind === undefined ? [] : [lowerFirst(noticeWords[one.kind])])),
  );
  return {
    key,
    name: assignment === undefined ? nameText(member?.name) : workerName(assignment, agency),
    where: [agency?.name, ...hoursOf(assignment)].filter((part) => part !== undefined).join(' · '),
    of: [...kinds].join(', '),
    age: age(now - Math.min(...notices.map(([, one]) => one.at ?? now))),
    noticeIds: notices.map(([noticeId]) => noticeId),
    shown: notices.every(([, one]) => one.told === 'shown'),
  };
}

/** Police know a worker by her role and agency; her coordinator is whom they ring. */
function workerName({ role }: AssignmentView, agency: AgencyView | undefined): string {
  const words = role === undefined ? 'Worker' : staffRoleWords[role];
  return agency?.short === undefined ? words : `${words}, ${agency.short}`;
}

const hoursOf = (assignment: AssignmentView | undefined): readonly string[] =>
  assignment?.startAt === undefined || assignment.endAt === undefined
    ? []
    : [timeRange(assignment.startAt, assignment.endAt)];
