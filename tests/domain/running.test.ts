import { describe, expect, test } from '@jest/globals';
import { array, boolean, constant, integer, record, sample, shuffledSubarray, tuple } from 'fast-check';
import type { Source } from '#shared/vocabulary.ts';
import type { Report, StepState } from '#server/domain/operation-state.ts';
import { repeats, stepAfter } from '#server/domain/step-rules.ts';
import type { Planned, When } from './support.ts';
import {
  command,
  confirmed,
  COORD,
  DESK,
  entryIn,
  HOUR,
  idIn,
  LEAD,
  LEE,
  logWords,
  MINUTE,
  MOSS,
  NOON,
  plannedOperation,
  workerBy,
} from './support.ts';

type Said = { readonly source?: Source; readonly heardFrom?: string; readonly reached?: boolean };

function says({ scene, a1 }: Planned, { source = 'phone', reached = true, ...heard }: Said, when: When) {
  const payload = { addressId: a1, step: 'secured', reached, source, ...heard } as const;
  scene.does(command('ReportStep', payload), when);
  return scene.state.get('address', a1)?.steps.secured;
}

describe('steps', () => {
  test('DM14 the first report stands, a second way or person confirms it, and the same again adds nothing', () => {
    const planned = plannedOperation();
    expect(says(planned, {}, { by: LEE })).toMatchObject({
      kind: 'reached',
      report: { by: 'PC Lee' },
      confirmed: null,
    });
    const again = says(planned, {}, { by: LEE });
    expect(again).toMatchObject({ kind: 'reached', confirmed: null });
    expect(planned.scene.events.at(-1)?.type).toBe('StepReportedAgain');
    const confirmedBy = says(planned, { source: 'radio', heardFrom: 'MIKE 22' }, { by: DESK });
    expect(confirmedBy).toMatchObject({
      kind: 'reached',
      report: { by: 'PC Lee' },
      confirmed: { by: 'MIKE 22 by radio', source: 'radio', memberId: null, teamId: planned.team },
    });
    expect(says(planned, {}, { by: MOSS })).toEqual(confirmedBy);
    expect(logWords(planned.scene)).toEqual(['Secured.', 'Said again: Secured.', 'Secured.', 'Secured.']);
  });

  test('DM14 another person confirms by the same way', () => {
    const planned = plannedOperation();
    says(planned, {}, { by: LEE });
    expect(says(planned, {}, { by: MOSS })).toMatchObject({ kind: 'reached', confirmed: { by: 'PC Moss' } });
  });

  test('DM15 the same person, team or way takes back what it said', () => {
    const person = plannedOperation();
    says(person, {}, { by: LEE });
    expect(says(person, { source: 'desk', reached: false }, { by: LEE })?.kind).toBe('not_reached');
    const team = plannedOperation();
    says(team, {}, { by: LEE });
    expect(says(team, { source: 'radio', heardFrom: 'mike 20', reached: false }, { by: DESK })?.kind).toBe(
      'not_reached',
    );
    const way = plannedOperation();
    says(way, { source: 'radio' }, { by: DESK });
    expect(says(way, { source: 'radio', reached: false }, { by: LEAD })?.kind).toBe('not_reached');
    expect(says(way, { source: 'radio' }, { by: DESK })?.kind).toBe('reached');
  });

  test('DM15 a contradiction from elsewhere is a dispute: both stand until a person settles it', () => {
    for (const reached of [true, false]) {
      const planned = plannedOperation();
      says(planned, {}, { by: LEE });
      const disputed = says(planned, { source: 'desk', reached: false }, { by: DESK });
      expect(disputed).toMatchObject({ kind: 'disputed', reached: { by: 'PC Lee' }, notReached: { by: 'Dee Desk' } });
      const settle = command('SettleStep', { addressId: planned.a1, step: 'secured', reached });
      planned.scene.does(settle);
      expect(planned.scene.state.get('address', planned.a1)?.steps.secured).toMatchObject(
        reached
          ? { kind: 'reached', report: { by: 'PC Lee' }, confirmed: { by: 'Insp Ann Lead' } }
          : { kind: 'not_reached', report: { by: 'Dee Desk' } },
      );
      expect(planned.scene.refuses(settle)).toBe('already_so');
    }
  });

  test('DM15 two known teams on one radio do not correct each other', () => {
    const planned = plannedOperation();
    const other = { callSign: 'MIKE 30', talkgroup: '', memberIds: [], updaterId: null };
    planned.scene.does(command('AddTeam', other));
    says(planned, { source: 'radio', heardFrom: 'MIKE 20' }, { by: DESK });
    const after = says(planned, { source: 'radio', heardFrom: 'MIKE 31', reached: false }, { by: DESK });
    expect(after?.kind).toBe('disputed');
  });

  test('DM15 a dispute ends when one side takes back its word', () => {
    const planned = plannedOperation();
    says(planned, {}, { by: LEE });
    says(planned, { source: 'desk', reached: false }, { by: DESK });
    expect(says(planned, { source: 'desk' }, { by: DESK })).toMatchObject({
      kind: 'reached',
      report: { by: 'PC Lee' },
      confirmed: { by: 'Dee Desk' },
    });
    const denied = says(planned, { source: 'desk', reached: false }, { by: DESK });
    expect(denied).toMatchObject({ kind: 'disputed', reached: { by: 'PC Lee' }, notReached: { by: 'Dee Desk' } });
    expect(says(planned, { reached: false }, { by: LEE })?.kind).toBe('not_reached');
  });

  test('DM16 what came late does not undo what the same mouth said since', () => {
    const planned = plannedOperation();
    says(planned, { reached: false }, { by: LEE, at: NOON + HOUR });
    const after = says(planned, {}, { by: LEE, at: NOON + HOUR + MINUTE, ago: 10 * MINUTE });
    expect(after?.kind).toBe('not_reached');
    expect(says(planned, {}, { by: LEE, at: NOON + HOUR + 2 * MINUTE })?.kind).toBe('reached');
  });

  test('DM17 the first received stands; an earlier time that came later is kept as its confirmation', () => {
    const planned = plannedOperation();
    says(planned, { source: 'radio' }, { by: DESK, at: NOON + HOUR });
    const after = says(planned, {}, { by: LEE, at: NOON + HOUR + 5 * MINUTE, ago: 20 * MINUTE });
    expect(after).toMatchObject({
      report: { source: 'radio', happenedAt: NOON + HOUR },
      confirmed: { happenedAt: NOON + HOUR - 15 * MINUTE, receivedAt: NOON + HOUR + 5 * MINUTE },
    });
  });

  test('DM17 the last word heard moves forward only, and what is typed at a desk was not heard there', () => {
    const planned = plannedOperation();
    const lastHeard = () => planned.scene.state.get('address', planned.a1)?.lastHeard ?? null;
    says(planned, { source: 'desk' }, { by: DESK });
    expect(lastHeard()).toBeNull();
    says(planned, {}, { by: LEE, at: NOON + HOUR });
    says(planned, { source: 'radio' }, { by: DESK, at: NOON + HOUR + MINUTE, ago: 30 * MINUTE });
    expect(lastHeard()).toMatchObject({ by: 'PC Lee', happenedAt: NOON + HOUR });
  });
});

/** The steps reached (or in dispute) after reports in one order of arrival. */
type Rule = (before: StepState | undefined, reached: boolean, report: Report) => StepState;
interface Sent {
  readonly reached: boolean;
  readonly report: Report;
}

/** Violations of DM16: pairs of orders of the same reports from distinct people and ways that end differently. */
function orderViolations(rule: Rule, seed: number, runs: number): number {
  const sources: readonly Source[] = ['phone', 'radio', 'desk'];
  const one = record({ reached: boolean(), minute: integer({ min: 0, max: 90 }) });
  const sent = array(one, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map(({ reached, minute }, at): Sent => {
      const happenedAt = NOON + minute * MINUTE;
      const source = sources[at] ?? 'desk';
      return { reached, report: { by: `p${at}`, memberId: `member${at}`, source, happenedAt, receivedAt: NOON } };
    }),
  );
  const both = sent.chain((list) => tuple(constant(list), shuffledSubarray(list, { minLength: list.length })));
  const end = (list: readonly Sent[]) =>
    list.reduce<StepState | undefined>((before, { reached, report }) => rule(before, reached, report), undefined)?.kind;
  return sample(both, { seed, numRuns: runs }).filter(([a, b]) => end(a) !== end(b)).length;
}

describe('the order of arrival', () => {
  const seed = 20_261_124;

  test('DM16 any order of the same reports from distinct sources ends the same', () => {
    const violations = orderViolations(stepAfter, seed, 2000);
    console.log(`DM16: 2000 pairs of orders, ${violations} differ (seed ${seed})`);
    expect(violations).toBe(0);
  });

  test('DM16 a rule by which the last word wins is found out', () => {
    const lastWins: Rule = (_before, reached, report) =>
      reached ? { kind: 'reached', report, confirmed: null } : { kind: 'not_reached', report };
    expect(orderViolations(lastWins, seed, 2000)).toBeGreaterThan(100);
  });

  test('DM14 only the same person by the same way repeats', () => {
    const report: Report = { by: 'PC Lee', memberId: 'm', source: 'phone', happenedAt: NOON, receivedAt: NOON };
    const standing: StepState = { kind: 'reached', report, confirmed: null };
    expect(repeats(standing, true, { ...report, happenedAt: NOON + 1 })).toBe(true);
    expect(repeats(standing, false, report)).toBe(false);
    expect(repeats(standing, true, { ...report, source: 'desk' })).toBe(false);
    expect(repeats(standing, true, { ...report, memberId: null, by: 'MIKE 22 by phone' })).toBe(false);
    expect(repeats(undefined, true, report)).toBe(false);
  });
});

describe('counts, orders and assistance', () => {
  test('DM18 found and arrested are two facts, and the last by its time stands', () => {
    const { scene, a1 } = plannedOperation();
    const count = (kind: 'found' | 'arrested', number: number) =>
      command('ReportCount', { addressId: a1, count: kind, number, source: 'phone' });
    scene.does(count('found', 4), { by: LEE, at: NOON + HOUR });
    scene.does(count('arrested', 1), { by: LEE });
    scene.does(count('found', 2), { by: MOSS, at: NOON + HOUR + MINUTE, ago: 20 * MINUTE });
    expect(scene.state.get('address', a1)?.counts).toMatchObject({ found: { number: 4 }, arrested: { number: 1 } });
    scene.does(count('found', 3), { by: MOSS });
    expect(scene.state.get('address', a1)?.counts.found).toMatchObject({ number: 3, report: { by: 'PC Moss' } });
    expect(logWords(scene)).toEqual(['4 found.', '1 arrested.', '2 found.', '3 found.']);
  });

  test('DM18 an outcome stands by its time, and may be taken back', () => {
    const { scene, a1 } = plannedOperation();
    const outcome = (value: 'no_reply' | 'not_executed' | null) =>
      command('ReportOutcome', { addressId: a1, outcome: value, source: 'phone' });
    scene.does(outcome('no_reply'), { by: LEE, at: NOON + HOUR });
    scene.does(outcome('not_executed'), { by: MOSS, ago: 30 * MINUTE });
    expect(scene.state.get('address', a1)?.outcome?.outcome).toBe('no_reply');
    scene.does(outcome(null), { by: LEE });
    expect(scene.state.get('address', a1)?.outcome).toBeNull();
  });

  test('DM19 potential victims are counted by a named decision alone', () => {
    const { scene, a1 } = plannedOperation();
    const decide = (addressId: string) =>
      command('RecordDecision', {
        text: 'Two are',
        reason: 'What they said',
        potentialVictims: { addressId, number: 2 },
      });
    expect(scene.refuses(decide('nosuchplace'))).toBe('bad_input: potentialVictims.addressId unknown_thing');
    const decisionId = idIn(scene.does(decide(a1)), 'DecisionRecorded', 'decisionId');
    expect(scene.state.get('address', a1)?.potentialVictims).toEqual({ number: 2, decisionId });
    expect(scene.state.get('decision', decisionId)).toMatchObject({ number: 1, by: 'Insp Ann Lead', options: null });
    expect(logWords(scene)).toEqual(['Decision 1: Two are. Reason: What they said.']);
  });

  test('DM38 an order is told to the team and to who said yes there, and not twice', () => {
    const planned = plannedOperation();
    const { scene, a1, member } = planned;
    const ioana = confirmed(planned, 'personIoana');
    const hold = command('OrderAddress', { addressId: a1, order: 'hold', reason: 'Dog inside' });
    const events = scene.does(hold);
    expect(events.slice(1)).toMatchObject([
      { data: { kind: 'hold', to: { kind: 'member', id: member(LEE) }, about: { kind: 'address', id: a1 } } },
      { data: { kind: 'hold', to: { kind: 'member', id: member(MOSS) } } },
      { data: { kind: 'hold', to: { kind: 'assignment', id: ioana }, about: { kind: 'assignment', id: ioana } } },
    ]);
    expect(scene.refuses(hold)).toBe('already_so');
    expect(scene.refuses(command('OrderAddress', { addressId: 'nosuchplace', order: 'hold' }))).toBe('not_for_you');
    scene.does(command('OrderAddress', { addressId: a1, order: 'proceed' }));
    expect(scene.state.get('address', a1)?.order).toMatchObject({ order: 'proceed', reason: null });
    expect(logWords(scene)).toEqual(['Hold: Dog inside.', 'Proceed.']);
  });

  test('DM36 assistance is raised always, acknowledged once, sent to, and closed with who went', () => {
    const { scene, a1 } = plannedOperation();
    const raise = command('RaiseAssistance', {
      addressId: a1,
      detail: 'rear garden',
      source: 'radio',
      heardFrom: 'MIKE 22',
    });
    const assistanceId = idIn(scene.does(raise, { by: DESK }), 'AssistanceRaised', 'assistanceId');
    scene.does(raise, { by: DESK });
    expect([...scene.state.ids('assistance', 'open', 'open')]).toHaveLength(2);
    scene.does(command('AcknowledgeAssistance', { assistanceId }), { by: DESK });
    expect(scene.refuses(command('AcknowledgeAssistance', { assistanceId }))).toBe('already_so');
    const send = command('SendToAssistance', { assistanceId, who: 'MIKE 11' });
    expect(scene.does(send).map(({ type }) => type)).toEqual(['AssistanceSent']);
    expect(scene.refuses(send)).toBe('already_so');
    scene.does(command('CloseAssistance', { assistanceId, whoWent: 'MIKE 11' }));
    expect(scene.state.get('assistance', assistanceId)).toMatchObject({
      raised: { by: 'MIKE 22 by radio' },
      acknowledged: { by: 'Dee Desk' },
      going: [{ who: 'MIKE 11' }],
      closed: { whoWent: 'MIKE 11' },
    });
    for (const late of [
      command('CloseAssistance', { assistanceId, whoWent: 'x' }),
      command('SendToAssistance', { assistanceId, who: 'MIKE 12' }),
      command('AcknowledgeAssistance', { assistanceId }),
    ]) {
      expect(scene.refuses(late)).toBe('already_so');
    }
    expect(logWords(scene)).toEqual([
      'Assistance rear garden.',
      'Assistance rear garden.',
      'Assistance acknowledged.',
      'Going to assist: MIKE 11.',
      'Assistance closed. Went: MIKE 11.',
    ]);
  });

  test('DM36 whoever sends somebody has acknowledged', () => {
    const { scene, a1 } = plannedOperation();
    const raise = command('RaiseAssistance', { addressId: a1, detail: '', source: 'phone' });
    const assistanceId = idIn(scene.does(raise, { by: LEE }), 'AssistanceRaised', 'assistanceId');
    const sent = scene.does(command('SendToAssistance', { assistanceId, who: 'MIKE 11' }), { by: DESK });
    expect(sent.map(({ type }) => type)).toEqual(['AssistanceAcknowledged', 'AssistanceSent']);
    for (const type of ['AcknowledgeAssistance', 'CloseAssistance', 'SendToAssistance'] as const) {
      const payload = { assistanceId: 'nosuchthing', who: 'x', whoWent: 'x' };
      expect(scene.refuses({ type, payload })).toBe('not_for_you');
    }
  });
});

describe('the log', () => {
  const care = (text: string, addressId: string | null = null) =>
    command('WriteLogEntry', { sight: 'care', addressId, text, source: 'phone' });
  const note = (text: string) => command('WriteLogEntry', { sight: 'command', addressId: null, text, source: 'desk' });

  test('DM22 coordinators and workers write for care under their agency, all others for command', () => {
    const planned = plannedOperation();
    const { scene, a1 } = planned;
    const ioana = confirmed(planned, 'personIoana');
    expect(scene.refuses(care('x'), { by: LEE })).toBe('bad_input: sight not_choice');
    expect(scene.refuses(note('x'), { by: COORD })).toBe('bad_input: sight not_choice');
    scene.does(care('She is cold.', a1), { by: COORD });
    scene.does(care('She wants to call.', a1), { by: workerBy(ioana) });
    scene.does(note('Radio check.'), { by: DESK });
    const entries = [...scene.state.ids('logEntry', 'careOf', 'agencyHarbo')].map((id) =>
      scene.state.get('logEntry', id),
    );
    expect(entries).toMatchObject([
      { sight: 'care', by: 'Cora Coord', role: 'coordinator', text: 'She is cold.', unitId: null },
      { sight: 'care', by: 'Ioana', role: 'worker', text: 'She wants to call.', unitId: 'unitEast001' },
    ]);
    expect(logWords(scene)).toEqual(['Radio check.']);
    expect(scene.state.get('address', a1)?.lastHeard).toBeNull();
    expect(scene.refuses(care('x', 'nosuchplace'), { by: COORD })).toBe('not_for_you');
  });

  test('DM23 an entry is struck through with a reason, never removed, and a care entry by its own agency alone', () => {
    const { scene } = plannedOperation();
    const cared = entryIn(scene.does(care('Wrong person.'), { by: COORD }));
    const noted = entryIn(scene.does(note('Wrong door.'), { by: DESK }));
    const strike = (entryId: string) => command('StrikeLogEntry', { entryId, reason: 'Mistyped' });
    expect(scene.refuses(strike(cared), { by: DESK })).toBe('not_for_you');
    scene.does(strike(cared), { by: COORD });
    scene.does(strike(noted), { by: DESK });
    expect(scene.refuses(strike(noted))).toBe('already_so');
    expect(scene.refuses(strike('nosuchentry'))).toBe('not_for_you');
    expect(scene.state.get('logEntry', noted)).toMatchObject({
      text: 'Wrong door.',
      struck: { reason: 'Mistyped', by: 'Dee Desk' },
    });
    expect(scene.state.get('logEntry', cared)?.struck?.by).toBe('Cora Coord');
  });

  test('DM37 a notice goes from waiting to shown to understood or told by voice, and never back', () => {
    const planned = plannedOperation();
    const { scene, a1, member } = planned;
    scene.does(command('OrderAddress', { addressId: a1, order: 'hold' }));
    const [lees = ''] = scene.state.ids('notice', 'to', member(LEE));
    const [mosss = ''] = scene.state.ids('notice', 'to', member(MOSS));
    const mark = (noticeId: string, state: 'shown' | 'understood') => command('MarkNotice', { noticeId, state });
    scene.does(mark(lees, 'shown'), { by: LEE });
    expect(scene.refuses(mark(lees, 'shown'), { by: LEE })).toBe('already_so');
    scene.does(mark(lees, 'understood'), { by: LEE });
    expect(scene.refuses(mark(lees, 'shown'), { by: LEE })).toBe('already_so');
    expect(scene.refuses(command('TellByVoice', { noticeId: lees }), { by: DESK })).toBe('already_so');
    scene.does(command('TellByVoice', { noticeId: mosss }), { by: DESK });
    expect(scene.state.get('notice', mosss)).toMatchObject({ told: 'told_by_voice', toldBy: 'Dee Desk' });
    expect(scene.refuses(mark(mosss, 'understood'), { by: MOSS })).toBe('already_so');
    const others = [...scene.state.ids('notice', 'untold', 'untold')].map((id) => scene.state.get('notice', id));
    expect(others).toMatchObject([{ about: { kind: 'request' } }]);
    expect(scene.refuses(mark('nosuchthing', 'shown'))).toBe('not_for_you');
    expect(scene.refuses(command('TellByVoice', { noticeId: 'nosuchthing' }))).toBe('not_for_you');
  });
});
