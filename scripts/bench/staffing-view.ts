import type { Put } from '#shared/protocol.ts';
import type { StaffRole, WorksWith } from '#shared/vocabulary.ts';

const HOUR = 3_600_000;
/** 24 November 2026, 14:00 in London. */
export const T = Date.UTC(2026, 10, 24, 14);

interface Kind {
  readonly role: StaffRole;
  readonly number: number;
  readonly language: string | null;
  readonly side: WorksWith;
  readonly own: boolean;
}

/** What an address usually needs: women's side, police, suspects' side. Whoever is of the force comes from its own staff. */
const FIRST: Kind = { role: 'interpreter', number: 2, language: 'ro', side: 'women_found', own: false };
const KINDS: readonly Kind[] = [
  FIRST,
  { role: 'search_officer', number: 4, language: null, side: 'either', own: true },
  { role: 'support_worker', number: 2, language: null, side: 'women_found', own: false },
  { role: 'woman_officer', number: 1, language: null, side: 'women_found', own: true },
  { role: 'sexual_health_nurse', number: 1, language: null, side: 'women_found', own: false },
  { role: 'interpreter', number: 1, language: 'sq', side: 'suspects', own: false },
  { role: 'entry_officer', number: 2, language: null, side: 'either', own: true },
  { role: 'social_worker_adult', number: 1, language: null, side: 'women_found', own: false },
  { role: 'interpreter', number: 1, language: 'hu', side: 'women_found', own: false },
  { role: 'exhibits_officer', number: 1, language: null, side: 'either', own: true },
];

/** Numbers from 0 to 1 out of one whole number. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * A lead's full view of a staffed operation: so many requirements at addresses in one town, so many people, three in ten of
 * the force's own. Seven in ten of the others are where they were put forward for, and the rest declined.
 */
export function staffedView(requirements: number, people: number, seed = 1): Put {
  const next = numbersFrom(seed);
  const within = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const addresses = Math.ceil(requirements / KINDS.length);
  const needs = needsOf(requirements, within);
  const others = needs.filter(({ kind }) => !kind.own);
  const own = needs.filter(({ kind }) => kind.own);
  const staff = Math.round(people * 0.4);
  const roles = Array.from({ length: staff }, () => own[within(0, own.length - 1)]?.kind.role);
  return {
    operation: { operation: { codename: 'Marigold', zone: 'Europe/London', t: T, dates: [] } },
    address: byId(addresses, 'address', (index) => ({
      ref: `A${index + 1}`,
      point: { latitude: 51.86 + next() * 0.06, longitude: -0.46 + next() * 0.1 },
      teamId: null,
    })),
    agency: byId(6, 'agency', (index) => ({
      name: `Agency ${index}`,
      short: `A${index}`,
      kind: index === 0 ? 'police' : 'charity',
    })),
    requirement: Object.fromEntries(
      needs.map(({ id, address, window, kind }) => [
        id,
        {
          role: kind.role,
          number: kind.number,
          place: { kind: 'address', id: address },
          window,
          languages: kind.language === null ? [] : [kind.language],
          gender: 'any',
          worksWith: kind.side,
          dialects: [],
          certificates: [],
          minutesEach: null,
        },
      ]),
    ),
    assignment: byId(people - staff, 'assignment', () =>
      assignmentIn(others[within(0, others.length - 1)], next, within),
    ),
    staff: byId(staff, 'staff', (index) => ({
      roles: [roles[index]],
      languages: ['en'],
      gender: next() < 0.5 ? 'woman' : 'man',
      posting: null,
    })),
    duty: byId(Math.round(staff * 0.6), 'duty', (index) => {
      const role = roles[index];
      const fitting = own.filter(({ kind }) => kind.role === role);
      const need = fitting[within(0, fitting.length - 1)];
      return { staffId: `staff${index}`, requirementId: need?.id, window: need?.window };
    }),
  };
}

/** One of another agency's people, put forward for one need. */
function assignmentIn(
  need: PlannedNeed | undefined,
  next: () => number,
  within: (least: number, most: number) => number,
): Readonly<Record<string, unknown>> {
  const startAt = T + (need?.window.start ?? 0) * 60_000 + within(0, 1) * HOUR;
  return {
    requirementId: need?.id,
    agencyId: `agency${within(1, 5)}`,
    role: need?.kind.role,
    languages: [need?.kind.language ?? 'en', 'en'],
    gender: next() < 0.8 ? 'woman' : 'man',
    dialects: [],
    certificates: [],
    conflict: 'none',
    startAt,
    endAt: T + (need?.window.end ?? 0) * 60_000,
    answer: next() < 0.3 ? 'declined' : next() < 0.3 ? 'put_forward' : 'confirmed',
    presence: 'not_started',
  };
}

interface PlannedNeed {
  readonly id: string;
  readonly address: string;
  readonly window: { readonly start: number; readonly end: number };
  readonly kind: Kind;
}

/** Each address has one need of each kind, at hours of its own. */
function needsOf(requirements: number, within: (least: number, most: number) => number): readonly PlannedNeed[] {
  return Array.from({ length: requirements }, (_, index) => {
    const start = 60 * within(-1, 1);
    const kind = KINDS[index % KINDS.length] ?? FIRST;
    const window = { start, end: start + 60 * within(3, 5) };
    return { id: `requirement${index}`, address: `address${Math.floor(index / KINDS.length)}`, window, kind };
  });
}

const byId = (count: number, kind: string, make: (index: number) => Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${kind}${index}`, make(index)]));
