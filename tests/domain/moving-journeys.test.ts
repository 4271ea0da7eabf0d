import { describe, expect, test } from '@jest/globals';
import { array, constantFrom, integer, record, sample } from 'fast-check';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Decider } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { Assignment, OperationEntities } from '#server/domain/operation-state.ts';
import type { Change } from '#server/domain/tables.ts';
import {
  answerWords,
  command,
  COORD,
  HOUR,
  idIn,
  LEAD,
  logWords,
  MINUTE,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  REQUIREMENT,
  Scene,
} from './support.ts';

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;

/** In London the clocks go back an hour at 01:00 UTC of this day: T at half past one by the first reckoning. */
const CLOCKS_BACK = Date.UTC(2026, 9, 25, 0, 30);
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 24, 23, 30);
const SLACK = 30 * MINUTE;
const SIGNED = { startAt: NOON - 2 * HOUR, endAt: NOON - HOUR };

interface Step {
  readonly kind: 'yes' | 'no' | 'hours' | 'need' | 'T' | 'pass' | 'rule' | 'there';
  readonly who: number;
  readonly minutes: number;
}
interface Journey {
  readonly t: number;
  readonly steps: readonly Step[];
}

/** One person by a plain model: when she is counted on, and what she said to it. */
interface Model {
  readonly id: string;
  readonly personId: string;
  start: number;
  end: number;
  need: number;
  answer: Assignment['answer'];
  base: number | null;
  pass: boolean;
  rules: number;
  there: boolean;
  signed: boolean;
}

/**
 * Plays a journey and returns where the domain differs from the model. Two of the people put forward are the same one, at
 * two times. Hours asked for are from an hour before T to four hours after it.
 */
function faultsIn({ t: first, steps }: Journey, decider: OperationDecider = operationDecider): string[] {
  const planned = plannedOperation(first);
  const plan = { ...REQUIREMENT, place: { kind: 'address' as const, id: planned.a2 } };
  const needs = [
    planned.need,
    idIn(planned.scene.does(command('AddRequirement', plan)), 'RequirementAdded', 'requirementId'),
  ];
  const people = [
    ['personMaria', -60, 60],
    ['personIoana', -60, 180],
    ['personMaria', 90, 150],
  ].map(([personId, from, to]): Model => {
    const [start, end] = [first + Number(from) * MINUTE, first + Number(to) * MINUTE];
    const hours = { startAt: start, endAt: end, slackMinutes: SLACK / MINUTE };
    const sent = command('PutForward', { requestId: planned.request, personId: String(personId), ...hours });
    const id = idIn(planned.scene.does(sent, { by: COORD }), 'WorkerPutForward', 'assignmentId');
    const unanswered = {
      answer: 'put_forward',
      base: null,
      pass: false,
      rules: 0,
      there: false,
      signed: false,
    } as const;
    return { id, personId: String(personId), start, end, need: 0, ...unanswered };
  });
  const run = new Scene(decider, OPERATION_STREAM, LEAD).given(...planned.scene.events);
  run.now = planned.scene.now;
  const found: string[] = [];
  let t = first;
  /** Sends it; the model says whether it is taken. */
  const sends = (sent: OperationCommand, taken: boolean): boolean => {
    const decision = run.when(sent, { by: sent.type === 'ConfirmAssignment' ? COORD : LEAD });
    if (decision.ok !== taken) found.push(`${sent.type} was ${decision.ok ? 'taken' : decision.refusal.code}`);
    if (decision.ok) run.given(...decision.events);
    return decision.ok && taken;
  };
  for (const [at, step] of steps.entries()) {
    const who = people[step.who % people.length];
    if (who === undefined) continue;
    if (step.kind === 'T') {
      const to = t + step.minutes * MINUTE;
      if (to !== t && sends(command('MoveT', { from: t, to, reason: 'Moved' }), true)) {
        for (const one of people) followT(one, t, to);
        t = to;
      }
    } else takeStep(step, who, { at, t, people, needs, sends });
    for (const one of people) found.push(...differs(one, run.state.get('assignment', one.id), needs));
  }
  const requests = [...run.state.ids('request', 'all', '')].map((id) => run.state.get('request', id));
  const refs = requests.map((one) => `${one?.agencyId} ${one?.ref}`);
  if (new Set(refs).size < refs.length) found.push('a number came twice');
  if (new Set(requests.map((one) => one?.requirementId)).size < requests.length) found.push('asked twice for one need');
  for (const { id } of people) {
    const { requestId = '', requirementId } = run.state.get('assignment', id) ?? {};
    if (run.state.get('request', requestId)?.requirementId !== requirementId)
      found.push('of a request for another need');
  }
  return found;
}

const isLive = ({ answer }: Model): boolean => answer !== 'declined';

function followT(one: Model, from: number, to: number): void {
  if (!isLive(one)) return;
  const move = one.answer === 'confirmed' ? to - (one.base ?? 0) : to - from;
  if (one.answer === 'confirmed') {
    if (Math.abs(move) <= SLACK) return;
    one.answer = 'asked_again';
  }
  one.start += move;
  one.end += move;
}

interface Playing {
  /** Which step it is, so that no code and no reason is the same twice. */
  readonly at: number;
  readonly t: number;
  readonly people: readonly Model[];
  readonly needs: readonly string[];
  readonly sends: (sent: OperationCommand, taken: boolean) => boolean;
}

function takeStep({ kind, minutes }: Step, who: Model, { at, t, people, needs, sends }: Playing): void {
  const assignmentId = who.id;
  switch (kind) {
    case 'yes': {
      if (sends(command('ConfirmAssignment', { assignmentId }), isLive(who) && who.answer !== 'confirmed')) {
        [who.answer, who.base] = ['confirmed', t];
        const hours = { ...SIGNED, breakMinutes: 0, note: '' };
        if (!who.signed) sends(command('SignHours', { assignmentId, ...hours }), true);
        who.signed = true;
      }
      return;
    }
    case 'no':
      if (sends(command('DeclineAssignment', { assignmentId }), isLive(who))) {
        [who.answer, who.pass] = ['declined', false];
      }
      return;
    case 'hours':
    case 'need': {
      const need = kind === 'need' ? 1 - who.need : who.need;
      const [start, end] = [who.start + minutes * MINUTE, who.end + minutes * MINUTE];
      const clash = people.some(
        (one) => one !== who && one.personId === who.personId && isLive(one) && one.start < end && start < one.end,
      );
      const fits = start >= t - 60 * MINUTE && end <= t + 240 * MINUTE;
      const isNew = need !== who.need || minutes !== 0;
      const sent = command('MoveAssignment', {
        assignmentId,
        requirementId: needs[need] ?? '',
        startAt: start,
        endAt: end,
      });
      if (!sends(sent, isLive(who) && fits && isNew && !clash)) return;
      if (who.answer === 'confirmed') who.answer = 'asked_again';
      if (need !== who.need) [who.pass, who.rules, who.there] = [false, 0, false];
      [who.start, who.end, who.need, who.base] = [start, end, need, null];
      return;
    }
    case 'pass':
      if (
        sends(
          command('IssueDayPass', { assignmentId, codeHash: String(at).padStart(43, 'h') }),
          who.answer === 'confirmed',
        )
      ) {
        who.pass = true;
      }
      return;
    case 'rule':
      if (sends(command('OverrideRule', { assignmentId, rule: 'travel', reason: `Reason ${at}` }), isLive(who))) {
        who.rules = 1;
      }
      return;
    case 'there': {
      const saidYes = who.answer === 'confirmed' || who.answer === 'asked_again';
      const report = command('ReportPresence', { assignmentId, presence: 'arrived', source: 'phone' });
      if (sends(report, saidYes)) who.there = true;
      return;
    }
    case 'T':
  }
}

function differs(model: Model, real: Assignment | undefined, needs: readonly string[]): string[] {
  if (real === undefined) return ['somebody is gone'];
  const told: readonly (readonly [string, unknown, unknown])[] = [
    ['start', model.start, real.startAt],
    ['end', model.end, real.endAt],
    ['need', needs[model.need], real.requirementId],
    ['answer', model.answer, real.answer],
    ['T of the answer', model.base, real.tWhenAnswered],
    ['pass', model.pass, real.pass !== null],
    ['rules', model.rules, real.setAside.length],
    ['there', model.there, real.presence === 'arrived'],
    ['hours signed', model.signed ? SIGNED.startAt : null, real.hours?.startAt ?? null],
  ];
  return told.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what}: ${String(a)} is ${String(b)}`);
}

describe('journeys of people, T and the lead', () => {
  const kinds = constantFrom<Step['kind'][]>(
    'yes',
    'yes',
    'hours',
    'hours',
    'need',
    'need',
    'T',
    'T',
    'pass',
    'rule',
    'there',
    'no',
  );
  const minutes = constantFrom(-120, -90, -60, -30, -15, 0, 15, 30, 60, 90, 120, 1440);
  const journeys = sample(
    record({
      t: constantFrom(CLOCKS_BACK, BEFORE_MIDNIGHT, NOON),
      steps: array(record({ kind: kinds, who: integer({ min: 0, max: 2 }), minutes }), { minLength: 4, maxLength: 25 }),
    }),
    { seed: 5_120, numRuns: 600 },
  );

  test('DM122 DM124 DM128 DM137 hours, answers, passes and rules are those of a plain model, across midnight, a change of clocks and a moved T', () => {
    const found = journeys.flatMap((journey) => faultsIn(journey));
    console.log(`DM137: ${journeys.length} journeys, ${found.length} faults (seed 5120)`);
    expect(found.slice(0, 5)).toEqual([]);
  });

  test('DM137 planted: a yes, pass, rule or presence that goes along, hours adrift, two places at once, the old request', () => {
    const after = (
      type: OperationEvent['type'],
      change: (was: Assignment, now: Assignment) => Partial<Assignment>,
    ): OperationDecider => ({
      ...operationDecider,
      evolve: (state, event) =>
        operationDecider.evolve(state, event).map((changed): Change<OperationEntities> => {
          if (event.type !== type || changed.kind !== 'assignment' || changed.value === null) return changed;
          const was = state.get('assignment', changed.id);
          return was === undefined
            ? changed
            : { ...changed, value: { ...changed.value, ...change(was, changed.value) } };
        }),
    });
    /** Sees nobody's other hours. */
    const blind: OperationDecider = {
      ...operationDecider,
      decide: (sent, context) =>
        operationDecider.decide(sent, {
          ...context,
          state: {
            get: (kind, id) => context.state.get(kind, id),
            ids: (kind, index, key) =>
              kind === 'assignment' && index === 'agency' ? [] : context.state.ids(kind, index, key),
          },
        }),
    };
    const plants = [
      after('AssignmentReassigned', ({ answer }) => ({ answer })),
      after('AssignmentReassigned', ({ tWhenAnswered }) => ({ tWhenAnswered })),
      after('AssignmentReassigned', ({ pass }) => ({ pass })),
      after('AssignmentReassigned', ({ setAside }) => ({ setAside })),
      after('AssignmentReassigned', ({ presence }) => ({ presence })),
      after('AssignmentReassigned', ({ requestId }) => ({ requestId })),
      after('AssignmentMoved', (was, { startAt }) => ({
        startAt: new Date(was.startAt).getUTCDate() === new Date(startAt).getUTCDate() ? startAt : startAt - HOUR,
      })),
      after('AssignmentAskedAgain', ({ hours }, { startAt }) => ({ hours: hours && { ...hours, startAt } })),
      blind,
    ];
    for (const plant of plants) expect(journeys.some((journey) => faultsIn(journey, plant).length > 0)).toBe(true);
  });

  test('DM137 the log says hours by the clock of the place: four hours from half past midnight end at half past three when clocks go back', () => {
    const planned = plannedOperation(CLOCKS_BACK);
    const { scene, request, need } = planned;
    const hours = { startAt: CLOCKS_BACK - HOUR, endAt: CLOCKS_BACK + 3 * HOUR, slackMinutes: 0 };
    const sent = command('PutForward', { requestId: request, personId: 'personMaria', ...hours });
    const id = idIn(scene.does(sent, { by: COORD }), 'WorkerPutForward', 'assignmentId');
    expect(answerWords(scene)).toEqual(['N1 Interpreter: one of HS put forward, 25 Oct 00:30 to 25 Oct 03:30.']);
    const late = { startAt: CLOCKS_BACK + HOUR, endAt: CLOCKS_BACK + 4 * HOUR };
    scene.does(command('MoveAssignment', { assignmentId: id, requirementId: need, ...late }));
    expect(answerWords(scene).at(-1)).toBe(
      'N1 Interpreter: one of HS has other hours, 25 Oct 01:30 to 25 Oct 04:30, and is asked again.',
    );
    expect(logWords(scene)).toEqual([]);
  });
});
