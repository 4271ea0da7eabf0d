import { isErased } from '#shared/erased.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import {
  clock,
  handedOverWords,
  offeredWords,
  offerEndedWords,
  replacedWords,
  taskWords,
  warrantWords,
} from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { OperationEntities, Warrant } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import { edited, planEntry, removed } from './plan-folding.ts';
import type { Said } from './said.ts';
import { memberName, nameOf } from './said.ts';
import { standingAfter } from './warrant-life.ts';

type PlanRecordTypes =
  | `${'Post' | 'Task' | 'Contingency' | 'Channel' | 'Drawing' | 'UsualNeed' | 'Warrant' | 'Risk' | 'Staff' | 'Duty'}${'Added' | 'Edited' | 'Removed'}`
  | `Post${'Offered' | 'OfferEnded' | 'HandedOver'}`
  | 'TaskMarked'
  | 'WarrantRecorded'
  | 'AddressReplaced';

/** How the records of the plan beside its places, teams and needs come, change and go. */
export const PLAN_RECORD_FOLDS: Folds<Pick<OperationFact, PlanRecordTypes>, OperationEntities> = {
  PostAdded: (_state, { postId, ...post }) => [{ kind: 'post', id: postId, value: { ...post, offered: null } }],
  PostEdited: (state, { postId, fields }) => edited(state, 'post', postId, fields),
  PostRemoved: (state, { postId }) => [...removed(state, 'post', postId), ...withoutPost(state, postId)],
  PostOffered: (state, { postId, toId, said }) => [
    ...patched(state, 'post', postId, { offered: { toId, at: said.receivedAt, by: nameOf(state, said) } }),
    postEntry(state, said, postId, (post) => offeredWords(post, memberName(state, toId))),
  ],
  PostOfferEnded: (state, { postId, toId, how, said }) => [
    ...patched(state, 'post', postId, { offered: null }),
    postEntry(state, said, postId, (post) => offerEndedWords(post, memberName(state, toId), how)),
  ],
  PostHandedOver: (state, { postId, fromId, toId, said }) => {
    const wasDeputy = state.get('post', postId)?.deputyId === toId;
    const from = fromId === null ? null : memberName(state, fromId);
    return [
      ...edited(state, 'post', postId, { holderId: toId, offered: null, ...(wasDeputy ? { deputyId: null } : {}) }),
      postEntry(state, said, postId, (post) => handedOverWords(post, from, memberName(state, toId))),
    ];
  },

  TaskAdded: (_state, { taskId, ...task }) => [{ kind: 'task', id: taskId, value: { ...task, done: null } }],
  TaskEdited: (state, { taskId, fields }) => edited(state, 'task', taskId, fields),
  TaskRemoved: (state, { taskId }) => removed(state, 'task', taskId),
  TaskMarked: (state, { taskId, done, said }) => {
    const { addressId = null, title = '' } = state.get('task', taskId) ?? {};
    return [
      ...patched(state, 'task', taskId, { done: done ? { by: nameOf(state, said), at: said.happenedAt } : null }),
      planEntry(state, said, taskWords(title, done), { addressId, id: taskId }),
    ];
  },
  ContingencyAdded: (_state, { contingencyId, ...plan }) => [{ kind: 'contingency', id: contingencyId, value: plan }],
  ContingencyEdited: (state, { contingencyId, fields }) => edited(state, 'contingency', contingencyId, fields),
  ContingencyRemoved: (state, { contingencyId }) => removed(state, 'contingency', contingencyId),
  ChannelAdded: (_state, { channelId, ...plan }) => [{ kind: 'channel', id: channelId, value: plan }],
  ChannelEdited: (state, { channelId, fields }) => edited(state, 'channel', channelId, fields),
  ChannelRemoved: (state, { channelId }) => removed(state, 'channel', channelId),
  DrawingAdded: (_state, { drawingId, ...plan }) => [{ kind: 'drawing', id: drawingId, value: plan }],
  DrawingEdited: (state, { drawingId, fields }) => edited(state, 'drawing', drawingId, fields),
  DrawingRemoved: (state, { drawingId }) => removed(state, 'drawing', drawingId),
  UsualNeedAdded: (_state, { usualNeedId, ...plan }) => [{ kind: 'usualNeed', id: usualNeedId, value: plan }],
  UsualNeedEdited: (state, { usualNeedId, fields }) => edited(state, 'usualNeed', usualNeedId, fields),
  UsualNeedRemoved: (state, { usualNeedId }) => removed(state, 'usualNeed', usualNeedId),

  AddressReplaced: (state, { addressId, line, postcode, point, reason, said }) => [
    ...patched(state, 'address', addressId, {
      line,
      postcode,
      point,
      hazards: '',
      entry: '',
      vehicles: '',
      expected: { number: null, languages: [], children: 'unknown' },
    }),
    ...contestsOfOldHouse(state, addressId),
    ...importsOfOldHouse(state, addressId),
    planEntry(state, said, replacedWords(state.get('address', addressId)?.ref ?? 'An address', reason), {
      addressId,
      id: addressId,
    }),
  ],

  WarrantAdded: (_state, { warrantId, ...plan }) => [
    {
      kind: 'warrant',
      id: warrantId,
      value: {
        ...plan,
        standing: 'applied_for',
        issuedAt: null,
        endsAt: null,
        authorities: [],
        executedAt: [],
        returnedAt: null,
      },
    },
  ],
  WarrantEdited: (state, { warrantId, fields }) => edited(state, 'warrant', warrantId, fields),
  WarrantRemoved: (state, { warrantId }) => removed(state, 'warrant', warrantId),
  WarrantRecorded: (state, data) => {
    const { warrantId, said } = data;
    const warrant = state.get('warrant', warrantId);
    if (warrant === undefined) return [];
    return [
      { kind: 'warrant', id: warrantId, value: { ...warrant, ...warrantAfter(warrant, data) } },
      planEntry(state, said, recordedWords(state, warrant, data), { addressId: warrant.addressId, id: warrantId }),
    ];
  },

  RiskAdded: (_state, { riskId, ...risk }) => [{ kind: 'risk', id: riskId, value: risk }],
  RiskEdited: (state, { riskId, agencyId: _agencyId, fields, ...words }) =>
    patched(state, 'risk', riskId, { ...fields, ...words }),
  RiskRemoved: (state, { riskId }) => removed(state, 'risk', riskId),

  StaffAdded: (_state, { staffId, ...staff }) => [{ kind: 'staff', id: staffId, value: staff }],
  StaffEdited: (state, { staffId, agencyId: _agencyId, fields, ...sealed }) =>
    edited(state, 'staff', staffId, { ...fields, ...sealed }),
  StaffRemoved: (state, { staffId }) => removed(state, 'staff', staffId),
  DutyAdded: (_state, { dutyId, ...duty }) => [{ kind: 'duty', id: dutyId, value: duty }],
  DutyEdited: (state, { dutyId, fields }) => edited(state, 'duty', dutyId, fields),
  DutyRemoved: (state, { dutyId }) => removed(state, 'duty', dutyId),
};

/** The holder's name comes from the member, so that one that was erased is erased here too. */
const postEntry = (state: OperationState, said: Said, postId: string, words: (post: string) => string) =>
  planEntry(state, said, words(state.get('post', postId)?.name ?? 'A post'), { addressId: null, id: postId });

/** What named the post is left to nobody until somebody gives it to another. */
const withoutPost = (state: OperationState, postId: string): OperationChanges => [
  ...[...state.ids('task', 'post', postId)].flatMap((id) => edited(state, 'task', id, { postId: null })),
  ...[...state.ids('contingency', 'post', postId)].flatMap((id) => edited(state, 'contingency', id, { postId: null })),
];

const OF_THE_HOUSE: ReadonlySet<string> = new Set([
  'line',
  'postcode',
  'point',
  'hazards',
  'entry',
  'vehicles',
  'expected',
]);
/** Two opinions of the old house are none of the new one. */
const contestsOfOldHouse = (state: OperationState, addressId: string): OperationChanges =>
  [...state.ids('contest', 'on', addressId)].flatMap((contestId) =>
    OF_THE_HOUSE.has(state.get('contest', contestId)?.field ?? '')
      ? [{ kind: 'contest' as const, id: contestId, value: null }]
      : [],
  );

/** Nor does a file that is taken back put anything of the old house on the new one. */
const importsOfOldHouse = (state: OperationState, addressId: string): OperationChanges =>
  [...state.ids('importPart', 'edited', addressId)].flatMap((partId) =>
    patched(state, 'importPart', partId, {
      edited: (state.get('importPart', partId)?.edited ?? []).map((edit) =>
        edit.on.id === addressId ? { ...edit, from: notOfHouse(edit.from), to: notOfHouse(edit.to) } : edit,
      ),
    }),
  );
const notOfHouse = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !OF_THE_HOUSE.has(field)));

type Recorded = OperationFact['WarrantRecorded'];

/** Each fact in its place; where the warrant stands never goes back for a fact that came late. */
function warrantAfter(warrant: Warrant, { fact, endsAt, inspector }: Recorded): Partial<Warrant> {
  const { at } = fact;
  switch (fact.kind) {
    case 'issued':
      return { standing: standingAfter(warrant.standing, 'issued'), issuedAt: at, endsAt };
    case 'refused': {
      const standing = standingAfter(warrant.standing, 'refused');
      return standing === 'refused' ? { standing, issuedAt: null, endsAt: null } : { standing };
    }
    case 'entry_authorised':
      return { authorities: [...warrant.authorities, { inspector: inspector ?? '', at }] };
    case 'executed':
      return {
        standing: standingAfter(warrant.standing, 'executed'),
        executedAt: [...warrant.executedAt, at].sort((a, b) => a - b),
      };
    case 'returned':
      return { standing: standingAfter(warrant.standing, 'returned'), returnedAt: at };
  }
}

function recordedWords(state: OperationState, { type, reference }: Warrant, recorded: Recorded): string {
  const { fact, endsAt, inspector } = recorded;
  const zone = state.get('operation', OPERATION_RECORD)?.zone ?? 'UTC';
  const name = `Warrant ${reference === '' ? `(${WARRANT_LAW[type].words})` : `${reference} (${WARRANT_LAW[type].words})`}`;
  return warrantWords(name, fact.kind, {
    at: clock(fact.at, zone),
    ends: endsAt === null ? null : clock(endsAt, zone),
    inspector: inspector === undefined || isErased(inspector) ? null : inspector,
  });
}
