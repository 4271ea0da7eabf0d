import { describe, expect, test } from '@jest/globals';
import { nextReminder, reminderTimes } from '#server/domain/reminders.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import { numbersFrom } from './random-commands.ts';
import type { Planned } from './support.ts';
import {
  command,
  COORD,
  HARBOUR,
  HOUR,
  LEAD,
  MINUTE,
  NOON,
  plannedOperation,
  putForward,
  SCHEDULER,
  workerBy,
} from './support.ts';

const open = { standing: 'open', reminders: 0 } as const;
const remind = (requestId: string, dueAt: number) => command('RemindOfAnswer', { requestId, dueAt });

/** Harbour Support asked at noon, to answer in so many minutes. */
function askedAtNoon(minutes: number): Planned {
  const planned = plannedOperation();
  const asked = [{ agencyId: HARBOUR, unitId: null }];
  const answerBy = NOON + minutes * MINUTE;
  planned.scene.does(command('AskAgencies', { requirementId: planned.need, asked, answerBy, terms: 'x' }), {
    at: NOON,
  });
  return planned;
}

const told = ({ scene }: Planned, id: string): string[] =>
  [...scene.state.ids('notice', 'to', id)].map((notice) => scene.state.get('notice', notice)?.kind ?? '');

describe('when somebody is reminded', () => {
  test('DM104 at half of the time and at three quarters; not at all within 20 minutes, or without a time', () => {
    expect(reminderTimes({ askedAt: NOON, answerBy: NOON + 60 * MINUTE })).toEqual([
      NOON + 30 * MINUTE,
      NOON + 45 * MINUTE,
    ]);
    expect(reminderTimes({ askedAt: NOON, answerBy: NOON + 20 * MINUTE })).toEqual([
      NOON + 10 * MINUTE,
      NOON + 15 * MINUTE,
    ]);
    expect(reminderTimes({ askedAt: NOON, answerBy: NOON + 20 * MINUTE - 1 })).toEqual([]);
    expect(reminderTimes({ askedAt: NOON, answerBy: null })).toEqual([]);
    expect(reminderTimes({ askedAt: NOON, answerBy: NOON - HOUR })).toEqual([]);
  });

  test('DM104 by elapsed time across midnight and across both changes of clocks', () => {
    // 24 October 2026, 22:00 BST, to 25 October, 06:00 GMT: nine hours, of which one comes twice.
    const autumn = { askedAt: Date.UTC(2026, 9, 24, 21), answerBy: Date.UTC(2026, 9, 25, 6) };
    expect(reminderTimes(autumn)).toEqual([Date.UTC(2026, 9, 25, 1, 30), Date.UTC(2026, 9, 25, 3, 45)]);
    // 27 March 2027, 22:00 GMT, to 28 March, 06:00 BST: seven hours, for one is left out.
    const spring = { askedAt: Date.UTC(2027, 2, 27, 22), answerBy: Date.UTC(2027, 2, 28, 5) };
    expect(reminderTimes(spring)).toEqual([Date.UTC(2027, 2, 28, 1, 30), Date.UTC(2027, 2, 28, 3, 15)]);
  });

  test('DM104 only while the request is open, and each of the ladder once', () => {
    const asked = { askedAt: NOON, answerBy: NOON + HOUR };
    expect([0, 1, 2].map((reminders) => nextReminder({ ...asked, ...open, reminders }))).toEqual([
      NOON + 30 * MINUTE,
      NOON + 45 * MINUTE,
      null,
    ]);
    for (const standing of ['cannot', 'overdue', 'taken_back'] as const) {
      expect(nextReminder({ ...asked, ...open, standing })).toBeNull();
    }
    expect(nextReminder({ ...asked, ...open, answerByPassed: true })).toBeNull();
  });

  test('DM104 never early, by the system alone, each once; with a new time to answer by the ladder begins anew', () => {
    const planned = askedAtNoon(60);
    const { scene, request, need } = planned;
    const [half, late] = [NOON + 30 * MINUTE, NOON + 45 * MINUTE];
    expect(scene.refuses(remind(request, half), { by: LEAD, at: half })).toBe('not_for_you');
    expect(scene.refuses(remind(request, half), { by: SCHEDULER, at: half - 1 })).toBe('not_yet');
    expect(scene.refuses(remind(request, late), { by: SCHEDULER, at: late })).toBe('already_so');
    scene.does(remind(request, half), { by: SCHEDULER, at: half });
    expect(scene.refuses(remind(request, half), { by: SCHEDULER, at: half })).toBe('already_so');
    const asked = [{ agencyId: HARBOUR, unitId: null }];
    scene.does(command('AskAgencies', { requirementId: need, asked, answerBy: half + 2 * HOUR }), { at: half });
    expect(scene.refuses(remind(request, late), { by: SCHEDULER, at: late })).toBe('already_so');
    scene.does(remind(request, half + HOUR), { by: SCHEDULER, at: half + HOUR });
    expect(scene.state.get('request', request)?.reminders).toBe(1);
  });

  test('DM104 what fell due while nothing ran is one reminder, and none once the time has passed', () => {
    const planned = askedAtNoon(60);
    const { scene, request } = planned;
    const half = NOON + 30 * MINUTE;
    expect(scene.refuses(remind(request, half), { by: SCHEDULER, at: NOON + HOUR })).toBe('already_so');
    scene.does(remind(request, half), { by: SCHEDULER, at: NOON + 50 * MINUTE });
    expect(scene.state.get('request', request)?.reminders).toBe(2);
    expect(told(planned, planned.member(COORD)).filter((kind) => kind === 'reminder')).toHaveLength(1);
  });

  test('DM105 DM28 coordinators while nobody is put forward, then whoever has not answered; nobody once all have', () => {
    const planned = askedAtNoon(240);
    const { scene, request, member } = planned;
    const [half, late] = [NOON + 2 * HOUR, NOON + 3 * HOUR];
    const [maria, ioana] = [putForward(planned, 'personMaria'), putForward(planned, 'personIoana')];
    scene.does(command('ConfirmAssignment', { assignmentId: maria }), { by: workerBy(maria) });
    scene.does(remind(request, half), { by: SCHEDULER, at: half });
    expect(told(planned, ioana)).toEqual(['asked', 'reminder']);
    expect(told(planned, maria)).toEqual(['asked']);
    expect(told(planned, member(COORD))).not.toContain('reminder');
    scene.does(command('ConfirmAssignment', { assignmentId: ioana }), { by: workerBy(ioana) });
    const heard = [...scene.state.ids('notice', 'to', ioana)].map((id) => scene.state.get('notice', id)?.told);
    expect(heard).toEqual(['understood', 'understood']);
    expect(scene.refuses(remind(request, late), { by: SCHEDULER, at: late })).toBe('already_so');
    for (const assignmentId of [maria, ioana]) {
      scene.does(command('WithdrawAssignment', { assignmentId }), { by: COORD });
    }
    scene.does(remind(request, late), { by: SCHEDULER, at: late });
    expect(told(planned, member(COORD))).toContain('reminder');
  });

  test('DM112 while the operation is postponed nobody is reminded and no time passes; resumed, it comes late', () => {
    const { scene, request } = askedAtNoon(60);
    const [half, end] = [NOON + 30 * MINUTE, NOON + HOUR];
    const pass = command('PassAnswerBy', { requestId: request, dueAt: end });
    scene.does(command('PostponeOperation', { reason: 'Fog' }));
    expect(scene.refuses(remind(request, half), { by: SCHEDULER, at: half })).toBe('not_running');
    expect(scene.refuses(pass, { by: SCHEDULER, at: end })).toBe('not_running');
    scene.does(command('ResumeOperation', { reason: 'Clear' }));
    expect(scene.refuses(pass, { by: SCHEDULER, at: end + HOUR })).toBe('accepted');
  });
});

/** Polls one request at random moments, as a scheduler that is often away, and says what was early, twice or left out. */
function violationsIn(seed: number, decide: typeof operationDecider.decide): string[] {
  const next = numbersFrom(seed);
  const minutes = 20 + Math.floor(next() * 400);
  const planned = askedAtNoon(minutes);
  const { scene, request } = planned;
  Object.assign(scene, { decider: { ...operationDecider, decide } });
  const end = NOON + minutes * MINUTE;
  const times = reminderTimes({ askedAt: NOON, answerBy: end });
  const found: string[] = [];
  const given: number[] = [];
  for (let now = NOON + MINUTE; now < end; now += 1 + Math.floor(next() * minutes * 0.3) * MINUTE) {
    // A scheduler that is early or asks twice is refused; it names each moment that there is.
    for (const dueAt of times) {
      const decision = scene.when(remind(request, dueAt), { by: SCHEDULER, at: now });
      if (!decision.ok) continue;
      if (now < dueAt) found.push('early');
      scene.given(...decision.events);
      given.push(now);
    }
    const fallen = times.filter((at) => at <= now).length;
    if (fallen > 0 && (given.at(-1) ?? 0) < (times[fallen - 1] ?? 0)) found.push('left out');
  }
  if (given.length > times.length) found.push('twice');
  const notices = told(planned, planned.member(COORD)).filter((kind) => kind === 'reminder').length;
  if (notices !== given.length) found.push('unheard');
  return found;
}

describe('reminders at random', () => {
  const violations = (decide: typeof operationDecider.decide): string[] =>
    Array.from({ length: 300 }, (_, seed) => violationsIn(seed + 1, decide)).flat();

  test('DM104 300 requests polled at random moments: no reminder is early, twice, left out or unheard', () => {
    expect(violations(operationDecider.decide)).toEqual([]);
  });

  test('DM104 planted: a decider that is early, that forgets what it did, that reminds nobody', () => {
    const early: typeof operationDecider.decide = (given, context) =>
      operationDecider.decide(given, { ...context, receivedAt: context.receivedAt + 10 * MINUTE });
    const forgets: typeof operationDecider.decide = (given, context) => {
      const state = {
        ids: context.state.ids.bind(context.state),
        get: ((kind: never, id: string) => {
          const record: object | undefined = context.state.get(kind, id);
          return kind === 'request' ? Object.assign({}, record, { reminders: 0 }) : record;
        }) as typeof context.state.get,
      };
      return operationDecider.decide(given, { ...context, state });
    };
    const silent: typeof operationDecider.decide = (given, context) => {
      const decision = operationDecider.decide(given, context);
      return decision.ok ? { ok: true, events: [decision.events[0]] } : decision;
    };
    const planted = [early, forgets, silent].map((decide) => new Set(violations(decide)));
    expect(planted[0]).toContain('early');
    expect(planted[1]).toContain('twice');
    expect(planted[2]).toContain('unheard');
  });
});
