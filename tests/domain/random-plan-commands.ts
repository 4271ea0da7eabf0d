import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import { ADDRESS_CARD_UNSET, SITE_LINKS } from '#shared/commands/plan-fields.ts';
import { COMMAND_LEVELS, ENTRY_UNDER, RISK_KINDS, RISK_LEVELS, WARRANT_TYPES } from '#shared/plan-vocabulary.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables } from '#server/domain/tables.ts';
import { ADDRESS, HOUR, NOON, REQUIREMENT, SITE } from './support.ts';

type Payload = Readonly<Record<string, unknown>>;
type Kind = keyof OperationEntities;

/** What the makers of random commands choose with. */
export interface Kit {
  readonly state: Tables<OperationEntities>;
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly maybe: <T>(value: T) => T | null;
  readonly some: (kind: Kind) => string;
  readonly time: () => number;
  readonly edit: (now: object | undefined, made: object) => Payload;
}

type NewPlanCommand = Extract<
  OperationCommandType,
  | 'ReplaceAddress'
  | `${'Add' | 'Edit' | 'Remove'}${'Post' | 'Task' | 'Contingency' | 'Channel' | 'Drawing' | 'UsualNeed' | 'Warrant' | 'Risk' | 'Staff'}`
  | 'HandOverPost'
  | 'AnswerHandover'
  | 'MarkTask'
  | 'GiveUsualNeeds'
  | 'RecordWarrant'
  | 'PencilDate'
  | 'RubOutDate'
  | 'ChooseDate'
  | 'ImportRows'
  | 'TakeBackRows'
>;

/** A site of the kind that a link leads to, if there is one; now and then any other. */
export function cardOf({ state, pick, some, next }: Kit): Payload {
  const links = Object.entries(SITE_LINKS).map(([field, kind]) => {
    const fit = [...state.ids('site', 'all', '')].filter((id) => state.get('site', id)?.kind === kind);
    if (next() < 0.5) return [field, null];
    return [field, fit.length === 0 || next() < 0.02 ? (next() < 0.1 ? some('site') : null) : pick(fit)];
  });
  return {
    strikeOffset: pick([0, -30, 60]),
    entryUnder: pick(ENTRY_UNDER),
    vehicles: pick(['', 'Minibus']),
    ...Object.fromEntries(links),
  };
}

/** Makers of the payloads of the plan's own records. */
export function planMakers(kit: Kit): Readonly<Record<NewPlanCommand, () => Payload>> {
  return { ...commandMakers(kit), ...recordMakers(kit), ...lawMakers(kit), ...fileMakers(kit) };
}

const removal = (key: string, id: string): Payload => ({ [key]: id, reason: 'Not needed' });

function commandMakers({ state, next, pick, maybe, some, edit, time }: Kit) {
  const post = () => ({
    name: pick(['Gold', 'Silver', 'Bronze search']),
    level: pick(COMMAND_LEVELS),
    deputyId: maybe(some('member')),
  });
  const task = () => ({
    title: pick(['Book the van', 'Brief the teams']),
    postId: maybe(some('post')),
    addressId: maybe(some('address')),
    due: pick([-60, 0, 30]),
  });
  const contingency = () => ({
    trigger: 'Dog inside',
    action: pick(['Wait', 'Leave']),
    codeWord: '',
    addressId: maybe(some('address')),
    postId: maybe(some('post')),
  });
  /** A post that is on offer, if there is one. */
  const offered = () => {
    const ids = [...state.ids('post', 'all', '')];
    return ids.find((id) => state.get('post', id)?.offered !== null) ?? some('post');
  };
  return {
    AddPost: () => ({ ...post(), holderId: maybe(some('member')) }),
    EditPost: () => {
      const postId = some('post');
      return { postId, fields: edit(state.get('post', postId), post()) };
    },
    RemovePost: () => removal('postId', some('post')),
    HandOverPost: () => ({ postId: some('post'), toId: maybe(some('member')) }),
    AnswerHandover: () => ({ postId: offered(), accepted: next() < 0.6 }),
    AddTask: task,
    EditTask: () => {
      const taskId = some('task');
      return { taskId, fields: edit(state.get('task', taskId), task()) };
    },
    RemoveTask: () => removal('taskId', some('task')),
    MarkTask: () => ({ taskId: some('task'), done: next() < 0.6 }),
    AddContingency: contingency,
    EditContingency: () => {
      const contingencyId = some('contingency');
      return { contingencyId, fields: edit(state.get('contingency', contingencyId), contingency()) };
    },
    RemoveContingency: () => removal('contingencyId', some('contingency')),
    PencilDate: () => ({ t: time() }),
    RubOutDate: () => removal('dateId', dateIn(state, pick)),
    ChooseDate: () => removal('dateId', dateIn(state, pick)),
  };
}

const dateIn = (state: Tables<OperationEntities>, pick: Kit['pick']): string => {
  const dates = state.get('operation', 'operation')?.dates ?? [];
  return dates.length === 0 ? 'nosuchthing' : pick(dates).id;
};

function recordMakers({ state, pick, some, edit }: Kit) {
  const channel = () => ({
    purpose: 'Command',
    talkgroup: pick(['OPS 1', 'OPS 2']),
    callSign: '',
    codeWord: pick(['', 'BADGER']),
    fallback: '',
  });
  const drawing = () => ({
    kind: pick(['cordon', 'route'] as const),
    label: pick(['Outer', 'Way in']),
    points: [
      { latitude: 51.5, longitude: -0.1 },
      { latitude: 51.6, longitude: pick([-0.1, -0.2]) },
    ],
  });
  const usualNeed = () => ({ ...REQUIREMENT, role: pick(['interpreter', 'support_worker'] as const) });
  return {
    ReplaceAddress: () => ({
      addressId: some('address'),
      line: pick(['3 Example Road', '4 Placeholder Yard']),
      postcode: '',
      point: null,
      reason: 'Moved on',
    }),
    AddChannel: channel,
    EditChannel: () => {
      const channelId = some('channel');
      return { channelId, fields: edit(state.get('channel', channelId), channel()) };
    },
    RemoveChannel: () => removal('channelId', some('channel')),
    AddDrawing: () => ({ ...drawing(), addressId: some('address') }),
    EditDrawing: () => {
      const drawingId = some('drawing');
      return { drawingId, fields: edit(state.get('drawing', drawingId), drawing()) };
    },
    RemoveDrawing: () => removal('drawingId', some('drawing')),
    AddUsualNeed: usualNeed,
    EditUsualNeed: () => {
      const usualNeedId = some('usualNeed');
      return { usualNeedId, fields: edit(state.get('usualNeed', usualNeedId), usualNeed()) };
    },
    RemoveUsualNeed: () => removal('usualNeedId', some('usualNeed')),
    GiveUsualNeeds: () => ({ addressId: some('address') }),
  };
}

function lawMakers({ state, next, pick, maybe, some, edit }: Kit) {
  const at = () => NOON - pick([1, 24, 24 * 40]) * HOUR;
  const warrant = () => ({ type: pick(WARRANT_TYPES), reference: pick(['', 'W 1']) });
  const fact = () => {
    const kind = pick(['issued', 'issued', 'refused', 'entry_authorised', 'executed', 'returned'] as const);
    if (kind === 'issued') return { kind, at: at(), endsAt: maybe(NOON + HOUR) };
    return kind === 'entry_authorised' ? { kind, at: at(), inspector: 'Insp Bell' } : { kind, at: at() };
  };
  const risk = () => ({
    kind: pick(RISK_KINDS),
    level: pick(RISK_LEVELS),
    hazard: pick(['Dog', 'Stairs']),
    control: '',
    owner: '',
    review: maybe(-30),
    shared: next() < 0.3,
  });
  const about = () => {
    const kind = pick(['operation', 'address', 'site', 'request'] as const);
    return kind === 'operation' ? { kind } : { kind, id: some(kind) };
  };
  const staff = () => {
    const kind = pick(['team', 'address', 'site'] as const);
    return {
      name: pick(['Sgt Hill', 'PC Vale', 'PC Dale']),
      number: pick(['', '101', '102', '103']),
      roles: [],
      languages: [],
      gender: 'woman' as const,
      posting: maybe({ kind, id: some(kind) }),
    };
  };
  return {
    AddWarrant: () => ({ ...warrant(), addressId: some('address') }),
    EditWarrant: () => {
      const warrantId = some('warrant');
      return { warrantId, fields: edit(state.get('warrant', warrantId), warrant()) };
    },
    RemoveWarrant: () => removal('warrantId', some('warrant')),
    RecordWarrant: () => ({ warrantId: some('warrant'), fact: fact() }),
    AddRisk: () => ({ ...risk(), about: about() }),
    EditRisk: () => {
      const riskId = some('risk');
      return { riskId, fields: edit(state.get('risk', riskId), risk()) };
    },
    RemoveRisk: () => removal('riskId', some('risk')),
    AddStaff: staff,
    EditStaff: () => {
      const staffId = some('staff');
      return { staffId, fields: edit(state.get('staff', staffId), staff()) };
    },
    RemoveStaff: () => removal('staffId', some('staff')),
  };
}

function fileMakers({ state, pick, next, some }: Kit) {
  const addressRow = () => {
    const { teamId: _teamId, ...address } = ADDRESS;
    const line = pick(['1 Example Road', '5 Sample Terrace', '6 Sample Terrace']);
    return { ...address, ...ADDRESS_CARD_UNSET, line, team: pick(['', 'MIKE 20', 'MIKE 30']) };
  };
  const teamRow = () => ({ callSign: pick(['MIKE 20', 'MIKE 50']), talkgroup: '', memberIds: [], updaterId: null });
  const staffRow = () => ({
    name: pick(['Sgt Hill', 'PC Moor']),
    number: pick(['', '101', '104']),
    roles: [],
    languages: [],
    gender: 'man' as const,
    team: pick(['', 'MIKE 20']),
    address: pick(['', 'A1']),
  });
  const rows = (row: () => object, kind: Kind) =>
    [1, 2].slice(0, pick([1, 2])).map((at) => {
      const now = row();
      return { row: at, was: next() < 0.5 ? null : { id: some(kind), fields: now }, now };
    });
  return {
    ImportRows: () => {
      const kind = pick(['address', 'team', 'staff'] as const);
      const made = { address: addressRow, team: teamRow, staff: staffRow }[kind];
      return { kind, fileHash: pick(['f', 'g']).repeat(43), chunk: pick([0, 1]), of: 2, rows: rows(made, kind) };
    },
    TakeBackRows: () => {
      const parts = [...state.ids('importPart', 'all', '')].flatMap((id) => state.get('importPart', id) ?? []);
      const part = parts.length === 0 ? { importId: 'nosuchthing', chunk: 0 } : pick(parts);
      return { importId: part.importId, chunk: part.chunk };
    },
  };
}

/** Sites of several kinds, so that links have somewhere to lead. */
export const siteOf = ({ pick }: Kit): Payload => ({
  ...SITE,
  kind: pick(['rvp', 'rvp', 'fup', 'hospital', 'custody', 'reception_centre'] as const),
  name: pick(['Car park', 'Hall']),
});
