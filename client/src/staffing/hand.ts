import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Held, Piece, Spot } from './pick-up.ts';

/** What a hand comes down on. */
export interface HandStart {
  readonly piece: Piece;
  readonly part: Held['part'];
  readonly from: Spot;
  /** Ms that one pixel of the hours stands for. */
  readonly msPerPixel: number;
}

export interface HandActs {
  readonly pick: () => void;
  /** So many ms from where it began, over a need or none. */
  readonly drag: (by: number, needId: string | null) => void;
  readonly drop: () => void;
  readonly back: () => void;
}

/** Pixels that a hand may tremble before it drags. */
const STILL = 5;
/** Near the upper and lower edge of the window the hours scroll along, by so many pixels a move. */
const EDGE = 40;
const SCROLL = 14;

/** Follows one pointer from where it came down until it goes up; Escape and a lost pointer put back. */
export function handOn(down: ReactPointerEvent, { msPerPixel }: HandStart, acts: HandActs): void {
  const { clientX, clientY, pointerId } = down;
  const scroller = document.querySelector<HTMLElement>('[data-hours-scroll]');
  const left = scroller?.scrollLeft ?? 0;
  let begun = false;
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    if (!begun && Math.hypot(event.clientX - clientX, event.clientY - clientY) < STILL) return;
    if (!begun) {
      begun = true;
      acts.pick();
    }
    event.preventDefault();
    scrollAlong(scroller, event);
    const pixels = event.clientX - clientX + (scroller?.scrollLeft ?? 0) - left;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-need]');
    acts.drag(pixels * msPerPixel, under?.dataset['need'] ?? null);
  };
  const end = (ending: () => void) => (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    stop();
    if (begun) ending();
  };
  const up = end(acts.drop);
  const lost = end(acts.back);
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    stop();
    if (begun) acts.back();
  };
  // While somebody is dragged the page does not scroll under the finger, nor mark text under the mouse.
  const still = (event: Event): void => {
    if (begun) event.preventDefault();
  };
  const stop = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', lost);
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('touchmove', still);
    window.removeEventListener('selectstart', still);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', lost);
  window.addEventListener('keydown', key, true);
  window.addEventListener('touchmove', still, { passive: false });
  window.addEventListener('selectstart', still);
}

function scrollAlong(scroller: HTMLElement | null, { clientX, clientY }: PointerEvent): void {
  if (scroller === null) return;
  const box = scroller.getBoundingClientRect();
  if (clientY < box.top + EDGE) scroller.scrollBy(0, -SCROLL);
  else if (clientY > box.bottom - EDGE) scroller.scrollBy(0, SCROLL);
  if (clientX > box.right - EDGE) scroller.scrollBy(SCROLL, 0);
}
