import * as fc from 'fast-check';
import { CERTIFICATES, STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';
import type {
  Address,
  Assignment,
  Duty,
  OperationEntities,
  Requirement,
  Site,
  Staff,
} from '#server/domain/operation-state.ts';
import type { Change, Tables } from '#server/domain/tables.ts';
import { address, agency, assignment, duty, operation, requirement, site, staff, tablesOf } from './operations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A plan of staffing as plain lists, out of which both the tables and the slow engine's answers are made. */
export interface RandomPlan {
  readonly zone: string;
  readonly t: number | null;
  readonly dates: readonly { readonly id: string; readonly t: number }[];
  readonly addresses: readonly (Address & { readonly id: string })[];
  readonly sites: readonly (Site & { readonly id: string })[];
  readonly needs: readonly (Requirement & { readonly id: string })[];
  readonly assignments: readonly (Assignment & { readonly id: string })[];
  readonly staff: readonly (Staff & { readonly id: string })[];
  readonly duties: readonly (Duty & { readonly id: string })[];
}

/** Across midnight, the night the clocks go forward, the night they go back, and an afternoon. */
const TIMES = [
  Date.UTC(2026, 10, 26, 14),
  Date.UTC(2026, 10, 26, 22, 30),
  Date.UTC(2026, 2, 28, 23),
  Date.UTC(2026, 9, 24, 23, 30),
] as const;

const minutes = (min: number, max: number) => fc.integer({ min: min / 5, max: max / 5 }).map((five) => five * 5);
const rarely = <V>(value: V, otherwise: V) => fc.constantFrom(value, otherwise, otherwise, otherwise, otherwise);

const POINTS = [
  null,
  { latitude: 51.879, longitude: -0.417 },
  { latitude: 51.893, longitude: -0.431 },
  { latitude: 51.941, longitude: -0.505 },
] as const;
const point = fc.constantFrom(...POINTS);

const addresses = fc.tuple(
  ...(['A1', 'A2'] as const).map((id) =>
    fc
      .record({
        number: fc.constantFrom(null, 0, 1, 3, 5),
        found: fc.constantFrom(null, null, null, 2, 4),
        strikeOffset: fc.constantFrom(-30, 0, 45),
        receptionId: fc.constantFrom('S1', 'S1', null),
        point,
      })
      .map(({ number, found, ...rest }) => {
        const report = { by: 'x', memberId: null, source: 'radio', happenedAt: 1, receivedAt: 1 } as const;
        const counts: Address['counts'] = found === null ? {} : { found: { number: found, report } };
        const made = address({ ref: id, expected: { number, languages: ['ro'], children: 'none' }, counts, ...rest });
        return { ...(made.value as Address), id };
      }),
  ),
);

const sites = fc.tuple(point, point).map(([first, second]) => [
  { ...(site.value as Site), point: first, id: 'S1' },
  { ...(site.value as Site), kind: 'custody' as const, name: 'Custody', point: second, id: 'S2' },
]);

const place = fc.constantFrom(
  { kind: 'site' as const, id: 'S1' },
  { kind: 'site' as const, id: 'S1' },
  { kind: 'site' as const, id: 'S2' },
  { kind: 'address' as const, id: 'A1' },
  { kind: 'address' as const, id: 'A2' },
);

const MOLDOVAN = { language: 'ro', dialect: 'Moldovan' };

const need = fc
  .record({
    role: fc.constantFrom('interpreter', 'interpreter', 'support_worker', 'phone_interpreter', 'woman_officer'),
    number: fc.constantFrom(1, 1, 2, 3),
    place,
    start: minutes(-120, 120),
    length: fc.oneof(minutes(30, 300), minutes(300, 960)),
    languages: fc.constantFrom<readonly string[]>([], ['ro'], ['ro'], ['unknown'], ['ro', 'sq']),
    dialects: rarely<Requirement['dialects']>([MOLDOVAN], []),
    gender: fc.constantFrom('any', 'any', 'woman'),
    worksWith: fc.constantFrom('women_found', 'women_found', 'suspects', 'either'),
    certificates: fc.oneof(
      fc.constant([]),
      fc.constant([]),
      fc.subarray([...CERTIFICATES], { minLength: 1, maxLength: 2 }),
    ),
    minutesEach: fc.constantFrom(null, 20, 45, 60),
  })
  .map(({ start, length, ...rest }): Partial<Requirement> => ({
    ...(rest as Partial<Requirement>),
    window: { start, end: start + length },
  }));

const day = fc.constantFrom(
  null,
  '2023-03-29',
  '2023-11-27',
  '2025-03-29',
  '2025-10-25',
  '2026-03-28',
  '2026-10-25',
  '2026-11-26',
);
const paper: fc.Arbitrary<Certificate> = fc.record({
  kind: fc.constantFrom(...CERTIFICATES),
  issuedOn: day,
  checkedOn: day,
  expiresOn: day,
});

/** Somebody in a need: mostly fitting, mostly with a yes, so that what is rarer shows in the sum. */
const person = fc.record({
  need: fc.nat({ max: 4 }),
  agencyId: fc.constantFrom('H', 'H', 'G'),
  personId: fc.constantFrom('P0', 'P1', 'P2', 'P3', 'P4', 'P5'),
  roleFits: fc.constantFrom(true, true, true, true, true, true, false),
  speaks: fc.constantFrom<readonly string[]>(['ro', 'sq', 'en'], ['ro', 'sq'], ['ro'], ['en']),
  dialects: fc.constantFrom<Requirement['dialects']>([], [{ language: 'ro', dialect: 'moldovan' }]),
  gender: fc.constantFrom('woman', 'woman', 'woman', 'man'),
  worksWith: fc.constantFrom('either', 'either', 'either', 'women_found'),
  base: fc.nat({ max: 1 }),
  fromWindow: minutes(-60, 60),
  whole: fc.boolean(),
  length: fc.oneof(minutes(30, 300), minutes(300, 900)),
  answer: fc.constantFrom('confirmed', 'confirmed', 'confirmed', 'confirmed', 'put_forward', 'asked_again', 'declined'),
  stoodDown: fc.constantFrom(null, null, null, null, null, -10, 60, 200),
  certificates: fc.array(paper, { maxLength: 4 }),
  conflict: fc.constantFrom('none', 'none', 'none', 'none', 'not_asked', 'declared'),
  maxMinutes: fc.constantFrom(null, null, 240, 600),
  setAside: rarely(true, false),
  rules: fc.subarray([...STAFFING_RULES], { minLength: 1, maxLength: 3 }),
});
type Someone = typeof person extends fc.Arbitrary<infer P> ? P : never;

function assignmentOf(id: string, one: Someone, needs: RandomPlan['needs'], bases: readonly number[]) {
  const asked = needs[one.need % needs.length];
  const t = bases[one.base % bases.length] ?? 0;
  const startAt = t + (asked?.window.start ?? 0) * MINUTE + (one.whole ? 0 : one.fromWindow * MINUTE);
  const endAt = one.whole ? t + (asked?.window.end ?? 60) * MINUTE : startAt + one.length * MINUTE;
  const made = assignment(id, {
    requirementId: asked?.id ?? 'R1',
    agencyId: one.agencyId,
    personId: one.personId,
    role: one.roleFits ? (asked?.role ?? 'interpreter') : 'housing',
    languages: one.speaks,
    dialects: one.dialects,
    gender: one.gender as Assignment['gender'],
    worksWith: one.worksWith as Assignment['worksWith'],
    startAt,
    endAt,
    answer: one.answer as Assignment['answer'],
    presence: one.stoodDown === null ? 'not_started' : 'stood_down',
    presenceAt: one.stoodDown === null ? null : startAt + one.stoodDown * MINUTE,
    certificates: one.certificates,
    conflict: one.conflict,
    maxMinutes: one.maxMinutes,
    setAside: one.setAside ? one.rules.map((rule) => ({ rule, reason: 'She is known.', by: 'x', at: 1 })) : [],
  });
  return { ...(made.value as Assignment), id };
}

const OFFICERS: RandomPlan['staff'] = (['O1', 'O2'] as const).map((id, n) => ({
  ...(staff(id, { roles: n === 0 ? ['interpreter', 'woman_officer'] : ['support_worker', 'woman_officer'] })
    .value as Staff),
  id,
}));

const onDuty = fc.record({
  need: fc.nat({ max: 4 }),
  staffId: fc.constantFrom('O1', 'O2', 'O9'),
  from: minutes(-60, 60),
  whole: fc.boolean(),
  length: fc.oneof(minutes(30, 300), minutes(300, 900)),
});

/** Any plan of two addresses, a reception and a custody suite, with up to five needs and a dozen people in them. */
export const randomPlan: fc.Arbitrary<RandomPlan> = fc
  .record({
    zone: fc.constantFrom('Europe/London', 'Europe/London', 'Europe/Bucharest'),
    time: fc.constantFrom(...TIMES),
    when: fc.constantFrom('t', 't', 't', 'one date', 'two dates', 'no date'),
    later: fc.constantFrom(5 * HOUR, 24 * HOUR),
    addresses,
    sites,
    needs: fc.array(need, { minLength: 1, maxLength: 5 }),
    people: fc.array(person, { maxLength: 8 }),
    duties: fc.array(onDuty, { maxLength: 4 }),
  })
  .map(({ zone, time, when, later, people, duties, needs: asked, ...places }) => {
    const needs = asked.map((rest, n) => ({ ...(requirement(rest).value as Requirement), id: `R${n + 1}` }));
    const bases = when === 'two dates' ? [time, time + later] : [time];
    const dates = when === 't' || when === 'no date' ? [] : bases.map((t, n) => ({ id: `D${n + 1}`, t }));
    return {
      zone,
      t: when === 't' ? time : null,
      dates,
      ...places,
      needs,
      assignments: people.map((one, n) => assignmentOf(`W${n + 1}`, one, needs, bases)),
      staff: OFFICERS,
      duties: duties.map((one, n) => {
        const window = needs[one.need % needs.length]?.window ?? { start: 0, end: 60 };
        const start = one.whole ? window.start : window.start + one.from;
        const end = one.whole ? window.end : start + one.length;
        const requirementId = needs[one.need % needs.length]?.id ?? 'R1';
        return {
          ...(duty('x', { staffId: one.staffId, requirementId, window: { start, end } }).value as Duty),
          id: `U${n + 1}`,
        };
      }),
    };
  });

/** The plan as the operation's own records. */
export function tablesFor(plan: RandomPlan): Tables<OperationEntities> {
  const put = (kind: keyof OperationEntities, all: readonly { readonly id: string }[]) =>
    all.map(({ id, ...value }) => ({ kind, id, value }) as unknown as Change<OperationEntities>);
  return tablesOf(
    operation({ zone: plan.zone, t: plan.t, dates: plan.dates }),
    agency('H', 'charity', 'HS'),
    agency('G', 'council', 'GC'),
    agency('P', 'police', 'POL'),
    ...put('address', plan.addresses),
    ...put('site', plan.sites),
    ...put('requirement', plan.needs),
    ...put('assignment', plan.assignments),
    ...put('staff', plan.staff),
    ...put('duty', plan.duties),
  );
}
