import type { Span } from '#shared/staffing/spans.ts';
import { onKey } from '../staffing-data.ts';
import type { PickUp } from '../use-pick-up.ts';

/** Where whoever is in the hand would be. */
export interface Ghost extends Span {
  readonly requirementId: string;
  /** The bar that was picked up; null for one of the staff in their list. */
  readonly liftedKey: string | null;
  readonly fault: string | undefined;
  readonly notes: string;
  readonly sending: boolean;
}

/** What is in the hand, or on its way to the server; null: nothing. */
export function ghostOf({ held, judged, state }: Pick<PickUp, 'held' | 'judged' | 'state'>): Ghost | null {
  const now = held ?? (state.kind === 'sending' ? state.held : null);
  if (now === null) return null;
  const { piece, spot } = now;
  return {
    ...spot,
    liftedKey: piece.kind === 'staff' ? null : onKey(piece),
    fault: held === null ? undefined : judged?.fault,
    notes: held === null ? '' : (judged?.notes ?? []).join(' '),
    sending: held === null,
  };
}
