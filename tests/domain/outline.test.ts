import { describe, expect, test } from '@jest/globals';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';
import type { Need, PlanOutline } from '#shared/plan-outline.ts';
import { TEMPLATES } from '#shared/plan-vocabulary.ts';
import { TEMPLATE_PLANS } from '#shared/templates.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { outlineOf } from '#server/domain/outline.ts';
import { sameValue } from '#server/domain/same-value.ts';
import type { OperationScene } from './support.ts';
import {
  ADDRESS,
  command,
  confirmed,
  idIn,
  LEAD,
  LOOKUPS,
  OPERATION_STREAM,
  plannedOperation,
  REQUIREMENT,
  Scene,
  SITE,
} from './support.ts';

type From = Extract<OperationCommand, { type: 'CreateOperation' }>['payload']['from'];
const create = (from: From) =>
  command('CreateOperation', { codename: 'Larkspur', area: 'Southside', zone: 'Europe/London', t: null, from });
const newScene = (): OperationScene => new Scene(operationDecider, OPERATION_STREAM, LEAD);
const values = ({ state }: OperationScene, kind: keyof OperationEntities) =>
  [...state.ids(kind, 'all', '')].map((id) => state.get(kind, id));

/** An operation with everything in it that must not be carried over, each with a word that is nowhere else. */
function older(): OperationScene {
  const planned = plannedOperation();
  const { scene, a1, a2, rvp, member } = planned;
  confirmed(planned, 'personIoana');
  const post = idIn(
    scene.does(command('AddPost', { name: 'Silver', level: 'silver', deputyId: null, holderId: member(LEAD) })),
    'PostAdded',
    'postId',
  );
  const named = { name: 'Insp Ann Lead', level: 'gold' as const, deputyId: null, holderId: null };
  scene.does(command('AddPost', named));
  const need = { ...REQUIREMENT, note: 'By the blue canary door' };
  for (const id of [a1, a2]) scene.does(command('AddRequirement', { ...need, place: { kind: 'address', id } }));
  const care = { ...need, role: 'sexual_health_nurse' as const };
  scene.does(command('AddRequirement', { ...care, place: { kind: 'site', id: rvp } }));
  const { place: _place, ...usual } = { ...REQUIREMENT, place: null, role: 'woman_officer' as const };
  scene.does(command('AddUsualNeed', { ...usual, note: 'Plain clothes' }));
  scene.does(command('AddSite', { ...SITE, name: 'Canary Yard', line: '9 Placeholder Yard' }));
  const task = { title: 'Radio check', postId: post, addressId: null, due: -45 };
  scene.does(command('AddTask', task));
  scene.does(command('AddTask', { ...task, title: 'Canary key from neighbour', addressId: a1 }));
  scene.does(command('AddTask', { ...task, title: 'Look again at 1, EXAMPLE road' }));
  const contingency = {
    trigger: 'A child is found',
    action: 'Stay',
    codeWord: 'Sparrow',
    addressId: null,
    postId: post,
  };
  scene.does(command('AddContingency', contingency));
  scene.does(command('AddContingency', { ...contingency, trigger: 'Canary dog', addressId: a2 }));
  const channel = {
    purpose: 'All teams',
    talkgroup: 'OPS 1',
    callSign: 'CONTROL',
    codeWord: '',
    fallback: 'Telephone',
  };
  scene.does(command('AddChannel', channel));
  scene.does(command('AddChannel', { ...channel, purpose: 'PC Lee alone', talkgroup: 'OPS 9' }));
  const staff = { name: 'Sgt Canary', number: '7431', roles: [], languages: [], gender: 'woman' as const };
  scene.does(command('AddStaff', { ...staff, posting: { kind: 'address', id: a1 } }));
  scene.does(
    command('WriteLogEntry', { sight: 'command', addressId: null, text: 'Canary said in the log', source: 'desk' }),
  );
  return scene;
}

const FORBIDDEN = [
  'canary',
  'example',
  'sample terrace',
  'placeholder',
  'zz1',
  'lee',
  'moss',
  'ann lead',
  'ioana',
  'car park',
  'marigold',
  '7431',
];
const carried = (outline: unknown): string[] => {
  const text = JSON.stringify(outline).toLowerCase();
  return FORBIDDEN.filter((word) => text.includes(word));
};

describe('a plan to begin with', () => {
  test('DM78 what an operation begins with stands in the commit of its making, without a holder or a member', () => {
    const scene = newScene();
    const { outline } = TEMPLATE_PLANS.warrant_day;
    const events = scene.does(create({ kind: 'template', template: 'warrant_day' }));
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual([
      'OperationCreated',
      'AgencyAdmitted',
      'MemberAdmitted',
    ]);
    expect(values(scene, 'post')).toMatchObject(
      outline.posts.map((post) => ({ ...post, holderId: null, deputyId: null, offered: null })),
    );
    expect(values(scene, 'team')).toEqual(outline.teams.map((team) => ({ ...team, memberIds: [], updaterId: null })));
    expect(values(scene, 'site')).toEqual(
      outline.sites.map((site) => ({ ...site, line: '', postcode: '', point: null })),
    );
    expect(values(scene, 'usualNeed')).toEqual(outline.usualNeeds);
    const sites = [...scene.state.ids('site', 'all', '')];
    expect(values(scene, 'requirement')).toEqual(
      outline.needsAtSites.map(({ site, ...need }, at) => ({
        ref: `N${at + 1}`,
        ...need,
        place: { kind: 'site', id: sites[site] },
      })),
    );
    const posts = [...scene.state.ids('post', 'all', '')];
    const postId = (at: number | null) => (at === null ? null : posts[at]);
    expect(values(scene, 'task')).toEqual(
      outline.tasks.map(({ post, ...task }) => ({ ...task, postId: postId(post), addressId: null, done: null })),
    );
    expect(values(scene, 'contingency')).toEqual(
      outline.contingencies.map(({ post, ...one }) => ({ ...one, postId: postId(post), addressId: null })),
    );
    expect(values(scene, 'channel')).toEqual(outline.channels);
    expect(scene.state.get('operation', 'operation')?.counters).toEqual({
      addresses: 0,
      requests: outline.needsAtSites.length,
      decisions: 0,
    });
    expect(values(scene, 'address')).toEqual([]);
    // The next requirement goes on from there, and an operation without a beginning is as bare as ever.
    const next = { ...REQUIREMENT, place: { kind: 'site' as const, id: sites[0] ?? '' } };
    const added = scene.does(command('AddRequirement', next))[0];
    expect(added).toMatchObject({ data: { ref: `N${outline.needsAtSites.length + 1}` } });
    expect(newScene().does(create(undefined))).toHaveLength(3);
  });

  test('DM136 needs keep the dialects, papers and minutes asked for; a dialect that names somebody or some place stays behind', () => {
    const { scene, a1, rvp } = plannedOperation();
    const dialect = (word: string) => ({ language: 'ro', dialect: word });
    const dialects = ['Moldovan', 'as PC Lee speaks it', 'of Sample Terrace', 'as Marigold'].map(dialect);
    const asked = { ...REQUIREMENT, dialects, certificates: ['nrpsi' as const], minutesEach: 45 };
    scene.does(command('AddRequirement', { ...asked, number: 3, place: { kind: 'address', id: a1 } }));
    scene.does(command('AddRequirement', { ...asked, place: { kind: 'site', id: rvp } }));
    scene.does(command('AddUsualNeed', { ...asked, number: 4 }));
    const outline = outlineOf(scene.state);
    const kept = { dialects: [dialect('Moldovan')], certificates: ['nrpsi'], minutesEach: 45 };
    const needs = [...outline.usualNeeds, ...outline.needsAtSites].filter(({ minutesEach }) => minutesEach !== null);
    expect(needs).toHaveLength(3);
    for (const need of needs) expect(need).toMatchObject(kept);
    expect(carried(outline)).toEqual([]);
    // Were words for a dialect carried as they were typed, they would be found.
    expect(carried({ ...outline, usualNeeds: [asked] })).toEqual(['sample terrace', 'lee', 'marigold']);
    const begun = newScene();
    const lookups = { ...LOOKUPS, planOutline: () => outline };
    begun.does(create({ kind: 'operation', operationId: 'op000000009' }), { lookups });
    expect(values(begun, 'requirement')).toMatchObject([kept]);
  });

  test('DM79 an outline carries no person, address, name of a site, note on a need there, or word of the log', () => {
    const scene = older();
    expect(carried(outlineOf(scene.state))).toEqual([]);
    expect(outlineOf(scene.state)).toMatchObject({
      posts: [
        { name: 'Silver', level: 'silver' },
        { name: 'Gold', level: 'gold' },
      ],
      teams: [{ callSign: 'MIKE 20', talkgroup: 'OPS 1' }],
      sites: [
        { kind: 'rvp', name: 'RVP' },
        { kind: 'rvp', name: 'RVP 2' },
      ],
      needsAtSites: [{ role: 'sexual_health_nurse', site: 0, note: '' }],
      channels: [{ talkgroup: 'OPS 1' }],
    });
    // Planted: the records as they are.
    const bare = ['post', 'site', 'task', 'contingency', 'channel', 'requirement', 'staff', 'logEntry'] as const;
    for (const kind of bare) expect(carried(values(scene, kind))).not.toEqual([]);
  });

  test('DM90 nor a part of an address, a surname or the codename, wherever it was typed', () => {
    const scene = older();
    const { codename } = scene.state.get('operation', 'operation') ?? { codename: '' };
    scene.does(
      command('AddAddress', { ...ADDRESS, line: 'Flat 2, 31 Thistle Street, Upper Sampleton', postcode: 'ZZ9 9ZZ' }),
    );
    scene.does(
      command('AddStaff', {
        name: 'Sgt Josephine Teasel',
        number: '',
        roles: [],
        languages: [],
        gender: 'woman',
        posting: null,
      }),
    );
    const task = { title: '', postId: null, addressId: null, due: -45 };
    for (const title of [
      'Close Thistle Street',
      'Watch 31 thistle-street',
      'Ring Teasel',
      'Custody at Sampleton open',
    ]) {
      scene.does(command('AddTask', { ...task, title }));
    }
    const channel = { purpose: 'Search', talkgroup: 'OPS 4', callSign: 'CONTROL', codeWord: '', fallback: '' };
    for (const named of [{ talkgroup: `${codename} 1` }, { callSign: codename }, { codeWord: codename }]) {
      scene.does(command('AddChannel', { ...channel, ...named }));
    }
    const team = { memberIds: [], updaterId: null };
    scene.does(command('AddTeam', { ...team, callSign: 'MIKE 70', talkgroup: `${codename} 2` }));
    scene.does(
      command('AddTeam', { ...team, callSign: `${codename} 3`.slice(0, LIMITS.callSign), talkgroup: 'OPS 7' }),
    );
    const outline = outlineOf(scene.state);
    const text = JSON.stringify(outline).toLowerCase();
    const words = ['thistle', 'teasel', codename.toLowerCase()];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    // A town, and what names nobody, may be said.
    expect(outline.tasks.map(({ title }) => title)).toEqual(['Radio check', 'Custody at Sampleton open']);
    expect(outline.teams.slice(-1)).toEqual([{ callSign: 'MIKE 70', talkgroup: '' }]);
    // Planted: the records as they are.
    const whole = JSON.stringify(
      ['task', 'channel', 'team'].map((kind) => values(scene, kind as 'task')),
    ).toLowerCase();
    expect(words.filter((word) => whole.includes(word))).toEqual(words);
  });

  test('DM90 a codename of three letters is no word of a new plan, and parts of longer words are', () => {
    const scene = newScene();
    scene.does(command('CreateOperation', { codename: 'Oak', area: 'Southside', zone: 'Europe/London', t: null }));
    const task = { postId: null, addressId: null, due: -45 };
    for (const title of ['Brief OAK teams', 'Soak test of radios']) scene.does(command('AddTask', { ...task, title }));
    expect(outlineOf(scene.state).tasks.map(({ title }) => title)).toEqual(['Soak test of radios']);
  });

  test('DM80 alike needs at addresses become one usual need, and what is of one address stays behind', () => {
    const { usualNeeds, tasks, contingencies } = outlineOf(older().state);
    expect(usualNeeds.map(({ role }) => role)).toEqual(['woman_officer', 'interpreter']);
    expect(usualNeeds[0]?.note).toBe('Plain clothes');
    expect(tasks).toEqual([{ title: 'Radio check', post: 0, due: -45 }]);
    expect(contingencies.map(({ codeWord, post }) => [codeWord, post])).toEqual([['Sparrow', 0]]);
  });

  test('DM80 an outline of what began from an outline is the same outline', () => {
    const first = outlineOf(older().state);
    const scene = newScene();
    const lookups = { ...LOOKUPS, planOutline: () => first };
    scene.does(create({ kind: 'operation', operationId: 'opOlder0000' }), { lookups });
    expect(outlineOf(scene.state)).toEqual(first);
  });

  test('DM81 an operation that the maker does not lead is refused as one that is not there, and nothing is made', () => {
    const asked: string[][] = [];
    const lookups = {
      ...LOOKUPS,
      planOutline: (...named: string[]) => {
        asked.push(named);
        return undefined;
      },
    };
    const scene = newScene();
    const from = { kind: 'operation' as const, operationId: 'opOlder0000' };
    expect(scene.refuses(create(from), { lookups })).toBe('bad_input: from.operationId unknown_thing');
    expect(asked).toEqual([['opOlder0000', LEAD.accountId]]);
  });
});

/** What of an outline could not have been typed, or would put one person with both sides. */
function faultsIn(outline: PlanOutline): string[] {
  const scene = newScene();
  const lookups = { ...LOOKUPS, planOutline: () => outline };
  const events = scene.does(create({ kind: 'operation', operationId: 'opOlder0000' }), { lookups });
  const { posts, sites } = outline;
  const atPost = [...outline.tasks, ...outline.contingencies].map(({ post }) => post);
  const needs: readonly Need[] = [...outline.usualNeeds, ...outline.needsAtSites];
  return [
    ...events.flatMap(typed),
    ...atPost.filter((post) => post !== null && posts[post] === undefined).map((post) => `no post ${String(post)}`),
    ...outline.needsAtSites.filter(({ site }) => sites[site] === undefined).map(({ site }) => `no site ${site}`),
    ...needs
      .filter(({ role, worksWith }) => role === 'interpreter' && worksWith === 'either')
      .map(() => 'an interpreter for both sides'),
    ...[outline.posts, outline.tasks, outline.contingencies, outline.channels, outline.usualNeeds].flatMap((list) =>
      list.length < 3 && list !== outline.channels ? ['too little to begin with'] : [],
    ),
    ...['Sparrow'].filter((word) => !outline.contingencies.some(({ codeWord }) => codeWord === word)),
  ];
}

/** Whether what an event puts in could have been typed: its data as the command of that kind takes it. */
function typed(event: OperationEvent): string[] {
  const type = `Add${event.type.replace(/Added$/, '')}`;
  if (!event.type.endsWith('Added')) return [];
  const shape = OPERATION_COMMANDS[type as keyof typeof OPERATION_COMMANDS];
  const own = ['ref', `${(event.type[0] ?? '').toLowerCase()}${event.type.slice(1, -5)}Id`];
  const data = Object.fromEntries(Object.entries(event.data).filter(([field]) => !own.includes(field)));
  const parsed = parse(shape.payload, data);
  if (!parsed.ok) return parsed.faults.map(({ field, reason }) => `${event.type}: ${field} ${reason}`);
  return sameValue(parsed.value, data) ? [] : [`${event.type} would be typed otherwise`];
}

describe('the templates that ship', () => {
  test('DM82 each could have been typed, names posts and sites that are in it, and keeps the two sides apart', () => {
    for (const template of TEMPLATES)
      expect([template, faultsIn(TEMPLATE_PLANS[template].outline)]).toEqual([template, []]);
    const sides = TEMPLATES.map((template) => {
      const { needsAtSites, usualNeeds } = TEMPLATE_PLANS[template].outline;
      return new Set([...needsAtSites, ...usualNeeds].map(({ worksWith }) => worksWith)).size;
    });
    expect(sides).toEqual([3, 2, 3]);
  });

  test('DM82 planted: a long title, a post that is not there, an interpreter for both sides are found out', () => {
    const { outline } = TEMPLATE_PLANS.welfare_visit;
    const [task] = outline.tasks;
    const [need] = outline.usualNeeds.filter(({ role }) => role === 'interpreter');
    if (task === undefined || need === undefined) throw new Error('nothing to plant in');
    const plants: readonly PlanOutline[] = [
      { ...outline, tasks: [...outline.tasks, { ...task, title: 'x'.repeat(200) }] },
      { ...outline, tasks: [...outline.tasks, { ...task, post: 9 }] },
      { ...outline, usualNeeds: [...outline.usualNeeds, { ...need, worksWith: 'either' }] },
      { ...outline, needsAtSites: [{ ...need, site: 9 }] },
      { ...outline, teams: [{ callSign: 'A call sign too long', talkgroup: 'OPS 1' }] },
    ];
    for (const plant of plants) expect(faultsIn(plant)).not.toEqual([]);
  });
});
