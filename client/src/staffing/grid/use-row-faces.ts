import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Span } from '#shared/staffing/spans.ts';
import type { Bar } from '../lanes.ts';
import type { PickUp } from '../use-pick-up.ts';

/** What rows call: the same for as long as the page stands, so that no row is drawn again for its sake. */
export interface RowFaces {
  readonly key: (event: KeyboardEvent, bar: Bar) => void;
  readonly down: (event: PointerEvent<HTMLElement>, bar: Bar) => void;
  readonly choose: (key: string) => void;
  readonly click: (key: string) => void;
}

/** So long (ms) a finger rests before it picks up; till then it scrolls. */
const LONG_PRESS = 450;
/** So far (px) it may tremble meanwhile. */
const STILL = 10;

export interface FacesOf {
  readonly hands: PickUp;
  readonly axis: Span;
  readonly onChoose: (key: string) => void;
  /** One of the staff is to be taken off a duty. */
  readonly onEndDuty: (bar: Bar) => void;
}

export function useRowFaces(now: FacesOf): RowFaces {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  return useMemo<RowFaces>(() => {
    const start = (event: PointerEvent<HTMLElement>, bar: Bar, track: HTMLElement, part: string | undefined): void => {
      const { hands, axis } = latest.current;
      hands.onDown(event, {
        piece: bar.on,
        part: part === 'start' || part === 'end' ? part : 'whole',
        from: spotOf(bar),
        msPerPixel: (axis.endAt - axis.startAt) / Math.max(1, track.clientWidth),
      });
    };
    return {
      key: (event, bar) => {
        const { hands, onEndDuty } = latest.current;
        if (event.key === 'Delete' && bar.on.kind === 'duty' && hands.held === null) return onEndDuty(bar);
        if (!bar.state.fixed && hands.onKey(event, bar.on, spotOf(bar))) event.stopPropagation();
      },
      down: (event, bar) => {
        const track = event.currentTarget.closest<HTMLElement>('[data-track]');
        if (bar.state.fixed || track === null) return;
        const part = (event.target as HTMLElement).closest<HTMLElement>('[data-edge]')?.dataset['edge'];
        const target = event.currentTarget;
        if (event.pointerType !== 'touch') return start(event, bar, track, part);
        afterRest(event, () => {
          latest.current.onChoose(bar.key);
          target.dataset['rested'] = '';
          window.addEventListener('pointerup', () => delete target.dataset['rested'], { once: true });
          start(event, bar, track, part);
        });
      },
      choose: (key) => latest.current.onChoose(key),
      click: (key) => {
        if (!latest.current.hands.wasDragged()) latest.current.onChoose(key);
      },
    };
  }, []);
}

const spotOf = ({ requirementId, startAt, endAt }: Bar) => ({ requirementId, startAt, endAt });

/** Calls once a finger has rested; not if it moves, or goes up, before. */
function afterRest({ clientX, clientY, pointerId }: PointerEvent, rested: () => void): void {
  const move = (event: globalThis.PointerEvent): void => {
    if (event.pointerId !== pointerId || Math.hypot(event.clientX - clientX, event.clientY - clientY) > STILL) stop();
  };
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
    window.removeEventListener('pointercancel', stop);
  };
  const timer = window.setTimeout(() => {
    stop();
    rested();
  }, LONG_PRESS);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
}
