import type { Point } from '#shared/commands/plan-fields.ts';
import type { PlaceView, ShowingView } from '#shared/records.ts';
import type { OperationEntities, PlaceRef, Showing } from '../domain/operation-state.ts';
import { OPERATION_RECORD } from '../domain/operation-state.ts';
import type { Parts } from '../planning/parts.ts';
import { gridCell } from './grid-cell.ts';
import { pointView } from './projectors-address.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { isOver, isShown, placeKindOf } from './shown-places.ts';

/**
 * A place as shown to one agency; nothing at all until it is. At level "area": what kind of place, the area of the
 * operation, and the square kilometre in which it lies, from which nothing finer can be told. The refs of addresses ("A2") count the others, so the agency's own label stands for the place.
 */
const place = record<OperationEntities, 'place'>('place', (id, from): PlaceView | null => {
  const showing = from.get('showing', id);
  if (showing === undefined || !isShown(showing) || isOver(from)) return null;
  const kind = placeKindOf(showing.place, from);
  if (kind === null) return null;
  const outline: PlaceView = {
    label: showing.label,
    kind,
    level: showing.shown.level,
    area: from.part('operation', OPERATION_RECORD, 'area') ?? '',
    since: showing.shown.at,
    cell: gridCell(pointOf(showing.place, from)),
  };
  return showing.shown.level === 'area' ? outline : { ...outline, ...whereItIs(showing.place, from) };
});

const pointOf = ({ kind, id }: PlaceRef, from: Parts<OperationEntities>): Point | null =>
  (kind === 'address' ? from.part('address', id, 'point') : from.part('site', id, 'point')) ?? null;

function whereItIs({ kind, id }: PlaceRef, from: Parts<OperationEntities>): PlaceView {
  if (kind === 'address')
    return {
      line: from.part('address', id, 'line') ?? '',
      postcode: from.part('address', id, 'postcode') ?? '',
      point: pointView(from.part('address', id, 'point') ?? null),
    };
  return {
    name: from.part('site', id, 'name') ?? '',
    line: from.part('site', id, 'line') ?? '',
    postcode: from.part('site', id, 'postcode') ?? '',
    point: pointView(from.part('site', id, 'point') ?? null),
  };
}

/** What those who show places see of it: planned, shown, withdrawn. */
const showing = record<OperationEntities, 'showing'>('showing', (id, from): ShowingView | null => {
  const showing = from.get('showing', id);
  if (showing === undefined) return null;
  const now = standingOf(showing);
  if (now === null) return null;
  return {
    place: { kind: showing.place.kind, id: showing.place.id },
    agencyId: showing.agencyId,
    shownLevel: isShown(showing) ? showing.shown.level : null,
    ...now,
  };
});

/** What comes next stands before what is: a fuller showing planned, then the withdrawal, then what is shown. */
function standingOf(showing: Showing): Pick<ShowingView, 'level' | 'standing'> | null {
  const { planned, withdrawn, shown } = showing;
  if (planned !== null) return { level: planned.level, standing: { kind: 'planned', dueAt: planned.dueAt } };
  if (withdrawn !== null)
    return {
      ...(shown === null ? {} : { level: shown.level }),
      standing: { kind: 'withdrawn', at: withdrawn.at, reason: withdrawn.reason, seen: withdrawn.seen },
    };
  return shown === null ? null : { level: shown.level, standing: { kind: 'shown', at: shown.at } };
}

export const placeRules = {
  place: { agency: place, unit: place, workerPass: place },
  showing: forEach(['lead', 'desk'], showing),
} satisfies RuleTable<OperationEntities>;
