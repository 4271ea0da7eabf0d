import { describe, expect, test } from '@jest/globals';
import { array, boolean, integer, record, sample, tuple } from 'fast-check';
import type { Decider, Lookups } from '#server/domain/decider.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Assignment, OperationEntities } from '#server/domain/operation-state.ts';
import type { Planned } from './support.ts';
import {
  bareOperation,
  command,
  COORD,
  HARBOUR,
  HOUR,
  idIn,
  LEAD,
  LOOKUPS,
  logWords,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  ROSTERS,
  Scene,
  workerBy,
} from './support.ts';

const DAY = 24 * HOUR;
const TUESDAY = NOON + 21 * DAY;
const THURSDAY = TUESDAY + 2 * DAY;

interface Dated extends Planned {
  readonly tuesday: string;
  readonly thursday: string;
}

/** Marigold with no T, and two dates pencilled. Interpreters are asked for from T−1 h to T+4 h. */
function twoDates(first = TUESDAY, second = THURSDAY): Dated {
  const planned = plannedOperation(null);
  const pencil = (t: number) => idIn(planned.scene.does(command('PencilDate', { t })), 'DatePencilled', 'dateId');
  return { ...planned, tuesday: pencil(first), thursday: pencil(second) };
}

/** Puts somebody forward from an hour before a moment to two hours after it. */
function forward({ scene, request }: Planned, personId: string, t: number, slackMinutes = 30): string {
  const hours = { startAt: t - HOUR, endAt: t + 2 * HOUR, slackMinutes };
  const events = scene.does(command('PutForward', { requestId: request, personId, ...hours }), { by: COORD });
  return idIn(events, 'WorkerPutForward', 'assignmentId');
}

function yes(dated: Planned, personId: string, t: number, slackMinutes?: number): string {
  const assignmentId = forward(dated, personId, t, slackMinutes);
  dated.scene.does(command('ConfirmAssignment', { assignmentId }), { by: workerBy(assignmentId) });
  return assignmentId;
}

const answers = ({ scene }: Planned, ids: readonly string[]) =>
  ids.map((id) => scene.state.get('assignment', id)?.answer);
const toldOf = ({ scene }: Planned, id: string) =>
  [...scene.state.ids('notice', 'to', id)].map((notice) => scene.state.get('notice', notice)?.kind);

describe('two dates', () => {
  test('DM70 two at most are pencilled, none twice, and none once T is set', () => {
    const scene = bareOperation(null);
    const later = idIn(scene.does(command('PencilDate', { t: THURSDAY })), 'DatePencilled', 'dateId');
    expect(scene.refuses(command('PencilDate', { t: THURSDAY }))).toBe('already_so');
    const sooner = idIn(scene.does(command('PencilDate', { t: TUESDAY })), 'DatePencilled', 'dateId');
    expect(scene.state.get('operation', 'operation')?.dates).toEqual([
      { id: sooner, t: TUESDAY },
      { id: later, t: THURSDAY },
    ]);
    expect(scene.when(command('PencilDate', { t: NOON + DAY }))).toMatchObject({
      refusal: { code: 'bad_input', faults: [{ field: 't', reason: 'too_many', limit: 2 }] },
    });
    for (const type of ['RubOutDate', 'ChooseDate'] as const) {
      expect(scene.refuses(command(type, { dateId: 'nothing0000', reason: 'No' }))).toBe('not_for_you');
    }
    expect(bareOperation().refuses(command('PencilDate', { t: TUESDAY }))).toBe('bad_input: t not_choice');
  });

  test('DM71 people are put forward for hours on either date, or for both; elsewhere is out of the window', () => {
    const dated = twoDates();
    const { scene, request } = dated;
    expect(scene.state.get('assignment', forward(dated, 'personMaria', TUESDAY))?.startAt).toBe(TUESDAY - HOUR);
    expect(scene.state.get('assignment', forward(dated, 'personMaria', THURSDAY))?.startAt).toBe(THURSDAY - HOUR);
    const between = { startAt: TUESDAY + DAY, endAt: TUESDAY + DAY + HOUR, slackMinutes: 0 };
    const sent = command('PutForward', { requestId: request, personId: 'personIoana', ...between });
    expect(scene.refuses(sent, { by: COORD })).toBe('out_of_window');
    const across = { ...between, startAt: TUESDAY - HOUR, endAt: THURSDAY + HOUR };
    const long = command('PutForward', { requestId: request, personId: 'personIoana', ...across });
    expect(scene.refuses(long, { by: COORD })).toBe('out_of_window');
    const undated = plannedOperation(null);
    const early = command('PutForward', { requestId: undated.request, personId: 'personIoana', ...between });
    expect(undated.scene.refuses(early, { by: COORD })).toBe('not_yet');
  });

  test('DM72 a yes is to the date that its hours belong to, or to the nearest where none holds them any more', () => {
    const dated = twoDates();
    const { scene, need } = dated;
    const onThursday = yes(dated, 'personMaria', THURSDAY);
    expect(scene.state.get('assignment', onThursday)?.tWhenAnswered).toBe(THURSDAY);
    const later = forward(dated, 'personIoana', THURSDAY);
    const window = { from: { start: -60, end: 240 }, to: { start: 600, end: 700 } };
    scene.does(command('EditRequirement', { requirementId: need, fields: { window } }));
    scene.does(command('ConfirmAssignment', { assignmentId: later }), { by: workerBy(later) });
    expect(scene.state.get('assignment', later)?.tWhenAnswered).toBe(THURSDAY);
  });

  test('DM73 a date rubbed out withdraws whoever is on it alone, and says that they are not needed', () => {
    const dated = twoDates();
    const [tuesday, thursday] = [yes(dated, 'personIoana', TUESDAY), yes(dated, 'personMaria', THURSDAY)];
    dated.scene.does(command('RubOutDate', { dateId: dated.tuesday, reason: 'No rooms' }));
    expect(answers(dated, [tuesday, thursday])).toEqual(['withdrawn', 'confirmed']);
    expect(toldOf(dated, tuesday)).toEqual(['asked', 'not_needed']);
    expect(toldOf(dated, thursday)).toEqual(['asked']);
    expect(dated.scene.state.get('operation', 'operation')?.dates.map(({ t }) => t)).toEqual([THURSDAY]);
  });

  test('DM73 hours that fit both dates stay for the one that is left, and a yes to them is to that one', () => {
    const dated = twoDates(TUESDAY, TUESDAY + HOUR);
    const both = yes(dated, 'personIoana', TUESDAY + 30 * MINUTE);
    dated.scene.does(command('RubOutDate', { dateId: dated.tuesday, reason: 'No rooms' }));
    expect(dated.scene.state.get('assignment', both)).toMatchObject({ answer: 'withdrawn' });
    const near = twoDates(TUESDAY, TUESDAY + HOUR);
    const hours = { startAt: TUESDAY + HOUR, endAt: TUESDAY + 3 * HOUR, slackMinutes: 20 };
    const sent = command('PutForward', { requestId: near.request, personId: 'personIoana', ...hours });
    const assignmentId = idIn(near.scene.does(sent, { by: COORD }), 'WorkerPutForward', 'assignmentId');
    near.scene.does(command('ConfirmAssignment', { assignmentId }), { by: workerBy(assignmentId) });
    near.scene.does(command('RubOutDate', { dateId: near.thursday, reason: 'No rooms' }));
    expect(near.scene.state.get('assignment', assignmentId)).toMatchObject({
      answer: 'confirmed',
      tWhenAnswered: TUESDAY,
    });
  });

  test('DM74 the date chosen becomes T; its people keep hours and yes, the others are free and told so', () => {
    const dated = twoDates();
    const { scene } = dated;
    const kept = yes(dated, 'personIoana', THURSDAY);
    const asked = forward(dated, 'personMaria', THURSDAY);
    const freed = [yes(dated, 'personIoana', TUESDAY), forward(dated, 'personMaria', TUESDAY)];
    scene.does(command('ChooseDate', { dateId: dated.thursday, reason: 'Rooms on Thursday' }));
    expect(scene.state.get('operation', 'operation')).toMatchObject({ t: THURSDAY, dates: [] });
    expect(answers(dated, [kept, asked, ...freed])).toEqual(['confirmed', 'put_forward', 'withdrawn', 'withdrawn']);
    expect(freed.map((id) => toldOf(dated, id).at(-1))).toEqual(['freed', 'freed']);
    expect(toldOf(dated, kept)).toEqual(['asked']);
    expect(scene.state.get('assignment', kept)).toMatchObject({
      startAt: THURSDAY - HOUR,
      tWhenAnswered: THURSDAY,
    });
    // T moves from there: within her slack of the date that was chosen her yes holds, beyond it she is asked again.
    scene.does(command('MoveT', { from: THURSDAY, to: THURSDAY + 30 * MINUTE, reason: 'Later' }));
    expect(answers(dated, [kept])).toEqual(['confirmed']);
    scene.does(command('MoveT', { from: THURSDAY + 30 * MINUTE, to: THURSDAY + HOUR, reason: 'Later' }));
    expect(scene.state.get('assignment', kept)).toMatchObject({ answer: 'asked_again', startAt: THURSDAY });
    expect(scene.refuses(command('PencilDate', { t: TUESDAY }))).toBe('bad_input: t not_choice');
  });

  test('DM75 T set while dates are pencilled rubs them out, and hours move from the date they belong to', () => {
    const dated = twoDates();
    const { scene } = dated;
    const near = yes(dated, 'personMaria', TUESDAY, 60);
    const t = TUESDAY + HOUR;
    const far = yes(dated, 'personIoana', THURSDAY, 60);
    scene.does(command('MoveT', { from: null, to: t, reason: 'Tuesday after all' }));
    expect(scene.state.get('operation', 'operation')).toMatchObject({ t, dates: [] });
    expect(scene.state.get('assignment', near)).toMatchObject({ answer: 'confirmed', startAt: TUESDAY - HOUR });
    expect(scene.state.get('assignment', far)).toMatchObject({ answer: 'asked_again', startAt: t - HOUR });
    expect(logWords(scene).slice(-3)).toEqual([
      'T set to 15 Dec 13:00: Tuesday after all.',
      'Date 15 Dec 12:00 rubbed out: Tuesday after all.',
      'Date 17 Dec 12:00 rubbed out: Tuesday after all.',
    ]);
  });

  test('DM75 whoever is on both is kept for the nearer date and freed of the other', () => {
    const dated = twoDates();
    const [near, far] = [forward(dated, 'personMaria', THURSDAY), yes(dated, 'personMaria', TUESDAY)];
    dated.scene.does(command('MoveT', { from: null, to: THURSDAY + 2 * HOUR, reason: 'Thursday' }));
    expect(answers(dated, [near, far])).toEqual(['put_forward', 'withdrawn']);
    expect(dated.scene.state.get('assignment', near)?.startAt).toBe(THURSDAY + HOUR);
    expect(toldOf(dated, far).at(-1)).toBe('freed');
  });

  test('DM122 DM128 moved to the other date she is asked again and has said yes to none; hours signed and rules set aside stay', () => {
    const dated = twoDates();
    const { scene, need } = dated;
    const maria = yes(dated, 'personMaria', TUESDAY);
    const both = forward(dated, 'personIoana', THURSDAY);
    const signed = { startAt: NOON - 2 * HOUR, endAt: NOON - HOUR, breakMinutes: 0, note: '' };
    scene.does(command('SignHours', { assignmentId: maria, ...signed }), { by: COORD });
    scene.does(command('OverrideRule', { assignmentId: maria, rule: 'conflict', reason: 'Nobody else' }));
    const move = (t: number, assignmentId = maria) =>
      command('MoveAssignment', { assignmentId, requirementId: need, startAt: t - HOUR, endAt: t + 2 * HOUR });
    expect(scene.refuses(move(TUESDAY + DAY))).toBe('out_of_window');
    scene.does(move(THURSDAY));
    expect(scene.state.get('assignment', maria)).toMatchObject({ answer: 'asked_again', tWhenAnswered: null });
    scene.does(move(TUESDAY, both));
    scene.does(command('ChooseDate', { dateId: dated.thursday, reason: 'Rooms on Thursday' }));
    expect(answers(dated, [maria, both])).toEqual(['asked_again', 'withdrawn']);
    expect(scene.state.get('assignment', maria)).toMatchObject({
      tWhenAnswered: null,
      hours: signed,
      setAside: [{ rule: 'conflict' }],
    });
    // She has promised nothing, so that her hours follow T.
    scene.does(command('MoveT', { from: THURSDAY, to: THURSDAY + MINUTE, reason: 'Later' }));
    expect(scene.state.get('assignment', maria)?.startAt).toBe(THURSDAY - HOUR + MINUTE);
  });

  test('DM77 pencilled, rubbed out and chosen are entries in the log, each with who and why', () => {
    const dated = twoDates();
    const { scene } = dated;
    scene.does(command('RubOutDate', { dateId: dated.tuesday, reason: 'No rooms' }));
    scene.does(command('ChooseDate', { dateId: dated.thursday, reason: 'Rooms on Thursday' }));
    expect(logWords(scene).slice(-4)).toEqual([
      'Date pencilled: 15 Dec 12:00.',
      'Date pencilled: 17 Dec 12:00.',
      'Date 15 Dec 12:00 rubbed out: No rooms.',
      'Date chosen, T set to 17 Dec 12:00: Rooms on Thursday.',
    ]);
    const last = [...scene.state.ids('logEntry', 'all', '')].at(-1) ?? '';
    expect(scene.state.get('logEntry', last)).toMatchObject({ by: 'Insp Ann Lead', about: { kind: 'plan' } });
  });
});

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;

interface Trip {
  /** Slack in minutes, and whether she said yes. */
  readonly people: readonly (readonly [slack: number, yes: boolean])[];
  /** Minutes from where T stood. */
  readonly middle: number;
  readonly end: number;
}

const many: Lookups = {
  ...LOOKUPS,
  rosterPerson: (agencyId, personId) =>
    agencyId === HARBOUR && personId.startsWith('person') ? ROSTERS[HARBOUR]?.['personMaria'] : undefined,
};

/** What differs between moving T twice and once to the same place, beyond what DM76 allows. */
function violations({ people, middle, end }: Trip, decider: OperationDecider = operationDecider): string[] {
  const { scene, request } = plannedOperation();
  const t = NOON + 2 * HOUR;
  const ids = people.map(([slackMinutes, saysYes], at) => {
    const hours = { startAt: t - HOUR, endAt: t + HOUR + at * MINUTE, slackMinutes };
    const personId = `person${String(at).padStart(5, '0')}`;
    const events = scene.does(command('PutForward', { requestId: request, personId, ...hours }), {
      by: COORD,
      lookups: many,
    });
    const assignmentId = idIn(events, 'WorkerPutForward', 'assignmentId');
    if (saysYes) scene.does(command('ConfirmAssignment', { assignmentId }), { by: workerBy(assignmentId) });
    return assignmentId;
  });
  const arrive = (...stops: readonly number[]) => {
    const run = new Scene(decider, OPERATION_STREAM, LEAD).given(...scene.events);
    let from = t;
    for (const to of stops.map((minutes) => t + minutes * MINUTE)) {
      if (to !== from) run.does(command('MoveT', { from, to, reason: 'Moved' }));
      from = to;
    }
    return run.state;
  };
  const [once, twice] = [arrive(end), arrive(middle, end)];
  const found = once.get('operation', 'operation')?.t === twice.get('operation', 'operation')?.t ? [] : ['T differs'];
  return [...found, ...ids.flatMap((id) => compared(once.get('assignment', id), twice.get('assignment', id), end))];
}

function compared(short: Assignment | undefined, long: Assignment | undefined, end: number): string[] {
  if (short === undefined || long === undefined) return ['somebody is gone'];
  const t = NOON + 2 * HOUR;
  const moved = (one: Assignment) => one.startAt - (t - HOUR);
  if (short.answer === 'asked_again' && long.answer !== 'asked_again') return ['asked again by the short way alone'];
  if (long.answer === 'asked_again') return moved(long) === end * MINUTE ? [] : ['asked again for hours that T left'];
  const same = moved(short) === moved(long) && short.endAt === long.endAt && short.answer === long.answer;
  return same ? [] : ['hours differ by the way'];
}

describe('T moved twice', () => {
  const minutes = integer({ min: -300, max: 300 });
  const slack = integer({ min: 0, max: 240 });
  const trips = sample(
    record({ people: array(tuple(slack, boolean()), { minLength: 1, maxLength: 6 }), middle: minutes, end: minutes }),
    { seed: 1789, numRuns: 400 },
  );

  test('DM76 is T moved once to the sum: T, and everybody’s hours; whoever was asked again on the way stays so', () => {
    const found = trips.flatMap((trip) => violations(trip));
    console.log(`DM76: ${trips.length} journeys of T, ${found.length} differ (seed 1789)`);
    expect(found).toEqual([]);
    const over: Trip = { people: [[30, true]], middle: 40, end: 0 };
    expect(violations(over)).toEqual([]);
  });

  test('DM76 planted: slack measured from the last move, hours left behind, a yes taken back are found out', () => {
    const after = (change: (one: Assignment, t: number) => Partial<Assignment>): OperationDecider => ({
      ...operationDecider,
      evolve: (state, event) => {
        const changes = operationDecider.evolve(state, event);
        if (event.type !== 'TMoved') return changes;
        const touched = [...state.ids('assignment', 'all', '')].flatMap((id) => {
          const value = state.get('assignment', id);
          return value === undefined
            ? []
            : [{ kind: 'assignment' as const, id, value: { ...value, ...change(value, event.data.to) } }];
        });
        return [...changes, ...touched];
      },
    });
    /** A minute is lost each time that hours follow T. */
    const adrift: OperationDecider = {
      ...operationDecider,
      evolve: (state, event) =>
        operationDecider.evolve(
          state,
          event.type === 'AssignmentMoved'
            ? { ...event, data: { ...event.data, startAt: event.data.startAt + MINUTE } }
            : event,
        ),
    };
    const plants = [
      after(() => ({ tWhenAnswered: null })),
      after((one, t) => (one.answer === 'confirmed' ? { tWhenAnswered: t } : {})),
      after((one) => (one.answer === 'asked_again' ? { answer: 'confirmed' } : {})),
      adrift,
    ];
    for (const plant of plants) expect(trips.some((trip) => violations(trip, plant).length > 0)).toBe(true);
  });
});
