import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import { deriveId } from '#shared/ids.ts';
import type { NoticeKind, ShownLevel } from '#shared/vocabulary.ts';
import { confirmedFor } from './assignment-rules.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, idMaker, notInFuture, noticeTo, refuse, toAssignment, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { PlaceRef, Showing } from './operation-state.ts';
import { placeExists } from './plan-checks.ts';
import { saidBy } from './said.ts';

type ShowingCommand = 'ShowPlace' | 'WithdrawPlace' | 'ReleasePlace';

/** Places shown to agencies: the area first, then the full place; by hand or at a time; and taken back. */
export const SHOWING: OperationHandlers<ShowingCommand> = {
  ShowPlace: (payload, context) => showPlace(payload, context),
  WithdrawPlace: ({ showingId, reason }, context) => {
    const { state, receivedAt } = context;
    const showing = state.get('showing', showingId);
    if (showing === undefined) return refuse('not_for_you');
    if (showing.shown === null && showing.planned === null) return refuse('already_so');
    const newId = idMaker(context);
    const seen = showing.shown !== null;
    return accept<OperationEvent>(
      {
        type: 'PlaceWithdrawn',
        data: { showingId, reason, seen, at: receivedAt, said: saidBy(context, newId()) },
      },
      ...(seen ? tellConfirmed(context, showingId, showing, 'place_withdrawn', newId) : []),
    );
  },
  ReleasePlace: ({ showingId, dueAt }, context) => {
    const { state, actor, receivedAt } = context;
    const showing = state.get('showing', showingId);
    if (actor.kind !== 'system' || showing === undefined) return refuse('not_for_you');
    if (showing.planned === null || showing.planned.dueAt !== dueAt) return refuse('already_so');
    if (receivedAt < dueAt) return refuse('not_yet');
    return shownNow(context, showingId, showing, showing.planned.level);
  },
};

/** One place and one agency have one showing, whoever shows it and however often. */
export const showingIdOf = (stream: string, placeId: Id, agencyId: Id): Id =>
  deriveId(stream, `${placeId}:${agencyId}`, 0);

const DEPTH: Readonly<Record<ShownLevel, number>> = { area: 1, full: 2 };

function showPlace(
  { place, agencyId, level, at }: PayloadOf<OperationCommand, 'ShowPlace'>,
  context: OperationContext,
): OperationDecision {
  const { state, stream, receivedAt } = context;
  if (!placeExists(state, place)) return unknownThing('place.id');
  if (state.get('agency', agencyId) === undefined) return unknownThing('agencyId');
  if (at !== null && at <= receivedAt) return notInFuture('at');
  const showingId = showingIdOf(stream, place.id, agencyId);
  const before = state.get('showing', showingId);
  const shown = before?.shown ?? null;
  if (shown !== null && DEPTH[shown.level] >= DEPTH[level]) return refuse('already_so');
  const label = before?.label ?? '';
  if (at === null) return shownNow(context, showingId, { place, agencyId, label }, level);
  if (before?.planned?.dueAt === at && before.planned.level === level) return refuse('already_so');
  const said = saidBy(context, context.newId(0));
  return accept<OperationEvent>({
    type: 'PlacePlanned',
    data: { showingId, place, agencyId, label, level, dueAt: at, said },
  });
}

function shownNow(
  context: OperationContext,
  showingId: Id,
  { place, agencyId, label }: Pick<Showing, 'place' | 'agencyId' | 'label'>,
  level: ShownLevel,
): OperationDecision {
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const named = label === '' ? nextLabel(context, agencyId) : label;
  return accept<OperationEvent>(
    {
      type: 'PlaceShown',
      data: { showingId, place, agencyId, label: named, level, at: context.receivedAt, said },
    },
    ...tellConfirmed(context, showingId, { place, agencyId }, 'place_shown', newId),
  );
}

/** An agency counts the places it was shown, and no other: one that is only planned has no label yet. */
function nextLabel({ state }: OperationContext, agencyId: Id): string {
  const labelled = [...state.ids('showing', 'agency', agencyId)].filter((id) => state.get('showing', id)?.label !== '');
  return `Place ${labelled.length + 1}`;
}

function tellConfirmed(
  { state, receivedAt }: OperationContext,
  showingId: Id,
  { place, agencyId }: { readonly place: PlaceRef; readonly agencyId: Id },
  kind: NoticeKind,
  newId: () => Id,
): OperationEvent[] {
  return confirmedFor(state, agencyId, place).map(([id]) =>
    noticeTo(newId(), kind, toAssignment(id), { kind: 'place', id: showingId }, receivedAt),
  );
}
