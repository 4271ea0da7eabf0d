import { minute } from '../format/zone.ts';
import type { Span } from '#shared/staffing/spans.ts';
import type { OnWhat } from './staffing-data.ts';

/** What is picked up: somebody in a need, or one of the staff who has nothing to do yet. */
export type Piece = OnWhat | { readonly kind: 'staff'; readonly id: string };

/** Where somebody is, or would be. */
export interface Spot extends Span {
  readonly requirementId: string;
}

/** Somebody in the hand. */
export interface Held {
  readonly piece: Piece;
  /** Which part is held by the mouse or a finger. */
  readonly part: 'whole' | 'start' | 'end';
  /** Where it was picked up; of one of the staff, where it was first held. */
  readonly from: Spot;
  readonly spot: Spot;
  readonly by: 'key' | 'hand';
  /** Whether its hours have been set: till then one of the staff takes those of the need. */
  readonly shaped: boolean;
}

export type PickUpAct =
  | {
      readonly kind: 'pick';
      readonly piece: Piece;
      readonly part: Held['part'];
      readonly from: Spot;
      readonly by: Held['by'];
    }
  /** By so many minutes. */
  | { readonly kind: 'shift'; readonly minutes: number }
  | { readonly kind: 'stretch'; readonly edge: 'start' | 'end'; readonly minutes: number }
  /** To another need, by key. `span`: the hours that one asks for. */
  | { readonly kind: 'to'; readonly requirementId: string; readonly span: Span }
  /** So far (ms) from where it was picked up, over a need or over none. */
  | { readonly kind: 'drag'; readonly by: number; readonly over: { readonly id: string; readonly span: Span } | null }
  /** Put back, or put down. */
  | { readonly kind: 'end' };

/** Everything goes by quarters of an hour. */
export const STEP_MINUTES = 15;
const STEP = STEP_MINUTES * minute;

/** What is in the hand after an act; null: nothing. */
export function pickUp(held: Held | null, act: PickUpAct): Held | null {
  if (act.kind === 'pick') {
    const { piece, part, from, by } = act;
    return { piece, part, from, spot: from, by, shaped: piece.kind !== 'staff' };
  }
  if (held === null || act.kind === 'end') return null;
  switch (act.kind) {
    case 'shift':
      return shaped(held, moved(held.spot, act.minutes * minute));
    case 'stretch':
      return shaped(held, stretched(held.spot, act.edge, act.minutes * minute));
    case 'to': {
      const hours = held.shaped ? held.spot : act.span;
      const { startAt, endAt } = hours;
      return { ...held, spot: { requirementId: act.requirementId, startAt, endAt } };
    }
    case 'drag':
      return dragged(held, act);
  }
}

function dragged(held: Held, { by, over }: Extract<PickUpAct, { kind: 'drag' }>): Held {
  const delta = Math.round(by / STEP) * STEP;
  if (held.part !== 'whole') return { ...held, spot: stretched(held.from, held.part, delta) };
  const requirementId = over?.id ?? held.from.requirementId;
  const base = held.piece.kind === 'staff' && over !== null ? { ...over.span, requirementId } : held.from;
  return { ...held, spot: { ...moved(base, held.piece.kind === 'staff' ? 0 : delta), requirementId } };
}

const shaped = (held: Held, spot: Spot): Held => ({ ...held, spot, shaped: true });

const moved = (spot: Spot, by: number): Spot => ({ ...spot, startAt: spot.startAt + by, endAt: spot.endAt + by });

/** Nobody is somewhere for less than a quarter of an hour. */
const stretched = (spot: Spot, edge: 'start' | 'end', by: number): Spot =>
  edge === 'start'
    ? { ...spot, startAt: Math.min(spot.startAt + by, spot.endAt - STEP) }
    : { ...spot, endAt: Math.max(spot.endAt + by, spot.startAt + STEP) };

export const isMoved = ({ from, spot, piece }: Held): boolean =>
  piece.kind === 'staff' ||
  from.requirementId !== spot.requirementId ||
  from.startAt !== spot.startAt ||
  from.endAt !== spot.endAt;
