import type { AgencyView, MemberView, MeView, TeamView } from '#shared/records.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { Rule, RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { teamOf } from './who.ts';

/** The agencies taking part, for command; an agency sees this of itself alone. */
const agency = record<OperationEntities, 'agency'>('agency', (id, from): AgencyView | null => {
  const agency = from.get('agency', id);
  if (agency === undefined) return null;
  return {
    name: agency.name,
    short: agency.short,
    kind: agency.kind,
    units: agency.units.map((unit) => ({ id: unit.id, name: unit.name })),
  };
});

/** A worker sees who asks her: the name of her own agency. */
const agencyForWorker = record<OperationEntities, 'agency'>('agency', (id, from): AgencyView | null => {
  const name = from.part('agency', id, 'name');
  return name === undefined ? null : { name };
});

const team = record<OperationEntities, 'team'>('team', (id, from): TeamView | null => {
  const team = from.get('team', id);
  if (team === undefined) return null;
  return {
    callSign: team.callSign,
    talkgroup: team.talkgroup,
    memberIds: team.memberIds,
    updaterId: team.updaterId,
  };
});

const memberForCommand = record<OperationEntities, 'member'>('member', (id, from): MemberView | null => {
  const member = from.get('member', id);
  if (member === undefined) return null;
  return {
    name: member.name,
    agencyId: member.agencyId,
    unitId: member.unitId,
    roles: member.roles,
    active: member.active,
  };
});

/** A team knows its own people by name. */
const memberForTeam = record<OperationEntities, 'member'>('member', (id, from): MemberView | null => {
  const member = from.get('member', id);
  return member === undefined ? null : { name: member.name, active: member.active };
});

/** A member's own card. */
const meAsMember = record<OperationEntities, 'me'>('me', (id, from): MeView | null => {
  const member = from.get('member', id);
  if (member === undefined) return null;
  return {
    name: member.name,
    memberId: id,
    agencyId: member.agencyId,
    unitId: member.unitId,
    roles: member.roles,
    teamId: teamOf(id, from),
  };
});

/** A worker's own card: the name she works under, and which of her two links this is. */
const meAsWorker = (grade: 'answer' | 'pass'): Rule<OperationEntities> =>
  record<OperationEntities, 'me'>('me', (id, from): MeView | null => {
    const assignment = from.get('assignment', id);
    if (assignment === undefined) return null;
    return { name: assignment.shownName, agencyId: assignment.agencyId, assignmentId: id, grade };
  });

export const peopleRules = {
  agency: {
    ...forEach(COMMAND_CLASSES, agency),
    agency,
    unit: agency,
    ...forEach(['workerAnswer', 'workerPass'], agencyForWorker),
  },
  team: { ...forEach(COMMAND_CLASSES, team), team },
  member: { ...forEach(COMMAND_CLASSES, memberForCommand), team: memberForTeam },
  me: { person: meAsMember, workerAnswer: meAsWorker('answer'), workerPass: meAsWorker('pass') },
} satisfies RuleTable<OperationEntities>;
