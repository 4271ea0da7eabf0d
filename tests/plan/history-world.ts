import type { Reply } from '#shared/protocol.ts';
import { deriveId } from '#shared/ids.ts';
import { parse } from '#shared/parse.ts';
import { OPERATION_COMMANDS, type OperationCommandType } from '#shared/commands/operation-commands.ts';
import type { EditKind, EditTarget } from '#client/editing/commands-of.ts';
import type { Command } from '#client/editing/edits.ts';
import { valuesOf } from '#client/editing/whole.ts';
import { goesWith } from '#client/plan/goes-with.ts';
import type { PlanData } from '#client/plan/plan-data.ts';
import { mayDo, type Deed } from '#client/editing/history.ts';
import { runDeeds, type StepResult } from '#client/editing/run-step.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import {
  command,
  idIn,
  LEE,
  OPERATION_STREAM,
  plannedOperation,
  POLICE,
  REQUIREMENT,
  type OperationScene,
} from '../domain/support.ts';

/** The kinds of record that a lead edits on the plan page. */
export const KINDS = [
  'operation',
  'address',
  'site',
  'team',
  'requirement',
  'post',
  'task',
  'contingency',
  'channel',
  'drawing',
  'usualNeed',
  'warrant',
  'risk',
  'staff',
] as const satisfies readonly (EditKind & keyof OperationEntities)[];
export type Kind = (typeof KINDS)[number];

/** Fields of each kind, with values that its schema takes; `id` stands for one of a kind, or null. */
export const FIELDS: Readonly<Record<Kind, Readonly<Record<string, readonly unknown[] | { readonly id: Kind }>>>> = {
  operation: { codename: ['Aster', 'Borage'], area: ['Southside', 'Eastside'], liaison: [null] },
  address: {
    line: ['9 Example Road', '10 Placeholder Yard'],
    postcode: ['', 'LU1 0AA'],
    point: [null, { latitude: 51.88, longitude: -0.42 }],
    hazards: ['', 'one dog'],
    entry: ['', 'rear door'],
    vehicles: ['', 'a people carrier'],
    expected: [
      { number: null, languages: [], children: 'unknown' },
      { number: 3, languages: ['ro', 'sq'], children: 'possible', gender: 'women' },
    ],
    teamId: { id: 'team' },
    strikeOffset: [-30, 0, 15],
    entryUnder: ['warrant', 'consent'],
    rvpId: { id: 'site' },
  },
  site: { name: ['Sample Hall', 'Car park'], line: ['', '1 Invented Way'] },
  team: { callSign: ['MIKE 41', 'MIKE 42'], talkgroup: ['', 'OPS 4'] },
  requirement: { number: [1, 3], note: ['', 'with a car'], gender: ['any', 'woman'] },
  post: { name: ['Bronze rear', 'Bronze front'], level: ['bronze', 'other'] },
  task: { title: ['Brief the teams', 'Ring custody'], due: [-90, 30], addressId: { id: 'address' } },
  contingency: { trigger: ['No reply'], action: ['Wait', 'Force the door'], codeWord: ['', 'HEATHER'] },
  channel: { purpose: ['Command'], talkgroup: ['OPS 7', 'OPS 8'], fallback: ['', 'by phone'] },
  drawing: { label: ['Inner cordon', 'Outer cordon'] },
  usualNeed: { number: [1, 2], note: ['', 'quiet'] },
  warrant: { reference: ['', 'EX/9'] },
  risk: { level: ['low', 'high'], hazard: ['Stairs', 'Glass'], control: ['', 'Boots'] },
  staff: {
    name: ['PC Sam Sample', 'PC Kit Sample'],
    number: ['', '4711'],
    languages: [[], ['ro']],
    posting: { id: 'team' },
  },
};

/** A plan with something of every kind. */
export class HistoryWorld {
  readonly scene: OperationScene;
  #commands = 0;

  constructor() {
    const { scene, a1, a2, team, member } = plannedOperation();
    this.scene = scene;
    const post = idIn(
      scene.does(command('AddPost', { name: 'Bronze', level: 'bronze', deputyId: null, holderId: member(LEE) })),
      'PostAdded',
      'postId',
    );
    const warrant = { type: 'pace_8', reference: 'EX/1', addressId: a2 } as const;
    const risk = { kind: 'dogs', level: 'low', hazard: 'A dog', control: '', owner: '', review: null } as const;
    const channel = { purpose: 'All', talkgroup: 'OPS 1', callSign: '', codeWord: '', fallback: '' };
    const points = [
      { latitude: 51.88, longitude: -0.42 },
      { latitude: 51.89, longitude: -0.42 },
    ];
    const staff = (name: string, posting: { kind: 'team'; id: string } | null) =>
      command('AddStaff', { name, number: '', roles: [], languages: [], gender: 'not_said', posting });
    for (const one of [
      command('AddTask', { title: 'Brief', postId: post, addressId: a1, due: -60 }),
      command('AddContingency', { trigger: 'Fire', action: 'Out', codeWord: '', addressId: null, postId: post }),
      command('AddChannel', channel),
      command('AddWarrant', warrant),
      command('AddRisk', { ...risk, shared: false, about: { kind: 'address', id: a2 } }),
      command('AddRisk', { ...risk, shared: false, about: { kind: 'operation' } }),
      command('AddDrawing', { kind: 'cordon', label: 'Cordon', addressId: a2, points }),
      command('AddUsualNeed', REQUIREMENT),
      staff('PC Ann Sample', { kind: 'team', id: team }),
      staff('PC Bea Sample', null),
      command('AddTeam', { callSign: 'MIKE 30', talkgroup: '', memberIds: [], updaterId: null }),
    ])
      scene.does(one);
  }

  record = ({ kind, id }: EditTarget): object | undefined =>
    this.scene.state.get(kind as Kind, kind === 'operation' ? 'operation' : id);

  ids(kind: Kind): readonly string[] {
    return [...this.scene.state.ids(kind, 'all', '')];
  }

  table(kind: Kind): ReadonlyMap<string, object> {
    return new Map(this.ids(kind).map((id) => [id, this.record({ kind, id }) ?? {}]));
  }

  /** The plan's tables as the page holds them; a lead's view has every field of the record. */
  get data(): PlanData {
    const [addresses, teams, staff, sites] = [
      this.table('address'),
      this.table('team'),
      this.table('staff'),
      this.table('site'),
    ];
    const [tasks, contingencies, drawings] = [this.table('task'), this.table('contingency'), this.table('drawing')];
    const [warrants, risks] = [this.table('warrant'), this.table('risk')];
    return { addresses, teams, staff, sites, tasks, contingencies, drawings, warrants, risks } as unknown as PlanData;
  }

  goesWith = (target: EditTarget): readonly Deed[] => goesWith(this.data, target, POLICE);

  /** As the server answers: the payload is read by its schema, then decided by the real decider. */
  send = ({ type, payload }: Command): Promise<Reply> => {
    this.#commands += 1;
    const id = `historyRow${String(this.#commands).padStart(6, '0')}`;
    const read = parse(OPERATION_COMMANDS[type as OperationCommandType].payload, payload);
    if (!read.ok) throw new Error(`${type} does not read: ${JSON.stringify(read.faults)}`);
    const decision = this.scene.when({ type, payload: read.value } as never, { id });
    if (!decision.ok) return Promise.resolve({ ok: false, id, refusal: decision.refusal });
    this.scene.given(...decision.events);
    return Promise.resolve({ ok: true, id, recordedAt: this.scene.now });
  };

  run(deeds: readonly Deed[], check = true): Promise<StepResult> {
    return runDeeds(deeds, {
      send: this.send,
      mayDo: (deed) => Promise.resolve(!check || mayDo(deed, this.record)),
      madeId: (commandId) => deriveId(OPERATION_STREAM, commandId, 0),
      wait: () => Promise.resolve(),
    });
  }

  /**
   * The plan as it stands, one line a record, in no order, in the words of its own Add command where it has one:
   * what a lead typed, without id and ref. `ids` gives records that were added again the ids they had.
   */
  plan(ids: ReadonlyMap<string, string>): readonly string[] {
    const old = new Map([...ids].map(([before, now]) => [now, before]));
    const nameOf = (id: string): string => {
      let name = id;
      for (let next = old.get(name); next !== undefined; next = old.get(name)) name = next;
      return name;
    };
    return KINDS.flatMap((kind) =>
      this.ids(kind).map((id) => {
        const record = this.record({ kind, id }) ?? {};
        const values = kind === 'operation' ? { ...record, counters: undefined } : valuesOf(kind, record);
        const words = JSON.stringify(values, (_, value: unknown) =>
          typeof value === 'string' ? nameOf(value) : value,
        );
        return `${kind} ${nameOf(id)} ${words}`;
      }),
    ).sort();
  }
}
