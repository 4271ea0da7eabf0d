import type {
  ChannelView,
  ContingencyView,
  ImportView,
  PostView,
  StaffView,
  TaskView,
  UsualNeedView,
} from '#shared/plan-records.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';

/** Posts are command's; and a post that is held by or offered to somebody is theirs too, whatever role they act in. */
const post = record<OperationEntities, 'post'>('post', (id, from): PostView | null => {
  const post = from.get('post', id);
  if (post === undefined) return null;
  return {
    name: post.name,
    level: post.level,
    holderId: post.holderId,
    deputyId: post.deputyId,
    offered: post.offered === null ? null : { toId: post.offered.toId, at: post.offered.at, by: post.offered.by },
  };
});

const task = record<OperationEntities, 'task'>('task', (id, from): TaskView | null => {
  const task = from.get('task', id);
  if (task === undefined) return null;
  return {
    title: task.title,
    postId: task.postId,
    addressId: task.addressId,
    due: task.due,
    done: task.done === null ? null : { by: task.done.by, at: task.done.at },
  };
});

const contingencyForCommand = record<OperationEntities, 'contingency'>(
  'contingency',
  (id, from): ContingencyView | null => {
    const contingency = from.get('contingency', id);
    if (contingency === undefined) return null;
    return {
      trigger: contingency.trigger,
      action: contingency.action,
      codeWord: contingency.codeWord,
      addressId: contingency.addressId,
      postId: contingency.postId,
    };
  },
);

/** A team knows no posts. */
const contingencyForTeam = record<OperationEntities, 'contingency'>(
  'contingency',
  (id, from): ContingencyView | null => {
    const contingency = from.get('contingency', id);
    if (contingency === undefined) return null;
    return {
      trigger: contingency.trigger,
      action: contingency.action,
      codeWord: contingency.codeWord,
      addressId: contingency.addressId,
    };
  },
);

/** How to speak to each other is for all who carry a radio. */
const channel = record<OperationEntities, 'channel'>('channel', (id, from): ChannelView | null => {
  const channel = from.get('channel', id);
  if (channel === undefined) return null;
  return {
    purpose: channel.purpose,
    talkgroup: channel.talkgroup,
    callSign: channel.callSign,
    codeWord: channel.codeWord,
    fallback: channel.fallback,
  };
});

const usualNeed = record<OperationEntities, 'usualNeed'>('usualNeed', (id, from): UsualNeedView | null => {
  const need = from.get('usualNeed', id);
  if (need === undefined) return null;
  return {
    role: need.role,
    number: need.number,
    window: { start: need.window.start, end: need.window.end },
    languages: need.languages,
    gender: need.gender,
    worksWith: need.worksWith,
    note: need.note,
    dialects: need.dialects,
    certificates: need.certificates,
    minutesEach: need.minutesEach,
  };
});

const staffForCommand = record<OperationEntities, 'staff'>('staff', (id, from): StaffView | null => {
  const staff = from.get('staff', id);
  if (staff === undefined) return null;
  return {
    name: staff.name,
    number: staff.number,
    agencyId: staff.agencyId,
    roles: staff.roles,
    languages: staff.languages,
    gender: staff.gender,
    posting: staff.posting === null ? null : { kind: staff.posting.kind, id: staff.posting.id },
  };
});

/** Those whom a team works beside: who they are and what they can do. */
const staffForTeam = record<OperationEntities, 'staff'>('staff', (id, from): StaffView | null => {
  const staff = from.get('staff', id);
  if (staff === undefined) return null;
  return { name: staff.name, number: staff.number, roles: staff.roles, languages: staff.languages };
});

/** Which file it was is told by its id; its hash is nobody's. */
const imported = record<OperationEntities, 'import'>('import', (id, from): ImportView | null => {
  const file = from.get('import', id);
  if (file === undefined) return null;
  return {
    kind: file.kind,
    at: file.at,
    by: file.by,
    of: file.of,
    rows: file.rows,
    added: file.added,
    changed: file.changed,
    parts: file.parts,
    takenBack: file.takenBack,
    left: file.left,
  };
});

export const planRules = {
  post: { ...forEach(COMMAND_CLASSES, post), person: post },
  task: forEach(COMMAND_CLASSES, task),
  contingency: { ...forEach(COMMAND_CLASSES, contingencyForCommand), team: contingencyForTeam },
  channel: { ...forEach(COMMAND_CLASSES, channel), team: channel },
  usualNeed: forEach(COMMAND_CLASSES, usualNeed),
  staff: { ...forEach(COMMAND_CLASSES, staffForCommand), team: staffForTeam },
  import: { lead: imported },
} satisfies RuleTable<OperationEntities>;
