import * as fc from 'fast-check';
import type { ReadinessFault, ReadinessView } from '#shared/staffing-records.ts';
import { RISK_LEVELS, WARRANT_STANDINGS } from '#shared/plan-vocabulary.ts';
import { ANSWERS, TOLD_STATES } from '#shared/vocabulary.ts';
import type { Address, Assignment, OperationEntities } from '#server/domain/operation-state.ts';
import type { Change, Tables } from '#server/domain/tables.ts';
import type { Derived, Parts } from '#server/planning/parts.ts';
import { partsOf } from '#server/planning/parts.ts';
import {
  address,
  agency,
  assignment,
  channel,
  COMPANY,
  contest,
  hours,
  member,
  notice,
  operation,
  post,
  requirement,
  risk,
  site,
  T,
  tablesOf,
  task,
  team,
  warrant,
} from './operations.ts';

type Change_ = Change<OperationEntities>;
export type Readiness = (id: string, from: Parts<OperationEntities>) => Derived<ReadinessView> | null;

const maybe = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const member_ = fc.constantFrom('M1', 'M2');
const addressId = fc.constantFrom('A1', 'A2');
const report = { by: 'x', memberId: null, source: 'radio', happenedAt: 1, receivedAt: 1 } as const;
const BRIEFED: Address['steps'] = { briefed: { kind: 'reached', report, confirmed: null } };

const dates = fc.constantFrom<OperationEntities['operation']['dates']>(
  [],
  [{ id: 'D1', t: hours(2) }],
  [
    { id: 'D1', t: T },
    { id: 'D2', t: hours(24) },
  ],
);

const anAddress = (id: string): fc.Arbitrary<Change_> =>
  fc
    .record({
      strikeOffset: fc.constantFrom(0, 60),
      entryUnder: fc.constantFrom('warrant' as const, 'power' as const),
      receptionId: maybe(fc.constant('S1')),
      teamId: maybe(fc.constant('T1')),
      steps: fc.constantFrom<Address['steps']>(BRIEFED, {}),
    })
    .map((rest) => ({ ...address({ ref: id, ...rest }), id }));

const assigned = fc
  .record({
    answer: fc.constantFrom(...ANSWERS),
    requirementId: fc.constantFrom('R1', 'R2'),
    startAt: fc.constantFrom(hours(0), hours(24), hours(1)),
    length: fc.constantFrom(1, 4, 30),
  })
  .map(({ startAt, length, ...rest }): Partial<Assignment> => ({
    startAt,
    endAt: startAt + length * 3_600_000,
    ...rest,
  }));

const ON = [
  { kind: 'address', id: 'A1' },
  { kind: 'warrant', id: 'WA0' },
  { kind: 'post', id: 'PO0' },
  { kind: 'operation', id: 'operation' },
  { kind: 'task', id: 'TA0' },
] as const;

/** So many of a kind, numbered from nought. */
const several = <V>(value: fc.Arbitrary<V>, make: (rest: V, n: number) => Change_): fc.Arbitrary<readonly Change_[]> =>
  fc.array(value, { maxLength: 3 }).map((all) => all.map(make));

const entries = fc.constantFrom<{ standing: 'issued' | 'executed'; executedAt: number[] } | null>(null, null, {
  standing: 'executed',
  executedAt: [hours(-1)],
});

/** A plan of two addresses in any state of unreadiness. */
const plan: fc.Arbitrary<readonly Change_[]> = fc
  .tuple(
    fc
      .record({ t: maybe(fc.constant(T)), dates })
      .map(({ t, dates: all }) => operation({ t, dates: t === null ? all : [] })),
    anAddress('A1'),
    anAddress('A2'),
    several(assigned, (rest, n) => assignment(`W${n}`, rest)),
    several(
      fc.record({
        addressId,
        standing: fc.constantFrom(...WARRANT_STANDINGS),
        endsAt: maybe(fc.constantFrom(T, hours(1), hours(30))),
        entered: entries,
      }),
      ({ entered, ...rest }, n) => warrant({ ...rest, ...entered }, `WA${n}`),
    ),
    several(
      fc.record({
        place: addressId.map((id) => ({ kind: 'address' as const, id })),
        agencyId: fc.constantFrom('P', 'H'),
        level: fc.constantFrom(...RISK_LEVELS),
        control: fc.constantFrom('', 'Two at the door.'),
      }),
      (rest, n) => risk(`RI${n}`, rest),
    ),
    several(
      fc.record({
        addressId: maybe(addressId),
        due: fc.constantFrom(-60, 60),
        done: maybe(fc.constant({ by: 'x', at: 1 })),
      }),
      (rest, n) => task(`TA${n}`, rest),
    ),
    several(fc.record({ holderId: maybe(member_), deputyId: maybe(member_) }), (rest, n) => post(`PO${n}`, rest)),
    several(
      fc.record({
        to: fc.oneof(
          member_.map((id) => ({ kind: 'member' as const, id })),
          fc.constantFrom('W0', 'W1').map((id) => ({ kind: 'assignment' as const, id })),
        ),
        told: fc.constantFrom(...TOLD_STATES),
      }),
      ({ to, told }, n) => ({ ...notice(to, told), id: `N${n}` }),
    ),
    several(fc.constantFrom(...ON), (on, n) => contest(on, `C${n}`)),
  )
  .map(([first, one, other, ...rest]) => [
    first,
    agency('P', 'police', 'POL'),
    agency('H', 'charity', 'HS'),
    member('M1'),
    member('M2'),
    team(),
    site,
    channel,
    ...COMPANY,
    one,
    other,
    requirement({ number: 1 }),
    { ...requirement({ number: 1, place: { kind: 'address', id: 'A1' } }), id: 'R2' },
    ...rest.flat(),
  ]);

interface Step {
  readonly name: string;
  readonly change: Change_;
}

type Confirm = (tables: Tables<OperationEntities>, at: { readonly when: number }) => readonly Change_[];

/** The records of a kind that are open, as confirmed. */
function closing<K extends keyof OperationEntities>(
  kind: K,
  confirmed: (value: OperationEntities[K]) => OperationEntities[K] | null | undefined,
): Confirm {
  return (tables) =>
    [...tables.ids(kind, 'all', '')].flatMap((id) => {
      const value = tables.get(kind, id);
      const next = value === undefined ? undefined : confirmed(value);
      return next === undefined ? [] : [{ kind, id, value: next } as unknown as Change_];
    });
}

/** Every way in which something is confirmed. */
const CONFIRMING: Readonly<Record<string, Confirm>> = {
  'a yes': closing('assignment', (one) =>
    one.answer === 'put_forward' || one.answer === 'asked_again' ? { ...one, answer: 'confirmed' } : undefined,
  ),
  'a warrant issued': (tables, { when }) =>
    closing('warrant', (one) =>
      one.standing === 'applied_for' ? { ...one, standing: 'issued', issuedAt: 1, endsAt: when } : undefined,
    )(tables, { when }),
  'an entry authorised': closing('warrant', (one) =>
    one.executedAt.length > one.authorities.length
      ? { ...one, authorities: [...one.authorities, { inspector: 'x', at: 1 }] }
      : undefined,
  ),
  'a post held': closing('post', (one) => (one.holderId === null ? { ...one, holderId: 'M1' } : undefined)),
  'a deputy named': closing('post', (one) => (one.deputyId === null ? { ...one, deputyId: 'M2' } : undefined)),
  'a task done': closing('task', (one) => (one.done === null ? { ...one, done: { by: 'x', at: 1 } } : undefined)),
  'somebody told by voice': closing('notice', (one) =>
    one.told === 'waiting' || one.told === 'shown' ? { ...one, told: 'told_by_voice' } : undefined,
  ),
  'a control': closing('risk', (one) => (one.control === '' ? { ...one, control: 'Two at the door.' } : undefined)),
  'a contest settled': closing('contest', () => null),
  'a team briefed': closing('address', (one) =>
    one.steps.briefed === undefined ? { ...one, steps: BRIEFED } : undefined,
  ),
};
export const STEPS_COUNTED = Object.keys(CONFIRMING);

export interface PlanAndStep {
  readonly plan: readonly Change_[];
  readonly step: Step;
}

/** A plan, and one thing in it that is confirmed. */
export const planAndStep: fc.Arbitrary<PlanAndStep> = fc
  .tuple(plan, fc.constantFrom(...STEPS_COUNTED), fc.nat({ max: 9 }), fc.constantFrom(T, hours(1), hours(60)))
  .map(([changes, name, which, when]) => {
    const open = CONFIRMING[name]?.(tablesOf(...changes), { when }) ?? [];
    const change = open[which % Math.max(1, open.length)];
    return { plan: changes, step: change === undefined ? null : { name, change } };
  })
  .filter((one): one is PlanAndStep => one.step !== null);

/** What a fault asks: the rungs of one ladder are one question, of which one is said at a time. */
function questionOf({ code, mendAt }: ReadinessFault): string {
  if (code.startsWith('warrant_') || code === 'no_warrant' || code === 'entry_not_authorised') return 'warrant';
  if (code.startsWith('post_')) return `post ${mendAt.id}`;
  return code === 'not_told' ? code : `${code} ${mendAt.kind}/${mendAt.id}`;
}

/** Every fault of every row and date: "A1 D2 warrant", as often as it is there. */
function questions(tables: Tables<OperationEntities>, readiness: Readiness): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of ['operation', 'A1', 'A2']) {
    const value = readiness(id, partsOf(tables))?.value;
    const sets = [{ dateId: 'T', faults: value?.faults ?? [] }, ...(value?.byDate ?? [])];
    for (const { dateId, faults } of sets)
      for (const fault of faults) {
        const key = `${id} ${dateId} ${questionOf(fault)}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
  }
  return found;
}

/** The questions to which there are more faults after the step than before; `lifted` counts those that went. */
export function growthOf(
  { plan: changes, step }: PlanAndStep,
  readiness: Readiness,
  lifted: { faults: number } = { faults: 0 },
): readonly string[] {
  const tables = tablesOf(...changes);
  const before = questions(tables, readiness);
  tables.apply([step.change]);
  const after = questions(tables, readiness);
  for (const [key, count] of before) lifted.faults += Math.max(0, count - (after.get(key) ?? 0));
  return [...after].filter(([key, count]) => count > (before.get(key) ?? 0)).map(([key]) => `${step.name}: ${key}`);
}
