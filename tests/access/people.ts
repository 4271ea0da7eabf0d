import type { OperationRole } from '#shared/vocabulary.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { LogEntry, Notice, OperationEntities } from '#server/domain/operation-state.ts';
import type { AccountHolder, Principal } from '#server/domain/principal.ts';
import type { Change } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import { OPERATION_WORLD } from '../support/harness/canary-world.ts';
import type { Person } from './grants-table.ts';

export const OPERATION = 'operation/Marigold000';

export const holder = (
  accountId: string,
  as: AccountHolder['as'],
  rest: Partial<AccountHolder> = {},
): AccountHolder => ({
  kind: 'member',
  accountId,
  name: 'Somebody',
  agencyId: 'H',
  unitId: null,
  standing: 'member',
  as,
  ...rest,
});

/** One principal for each line of the table. */
export const PEOPLE: Readonly<Record<Person, Principal>> = {
  lead: holder('lead', 'lead'),
  desk: holder('desk', 'desk'),
  loggist: holder('loggist', 'loggist'),
  observer: holder('observer', 'observer'),
  updater: holder('updater', 'field'),
  teammate: holder('teammate', 'field'),
  teamless: holder('teamless', 'field'),
  coordinator: holder('coordinator', 'coordinator'),
  unitCoordinator: holder('unitCoordinator', 'coordinator'),
  workerByAnswerLink: { kind: 'link', operationId: 'Marigold000', assignmentId: 'W1', grade: 'answer' },
  workerByDayPass: { kind: 'link', operationId: 'Marigold000', assignmentId: 'W1', grade: 'pass' },
  dismissed: holder('dismissed', 'lead'),
  inAnotherRole: holder('observer', 'lead'),
  stranger: holder('stranger', 'lead', { standing: 'lead' }),
  administrator: holder('lead', 'lead', { standing: 'administrator' }),
  scheduler: { kind: 'system', part: 'scheduler' },
  identity: { kind: 'system', part: 'identity' },
  setup: { kind: 'system', part: 'setup' },
  chain: { kind: 'system', part: 'chain' },
  messages: { kind: 'system', part: 'messages' },
};

const member = (
  id: string,
  role: OperationRole,
  rest: { readonly unitId?: string; readonly active?: boolean } = {},
): Change<OperationEntities> => ({
  kind: 'member',
  id: `M-${id}`,
  value: { accountId: id, name: 'x', agencyId: 'H', unitId: null, roles: [role], active: true, ...rest },
});

const noticeTo = (person: string, to: Notice['to']): Change<OperationEntities> => ({
  kind: 'notice',
  id: `N-${person}`,
  value: {
    kind: 'changed',
    to,
    about: { kind: 'operation', id: 'operation' },
    at: 1,
    told: 'waiting',
    toldAt: null,
    toldBy: null,
    sent: [],
  },
});

const entry = (id: string, sight: LogEntry['sight'], agencyId: string | null): Change<OperationEntities> => ({
  kind: 'logEntry',
  id,
  value: {
    sight,
    happenedAt: 1,
    receivedAt: 1,
    by: 'x',
    role: 'x',
    source: 'desk',
    addressId: null,
    text: 'x',
    about: { kind: 'note' },
    agencyId,
    unitId: agencyId === null ? null : 'HU1',
    struck: null,
  },
});

const MEMBERS: readonly Person[] = [
  'lead',
  'desk',
  'loggist',
  'observer',
  'updater',
  'teammate',
  'teamless',
  'coordinator',
  'unitCoordinator',
];

/** A post that somebody holds and is offered besides, so that one thing answers for both; with a task of its own. */
const postOf = (person: Person): readonly Change<OperationEntities>[] => [
  {
    kind: 'post',
    id: `PO-${person}`,
    value: {
      name: 'x',
      level: 'bronze',
      holderId: `M-${person}`,
      deputyId: null,
      offered: { toId: `M-${person}`, at: 1, by: 'x' },
    },
  },
  {
    kind: 'task',
    id: `TA-${person}`,
    value: { title: 'x', postId: `PO-${person}`, addressId: null, due: 0, done: null },
  },
];

/** The canary world with a member for each line of the table; nothing in it is closed to a link but what is said. */
export function operationOfPeople(phase: 'live' | 'closed' = 'live'): Tables<OperationEntities> {
  const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
  tables.apply(OPERATION_WORLD.map(({ kind, id, value }) => ({ kind, id, value }) as Change<OperationEntities>));
  const operation = tables.get('operation', 'operation');
  const team = tables.get('team', 'T1');
  if (operation === undefined || team === undefined) throw new Error('the world has neither operation nor team');
  tables.apply([
    { kind: 'operation', id: 'operation', value: { ...operation, phase } },
    { kind: 'team', id: 'T1', value: { ...team, memberIds: ['M-updater', 'M-teammate'], updaterId: 'M-updater' } },
    member('lead', 'lead'),
    member('desk', 'desk'),
    member('loggist', 'loggist'),
    member('observer', 'observer'),
    member('updater', 'field'),
    member('teammate', 'field'),
    member('teamless', 'field'),
    member('coordinator', 'coordinator'),
    member('unitCoordinator', 'coordinator', { unitId: 'HU1' }),
    member('dismissed', 'lead', { active: false }),
    ...MEMBERS.flatMap(postOf),
    ...MEMBERS.map((person) => noticeTo(person, { kind: 'member', id: `M-${person}` })),
    noticeTo('workerByAnswerLink', { kind: 'assignment', id: 'W1' }),
    noticeTo('workerByDayPass', { kind: 'assignment', id: 'W1' }),
    noticeTo('other', { kind: 'assignment', id: 'W3' }),
    entry('L-care-H', 'care', 'H'),
    entry('L-command', 'command', null),
  ]);
  return tables;
}
