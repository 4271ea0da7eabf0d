import type { CoverView } from '#shared/records.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables } from '#server/domain/tables.ts';
import { clashOf } from '#server/planning/clash.ts';
import { coverOf } from '#server/planning/cover.ts';
import { partsOf } from '#server/planning/parts.ts';
import type { RandomPlan } from './random-plans.ts';
import { tablesFor } from './random-plans.ts';
import { SlowEngine } from './slow-engine.ts';

/** What the engine makes of a plan, in the shape in which the slow one says it. */
export interface Told {
  readonly cover: Readonly<Record<string, unknown>>;
  readonly clash: Readonly<Record<string, readonly string[]>>;
}

export type Engine = (plan: RandomPlan) => Told;

/** The engine, on the plan's own records. `forget` is where a planted bug loses something of the plan. */
export const engine =
  (forget: (plan: RandomPlan) => RandomPlan = (plan) => plan): Engine =>
  (plan) =>
    told(plan, tablesFor(forget(plan)));

function told(plan: RandomPlan, tables: Tables<OperationEntities>): Told {
  const from = partsOf<OperationEntities>(tables);
  return {
    cover: Object.fromEntries(plan.needs.map(({ id }) => [id, coverTold(coverOf(id, from)?.value ?? {})])),
    clash: Object.fromEntries(
      [...plan.assignments, ...plan.duties].map(({ id }) => [
        id,
        (clashOf(id, from)?.value.faults ?? [])
          .map(({ rule, blocks, setAside }) => `${rule}${blocks ? ' blocks' : ''}${setAside === null ? '' : ' aside'}`)
          .sort(),
      ]),
    ),
  };
}

const gapTold = (gap: CoverView['gap']) =>
  gap?.kind === 'short' ? { startAt: gap.startAt, endAt: gap.endAt, missing: gap.missing } : null;

const coverTold = ({ hours, gap, putForward, notCounted, waits, restsOn, byDate }: CoverView) => ({
  hours,
  gap: gapTold(gap),
  putForward,
  notCounted,
  waits:
    waits === null || waits === undefined ? null : { people: waits.people, unseen: waits.unseen, lastAt: waits.lastAt },
  restsOn: restsOn?.map(({ id }) => id),
  byDate: (byDate ?? []).map((date) => ({ hours: date.hours, gap: gapTold(date.gap), putForward: date.putForward })),
});

function slowlyTold(plan: RandomPlan): Told {
  const slow = new SlowEngine(plan);
  return {
    cover: Object.fromEntries(plan.needs.map(({ id }) => [id, slow.cover(id)])),
    clash: Object.fromEntries(
      [...plan.assignments, ...plan.duties].map(({ id }) => [
        id,
        (slow.clash(id) ?? [])
          .map(({ rule, blocks, aside }) => `${rule}${blocks ? ' blocks' : ''}${aside ? ' aside' : ''}`)
          .sort(),
      ]),
    ),
  };
}

/** Each thing of a plan of which the engine and the slow one say different things, with both. */
export function disagreementsOn(plan: RandomPlan, fast: Engine, seen: Set<string> = new Set()): readonly string[] {
  const [one, other] = [fast(plan), slowlyTold(plan)];
  for (const faults of Object.values(other.clash)) for (const fault of faults) seen.add(fault);
  for (const cover of Object.values(other.cover)) for (const what of tellingOf(cover as SlowCover)) seen.add(what);
  return (['cover', 'clash'] as const).flatMap((kind) =>
    Object.keys(other[kind]).flatMap((id) => {
      const [here, there] = [JSON.stringify(one[kind][id]), JSON.stringify(other[kind][id])];
      return here === there ? [] : [`${kind} of ${id}: ${here} is slowly ${there}`];
    }),
  );
}

type SlowCover = ReturnType<SlowEngine['cover']>;

/** What there is in an answer beside noughts: a proof on plans in which nothing happens would prove nothing. */
const tellingOf = ({ hours, gap, notCounted, waits, restsOn, byDate }: SlowCover): readonly string[] => [
  ...(gap === null ? ['no gap'] : []),
  ...(hours.some((count) => count > 1) ? ['two in an hour'] : []),
  ...(notCounted > 0 ? ['not counted'] : []),
  ...(typeof waits?.lastAt === 'number' ? ['the last is seen'] : []),
  ...(waits !== null && waits.unseen > 0 && waits.unseen < waits.people ? ['some are not seen'] : []),
  ...(restsOn.length > 0 ? ['rests on one'] : []),
  ...(byDate.some((date) => date.gap === null) ? ['a date without a gap'] : []),
];
