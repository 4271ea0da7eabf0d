import { describe, expect, test } from '@jest/globals';
import { actsOf, hoursText, personLine, type Act } from '#client/agency/person-line.ts';
import { requestCards, type AgencyRecords } from '#client/agency/request-cards.ts';
import { isCountedOn, openStretches } from '#client/agency/stretches.ts';
import type { AssignmentView, NoticeView, RequestView } from '#shared/records.ts';
import { ANSWERS, PRESENCES } from '#shared/vocabulary.ts';

const ZONE = 'Europe/London';
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const NOW = at('24T10:00');
const START = at('26T13:00');
const END = at('26T21:00');

const request = (fields: Partial<RequestView> = {}): RequestView => ({
  ref: 'H-1',
  role: 'support_worker',
  number: 2,
  languages: ['ro'],
  gender: 'woman',
  worksWith: 'women_found',
  area: 'Luton area',
  placeKind: 'reception_centre',
  placeId: null,
  startAt: START,
  endAt: END,
  answerBy: at('25T17:00'),
  standing: 'open',
  note: '',
  ...fields,
});
const person = (fields: Partial<AssignmentView> = {}): AssignmentView => ({
  requestId: 'r1',
  personId: 'p1',
  shownName: 'Worker A',
  languages: ['ro', 'en'],
  gender: 'woman',
  startAt: START,
  endAt: END,
  answer: 'put_forward',
  answeredAt: null,
  answeredBy: null,
  presence: 'not_started',
  presenceAt: null,
  link: 'none',
  pass: 'none',
  ...fields,
});
const records = (
  requests: Record<string, RequestView>,
  assignments: Record<string, AssignmentView> = {},
  notices: Record<string, NoticeView> = {},
): AgencyRecords => ({
  requests: new Map(Object.entries(requests)),
  assignments: new Map(Object.entries(assignments)),
  notices: new Map(Object.entries(notices)),
  places: new Map(),
  roster: new Map([['p1', { name: 'Elena Brook', shownName: 'Worker A' }]]),
  zone: ZONE,
  takesAnswers: true,
});

/** Two dates held side by side: the same hours on each. */
const DAYS = 5 * 24 * 3_600_000;
const onTwoDates = (): RequestView =>
  request({
    startAt: null,
    endAt: null,
    windows: [
      { startAt: START, endAt: END },
      { startAt: START + DAYS, endAt: END + DAYS },
    ],
  });

describe('two dates held side by side', () => {
  test('AG20 each date has its own open hours, and whoever is put forward is counted on that date alone', () => {
    const later = person({ startAt: START + DAYS, endAt: END + DAYS });
    expect(openStretches(onTwoDates(), [later], NOW)).toEqual([
      { startAt: START, endAt: END, missing: 2 },
      { startAt: START + DAYS, endAt: END + DAYS, missing: 1 },
    ]);
  });

  test('AG20 the card says both, that one of them will be chosen, and for which a person is put forward', () => {
    const [card] = requestCards(
      records({ r1: onTwoDates() }, { a1: person({ startAt: START + DAYS, endAt: END + DAYS }) }),
      NOW,
    );
    expect(card?.meta[0]).toBe('Thu 26 Nov 13:00–21:00, or Tue 1 Dec 13:00–21:00');
    expect(card?.meta[1]).toBe('two dates are held: one of them will be chosen');
    expect(card?.hoursKnown).toBe(true);
    expect(card?.people[0]?.about).toContain('Tue 1 Dec 13:00–21:00');
  });
});

describe('what is still open', () => {
  test('AG2 hours with fewer people than asked for are open, neighbours with as many missing as one', () => {
    expect(openStretches(request(), [], NOW)).toEqual([{ startAt: START, endAt: END, missing: 2 }]);
    const until = person({ answer: 'confirmed', endAt: at('26T19:00') });
    expect(openStretches(request(), [person(), until], NOW)).toEqual([
      { startAt: at('26T19:00'), endAt: END, missing: 1 },
    ]);
    // One hands over to another: nothing changes for whoever has to fill the hours.
    const first = person({ endAt: at('26T17:00') });
    const second = person({ startAt: at('26T17:00') });
    expect(openStretches(request(), [first, second], NOW)).toEqual([{ startAt: START, endAt: END, missing: 1 }]);
  });

  test('AG2 whoever cannot come or is withdrawn leaves her hours open; past hours cannot be filled', () => {
    const gone = [person({ answer: 'declined' }), person({ answer: 'withdrawn' })];
    expect(openStretches(request(), gone, NOW)[0]?.missing).toBe(2);
    expect(openStretches(request(), [], at('26T20:00'))).toEqual([{ startAt: at('26T20:00'), endAt: END, missing: 2 }]);
    expect(openStretches(request(), [], END)).toEqual([]);
  });

  test('AG2 whoever was stood down was there until then; without hours nothing is open yet', () => {
    const down = person({ answer: 'confirmed', presence: 'stood_down', presenceAt: at('26T20:00') });
    expect(openStretches(request({ number: 1 }), [down], NOW)).toEqual([
      { startAt: at('26T20:00'), endAt: END, missing: 1 },
    ]);
    expect(openStretches(request({ startAt: null, endAt: null }), [], NOW)).toEqual([]);
  });

  test('AG2 in every hour, open and counted on make what was asked for', () => {
    const hours = [13, 14, 15, 16, 17, 18, 19, 20, 21];
    const wrong: string[] = [];
    for (const start of hours)
      for (const end of hours.filter((hour) => hour > start)) {
        const one = person({ startAt: at(`26T${start}:00`), endAt: at(`26T${end}:00`) });
        const open = openStretches(request(), [one, person({ endAt: at('26T16:00') })], NOW);
        for (const hour of hours.slice(0, -1)) {
          const time = at(`26T${hour}:30`);
          const missing = open.filter((part) => part.startAt <= time && time < part.endAt).map((part) => part.missing);
          const there = Number(start <= hour && hour < end) + Number(hour < 16);
          const want = there >= 2 ? [] : [2 - there];
          if (JSON.stringify(missing) !== JSON.stringify(want)) wrong.push(`${start}-${end} at ${hour}`);
        }
      }
    expect(wrong).toEqual([]);
  });
});

describe('a request as its agency reads it', () => {
  test('AG1 it says what is asked: who, when, in which area, at what kind of place', () => {
    const [card] = requestCards(records({ r1: request() }), NOW);
    expect(card?.title).toBe('H-1 · 2 support workers who speak Romanian');
    expect(card?.meta).toEqual([
      'Thu 26 Nov 13:00–21:00',
      'Luton area at the reception centre',
      'women · with women found',
    ]);
    expect(card?.answerBy).toBe('answer by Wed 17:00');
    expect(card?.chip).toEqual({ tone: 'bad', words: 'No one yet' });
  });

  test('AG1 those that need an answer stand on top, the soonest first', () => {
    const cards = requestCards(
      records(
        {
          r1: request({ ref: 'H-1', number: 1 }),
          r2: request({ ref: 'H-2', answerBy: at('25T18:00') }),
          r3: request({ ref: 'H-3', answerBy: at('25T12:00') }),
          r4: request({ ref: 'H-4', standing: 'cannot' }),
          r10: request({ ref: 'H-10', standing: 'taken_back' }),
        },
        { a1: person({ answer: 'confirmed' }) },
      ),
      NOW,
    );
    expect(cards.map(({ ref }) => ref)).toEqual(['H-3', 'H-2', 'H-1', 'H-4', 'H-10']);
    expect(cards.filter(({ needsAnswer }) => needsAnswer)).toHaveLength(2);
    expect(cards[2]?.chip).toEqual({ tone: 'ok', words: '1 of 1' });
    expect(cards[3]?.chip.words).toBe('You said you cannot');
  });

  test('AG1 two yeses that leave an hour open do not look like enough', () => {
    const until = person({ answer: 'confirmed', endAt: at('26T19:00') });
    const [card] = requestCards(records({ r1: request() }, { a1: person({ answer: 'confirmed' }), a2: until }), NOW);
    expect(card?.chip).toEqual({ tone: 'warn', words: '2 of 2, not all hours' });
    expect(card?.needsAnswer).toBe(true);
  });

  test('AG1 nothing needs an answer once the operation takes none, or the request was taken back', () => {
    const over = { ...records({ r1: request() }), takesAnswers: false };
    expect(requestCards(over, NOW)[0]).toMatchObject({ needsAnswer: false, open: [], answerBy: null });
    expect(requestCards(records({ r1: request({ standing: 'taken_back' }) }), NOW)[0]?.needsAnswer).toBe(false);
  });

  test('AG1 while the hours are not settled the request waits, and says so', () => {
    const [card] = requestCards(records({ r1: request({ startAt: null, endAt: null }) }), NOW);
    expect(card).toMatchObject({ hoursKnown: false, needsAnswer: true });
    expect(card?.meta[0]).toBe('hours not settled yet');
  });
});

describe('a person put forward', () => {
  const line = (assignment: AssignmentView, notices: readonly NoticeView[] = []) =>
    personLine('a1', assignment, {
      request: request(),
      notices,
      roster: records({}).roster,
      now: NOW,
      zone: ZONE,
    });

  test('AG3 her answer, who gave it and when', () => {
    const answeredAt = at('23T18:02');
    const said = (fields: Partial<AssignmentView>): string => line(person(fields)).answer.words;
    expect(said({ answer: 'confirmed', answeredAt, answeredBy: 'worker' })).toBe('She confirmed, Mon 18:02');
    expect(said({ answer: 'confirmed', answeredAt, answeredBy: 'worker', gender: 'man' })).toMatch(/^He confirmed/);
    expect(said({ answer: 'confirmed', answeredAt, answeredBy: 'worker', gender: 'not_said' })).toMatch(/^They/);
    expect(said({ answer: 'confirmed', answeredAt, answeredBy: 'coordinator' })).toBe('Yes by voice, Mon 18:02');
    expect(said({ answer: 'declined', answeredAt })).toBe('Cannot come, Mon 18:02');
    expect(said({ answer: 'asked_again' })).toBe('Hours moved, asked again');
    expect(said({ answer: 'withdrawn' })).toBe('Withdrawn');
  });

  test('AG3 whether a link was made, and whether she has read it, by the latest asking', () => {
    const asked = (told: NonNullable<NoticeView['told']>, when: number): NoticeView => ({
      kind: 'asked',
      to: { kind: 'assignment', id: 'a1' },
      at: when,
      told,
    });
    expect(line(person()).answer.words).toBe('Not asked yet: no link made');
    expect(line(person({ link: 'issued' }), [asked('waiting', 1)]).answer.words).toBe('Link made, not opened');
    expect(line(person({ link: 'issued' }), [asked('shown', 1)]).answer.words).toBe('Link opened, no answer yet');
    expect(line(person({ link: 'issued' }), [asked('shown', 1), asked('waiting', 2)]).answer.words).toBe(
      'Link made, not opened',
    );
  });

  test('AG3 that she may know someone is said nowhere', () => {
    const declined = person({ answer: 'declined', answeredAt: NOW });
    const knows = JSON.stringify(line({ ...declined, mayKnowSomeone: true }));
    expect(knows).toBe(JSON.stringify(line({ ...declined, mayKnowSomeone: false })));
  });

  test('AG3 her hours against those asked for, and both her names', () => {
    expect(hoursText(person(), request(), ZONE)).toBe('whole time');
    expect(hoursText(person({ endAt: at('26T19:00') }), request(), ZONE)).toBe('until 19:00');
    expect(hoursText(person({ startAt: at('26T15:00') }), request(), ZONE)).toBe('from 15:00');
    expect(hoursText(person({ startAt: at('26T15:00'), endAt: at('26T19:00') }), request(), ZONE)).toBe('15:00–19:00');
    expect(line(person())).toMatchObject({
      name: 'Worker A',
      own: 'Elena Brook',
      about: 'Romanian, English · whole time',
    });
  });

  /** Acts offered that the server would refuse, by the rules of its decisions (DM27 to DM31). */
  function refusedActs(offered: (assignment: AssignmentView) => ReturnType<typeof actsOf>): readonly string[] {
    const needsYes: readonly Act[] = ['enRoute', 'arrived', 'standDown'];
    return ANSWERS.flatMap((answer) =>
      PRESENCES.flatMap((presence) =>
        (['none', 'issued'] as const).flatMap((link) => {
          const assignment = person({ answer, presence, link });
          const { acts, more } = offered(assignment);
          const live = isCountedOn(assignment) && presence !== 'stood_down';
          const yes = answer === 'confirmed' || answer === 'asked_again';
          const all = [...acts, ...more];
          const wrong = all.filter(
            (act) =>
              !live ||
              (needsYes.includes(act) && !yes) ||
              (act === 'pass' && answer !== 'confirmed') ||
              ((act === 'told' || act === 'toldUntil') && answer === 'confirmed'),
          );
          const twice = all.length === new Set(all).size ? [] : ['twice'];
          return [...wrong, ...twice].map((act) => `${act}: ${answer} ${presence}`);
        }),
      ),
    );
  }

  test('AG4 no act is offered that would be refused; a planted one is found', () => {
    expect(refusedActs(actsOf)).toEqual([]);
    expect(refusedActs(() => ({ acts: ['told'], more: [] }))).toContain('told: confirmed not_started');
    expect(refusedActs((one) => ({ ...actsOf(one), more: ['pass'] }))).toContain('pass: put_forward not_started');
  });

  test('AG4 whoever is counted on always has a way out in reach', () => {
    for (const answer of ['put_forward', 'asked_again', 'confirmed'] as const)
      for (const presence of ['not_started', 'en_route', 'arrived'] as const) {
        const { acts, more } = actsOf(person({ answer, presence }));
        expect([...acts, ...more]).toContain('cannot');
      }
  });
});
