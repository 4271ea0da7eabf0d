import { useEffect, useRef } from 'react';
import { onKey, type StaffingIndex } from '../staffing-data.ts';
import type { Held } from '../pick-up.ts';
import type { PickUp } from '../use-pick-up.ts';

/** Whoever was put down elsewhere is drawn anew there: the keys go with them, unless they have gone elsewhere since. */
export function useKeptFocus({ held, state }: PickUp, index: StaffingIndex): void {
  const wanted = useRef<Held | null>(null);
  useEffect(() => {
    if (held !== null) wanted.current = held.by === 'key' ? held : null;
  }, [held]);
  // After each drawing: the row is there as soon as the server has told of it.
  useEffect(() => {
    const one = wanted.current;
    if (one === null || held !== null || state.kind === 'sending') return;
    const key = keyOf(one, index);
    const bar = key === undefined ? null : document.querySelector<HTMLElement>(`[data-bar="${CSS.escape(key)}"]`);
    if (bar === null) return;
    if (document.activeElement === null || document.activeElement === document.body) bar.focus();
    if (document.activeElement === bar && isThere(bar, one)) wanted.current = null;
  });
}

const isThere = (bar: HTMLElement, { spot }: Held): boolean =>
  bar.closest<HTMLElement>('[data-need]')?.dataset['need'] === spot.requirementId;

function keyOf({ piece, spot }: Held, { dutiesOfStaff }: StaffingIndex): string | undefined {
  if (piece.kind !== 'staff') return onKey(piece);
  const duty = dutiesOfStaff.get(piece.id)?.find(([, one]) => one.requirementId === spot.requirementId);
  return duty === undefined ? undefined : onKey({ kind: 'duty', id: duty[0] });
}
