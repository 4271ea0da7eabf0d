import { describe, expect, test } from '@jest/globals';
import { ADDRESS_CARD_UNSET } from '#shared/commands/plan-fields.ts';
import type { PlanKind } from '#shared/plan-vocabulary.ts';
import { PLAN_KINDS } from '#shared/plan-vocabulary.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import { dangling } from './dangling.ts';
import type { OperationScene, Planned } from './support.ts';
import {
  ADDRESS,
  CLINIC,
  command,
  confirmed,
  DESK,
  HARBOUR,
  HOUR,
  idIn,
  LEAD,
  LEE,
  logWords,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  REQUIREMENT,
  Scene,
} from './support.ts';

const POINTS = [
  { latitude: 51.5, longitude: -0.1 },
  { latitude: 51.6, longitude: -0.2 },
];
const CONTINGENCY = { trigger: 'Dog inside', action: 'Wait', codeWord: 'BADGER', addressId: null, postId: null };
const CHANNEL = { purpose: 'Command', talkgroup: 'OPS 1', callSign: '', codeWord: '', fallback: '' };
const RISK = {
  kind: 'dogs' as const,
  level: 'high' as const,
  hazard: 'Dog',
  control: '',
  owner: '',
  review: null,
  shared: false,
};

/** A plan with one of everything at A2. */
function wholePlan() {
  const planned = plannedOperation();
  const { scene, a2 } = planned;
  const made = (added: readonly OperationEvent[], type: OperationEvent['type'], key: string) => idIn(added, type, key);
  const post = { name: 'Silver', level: 'silver' as const, holderId: planned.member(DESK), deputyId: null };
  const postId = made(scene.does(command('AddPost', post)), 'PostAdded', 'postId');
  const task = { title: 'Book the van', postId, addressId: a2, due: -60 };
  const taskId = made(scene.does(command('AddTask', task)), 'TaskAdded', 'taskId');
  const plan = { ...CONTINGENCY, addressId: a2, postId };
  const contingencyId = made(scene.does(command('AddContingency', plan)), 'ContingencyAdded', 'contingencyId');
  const channelId = made(scene.does(command('AddChannel', CHANNEL)), 'ChannelAdded', 'channelId');
  const drawing = { kind: 'cordon' as const, label: 'Outer', points: POINTS, addressId: a2 };
  const drawingId = made(scene.does(command('AddDrawing', drawing)), 'DrawingAdded', 'drawingId');
  const usualNeedId = made(scene.does(command('AddUsualNeed', REQUIREMENT)), 'UsualNeedAdded', 'usualNeedId');
  const warrant = { type: 'pace_8' as const, reference: 'W 7', addressId: a2 };
  const warrantId = made(scene.does(command('AddWarrant', warrant)), 'WarrantAdded', 'warrantId');
  const risk = { ...RISK, about: { kind: 'address' as const, id: a2 } };
  const riskId = made(scene.does(command('AddRisk', risk)), 'RiskAdded', 'riskId');
  const person = { name: 'Sgt Hill', number: '1', roles: [], languages: [], gender: 'man' as const };
  const posting = { kind: 'address' as const, id: a2 };
  const staffId = made(scene.does(command('AddStaff', { ...person, posting })), 'StaffAdded', 'staffId');
  const duty = { staffId, requirementId: planned.need, window: { start: -60, end: 60 } };
  const dutyId = made(scene.does(command('AddDuty', duty)), 'DutyAdded', 'dutyId');
  const ids = { postId, taskId, contingencyId, channelId, drawingId, usualNeedId, warrantId, riskId, staffId };
  return { ...planned, ...ids, dutyId };
}

describe('the address card', () => {
  test('DM50 what is not said of an address’s card is unset', () => {
    const { scene, a1 } = plannedOperation();
    expect(scene.state.get('address', a1)).toMatchObject(ADDRESS_CARD_UNSET);
    const card = { strikeOffset: -30, entryUnder: 'consent' as const, vehicles: 'Minibus' };
    const added = idIn(scene.does(command('AddAddress', { ...ADDRESS, ...card })), 'AddressAdded', 'addressId');
    expect(scene.state.get('address', added)).toMatchObject({ ...ADDRESS_CARD_UNSET, ...card });
  });

  test('DM50 each link leads to a site of its own kind, which stays of that kind and in the plan', () => {
    const { scene, a1, rvp } = plannedOperation();
    const add = (links: object) => command('AddAddress', { ...ADDRESS, ...links });
    expect(scene.refuses(add({ rvpId: rvp, hospitalId: rvp, fupId: 'nosuchthing' }))).toBe(
      'bad_input: fupId unknown_thing: hospitalId not_choice',
    );
    scene.does(command('EditAddress', { addressId: a1, fields: { rvpId: { from: null, to: rvp } } }));
    const hospital = { hospitalId: { from: null, to: rvp } };
    expect(scene.refuses(command('EditAddress', { addressId: a1, fields: hospital }))).toBe(
      'bad_input: fields.hospitalId.to not_choice',
    );
    const kind = { kind: { from: 'rvp' as const, to: 'fup' as const } };
    expect(scene.refuses(command('EditSite', { siteId: rvp, fields: kind }))).toBe(
      'bad_input: fields.kind.to not_choice',
    );
    expect(scene.refuses(command('RemoveSite', { siteId: rvp, reason: 'Flooded' }))).toBe('still_in_use');
    scene.does(command('EditAddress', { addressId: a1, fields: { rvpId: { from: rvp, to: null } } }));
    scene.does(command('EditSite', { siteId: rvp, fields: kind }));
    scene.does(command('RemoveSite', { siteId: rvp, reason: 'Flooded' }));
  });

  test('DM51 with an address go its own records, and whoever was posted there is posted nowhere', () => {
    const plan = wholePlan();
    const { scene, a2 } = plan;
    const events = scene.does(command('RemoveAddress', { addressId: a2, reason: 'Empty' }));
    expect(events.map(({ type }) => type).sort()).toEqual([
      'AddressRemoved',
      'ContingencyRemoved',
      'DrawingRemoved',
      'RiskRemoved',
      'TaskRemoved',
      'WarrantRemoved',
    ]);
    for (const kind of ['task', 'contingency', 'drawing', 'warrant', 'risk'] as const) {
      expect([kind, ...scene.state.ids(kind, 'all', '')]).toEqual([kind]);
    }
    expect(scene.state.get('staff', plan.staffId)?.posting).toBeNull();
  });

  /** Takes everything that can go out of a whole plan, and returns what at any moment speaks of what has gone. */
  function leftBehind(decider = operationDecider): string[] {
    const from = wholePlan();
    const scene: OperationScene = new Scene(decider, OPERATION_STREAM, LEAD).given(...from.scene.events);
    const { staffId, a1, a2, rvp, team, member, postId } = from;
    const found = new Set<string>();
    const does = (given: ReturnType<typeof command>) => {
      scene.does(given);
      for (const one of dangling(scene.state)) found.add(one);
    };
    const put = (kind: 'team' | 'site', id: string) => {
      const before = scene.state.get('staff', staffId)?.posting ?? null;
      does(command('EditStaff', { staffId, fields: { posting: { from: before, to: { kind, id } } } }));
    };
    does(command('RemoveAddress', { addressId: a2, reason: 'x' }));
    does(command('EditAddress', { addressId: a1, fields: { teamId: { from: team, to: null } } }));
    put('team', team);
    does(command('RemoveTeam', { teamId: team, reason: 'x' }));
    put('site', rvp);
    does(command('AddRisk', { ...RISK, about: { kind: 'site', id: rvp } }));
    does(command('RemoveSite', { siteId: rvp, reason: 'x' }));
    does(command('DismissMember', { memberId: member(DESK), reason: 'x' }));
    does(command('AddTask', { title: 'Ring round', postId, addressId: null, due: 0 }));
    does(command('RemovePost', { postId, reason: 'x' }));
    return [...found];
  }

  test('DM51 nothing in a plan speaks of what has gone', () => {
    expect(leftBehind()).toEqual([]);
  });

  test('DM51 planted: an address, a team, a site, a post or a member that leaves its own behind is found out', () => {
    const types = ['AddressRemoved', 'TeamRemoved', 'SiteRemoved', 'PostRemoved', 'MemberDismissed'] as const;
    const found = types.map((type) =>
      leftBehind({
        ...operationDecider,
        evolve: (state, event) => {
          const changes = operationDecider.evolve(state, event);
          return event.type === type ? changes.slice(0, 1) : changes;
        },
      }).map((one) => /no \w+|has left/.exec(one)?.[0]),
    );
    expect(found).toEqual([['no address'], ['no team'], ['no site'], ['no post'], ['has left']]);
    const alone = leftBehind({
      ...operationDecider,
      decide: (given, context) => {
        const decision = operationDecider.decide(given, context);
        const goes = given.type === 'RemoveAddress' || given.type === 'RemoveSite';
        return decision.ok && goes ? { ok: true, events: [decision.events[0]] } : decision;
      },
    });
    expect(alone).toHaveLength(6);
  });
});

/** Everything of an address that another house must not have. */
function leftOfOldHouse({ state }: OperationScene, addressId: string): string[] {
  const address = state.get('address', addressId);
  const texts = [address?.hazards, address?.entry, address?.vehicles].filter((text) => text !== '');
  const { number, languages, children } = address?.expected ?? {};
  const people = number === null && languages?.length === 0 && children === 'unknown' ? [] : ['people expected'];
  const records = (['warrant', 'drawing'] as const).flatMap((kind) =>
    [...state.ids(kind, 'address', addressId)].map(() => kind),
  );
  const risks = [...state.ids('risk', 'place', addressId)].map(() => 'risk');
  const shown = [...state.ids('showing', 'place', addressId)].filter((id) => state.get('showing', id)?.shown !== null);
  const contests = [...state.ids('contest', 'on', addressId)].map((id) => state.get('contest', id)?.field ?? '');
  return [...texts.map((text) => `words: ${text}`), ...people, ...records, ...risks, ...shown, ...contests];
}

describe('replacing an address', () => {
  const NEW = { line: '9 Placeholder Yard', postcode: 'ZZ9 9ZZ', point: null, reason: 'They have moved' };

  function replaced(decider = operationDecider) {
    const plan = wholePlan();
    const scene: OperationScene = new Scene(decider, OPERATION_STREAM, LEAD).given(...plan.scene.events);
    scene.now = plan.scene.now + HOUR / 4;
    const { a2, team, rvp } = plan;
    const fields = {
      teamId: { from: null, to: team },
      rvpId: { from: null, to: rvp },
      strikeOffset: { from: 0, to: 30 },
      vehicles: { from: '', to: 'Minibus' },
    };
    scene.does(command('EditAddress', { addressId: a2, fields }));
    const hazards = (to: string) => command('EditAddress', { addressId: a2, fields: { hazards: { from: '', to } } });
    scene.does(hazards('Dog'));
    scene.does(hazards('Two dogs'));
    const place = { kind: 'address' as const, id: a2 };
    scene.does(command('AddRequirement', { ...REQUIREMENT, place }));
    scene.does(command('ShowPlace', { place, agencyId: CLINIC, level: 'area', at: null }));
    scene.does(command('ShowPlace', { place, agencyId: CLINIC, level: 'full', at: NOON + HOUR }));
    const before = logWords(scene).length;
    const events = scene.does(command('ReplaceAddress', { addressId: a2, ...NEW }));
    return { ...plan, scene, events, words: logWords(scene).slice(before) };
  }

  test('DM52 ref, team, needs, sites and time of entry stay; what was known of the old house goes', () => {
    const { scene, a2, team, rvp } = replaced();
    const { reason: _reason, ...place } = NEW;
    expect(scene.state.get('address', a2)).toMatchObject({
      ...place,
      ref: 'A2',
      teamId: team,
      rvpId: rvp,
      strikeOffset: 30,
    });
    expect([...scene.state.ids('requirement', 'place', a2)]).toHaveLength(1);
    expect([...scene.state.ids('task', 'address', a2)]).toHaveLength(1);
    expect(leftOfOldHouse(scene, a2)).toEqual([]);
  });

  test('DM52 planted: anything left of the old house is found out', () => {
    const kept = replaced({
      ...operationDecider,
      evolve: (state, event) => (event.type === 'AddressReplaced' ? [] : operationDecider.evolve(state, event)),
    });
    expect(leftOfOldHouse(kept.scene, kept.a2)).toEqual([
      'words: Dog',
      'words: Front door',
      'words: Minibus',
      'people expected',
      'hazards',
    ]);
    const alone = replaced({
      ...operationDecider,
      decide: (given, context) => {
        const decision = operationDecider.decide(given, context);
        return decision.ok && given.type === 'ReplaceAddress' ? { ok: true, events: [decision.events[0]] } : decision;
      },
    });
    expect(leftOfOldHouse(alone.scene, alone.a2)).toHaveLength(4);
  });

  test('DM52 it is refused once anything was reported there, and where it changes nothing', () => {
    const { scene, a1, a2 } = plannedOperation();
    const same = { line: '2 Sample Terrace', postcode: ADDRESS.postcode, point: null, reason: 'x' };
    expect(scene.refuses(command('ReplaceAddress', { addressId: a2, ...same }))).toBe('already_so');
    expect(scene.refuses(command('ReplaceAddress', { addressId: 'nosuchthing', ...NEW }))).toBe('not_for_you');
    scene.does(command('RaiseAssistance', { addressId: a2, detail: '', source: 'radio' }), { by: LEE });
    scene.does(command('ReportStep', { addressId: a1, step: 'at_fup', reached: true, source: 'phone' }), { by: LEE });
    for (const addressId of [a1, a2]) {
      expect(scene.refuses(command('ReplaceAddress', { addressId, ...NEW }))).toBe('still_in_use');
    }
  });

  test('DM53 the old house is shown to nobody any more, and what was planned stays planned', () => {
    const { scene, a2, words } = replaced();
    const [showingId = ''] = scene.state.ids('showing', 'place', a2);
    expect(scene.state.get('showing', showingId)).toMatchObject({
      label: 'Place 1',
      shown: null,
      planned: { level: 'full', dueAt: NOON + HOUR },
      withdrawn: { reason: NEW.reason, seen: true },
    });
    expect(words).toEqual([
      'A2 is another address now: They have moved.',
      'A2 withdrawn from clinic: They have moved. Too late for what was seen.',
      'A2 to be shown to clinic at 24 Nov 13:00: full address.',
    ]);
  });

  test('DM53 who said yes there hears that it has changed, and nobody else', () => {
    const planned: Planned = plannedOperation();
    const { scene, a1 } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const maria = confirmed(planned, 'personMaria');
    scene.does(command('StandDownAssignment', { assignmentId: maria }));
    const place = { kind: 'address' as const, id: a1 };
    scene.does(command('ShowPlace', { place, agencyId: HARBOUR, level: 'full', at: null }));
    const events = scene.does(command('ReplaceAddress', { addressId: a1, ...NEW }));
    const [showingId] = scene.state.ids('showing', 'place', a1);
    const told = events.flatMap((event) => (event.type === 'NoticeRaised' ? [event.data] : []));
    expect(told).toMatchObject([
      { kind: 'changed', to: { kind: 'assignment', id: ioana }, about: { kind: 'place', id: showingId } },
    ]);
  });
});

describe('tasks, contingencies, channels and drawings', () => {
  test('DM56 a task is marked done by whoever did it, once, and both ways are in the log', () => {
    const { scene, taskId, a2 } = wholePlan();
    const mark = (done: boolean) => command('MarkTask', { taskId, done });
    expect(scene.refuses(mark(false))).toBe('already_so');
    scene.does(mark(true), { by: DESK, ago: 1000 });
    expect(scene.state.get('task', taskId)?.done).toEqual({ by: 'Dee Desk', at: scene.now - 1000 });
    expect(scene.refuses(mark(true))).toBe('already_so');
    scene.does(mark(false));
    expect(scene.state.get('task', taskId)?.done).toBeNull();
    expect(logWords(scene).slice(-2)).toEqual(['Done: Book the van.', 'Not done after all: Book the van.']);
    const last = [...scene.state.ids('logEntry', 'all', '')].at(-1) ?? '';
    expect(scene.state.get('logEntry', last)).toMatchObject({ addressId: a2, about: { kind: 'plan', id: taskId } });
  });

  test('DM57 what a plan record names is here', () => {
    const { scene, taskId } = wholePlan();
    const nothing = 'nosuchthing';
    const refused = (given: Parameters<typeof scene.refuses>[0]) => scene.refuses(given);
    const task = { title: 'x', postId: nothing, addressId: nothing, due: 0 };
    const both = 'bad_input: postId unknown_thing: addressId unknown_thing';
    expect(refused(command('AddTask', task))).toBe(both);
    expect(refused(command('AddContingency', { ...CONTINGENCY, postId: nothing, addressId: nothing }))).toBe(both);
    const drawing = { kind: 'route' as const, label: 'In', points: POINTS, addressId: nothing };
    expect(refused(command('AddDrawing', drawing))).toBe('bad_input: addressId unknown_thing');
    const warrant = { type: 'other' as const, reference: '', addressId: nothing };
    expect(refused(command('AddWarrant', warrant))).toBe('bad_input: addressId unknown_thing');
    const edit = { addressId: { from: scene.state.get('task', taskId)?.addressId ?? null, to: nothing } };
    expect(refused(command('EditTask', { taskId, fields: edit }))).toBe('bad_input: fields.addressId.to unknown_thing');
    for (const gone of [
      command('RemoveTask', { taskId: nothing, reason: 'x' }),
      command('RemoveContingency', { contingencyId: nothing, reason: 'x' }),
      command('RemoveChannel', { channelId: nothing, reason: 'x' }),
      command('RemoveDrawing', { drawingId: nothing, reason: 'x' }),
      command('RemoveUsualNeed', { usualNeedId: nothing, reason: 'x' }),
      command('RemoveWarrant', { warrantId: nothing, reason: 'x' }),
      command('RemoveStaff', { staffId: nothing, reason: 'x' }),
      command('RemoveDuty', { dutyId: nothing, reason: 'x' }),
      command('RemovePost', { postId: nothing, reason: 'x' }),
      command('MarkTask', { taskId: nothing, done: true }),
      command('GiveUsualNeeds', { addressId: nothing }),
    ]) {
      expect(refused(gone)).toBe('not_for_you');
    }
  });

  test('DM58 an address is given the usual needs that it has not got, numbered on, and once', () => {
    const { scene, a1, a2 } = wholePlan();
    const support = { ...REQUIREMENT, role: 'support_worker' as const };
    scene.does(command('AddUsualNeed', support));
    scene.does(command('AddUsualNeed', { ...support, number: 5, note: 'As before', languages: ['ro'] }));
    const give = (addressId: string) => command('GiveUsualNeeds', { addressId });
    // A1 has interpreters already.
    expect(scene.does(give(a1)).map(({ data }) => (data as { ref: string }).ref)).toEqual(['N2']);
    expect(scene.refuses(give(a1))).toBe('already_so');
    expect(scene.does(give(a2)).map(({ data }) => (data as { ref: string }).ref)).toEqual(['N3', 'N4']);
    const roles = [...scene.state.ids('requirement', 'place', a2)].map(
      (id) => scene.state.get('requirement', id)?.role,
    );
    expect(roles).toEqual(['interpreter', 'support_worker']);
    expect(scene.state.get('operation', OPERATION_RECORD)?.counters.requests).toBe(4);
  });
});

describe('editing as people do', () => {
  /** One field of each kind of record, edited from what stands there to another value. */
  function edits(plan: ReturnType<typeof wholePlan>, flip: boolean) {
    const e = <T>(from: T, to: T) => (flip ? { from: to, to: from } : { from, to });
    const { a2, rvp, team, need } = plan;
    return {
      operation: [OPERATION_RECORD, command('EditOperation', { fields: { area: e('Northside', 'Southside') } })],
      address: [a2, command('EditAddress', { addressId: a2, fields: { vehicles: e('', 'Minibus') } })],
      site: [rvp, command('EditSite', { siteId: rvp, fields: { name: e('Car park', 'Hall') } })],
      team: [team, command('EditTeam', { teamId: team, fields: { talkgroup: e('OPS 1', 'OPS 2') } })],
      requirement: [need, command('EditRequirement', { requirementId: need, fields: { number: e(2, 3) } })],
      post: [plan.postId, command('EditPost', { postId: plan.postId, fields: { name: e('Silver', 'Gold') } })],
      task: [plan.taskId, command('EditTask', { taskId: plan.taskId, fields: { due: e(-60, -30) } })],
      contingency: [
        plan.contingencyId,
        command('EditContingency', { contingencyId: plan.contingencyId, fields: { action: e('Wait', 'Leave') } }),
      ],
      channel: [
        plan.channelId,
        command('EditChannel', { channelId: plan.channelId, fields: { talkgroup: e('OPS 1', 'OPS 3') } }),
      ],
      drawing: [
        plan.drawingId,
        command('EditDrawing', { drawingId: plan.drawingId, fields: { label: e('Outer', 'Inner') } }),
      ],
      usualNeed: [
        plan.usualNeedId,
        command('EditUsualNeed', { usualNeedId: plan.usualNeedId, fields: { note: e('', 'Quiet') } }),
      ],
      warrant: [
        plan.warrantId,
        command('EditWarrant', { warrantId: plan.warrantId, fields: { reference: e('W 7', 'W 8') } }),
      ],
      staff: [plan.staffId, command('EditStaff', { staffId: plan.staffId, fields: { languages: e([], ['ro']) } })],
      duty: [
        plan.dutyId,
        command('EditDuty', {
          dutyId: plan.dutyId,
          fields: { window: e({ start: -60, end: 60 }, { start: 0, end: 120 }) },
        }),
      ],
    } satisfies Record<PlanKind, unknown[]> as unknown as Record<PlanKind, [string, ReturnType<typeof command>]>;
  }

  test('DM66 every kind of plan record is edited field by field, and the inverse edit restores it', () => {
    const plan = wholePlan();
    const { state } = plan.scene;
    for (const kind of PLAN_KINDS) {
      const [id, forth] = edits(plan, false)[kind];
      const before = state.get(kind, id);
      plan.scene.does(forth);
      expect([kind, state.get(kind, id)]).not.toEqual([kind, before]);
      plan.scene.does(edits(plan, true)[kind][1]);
      expect([kind, state.get(kind, id)]).toEqual([kind, before]);
    }
  });

  test('DM66 typed over what has moved on, each becomes a contest, which goes with its record', () => {
    const plan = wholePlan();
    const { scene, a2 } = plan;
    const asTyped = edits(plan, false);
    const inverse = edits(plan, true);
    for (const kind of PLAN_KINDS) {
      scene.does(asTyped[kind][1]);
      const { fields } = inverse[kind][1].payload as { fields: Record<string, { to: unknown }> };
      const typed = Object.entries(fields).map(([field, { to }]) => [field, { from: 'nothing of the kind', to }]);
      const late = { ...inverse[kind][1].payload, fields: Object.fromEntries(typed) as object };
      const events = scene.does({ ...inverse[kind][1], payload: late } as ReturnType<typeof command>);
      expect([kind, ...events.map(({ type }) => type)]).toEqual([kind, 'EditContested']);
    }
    expect([...scene.state.ids('contest', 'all', '')]).toHaveLength(PLAN_KINDS.length);
    scene.does(command('RemoveAddress', { addressId: a2, reason: 'x' }));
    scene.does(command('RemovePost', { postId: plan.postId, reason: 'x' }));
    scene.does(command('RemoveChannel', { channelId: plan.channelId, reason: 'x' }));
    scene.does(command('RemoveUsualNeed', { usualNeedId: plan.usualNeedId, reason: 'x' }));
    scene.does(command('RemoveStaff', { staffId: plan.staffId, reason: 'x' }));
    const left = [...scene.state.ids('contest', 'all', '')].map((id) => scene.state.get('contest', id)?.on.kind);
    expect(left).toEqual(['operation', 'site', 'team', 'requirement']);
  });
});
