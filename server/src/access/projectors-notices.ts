import type { ContestView, NoticeView } from '#shared/records.ts';
import type { Id } from '#shared/ids.ts';
import type { Contest, Member, Notice, OperationEntities } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { Rule, RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { teamOf } from './who.ts';

type From = Parts<OperationEntities>;
type About = Notice['about'];

/** The ring list: who is not told of what; and the receipts, of who has been told that it is put off or called off. */
const ringList = record<OperationEntities, 'notice'>('notice', (id, from): NoticeView | null => {
  const notice = from.get('notice', id);
  if (notice === undefined) return null;
  return {
    ...bare(notice),
    about: { kind: notice.about.kind, id: notice.about.id },
    toldBy: notice.toldBy,
    sent: sentBy(notice),
  };
});

/** A member's own notices: of what they are about, no more than the member may know besides. */
const toMember = record<OperationEntities, 'notice'>('notice', (id, from): NoticeView | null => {
  const notice = from.get('notice', id);
  if (notice === undefined || notice.to.kind !== 'member') return null;
  const member = from.get('member', notice.to.id);
  if (member === undefined) return null;
  const known = isKnownToMember(notice.about, notice.to.id, member, from);
  return { ...bare(notice), ...(known ? { about: { kind: notice.about.kind, id: notice.about.id } } : {}) };
});

/** Notices to an agency's people, for the agency. The name of a police voice that told them stays with the police. */
const toOwnPeople = record<OperationEntities, 'notice'>('notice', (id, from): NoticeView | null => {
  const notice = from.get('notice', id);
  if (notice === undefined || notice.to.kind !== 'assignment') return null;
  const agencyId = from.part('assignment', notice.to.id, 'agencyId');
  const known = agencyId !== undefined && isKnownToAgency(notice.about, agencyId, from);
  return {
    ...bare(notice),
    sent: sentBy(notice),
    ...(known ? { about: { kind: notice.about.kind, id: notice.about.id } } : {}),
  };
});

/** A worker's own notices. Which place it is about comes with the day pass. */
const toWorker = (grade: 'answer' | 'pass'): Rule<OperationEntities> =>
  record<OperationEntities, 'notice'>('notice', (id, from): NoticeView | null => {
    const notice = from.get('notice', id);
    if (notice === undefined || notice.to.kind !== 'assignment') return null;
    const known = isKnownToWorker(notice.about, notice.to.id, grade, from);
    return { ...bare(notice), ...(known ? { about: { kind: notice.about.kind, id: notice.about.id } } : {}) };
  });

/** By which channels it left Muster: for those who ring. */
const sentBy = ({ sent }: Notice): NonNullable<NoticeView['sent']> =>
  sent.map(({ channel, at, outcome }) => ({ channel, at, outcome }));

const bare = (notice: Notice): NoticeView => ({
  kind: notice.kind,
  to: { kind: notice.to.kind, id: notice.to.id },
  at: notice.at,
  told: notice.told,
  toldAt: notice.toldAt,
});

function isKnownToMember(about: About, memberId: Id, member: Member, from: From): boolean {
  if (!member.active) return about.kind === 'operation';
  if (COMMAND_CLASSES.some((role) => member.roles.includes(role))) return true;
  if (about.kind === 'address') {
    const teamId = from.part('address', about.id, 'teamId') ?? null;
    return teamId !== null && member.roles.includes('field') && teamOf(memberId, from) === teamId;
  }
  return member.roles.includes('coordinator') && isKnownToAgency(about, member.agencyId, from)
    ? true
    : about.kind === 'operation';
}

/** Two of an agency's people told of the same address would learn that it is the same: so no address, ever. */
function isKnownToAgency(about: About, agencyId: Id, from: From): boolean {
  switch (about.kind) {
    case 'operation':
      return true;
    case 'request':
      return from.part('request', about.id, 'agencyId') === agencyId;
    case 'assignment':
      return from.part('assignment', about.id, 'agencyId') === agencyId;
    // Nobody is told of a place before it was shown to them; its id, once known, says nothing when it is withdrawn.
    case 'place':
      return from.part('showing', about.id, 'agencyId') === agencyId;
    case 'address':
      return false;
  }
}

function isKnownToWorker(about: About, assignmentId: Id, grade: 'answer' | 'pass', from: From): boolean {
  switch (about.kind) {
    case 'operation':
      return true;
    case 'assignment':
      return about.id === assignmentId;
    case 'request':
      return from.part('assignment', assignmentId, 'requestId') === about.id;
    case 'place': {
      const agencyId = from.part('assignment', assignmentId, 'agencyId');
      return grade === 'pass' && agencyId !== undefined && isKnownToAgency(about, agencyId, from);
    }
    case 'address':
      return false;
  }
}

const contestView = (contest: Contest): ContestView => ({
  on: { kind: contest.on.kind, id: contest.on.id },
  field: contest.field,
  standing: contest.standing,
  other: contest.other,
  by: contest.by,
  at: contest.at,
});

const contestForCommand = record<OperationEntities, 'contest'>('contest', (id, from): ContestView | null => {
  const contest = from.get('contest', id);
  return contest === undefined ? null : contestView(contest);
});

/** A contest stands before all who may see the field. */
const OPERATION_FIELDS_OF_TEAM: readonly string[] = ['codename', 'area'];
const OPERATION_FIELDS_OF_AGENCY: readonly string[] = ['area', 'liaison'];

/** What a team sees of its own whole, and of what it sees some fields. */
const WHOLE_OF_TEAM: readonly Contest['on']['kind'][] = ['address', 'team', 'warrant', 'drawing', 'channel'];
const FIELDS_OF_TEAM: Readonly<Partial<Record<Contest['on']['kind'], readonly string[]>>> = {
  operation: OPERATION_FIELDS_OF_TEAM,
  contingency: ['trigger', 'action', 'codeWord', 'addressId'],
  staff: ['name', 'number', 'roles', 'languages'],
};

const contestForTeam = record<OperationEntities, 'contest'>('contest', (id, from): ContestView | null => {
  const contest = from.get('contest', id);
  if (contest === undefined) return null;
  const { on, field } = contest;
  const seen = WHOLE_OF_TEAM.includes(on.kind) || FIELDS_OF_TEAM[on.kind]?.includes(field) === true;
  return seen ? contestView(contest) : null;
});

/** Who typed the other value is police business. */
const contestForAgency = record<OperationEntities, 'contest'>('contest', (id, from): ContestView | null => {
  const contest = from.get('contest', id);
  if (contest?.on.kind !== 'operation' || !OPERATION_FIELDS_OF_AGENCY.includes(contest.field)) return null;
  return {
    on: { kind: contest.on.kind, id: contest.on.id },
    field: contest.field,
    standing: contest.standing,
    other: contest.other,
    at: contest.at,
  };
});

export const noticeRules = {
  notice: {
    ...forEach(['lead', 'desk'], ringList),
    person: toMember,
    ...forEach(['agency', 'unit'], toOwnPeople),
    workerAnswer: toWorker('answer'),
    workerPass: toWorker('pass'),
  },
  contest: {
    ...forEach(COMMAND_CLASSES, contestForCommand),
    team: contestForTeam,
    ...forEach(['agency', 'unit'], contestForAgency),
  },
} satisfies RuleTable<OperationEntities>;
