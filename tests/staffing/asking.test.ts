import { describe, expect, test } from '@jest/globals';
import {
  askables,
  askPayload,
  newDraft,
  placed,
  quickTimes,
  reordered,
  toggled,
  usualAnswerBy,
} from '#client/staffing/ask.ts';
import { filterChoices, filtersOf, needsLeft, NO_FILTERS, searchWith } from '#client/staffing/filters.ts';
import { signedHours } from '#client/staffing/hours-list.ts';
import { ordinal, outLines, turnLines } from '#client/staffing/out-list.ts';
import { askCommand, proofWords, stepDeed, stepWords } from '#client/staffing/proposal-steps.ts';
import { singlePoints } from '#client/staffing/single-points.ts';
import { notTold } from '#client/staffing/told-list.ts';
import { STAFFING_OFFERED } from '#client/staffing/offered.ts';
import { OPERATION_GRANTS } from '#server/access/grants.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import type { ProposalStep } from '#shared/proposals.ts';
import { h, need, seen, short, T, world } from './world.ts';

const id = 'abcdefghijk';

describe('asking', () => {
  const data = world({
    requirements: { r1: need() },
    requests: { q1: { ref: 'N-1', requirementId: 'r1', agencyId: 'north', unitId: null, standing: 'cannot' } },
    capacities: {
      c1: {
        agencyId: 'north',
        unitId: null,
        role: 'interpreter',
        number: 2,
        languages: ['ro'],
        gender: 'woman',
        hours: { startAt: h(0), endAt: h(4) },
        note: '',
      },
      c2: {
        agencyId: 'harbour',
        unitId: null,
        role: 'support_worker',
        number: 9,
        languages: [],
        gender: 'any',
        hours: null,
        note: '',
      },
    },
  });

  test('ST16 those that have said what they could send stand first, with what they said; the force itself stands last', () => {
    const { index } = seen(data);
    expect(askables(data, index, 'r1')).toMatchObject([
      {
        label: 'Northgate Public Health',
        declared: 'could send 2 interpreters, Romanian, woman, 14:00–18:00',
        before: 'asked as N-1: cannot cover',
      },
      { label: 'Harbour Support', declared: null, before: null },
      { label: 'Harbour Support · Romanian desk', unitId: 'desk', declared: null },
      { label: 'This force', declared: null },
    ]);
  });

  test('ST17 they are put in order, each once, and nobody is lost at either end', () => {
    const order = ['a', 'b', 'c'];
    expect(reordered(order, 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(reordered(order, 'a', -1)).toEqual(order);
    expect(reordered(order, 'c', 1)).toEqual(order);
    expect(reordered(order, 'gone', 1)).toEqual(order);
    expect(placed(order, 'a', 2)).toEqual(['b', 'c', 'a']);
    const draft = toggled(toggled(toggled(newDraft(data), 'a'), 'b'), 'a');
    expect(draft.order).toEqual(['b']);
  });

  test('ST18 the person to ask is the operation’s; in order there are minutes each and no time to answer by', () => {
    const { index } = seen(data);
    const choices = askables(data, index, 'r1');
    const draft = { ...newDraft(data), order: choices.map(({ key }) => key), inOrder: true, minutesEach: 20 };
    const payload = askPayload('r1', draft, choices, T);
    expect(payload).toMatchObject({
      answerBy: null,
      inOrder: { minutesEach: 20 },
      contact: { name: 'Victim liaison' },
    });
    expect(payload.asked?.map(({ agencyId }) => agencyId)).toEqual(['north', 'harbour', 'harbour', 'force']);
    const known = { ...payload, requirementId: id, asked: payload.asked?.map(() => ({ agencyId: id, unitId: null })) };
    expect(parse(OPERATION_COMMANDS.AskAgencies.payload, known).ok).toBe(true);
    expect(askPayload('r1', { ...draft, inOrder: false }, choices, T)).toMatchObject({ answerBy: T });
    expect(askPayload('r1', { ...draft, contactName: ' ', contactPhone: '' }, choices, T).contact).toBeNull();
  });

  test('ST19 quick times lie ahead and before the hours begin; once these have begun, ahead is enough', () => {
    expect(quickTimes(h(-4), h(-1)).map(({ label }) => label)).toEqual(['in 15 min', 'in 30 min', 'in 1 h', 'in 2 h']);
    expect(quickTimes(h(-1.5), h(-1)).map(({ label }) => label)).toEqual(['in 15 min']);
    expect(quickTimes(h(-48), h(-1)).at(-1)).toEqual({ label: 'a day before', at: h(-25) });
    expect(quickTimes(h(1), h(-1))).toHaveLength(4);
    for (const now of [h(-4), h(-1.1), h(2)]) expect(usualAnswerBy(now, h(-1))).toBeGreaterThan(now);
  });

  test('ST20 what is out: requests as they stand, reminders, who waits for a turn, and who wrote last', () => {
    const out = world({
      requirements: { r1: need() },
      requests: {
        q1: {
          ref: 'H-1',
          requirementId: 'r1',
          agencyId: 'harbour',
          unitId: null,
          standing: 'open',
          askedAt: h(-3),
          answerBy: h(-1),
          reminders: 1,
        },
      },
      assignments: {
        p1: { requirementId: 'r1', requestId: 'q1', answer: 'confirmed' },
        p2: { requirementId: 'r1', requestId: 'q1', answer: 'withdrawn' },
      },
      messages: {
        m2: { requestId: 'q1', from: 'agency', by: 'Marta Quill', text: 'A room with a door?', at: h(-2) },
        m1: { requestId: 'q1', from: 'command', by: 'Lead', text: 'Two, please', at: h(-2.5) },
      },
      turns: {
        t3: { requirementId: 'r1', agencyId: 'north', unitId: null, place: 3, minutesEach: 30 },
        t2: { requirementId: 'r1', agencyId: 'harbour', unitId: 'desk', place: 2, minutesEach: 30 },
      },
    });
    const { index } = seen(out);
    const [line] = outLines(out, index, 'r1', h(-1));
    expect(line).toMatchObject({
      times: 'asked 11:00 · answer by 13:00 · reminded once',
      people: '1 confirmed',
      asksUs: true,
      mayTakeBack: true,
    });
    expect(line?.thread.map(({ text }) => text)).toEqual(['Two, please', 'A room with a door?']);
    expect(turnLines(out, index, 'r1').map(({ words }) => words)).toEqual([
      '2nd: Harbour Support · Romanian desk, asked when the one before cannot; 30 min to answer',
      '3rd: Northgate Public Health, asked when the two before cannot; 30 min to answer',
    ]);
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st',
    );
  });
});

describe('proposals', () => {
  const data = world({
    requirements: {
      r1: need(),
      r2: need({ ref: 'N2', role: 'search_officer', languages: [], place: { kind: 'address', id: 'a1' } }),
    },
    assignments: {
      p1: { requirementId: 'r1', role: 'interpreter', languages: ['ro'], agencyId: 'harbour', unitId: null },
    },
    duties: { d1: { staffId: 's1', requirementId: 'r2', window: { start: 0, end: 60 } } },
  });
  const { frame } = seen(data);
  const step = (deed: ProposalStep['deed']): ProposalStep => ({
    id: 'x',
    deed,
    role: 'interpreter',
    why: '',
    closes: [],
    opens: [],
  });
  const deeds = {
    move: step({ kind: 'move', assignmentId: 'p1', requirementId: 'r1', startAt: h(1), endAt: h(3) }),
    duty: step({ kind: 'duty', staffId: 's1', requirementId: 'r2', window: { start: 60, end: 180 } }),
    end_duty: step({ kind: 'end_duty', dutyId: 'd1' }),
    ask: step({ kind: 'ask', requirementId: 'r1', agencyId: 'north', unitId: null }),
    ring: step({ kind: 'ring', assignmentId: 'p1' }),
  };

  test('ST21 each step says what it is and is an ordinary order, or a step of the plan that undo takes back', () => {
    expect(Object.values(deeds).map((one) => stepWords(data, frame, one))).toEqual([
      'Move Romanian interpreter, HARBOUR · 1, to Reception centre, 15:00–17:00',
      'Put PC Blackthorn on duty at A1, 15:00–17:00',
      'End the duty of PC Blackthorn at A1',
      'Ask Northgate Public Health',
      'Ring about Romanian interpreter, HARBOUR · 1',
    ]);
    const kinds = Object.values(deeds).map((one) => stepDeed(data, frame, one, T).kind);
    expect(kinds).toEqual(['command', 'step', 'step', 'command', 'ring']);
    const { payload } = askCommand(data, frame, { kind: 'ask', requirementId: id, agencyId: id, unitId: null }, h(-5));
    expect(parse(OPERATION_COMMANDS.AskAgencies.payload, payload).ok).toBe(true);
    expect(stepDeed(data, frame, step({ kind: 'end_duty', dutyId: 'gone' }), T).kind).toBe('none');
  });

  test('ST22 it says whether it is the best there is, or what stays uncovered whatever is done', () => {
    const proposal = { steps: [], uncoveredBefore: 200, uncoveredAfter: 45, milliseconds: 800 };
    expect(proofWords({ ...proposal, proof: { kind: 'best' } })).toBe(
      'This is the best there is. Weighed by urgency, 3 h 20 of need is uncovered now, and 45 min with all of it.',
    );
    expect(proofWords({ ...proposal, proof: { kind: 'bound', uncoveredAtLeast: 30 } })).toMatch(
      /^At least 30 min stays uncovered/,
    );
  });
});

describe('lists beside the hours', () => {
  test('ST23 what rests on one person: the most first, each whole sentence', () => {
    const data = world({
      requirements: { r1: need(), r2: need() },
      covers: {
        r1: short('r1', h(1), h(2), { restsOn: [{ kind: 'assignment', id: 'p1', sentence: 'Without her: 1 of 2.' }] }),
        r2: short('r2', h(1), h(2), {
          restsOn: [
            { kind: 'duty', id: 'd1', sentence: 'Without him: 0 of 1.' },
            { kind: 'assignment', id: 'p1', sentence: 'Without her: 0 of 2.' },
          ],
        }),
      },
      assignments: { p1: { role: 'interpreter', agencyId: 'harbour', startAt: h(0) } },
      duties: { d1: { staffId: 's1', window: { start: -60, end: 0 } } },
    });
    expect(singlePoints(data, seen(data).index)).toMatchObject([
      { who: 'Interpreter, HARBOUR · 1', fails: ['Without her: 1 of 2.', 'Without her: 0 of 2.'] },
      { who: 'PC Blackthorn, own staff', fails: ['Without him: 0 of 1.'] },
    ]);
  });

  test('ST24 who is not told: by person, oldest first, by which ways it was sent, who rings them; no number', () => {
    const data = world({
      assignments: { p1: { role: 'interpreter', agencyId: 'harbour', unitId: null, startAt: h(0), endAt: h(2) } },
      notices: {
        n1: {
          kind: 'changed',
          to: { kind: 'assignment', id: 'p1' },
          at: h(-1),
          told: 'shown',
          sent: [
            { channel: 'mail', at: h(-1), outcome: 'sent' },
            { channel: 'push', at: h(-1), outcome: 'failed' },
          ],
        },
        n2: { kind: 'reminder', to: { kind: 'assignment', id: 'p1' }, at: h(-0.5), told: 'waiting', sent: [] },
        n3: { kind: 'message', to: { kind: 'member', id: 'm1' }, at: h(-2), told: 'waiting' },
        n4: { kind: 'message', to: { kind: 'member', id: 'm1' }, at: h(-3), told: 'told_by_voice' },
      },
    });
    expect(notTold(data)).toMatchObject([
      { name: 'Marta Quill', where: 'Harbour Support · Romanian desk', since: h(-2), noticeIds: ['n3'] },
      {
        name: 'Interpreter, HARBOUR · 1',
        where: '14:00–16:00 · Harbour Support rings them',
        of: 'times changed, reminded',
        since: h(-1),
        state: 'Not yet told',
        sent: ['sent by mail 13:00:00', 'could not be sent by push to the phone'],
        noticeIds: ['n1', 'n2'],
      },
    ]);
    expect(JSON.stringify(notTold(data))).not.toMatch(/07700/);
  });

  test('ST41 signed hours stand against those planned: to be agreed first, then not signed, then agreed', () => {
    const base = {
      role: 'interpreter',
      agencyId: 'harbour',
      unitId: null,
      startAt: h(0),
      endAt: h(4),
      answer: 'confirmed',
      presence: 'stood_down',
    } as const;
    const hours = {
      startAt: h(0),
      endAt: h(4.5),
      breakMinutes: 0,
      note: '',
      signedAt: h(5),
      signedBy: 'worker',
      agreed: null,
    } as const;
    const data = world({
      assignments: {
        agreed: { ...base, hours: { ...hours, agreed: { at: h(6), by: 'Lead' } } },
        unsigned: { ...base, hours: null },
        signed: { ...base, hours: { ...hours, breakMinutes: 75 } },
        ahead: { ...base, presence: 'not_started', endAt: h(9), hours: null },
      },
    });
    expect(signedHours(data, h(6)).map(({ assignmentId, difference }) => [assignmentId, difference])).toEqual([
      ['signed', '45 min less than planned'],
      ['unsigned', ''],
      ['agreed', '30 min more than planned'],
    ]);
  });
});

describe('what is looked at', () => {
  const data = world({
    requirements: {
      r1: need(),
      r2: need({ ref: 'N2', place: { kind: 'address', id: 'a1' }, role: 'search_officer', languages: [] }),
      r3: need({ ref: 'N3', languages: ['sq'] }),
    },
    covers: { r1: short('r1', h(1), h(2)) },
    requests: { q1: { requirementId: 'r1', agencyId: 'harbour' } },
    duties: { d1: { staffId: 's1', requirementId: 'r2', window: { start: 0, end: 60 } } },
  });
  const left = (part: object) => [...needsLeft(data, seen(data).index, { ...NO_FILTERS, ...part })];

  test('ST42 place, role, agency, language and gaps, each alone and together', () => {
    expect(left({})).toEqual(['r1', 'r2', 'r3']);
    expect(left({ place: 'address a1' })).toEqual(['r2']);
    expect(left({ role: 'interpreter' })).toEqual(['r1', 'r3']);
    expect(left({ agency: 'harbour' })).toEqual(['r1']);
    expect(left({ agency: 'force' })).toEqual(['r2']);
    expect(left({ language: 'sq' })).toEqual(['r3']);
    expect(left({ gaps: true })).toEqual(['r1']);
    expect(left({ gaps: true, language: 'sq' })).toEqual([]);
    expect(filterChoices(data).place.map(({ label }) => label)).toEqual(['A1', 'Reception centre']);
  });

  test('ST43 they stand in the address by ids and words of the trade alone, beside what stood there', () => {
    const filters = { ...NO_FILTERS, place: 'address a1', language: 'ro', gaps: true };
    const search = searchWith(new URLSearchParams('as=lead'), filters);
    expect(search.toString()).toBe('as=lead&place=address.a1&language=ro&gaps=1');
    expect(filtersOf(search)).toEqual(filters);
    expect(searchWith(search, NO_FILTERS).toString()).toBe('as=lead');
  });

  test('ST44 the screen offers to each role what the server grants it, and no more', () => {
    const wrong = (offered: typeof STAFFING_OFFERED): readonly string[] =>
      Object.entries(offered).flatMap(([role, commands]) =>
        commands.filter((type) => !Object.hasOwn(OPERATION_GRANTS[type], role)).map((type) => `${role} ${type}`),
      );
    expect(wrong(STAFFING_OFFERED)).toEqual([]);
    expect(wrong({ observer: ['TellByVoice'] })).toEqual(['observer TellByVoice']);
  });
});
