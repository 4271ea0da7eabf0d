import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { contestsOver } from '#client/plan/contests.ts';
import { knownOf } from '#client/plan/paste-known.ts';
import {
  agencyName,
  memberName,
  placeName,
  places,
  sorted,
  teamCandidates,
  type PlanData,
} from '#client/plan/plan-data.ts';
import { sectionLinks } from '#client/plan/sections.ts';
import { anchorOf } from '#client/readiness/anchor.ts';
import { levelsLeft, showingCell, showingWords } from '#client/plan/showing-view.ts';
import { askedLines, coverLine } from '#client/plan/staffing-view.ts';
import { grouped, tMoveEffect } from '#client/plan/t-move.ts';
import { offsetText, readOffset, windowBothWays, type TFrame } from '#client/plan/window.ts';
import type { RiskView } from '#shared/plan-records.ts';
import { judgeRows, readPaste } from '#shared/paste.ts';
import { ERASED } from '#shared/erased.ts';

const T = Date.parse('2026-11-26T14:00:00Z');
const MINUTE = 60_000;
const frame: TFrame = { t: T, zone: 'Europe/London', now: T - 26 * 60 * MINUTE };
const noT: TFrame = { ...frame, t: null };

const data: PlanData = {
  operation: { codename: 'MARIGOLD', t: T, phase: 'draft', standing: { kind: 'running' } },
  addresses: new Map([
    ['a10', { ref: 'A10', line: '10 Example Road', postcode: 'LU1 0AA', teamId: null }],
    ['addrAAAAAA2', { ref: 'A2', line: '27 Sample Terrace', postcode: 'LU1 0AB', teamId: 't1' }],
  ]),
  sites: new Map([['siteAAAAAA1', { kind: 'reception_centre', name: 'Example Hall', line: 'Placeholder Yard' }]]),
  teams: new Map([['t1', { callSign: 'MIKE 10', memberIds: ['m1'], updaterId: 'm1' }]]),
  agencies: new Map([
    [
      'g1',
      { name: 'Harbour Support', short: 'Harbour', kind: 'charity', units: [{ id: 'u1', name: 'Romanian desk' }] },
    ],
    ['g2', { name: 'This force', short: 'POL', kind: 'police', units: [] }],
  ]),
  members: new Map([
    ['m1', { name: 'PC Ann Example', agencyId: 'g2', roles: ['observer'], active: true }],
    ['m2', { name: ERASED, agencyId: 'g1', roles: ['coordinator'], active: true }],
    ['m3', { name: 'Eva Sample', agencyId: 'g1', roles: ['field'], active: true }],
    ['m4', { name: 'PC Ben Gone', agencyId: 'g2', roles: ['field'], active: false }],
  ]),
  requirements: new Map([
    [
      'r1',
      {
        ref: 'N1',
        role: 'interpreter',
        number: 2,
        place: { kind: 'site', id: 'siteAAAAAA1' },
        window: { start: -60, end: 480 },
      },
    ],
  ]),
  requests: new Map([
    [
      'q1',
      {
        ref: 'H-1',
        requirementId: 'r1',
        agencyId: 'g1',
        unitId: 'u1',
        askedAt: T - 60 * MINUTE,
        answerBy: T,
        standing: 'open',
      },
    ],
  ]),
  assignments: new Map([
    ['p1', assignment({ answer: 'confirmed', slackMinutes: 30 })],
    ['p2', assignment({ answer: 'confirmed', slackMinutes: 0 })],
    ['p3', assignment({ answer: 'put_forward', slackMinutes: 0 })],
    ['p4', assignment({ answer: 'declined', slackMinutes: 0 })],
  ]),
  showings: new Map([
    [
      'w1',
      {
        place: { kind: 'site', id: 'siteAAAAAA1' },
        agencyId: 'g1',
        level: 'full',
        shownLevel: 'area',
        standing: { kind: 'planned', dueAt: T - 90 * MINUTE },
      },
    ],
    [
      'w2',
      {
        place: { kind: 'address', id: 'addrAAAAAA2' },
        agencyId: 'g1',
        level: 'full',
        standing: { kind: 'withdrawn', at: T, reason: 'moved', seen: true },
      },
    ],
  ]),
  contests: new Map([
    [
      'c1',
      {
        on: { kind: 'address', id: 'addrAAAAAA2' },
        field: 'hazards',
        standing: 'one dog',
        other: 'two dogs',
        by: 'Insp. Lee Example',
        at: T,
      },
    ],
    ['c2', { on: { kind: 'operation', id: 'operation' }, field: 'codename', standing: 'A', other: 'B' }],
  ]),
  covers: new Map(),
  readiness: new Map([['x', { addressId: 'addrAAAAAA2', ready: true, faults: [] }]]),
  posts: new Map([['o1', { name: 'Silver', level: 'silver', holderId: null, deputyId: null, offered: null }]]),
  tasks: new Map([['k1', { title: 'Brief the teams', postId: null, addressId: null, due: -60, done: null }]]),
  contingencies: new Map(),
  channels: new Map(),
  warrants: new Map(),
  risks: new Map(),
  drawings: new Map(),
  usualNeeds: new Map(),
  staff: new Map([['s1', { name: 'PC Sam Sample', number: '1234', posting: null }]]),
  imports: new Map(),
  notices: new Map(),
};

function assignment(part: { answer: 'confirmed' | 'put_forward' | 'declined'; slackMinutes: number }) {
  return {
    ...part,
    requirementId: 'r1',
    requestId: 'q1',
    agencyId: 'g1',
    unitId: 'u1',
    role: 'interpreter' as const,
    languages: ['ro'],
    startAt: T - 60 * MINUTE,
    endAt: T + 480 * MINUTE,
  };
}

describe('the plan as it is read', () => {
  test('PN20 records stand in the order of their names, numbers as numbers', () => {
    expect(sorted(data.addresses, ({ ref }) => ref).map(([id]) => id)).toEqual(['addrAAAAAA2', 'a10']);
    expect(places(data).map(({ name }) => name)).toEqual(['A2', 'A10', 'Reception centre: Example Hall']);
  });

  test('PN20 names say what is known: erased, dismissed, not shown', () => {
    expect(memberName(data, 'm2')).toBe('erased');
    expect(memberName(data, 'm4')).toBe('PC Ben Gone (dismissed)');
    expect(memberName(data, 'm9')).toBe('name not shown');
    expect(agencyName(data, 'g1', 'u1')).toBe('Harbour Support · Romanian desk');
    expect(placeName(data, { kind: 'site', id: 's9' })).toBe('a site not shown');
  });

  test('PN14 in a team stand active police and active field officers, nobody else', () => {
    expect(teamCandidates(data).map(([id]) => id)).toEqual(['m3', 'm1']);
  });

  test('PN20 the navigation says how each part stands and which needs someone', () => {
    const links = Object.fromEntries(sectionLinks(data).map((link) => [link.id, link]));
    expect(links['requirements']).toMatchObject({ count: '1 requirement', needs: false });
    expect(links['readiness']).toMatchObject({ count: '1 of 2 ready', needs: true });
    const risks = new Map<string, RiskView>([
      ['k1', { place: null }],
      ['k2', { place: { kind: 'address', id: 'a10' } }],
    ]);
    expect(links['risks']?.count).toBe('none yet');
    expect(sectionLinks({ ...data, risks }).find(({ id }) => id === 'risks')?.count).toBe('1, 1 at addresses');
    expect(sectionLinks({ ...data, operation: { t: null } })[0]).toMatchObject({ id: 'operation', needs: true });
    expect(anchorOf('operation', 'operation')).toBe('operation');
    expect(anchorOf('team', 't1')).toBe('team-t1');
  });

  test('PN17 contests are found by record and field', () => {
    expect(contestsOver(data.contests, { kind: 'address', id: 'addrAAAAAA2' }, 'hazards').map(({ id }) => id)).toEqual([
      'c1',
    ]);
    expect(contestsOver(data.contests, { kind: 'address', id: 'addrAAAAAA2' }, 'entry')).toEqual([]);
    expect(contestsOver(data.contests, { kind: 'address', id: 'a10' }, 'hazards')).toEqual([]);
    expect(contestsOver(data.contests, { kind: 'operation', id: 'operation' }, 'codename')).toHaveLength(1);
  });
});

describe('hours against T', () => {
  test('PN15 hours are typed against T or by the clock, and shown both ways', () => {
    expect(readOffset('T-1:00', frame)).toBe(-60);
    expect(readOffset('13:00', frame)).toBe(-60);
    expect(readOffset('0100', frame)).toBe(660);
    expect(readOffset('T+3h30', noT)).toBe(210);
    expect(readOffset('13:00', noT)).toEqual(expect.stringContaining('Without a T'));
    expect(readOffset('T+30000', frame)).toEqual(expect.any(String));
    expect(windowBothWays({ start: -60, end: 0 }, frame)).toBe('T−01:00 · 13:00 to T+00:00 · 14:00');
    expect(windowBothWays({ start: -60, end: 480 }, noT)).toBe('T−01:00 to T+08:00');
  });

  test('PN15 an offset written out is read back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_160, max: 20_160 }), (minutes) => {
        expect(readOffset(offsetText(minutes), noT)).toBe(minutes);
      }),
      { numRuns: 500, seed: 15 },
    );
  });
});

/** People whose standing after a move of T the preview tells wrongly, against the rule written out here once more. */
function wrongForecasts(effect: typeof tMoveEffect): readonly string[] {
  const wrong: string[] = [];
  for (const minutes of [-45, -30, -1, 0, 1, 30, 31, 45]) {
    const { askedAgain } = effect(data, T + minutes * MINUTE);
    for (const [id, one] of data.assignments) {
      const should = one.answer === 'confirmed' && Math.abs(minutes) > (one.slackMinutes ?? 0);
      if (askedAgain.some((other) => other.id === id) !== should) wrong.push(`${id} at ${minutes}`);
    }
  }
  return wrong;
}

test('PN21 before T moves, those who will be asked again are named: beyond their slack, and where it is not shown, perhaps', () => {
  expect(wrongForecasts(tMoveEffect)).toEqual([]);
  const optimist: typeof tMoveEffect = (plan, to) => ({ ...tMoveEffect(plan, to), askedAgain: [] });
  expect(wrongForecasts(optimist)).not.toEqual([]);
  expect(tMoveEffect(data, T + 45 * MINUTE).moved.map(({ id }) => id)).toEqual(['p3']);
  const hidden = {
    ...data,
    assignments: new Map([...data.assignments].map(([id, { slackMinutes: _hidden, ...one }]) => [id, one])),
  };
  const { askedAgain, perhaps } = tMoveEffect(hidden, T + MINUTE);
  expect(askedAgain).toEqual([]);
  expect(grouped(perhaps)).toEqual(['2 × Interpreter, Harbour Support · Romanian desk']);
  expect(tMoveEffect(data, T + 45 * MINUTE).askedAgain[0]?.who).toBe('Interpreter, Harbour Support · Romanian desk');
});

describe('showing places', () => {
  test('PN16 a field says what is seen now, what is planned, and what was withdrawn too late', () => {
    const planned = showingCell(data.showings, 'siteAAAAAA1', 'g1');
    expect(showingWords(planned, frame.now, frame.zone)).toEqual(['Area', 'full place planned for Thu 26 Nov 12:30']);
    expect(levelsLeft(planned)).toEqual(['full']);
    const withdrawn = showingCell(data.showings, 'addrAAAAAA2', 'g1');
    expect(showingWords(withdrawn, T, frame.zone)).toEqual(['Withdrawn 14:00', 'had been seen']);
    expect(levelsLeft(withdrawn)).toEqual(['area', 'full']);
    const nothing = showingCell(data.showings, 'a10', 'g1');
    expect(showingWords(nothing, T, frame.zone)).toEqual(['Nothing']);
    expect(showingCell(data.showings, 'siteAAAAAA1', 'g2').showingId).toBeUndefined();
  });
});

describe('asking', () => {
  test('PN15 who was asked, whom they put forward and how it is covered', () => {
    const [line] = askedLines(data, 'r1', frame.zone);
    expect(line).toMatchObject({ ref: 'H-1', who: 'Harbour Support · Romanian desk', standing: 'open' });
    expect(line?.people.map(({ standing }) => standing)).toEqual([
      'Confirmed',
      'Confirmed',
      'Put forward',
      'Cannot come',
    ]);
    expect(coverLine(data, 'r1')).toMatchObject({ tone: 'ok', words: '2 of 2 confirmed · 1 put forward' });
    const short = {
      ...data,
      covers: new Map([
        [
          'r1',
          {
            requirementId: 'r1',
            needed: 2,
            putForward: 0,
            gap: {
              kind: 'short' as const,
              startAt: null,
              endAt: null,
              missing: 1,
              sentence: 'Example Hall 19:00–21:00: 1 of 2',
            },
          },
        ],
      ]),
    };
    expect(coverLine(short, 'r1')).toMatchObject({
      tone: 'warn',
      words: '2 of 2 confirmed, not for all hours',
      sentence: 'Example Hall 19:00–21:00: 1 of 2',
    });
  });
});

test('PN4 a pasted plan names what the plan has, and what is there already is not new', () => {
  const known = knownOf(data, frame);
  const read = (kind: 'address' | 'team' | 'requirement', text: string) =>
    judgeRows(kind, readPaste(kind, text).rows, known);
  expect(read('address', '27 Sample Terrace\tlu10ab')).toEqual([{ kind: 'there' }]);
  expect(read('team', 'mike 10\t4')).toEqual([{ kind: 'there' }]);
  expect(read('requirement', 'interpreter\t1\tReception centre\t13:00\tT+8:00\tro')).toMatchObject([
    { kind: 'new', payload: { place: { kind: 'site', id: 'siteAAAAAA1' }, window: { start: -60, end: 480 } } },
  ]);
  expect(read('requirement', 'interpreter\t1\tA2\tsoon\tT+8:00')).toMatchObject([
    { kind: 'faulty', faults: [{ column: 'from' }] },
  ]);
});
