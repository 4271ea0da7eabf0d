import { use, useEffect, useReducer, useRef, type RefObject } from 'react';
import { sameValue } from './edits.ts';
import type { Saved } from './EditsProvider.tsx';
import { FrameContext, type LeftBy } from './frame.ts';
import { inPlace, type InPlaceAct, type InPlaceState, type Read } from './in-place.ts';

export interface InPlaceParts<T, D> {
  readonly value: T;
  readonly draftOf: (value: T) => D;
  /** May have to look something up first. */
  readonly read: (draft: D) => Read<T> | Promise<Read<T>>;
  readonly save: (from: T, to: T) => Promise<Saved>;
}

export interface InPlaceUse<T, D> {
  readonly state: InPlaceState<T, D>;
  /** Around the inputs while they are open. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** The value as shown, which opens. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly open: () => void;
  readonly setDraft: (draft: D) => void;
}

/** Once recorded, the record's own change is not waited for longer than this (ms). */
const bridge = 3000;

/** The life of one value edited where it stands: keys, leaving, saving, and where the focus goes. */
export function useInPlace<T, D>({ value, draftOf, read, save }: InPlaceParts<T, D>): InPlaceUse<T, D> {
  const frame = use(FrameContext);
  const [state, act] = useReducer(inPlace<T, D>, undefined, (): InPlaceState<T, D> =>
    frame === null ? { kind: 'shown' } : { kind: 'typing', from: value, draft: draftOf(value) },
  );
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const before = useRef<InPlaceState<T, D>['kind']>('shown');
  const by = useRef<LeftBy>('away');
  const storing = useRef(false);
  // A browser tells of focus leaving an input that is taken off the page: after Escape that must save nothing.
  const givenBack = useRef(false);
  const isOpen = state.kind === 'typing' || state.kind === 'saving';

  const store = async (): Promise<void> => {
    if (state.kind !== 'typing' || storing.current || givenBack.current) return;
    const { from, draft } = state;
    storing.current = true;
    const reading = await read(draft);
    storing.current = false;
    if (!reading.ok) return act({ type: 'fault', fault: reading.fault });
    act({ type: 'save', to: reading.value });
    if (sameValue(from, reading.value)) return;
    const fault = await save(from, reading.value);
    act(fault === undefined ? { type: 'recorded' } : { type: 'fault', fault });
  };
  const onKey = (event: KeyboardEvent): void => {
    const deed = keyDeed(event) ?? (frame === null ? undefined : tabDeed(event, box.current));
    if (deed === undefined) return;
    event.preventDefault();
    by.current = deed === 'next' || deed === 'previous' ? deed : 'key';
    if (deed !== 'giveBack') void store();
    else {
      givenBack.current = true;
      act({ type: 'giveBack' });
    }
  };
  useBoxEvents(box, isOpen, onKey, () => void store());

  useEffect(() => {
    const was = before.current;
    before.current = state.kind;
    if (state.kind === 'typing' && was !== 'saving' && was !== 'typing') focusInside(box.current);
    // What was refused stays open: the key that tried to leave it has not.
    if (state.kind === 'typing') by.current = 'away';
    if (state.kind !== 'shown' && state.kind !== 'sent') return;
    if (frame === null && by.current !== 'away') opener.current?.focus();
    if (was === 'typing' || was === 'saving') frame?.onDone(by.current);
    if (state.kind === 'shown' && was !== 'shown') frame?.onSettled();
    by.current = 'away';
  }, [state.kind, frame]);

  useSettle(state, value, act);
  const open = (): void => {
    givenBack.current = false;
    act({ type: 'open', value, draft: draftOf(value) });
  };
  return { state, box, opener, open, setDraft: (draft) => act({ type: 'type', draft }) };
}

/** Keys inside the open field, and the focus leaving it for another part of the page. */
function useBoxEvents(
  box: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onKey: (event: KeyboardEvent) => void,
  onLeave: () => void,
): void {
  const latest = useRef({ onKey, onLeave });
  useEffect(() => {
    latest.current = { onKey, onLeave };
  });
  useEffect(() => {
    const here = box.current;
    if (!isOpen || here === null) return undefined;
    const key = (event: KeyboardEvent): void => latest.current.onKey(event);
    const leave = (event: FocusEvent): void => {
      const inside = event.relatedTarget instanceof Node && here.contains(event.relatedTarget);
      // When another window takes the focus, the typing goes on as it comes back.
      if (!inside && document.hasFocus()) latest.current.onLeave();
    };
    here.addEventListener('keydown', key);
    here.addEventListener('focusout', leave);
    return () => {
      here.removeEventListener('keydown', key);
      here.removeEventListener('focusout', leave);
    };
  }, [box, isOpen]);
}

/** What a key means in an open field. A list that is open under it takes Enter and Escape first. */
function keyDeed(event: KeyboardEvent): 'save' | 'giveBack' | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const at = event.target;
  if (at instanceof HTMLElement && at.getAttribute('aria-expanded') === 'true') return undefined;
  if (event.key === 'Escape') return 'giveBack';
  return event.key === 'Enter' && !(at instanceof HTMLButtonElement) ? 'save' : undefined;
}

/** Tab out of a field's only input, in a table: saved, and on to the cell beside it. */
function tabDeed(event: KeyboardEvent, box: HTMLElement | null): 'next' | 'previous' | undefined {
  if (event.key !== 'Tab' || event.defaultPrevented || box === null) return undefined;
  const inputs = box.querySelectorAll('input, select, textarea, button');
  if (inputs.length !== 1) return undefined;
  return event.shiftKey ? 'previous' : 'next';
}

function focusInside(box: HTMLElement | null): void {
  const input = box?.querySelector<HTMLElement>('input, select, textarea');
  input?.focus();
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select();
}

/** Once the record has moved on, it speaks for itself. */
function useSettle<T, D>(state: InPlaceState<T, D>, value: T, act: (act: InPlaceAct<T, D>) => void): void {
  const sent = state.kind === 'sent';
  const moved = state.kind === 'sent' && !sameValue(value, state.from);
  useEffect(() => {
    if (!sent) return undefined;
    const timer = window.setTimeout(() => act({ type: 'settled' }), moved ? 0 : bridge);
    return () => window.clearTimeout(timer);
  }, [sent, moved, act]);
}
