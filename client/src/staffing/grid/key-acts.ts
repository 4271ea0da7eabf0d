import { STEP_MINUTES, type Held, type PickUpAct } from '../pick-up.ts';
import type { NeedStop } from './next-need.ts';

/** A key as pressed on somebody. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key asks for: an act on what is held, to put it down, to put it back, or that there is no further need. */
export type KeyWish =
  | PickUpAct
  | { readonly kind: 'drop' }
  | { readonly kind: 'back' }
  | { readonly kind: 'no_further' };

/**
 * What a key means while somebody is held; null: nothing, the key is the page's. Left and right by a quarter of an
 * hour; with Shift they move the end, with Alt the start.
 */
export function keyWish(
  { key, shiftKey, altKey, ctrlKey, metaKey }: Pressed,
  next: (way: 1 | -1) => NeedStop | null,
): KeyWish | null {
  if (ctrlKey || metaKey) return null;
  switch (key) {
    case 'Enter':
    case ' ':
      return { kind: 'drop' };
    case 'Escape':
      return { kind: 'back' };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const minutes = key === 'ArrowLeft' ? -STEP_MINUTES : STEP_MINUTES;
      if (shiftKey) return { kind: 'stretch', edge: 'end', minutes };
      return altKey ? { kind: 'stretch', edge: 'start', minutes } : { kind: 'shift', minutes };
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const stop = next(key === 'ArrowUp' ? -1 : 1);
      return stop === null ? { kind: 'no_further' } : { kind: 'to', requirementId: stop.id, span: stop.span };
    }
    default:
      return null;
  }
}

/** Whether a bar of a need is to be drawn where it is held and not where it was. */
export const isHeldIn = (held: Held | null, requirementId: string): boolean =>
  held !== null && (held.spot.requirementId === requirementId || held.from.requirementId === requirementId);
