import type { AssignmentView, RequirementView } from '#shared/records.ts';
import type { DutyView, StaffView } from '#shared/plan-records.ts';
import type { StaffRole } from '#shared/vocabulary.ts';
import type { StaffingFrame } from '#client/staffing/frame.ts';
import { indexOf, type StaffingData, type StaffingIndex } from '#client/staffing/staffing-data.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** 24 November 2026, 14:00 in London. */
export const T = Date.UTC(2026, 10, 24, 14);

/** Random numbers from nought to below a bound, the same for a seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ROLES: readonly StaffRole[] = ['interpreter', 'support_worker', 'woman_officer', 'search_officer'];
/** Ids as the server makes them: eleven letters. */
export const idOf = (kind: string, n: number): string => `${kind}${String(n).padStart(11 - kind.length, '0')}`;

export interface World {
  readonly data: StaffingData;
  readonly index: StaffingIndex;
  readonly frame: StaffingFrame;
}

export interface Sizes {
  readonly needs: number;
  readonly people: number;
  readonly staff: number;
}

/** An operation with needs at two dozen addresses, people of two agencies in them, and staff of the force's own, some on duty. */
export function worldOf(seed: number, { needs, people, staff }: Sizes, t: number | null = T): World {
  const random = randomFrom(seed);
  const requirements = new Map<string, RequirementView>();
  for (let n = 0; n < needs; n += 1) {
    const start = (random(8) - 2) * 60;
    requirements.set(idOf('need', n), {
      ref: `N${n + 1}`,
      role: ROLES[n % ROLES.length] ?? 'interpreter',
      number: 1 + random(3),
      place: { kind: 'address', id: idOf('addr', n % 24) },
      window: { start, end: start + (1 + random(6)) * 60 },
      languages: [],
      gender: 'any',
    });
  }
  const all = [...requirements];
  const assignments = new Map<string, AssignmentView>();
  for (let n = 0; n < people; n += 1) {
    const [requirementId, need] = all[random(all.length)] ?? ['', {}];
    const { start, end } = need.window ?? { start: 0, end: 60 };
    assignments.set(idOf('asgt', (n * 7919) % 99_991), {
      requirementId,
      agencyId: n % 2 === 0 ? 'agencyHarbo' : 'agencyClini',
      unitId: null,
      ...(need.role === undefined ? {} : { role: need.role }),
      languages: n % 3 === 0 ? ['ro', 'en'] : ['en'],
      gender: 'woman',
      startAt: (t ?? 0) + start * MINUTE,
      endAt: (t ?? 0) + end * MINUTE,
      answer: n % 4 === 0 ? 'put_forward' : 'confirmed',
      presence: 'not_started',
    });
  }
  const own = new Map<string, StaffView>();
  const duties = new Map<string, DutyView>();
  for (let n = 0; n < staff; n += 1) {
    const role = ROLES[n % ROLES.length] ?? 'interpreter';
    own.set(idOf('staf', n), { name: `PC Sample ${n}`, roles: [role], languages: [], gender: 'man', posting: null });
    if (n % 2 === 1) continue;
    const [requirementId, need] = all[random(all.length)] ?? ['', {}];
    if (need.window === undefined) continue;
    duties.set(idOf('duty', n), { staffId: idOf('staf', n), requirementId, window: need.window });
  }
  const addresses = new Map(Array.from({ length: 24 }, (_, n) => [idOf('addr', n), { ref: `A${n + 1}` }] as const));
  const data: StaffingData = {
    operation: { t, zone: 'Europe/London', dates: [] },
    addresses,
    sites: new Map(),
    agencies: new Map([
      ['agencyHarbo', { name: 'Harbour Support', short: 'HARBOUR' }],
      ['agencyClini', { name: 'Sample Clinic', short: 'CLINIC' }],
    ]),
    members: new Map(),
    staff: own,
    requirements,
    requests: new Map(),
    turns: new Map(),
    messages: new Map(),
    capacities: new Map(),
    assignments,
    duties,
    covers: new Map(
      all.map(([id, need]) => [
        id,
        {
          requirementId: id,
          needed: need.number ?? 1,
          startAt: (t ?? 0) + (need.window?.start ?? 0) * MINUTE,
          hours: Array.from({ length: ((need.window?.end ?? 0) - (need.window?.start ?? 0)) / 60 }, () => random(4)),
        },
      ]),
    ),
    clashes: new Map(),
    lacks: new Map(),
    notices: new Map(),
  };
  const frame: StaffingFrame = { origin: t, isT: t !== null, dateId: null, zone: 'Europe/London' };
  return { data, index: indexOf(data), frame };
}
