import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Highs } from 'highs';
import type { Proposal, ProposalAsked } from '#shared/proposals.ts';
import { loadSolver } from '#server/allocation/linear-model.ts';
import { propose } from '#server/allocation/propose.ts';
import { weightAt, weightOf } from '#server/allocation/urgency.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

const HOUR = 3_600_000;
const T = Date.UTC(2026, 10, 24, 14);
const at = (hours: number) => T + hours * HOUR;

/** A place, a need there and a person, as the lead's view has them; each test says what differs. */
const need = (role: string, more: object = {}) => ({
  role,
  number: 1,
  place: { kind: 'site', id: 'reception' },
  window: { start: 60, end: 240 },
  languages: [],
  gender: 'any',
  worksWith: 'women_found',
  ...more,
});
const someone = (requirementId: string, more: object = {}) => ({
  requirementId,
  agencyId: 'harbour',
  role: 'interpreter',
  languages: ['ro'],
  gender: 'woman',
  startAt: at(1),
  endAt: at(4),
  answer: 'confirmed',
  presence: 'not_started',
  conflict: 'none',
  ...more,
});
const operation = (more: object = {}) => ({ operation: { zone: 'Europe/London', t: T, dates: [], ...more } });
const BASE = {
  operation: operation(),
  site: { reception: { name: 'Reception' } },
  address: { a1: { ref: 'A1', teamId: 'team1' }, a2: { ref: 'A2', teamId: null } },
};

const ask = (asked: ProposalAsked, view: object, now = T - HOUR): Promise<Proposal> =>
  propose(
    { asked, views: [{ ...BASE, ...view }], now },
    { highs: async () => highs, elapsed: () => 0, budget: 60_000 },
  );
const kinds = ({ steps }: Proposal) => steps.map(({ deed }) => deed.kind);

describe('what weighs, and when', () => {
  test('AL5 women found and those who speak to them first, suspects last; what is soon three times what is late', () => {
    expect(weightOf('interpreter', 'women_found', null)).toBe(4);
    expect(weightOf('support_worker', 'women_found', null)).toBe(3);
    expect(weightOf('housing', 'either', 30)).toBe(3);
    expect(weightOf('housing', 'either', null)).toBe(2);
    expect(weightOf('interpreter', 'suspects', 30)).toBe(1);
    const one = { ...need('interpreter'), weight: 4 } as never;
    expect([-1, 0.5, 1, 2.9, 3].map((hours) => weightAt(one, at(hours), [at(1), at(3)]))).toEqual([12, 12, 8, 8, 4]);
  });

  test('AL5 one interpreter for two needs goes to the women found, and hours that are over weigh nothing', async () => {
    const requirement = { theirs: need('interpreter', { worksWith: 'suspects' }), hers: need('interpreter') };
    const staff = { ana: { roles: ['interpreter'], languages: [], gender: 'woman', posting: null } };
    const found = await ask({ kind: 'allocation' }, { requirement, staff });
    expect(found.steps.map(({ deed }) => deed)).toMatchObject([
      { kind: 'duty', requirementId: 'hers', window: { start: 60, end: 240 } },
    ]);
    const late = await ask({ kind: 'allocation' }, { requirement, staff }, at(3));
    expect(late.steps.map(({ deed }) => deed)).toMatchObject([
      { requirementId: 'hers', window: { start: 180, end: 240 } },
    ]);
    expect(await ask({ kind: 'allocation' }, { requirement, staff }, at(5))).toMatchObject({
      steps: [],
      uncoveredBefore: 0,
    });
  });

  test('AL5 before there is a day, duties alone are proposed, in minutes from T', async () => {
    const requirement = { hers: need('interpreter') };
    const staff = { ana: { roles: ['interpreter'], languages: [], gender: 'woman', posting: null } };
    const found = await ask({ kind: 'allocation' }, { operation: operation({ t: null }), requirement, staff });
    expect(found.steps[0]?.deed).toMatchObject({ window: { start: 60, end: 240 } });
    expect(found.steps[0]?.why).toContain('T+60 to T+240 min');
  });
});

describe('the lead’s allocation', () => {
  test('AL15 who is posted elsewhere, whose duties clash and who is blocked', async () => {
    const requirement = {
      atOne: need('interpreter', { place: { kind: 'address', id: 'a1' } }),
      atTwo: need('interpreter', { place: { kind: 'address', id: 'a2' } }),
    };
    const person = (posting: object | null) => ({ roles: ['interpreter'], languages: [], gender: 'woman', posting });
    const posted = await ask(
      { kind: 'allocation' },
      {
        requirement,
        staff: { ana: person({ kind: 'team', id: 'team1' }), bea: person({ kind: 'address', id: 'a2' }) },
      },
    );
    expect(posted.steps.map(({ deed }) => deed)).toMatchObject([
      { staffId: 'ana', requirementId: 'atOne' },
      { staffId: 'bea', requirementId: 'atTwo' },
    ]);
    const duty = {
      one: { staffId: 'ana', requirementId: 'atOne', window: { start: 60, end: 240 } },
      two: { staffId: 'ana', requirementId: 'atTwo', window: { start: 60, end: 240 } },
    };
    const clash = { one: { faults: [{ rule: 'conflict', sentence: '', blocks: true, setAside: null }] } };
    const torn = await ask({ kind: 'allocation' }, { requirement, duty, clash, staff: { ana: person(null) } });
    expect(torn.steps).toEqual([]);
    expect(torn.uncoveredAfter).toBe(torn.uncoveredBefore);
    expect(torn.uncoveredBefore).toBeGreaterThan(0);
    const asides = {
      one: { faults: [{ rule: 'conflict', sentence: '', blocks: true, setAside: { reason: '', by: '', at: 0 } }] },
    };
    expect(
      (await ask({ kind: 'allocation' }, { requirement, duty, clash: asides, staff: { ana: person(null) } }))
        .uncoveredBefore,
    ).toBe(0);
    // Two places at once is of both together: it is for an allocation to undo, and leaves nobody out.
    const together = { one: { faults: [{ rule: 'overlap', sentence: '', blocks: true, setAside: null }] } };
    expect(
      (await ask({ kind: 'allocation' }, { requirement, duty, clash: together, staff: { ana: person(null) } }))
        .uncoveredBefore,
    ).toBe(0);
  });

  test('AL16 a move says what it opens, and that another step makes up for it', async () => {
    const requirement = {
      hers: need('interpreter', { languages: ['ro'] }),
      plain: need('interpreter', { place: { kind: 'address', id: 'a1' } }),
    };
    const assignment = { one: someone('plain') };
    const staff = { ana: { roles: ['interpreter'], languages: ['sq'], gender: 'woman', posting: null } };
    const found = await ask({ kind: 'allocation' }, { requirement, assignment, staff });
    expect(kinds(found).sort()).toEqual(['duty', 'move']);
    const move = found.steps.find(({ deed }) => deed.kind === 'move');
    expect(move?.closes).toEqual(['Reception 15:00–18:00: 1 of 1 Romanian interpreter, now 0.']);
    expect(move?.opens).toEqual([
      'A1 15:00–18:00: 0 of 1 interpreter, now 1. Another step here makes up for it.',
      'They are asked again: their yes does not count until they have answered.',
    ]);
    expect(found.uncoveredAfter).toBe(0);
    const alone = await ask({ kind: 'allocation' }, { requirement, assignment });
    expect(alone.steps).toEqual([]);
  });

  test('AL16 a duty given up comes first, and what depends on it says so', async () => {
    const requirement = {
      hers: need('interpreter'),
      theirs: need('interpreter', { worksWith: 'suspects', place: { kind: 'address', id: 'a1' } }),
    };
    const staff = { ana: { roles: ['interpreter'], languages: [], gender: 'woman', posting: null } };
    const duty = { one: { staffId: 'ana', requirementId: 'theirs', window: { start: 60, end: 240 } } };
    const found = await ask({ kind: 'allocation' }, { requirement, staff, duty });
    expect(kinds(found)).toEqual(['end_duty', 'duty']);
    expect(found.steps[0]?.opens).toEqual(['A1 15:00–18:00: 0 of 1 interpreter, now 1.']);
    expect(found.steps[1]?.opens).toEqual(['Only once they are no longer at A1 15:00–18:00.']);
  });
});

describe('who could fill a gap', () => {
  const requirement = {
    gap: need('interpreter', { languages: ['ro'] }),
    full: need('interpreter', { place: { kind: 'address', id: 'a1' } }),
    tight: need('interpreter', { place: { kind: 'address', id: 'a2' }, window: { start: 180, end: 240 } }),
  };
  const assignment = {
    waits: someone('gap', { answer: 'put_forward' }),
    said: someone('gap', { answer: 'declined' }),
    spare: someone('full'),
    spare2: someone('full'),
    needed: someone('tight', { startAt: at(2) }),
    wrongSide: someone('full', { languages: ['sq'] }),
  };
  const staff = {
    free: { roles: ['interpreter'], languages: ['ro'], gender: 'woman', posting: null },
    busy: { roles: ['interpreter'], languages: ['ro'], gender: 'woman', posting: { kind: 'address', id: 'a2' } },
  };
  const agency = {
    police: { kind: 'police', short: 'POL' },
    harbour: { kind: 'charity', short: 'HS' },
    asked: { kind: 'charity', short: 'AS' },
    offers: { kind: 'charity', short: 'OF' },
    other: { kind: 'council', short: 'OT' },
  };
  const request = {
    r1: { requirementId: 'gap', agencyId: 'harbour' },
    r2: { requirementId: 'gap', agencyId: 'asked' },
  };
  const capacity = {
    c1: {
      agencyId: 'offers',
      unitId: null,
      role: 'interpreter',
      number: 3,
      languages: ['ro'],
      gender: 'any',
      hours: null,
    },
  };
  const gap = { kind: 'replacement', requirementId: 'gap', startAt: at(1), endAt: at(4) } as const;
  const view = { requirement, assignment, staff, agency, request, capacity };

  test('AL9 in their order, each with a reason and what it opens; nobody who declined, does not fit, or is asked already', async () => {
    const found = await ask(gap, view);
    expect(found.steps.map(({ id }) => id)).toEqual([
      'ring waits',
      'duty free',
      'move spare',
      'move spare2',
      'move needed',
      'ask offers',
      'ask other',
    ]);
    const [ring, duty, spare, , needed, offers] = found.steps;
    expect(ring?.why).toBe('Put forward for Reception 15:00–18:00, and no answer yet: ring them.');
    expect(duty?.closes).toEqual(['Reception 15:00–18:00: 1 of 1 Romanian interpreter, now 0.']);
    expect(spare?.opens).toEqual(['They are asked again: their yes does not count until they have answered.']);
    expect(needed?.opens[0]).toBe('A2 17:00–18:00: 0 of 1 interpreter, now 1.');
    expect(offers?.why).toContain('could send 3');
    expect(found.uncoveredAfter).toBeLessThan(found.uncoveredBefore);
  });

  test('AL9 twelve at most; a gap that is none, and a need that is gone, have nobody', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`free${n}`, staff.free]));
    expect((await ask(gap, { ...view, staff: many })).steps).toHaveLength(12);
    expect((await ask({ ...gap, requirementId: 'gone' }, view)).steps).toEqual([]);
    expect((await ask({ ...gap, startAt: at(9), endAt: at(10) }, view)).steps).toEqual([]);
  });
});

describe('a coordinator’s own roster', () => {
  const request = {
    r1: {
      ref: 'H-1',
      agencyId: 'harbour',
      role: 'interpreter',
      number: 1,
      startAt: at(1),
      endAt: at(4),
      languages: ['ro'],
      gender: 'any',
      worksWith: 'women_found',
      standing: 'open',
    },
    r2: {
      ref: 'H-2',
      agencyId: 'harbour',
      role: 'interpreter',
      number: 1,
      startAt: at(1),
      endAt: at(4),
      languages: [],
      gender: 'any',
      worksWith: 'suspects',
      standing: 'open',
    },
  };
  const person = (more: object = {}) => ({
    roles: ['interpreter'],
    languages: ['ro'],
    gender: 'woman',
    worksWith: 'either',
    availability: [],
    maxMinutes: null,
    travelMinutes: null,
    ...more,
  });

  test('AL10 whoever closes most first, within the hours and the journey that they said; overtime is said', async () => {
    const rosterPerson = {
      short: person({ availability: [{ startAt: at(0.5), endAt: at(3.5) }], travelMinutes: 30 }),
      whole: person(),
      tired: person({ maxMinutes: 60 }),
      other: person({ languages: [] }),
    };
    const found = await ask({ kind: 'own_roster', requestId: 'r1' }, { request, rosterPerson });
    expect(found.steps.map(({ deed }) => deed)).toMatchObject([
      { personId: 'whole', startAt: at(1), endAt: at(4) },
      { personId: 'tired' },
      { personId: 'short', startAt: at(1), endAt: at(3) },
    ]);
    expect(found.steps[1]?.opens).toEqual(['That is 120 minutes more than they said they can work.']);
    expect(found.steps[0]?.closes).toEqual(['H-1 15:00–18:00: 1 of 1 Romanian interpreter, now 0.']);
  });

  test('AL10 for all that is asked: nobody twice at a time or on both sides, and whoever is not overworked', async () => {
    const rosterPerson = { one: person({ maxMinutes: 60 }), two: person() };
    const found = await ask({ kind: 'own_roster', requestId: null }, { request: { r1: request.r1 }, rosterPerson });
    expect(found.steps.map(({ deed }) => deed)).toMatchObject([{ personId: 'two', requestId: 'r1' }]);
    const both = await ask({ kind: 'own_roster', requestId: null }, { request, rosterPerson: { one: person() } });
    expect(both.steps.map(({ deed }) => deed)).toMatchObject([{ requestId: 'r1' }]);
    const assignment = {
      a1: {
        requestId: 'r2',
        personId: 'one',
        startAt: at(1),
        endAt: at(2),
        answer: 'confirmed',
        presence: 'not_started',
      },
    };
    const taken = await ask(
      { kind: 'own_roster', requestId: null },
      { request, assignment, rosterPerson: { one: person() } },
    );
    expect(taken.steps.map(({ deed }) => deed)).toMatchObject([{ requestId: 'r2', startAt: at(2), endAt: at(4) }]);
  });
});
