import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useAnnounce } from '../ui/Announcer.tsx';
import type { Span } from '#shared/staffing/spans.ts';
import { heldWords, judge, pieceWords, type Judged } from './drop.ts';
import { keyWish } from './grid/key-acts.ts';
import { nextStop } from './grid/next-need.ts';
import { handOn, type HandStart } from './hand.ts';
import type { NeedLane, Timeline } from './lanes.ts';
import { isMoved, pickUp, type Held, type Piece, type PickUpAct, type Spot } from './pick-up.ts';
import { useStaffing, type Staffing } from './use-staffing.ts';
import { usePut, type Put } from './use-put.ts';

/** What became of the last drop, for as long as it is to be read. */
export type DropState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly held: Held }
  | { readonly kind: 'refused'; readonly words: string };

export interface PickUp {
  readonly held: Held | null;
  readonly judged: Judged | null;
  readonly state: DropState;
  /** Keys on somebody who can be picked up; says whether the key was taken. */
  readonly onKey: (event: KeyboardEvent, piece: Piece, from: Spot | null) => boolean;
  /** The mouse or a finger comes down on somebody. */
  readonly onDown: (event: PointerEvent, start: HandStart) => void;
  /** Whether a click that follows belongs to a drag that has just ended. */
  readonly wasDragged: () => boolean;
  readonly drop: () => void;
  readonly back: () => void;
  /** Puts somebody somewhere without picking them up: from the form that does the same. */
  readonly put: Put;
}

/** Picks people up, stretches them and puts them down: by key, by mouse and by touch, through one reducer. */
export function usePickUp(timeline: Timeline): PickUp {
  const staffing = useStaffing();
  const { data, index, frame, may } = staffing;
  const needs = useMemo(() => timeline.groups.flatMap((group) => group.needs), [timeline]);
  const put = usePut();
  const hold = useHold();
  const { held, inHand, act, state, setState } = hold;
  const down = useDown({ staffing, put, hold });
  const keys = useKeys({ staffing, needs, hold, ...down });
  const dragged = useRef(false);
  // A pointer is followed beyond the drawing in which it came down: it finds the needs of now.
  const latest = useRef(needs);
  useEffect(() => {
    latest.current = needs;
  });
  const onDown: PickUp['onDown'] = (event, start) => {
    dragged.current = false;
    if (!may || event.button !== 0 || inHand() !== null) return;
    handOn(event, start, {
      pick: () => {
        dragged.current = true;
        setState({ kind: 'none' });
        act({ kind: 'pick', piece: start.piece, part: start.part, from: start.from, by: 'hand' });
      },
      drag: (by, id) => {
        const lane = latest.current.find((one) => one.id === id);
        act({ kind: 'drag', by, over: lane === undefined ? null : { id: lane.id, span: firstHours(lane) } });
      },
      drop: down.drop,
      back: down.back,
    });
  };
  const judged = held === null ? null : judge(data, index, frame, held);
  return { held, judged, state, onKey: keys, onDown, wasDragged: () => dragged.current, ...down, put };
}

interface Hold {
  readonly held: Held | null;
  readonly inHand: () => Held | null;
  readonly act: (act: PickUpAct) => Held | null;
  readonly state: DropState;
  readonly setState: (state: DropState) => void;
}

/** What is in the hand: known at once to the next key, and drawn as soon as the page is. */
function useHold(): Hold {
  const [held, setHeld] = useState<Held | null>(null);
  const [state, setState] = useState<DropState>({ kind: 'none' });
  const now = useRef<Held | null>(null);
  const act = (one: PickUpAct): Held | null => {
    now.current = pickUp(now.current, one);
    setHeld(now.current);
    return now.current;
  };
  return { held, inHand: () => now.current, act, state, setState };
}

interface Ground {
  readonly staffing: Staffing;
  readonly hold: Hold;
}

/** Putting down and putting back. */
function useDown({ staffing, put, hold }: Ground & { readonly put: Put }): Pick<PickUp, 'drop' | 'back'> {
  const say = useAnnounce();
  const latest = useRef({ staffing, put });
  useEffect(() => {
    latest.current = { staffing, put };
  });
  const { inHand, act, setState } = hold;
  const back = (): void => {
    const was = inHand();
    act({ kind: 'end' });
    if (was !== null) say(`${pieceWords(latest.current.staffing.data, was.piece)} put back`);
  };
  const drop = (): void => {
    const now = inHand();
    if (now === null) return;
    const { data, index, frame } = latest.current.staffing;
    const name = pieceWords(data, now.piece);
    const { fault } = judge(data, index, frame, now);
    if (fault !== undefined) {
      say(`Cannot be: ${fault}`, { manner: 'assertive' });
      if (now.by === 'key') return;
      act({ kind: 'end' });
      return setState({ kind: 'refused', words: `${name} put back. ${fault}` });
    }
    act({ kind: 'end' });
    if (!isMoved(now)) return;
    setState({ kind: 'sending', held: now });
    void latest.current
      .put(now)
      .then((why) => setState(why === undefined ? { kind: 'none' } : { kind: 'refused', words: `${name}: ${why}` }));
  };
  return { drop, back };
}

/** The keys of somebody who can be picked up, or is. */
function useKeys(
  ground: Ground & { readonly needs: readonly NeedLane[] } & Pick<PickUp, 'drop' | 'back'>,
): PickUp['onKey'] {
  const { staffing, hold, needs, drop, back } = ground;
  const { data, index, frame, may } = staffing;
  const say = useAnnounce();
  const tell = (next: Held | null): void => {
    if (next === null) return;
    const { fault, notes } = judge(data, index, frame, next);
    say([heldWords(data, frame, next), fault === undefined ? notes.join(' ') : `Cannot be: ${fault}`].join('. '));
  };
  const begin = (key: string, piece: Piece, from: Spot | null): boolean => {
    if ((key !== 'Enter' && key !== ' ') || from === null) return false;
    hold.setState({ kind: 'none' });
    tell(hold.act({ kind: 'pick', piece, part: 'whole', from, by: 'key' }));
    return true;
  };
  const carry = (event: KeyboardEvent, now: Held): boolean => {
    const stops = needs.map((lane) => ({ id: lane.id, span: firstHours(lane) }));
    const wish = keyWish(event, (way) => nextStop(data, stops, now, way));
    if (wish === null) return false;
    if (wish.kind === 'drop') drop();
    else if (wish.kind === 'back') back();
    else if (wish.kind === 'no_further') say('No further need of their role that way');
    else tell(hold.act(wish));
    return true;
  };
  return (event, piece, from) => {
    if (!may) return false;
    const now = hold.inHand();
    const taken = now === null ? begin(event.key, piece, from) : carry(event, now);
    if (taken) event.preventDefault();
    return taken;
  };
}

/** The hours in which one of the staff is first held: those that are short, else those asked for. */
export const firstHours = (lane: NeedLane): Span => {
  const short = lane.runs.find(({ kind }) => kind !== 'full');
  return short === undefined ? lane.span : { startAt: short.startAt, endAt: short.endAt };
};
