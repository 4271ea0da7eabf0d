import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, type RefObject } from 'react';
import { postingOf } from '../postings.ts';
import { fits, type Goal, type Piece } from './put.ts';

/** Drags and drops carry plain data from one end of the library to the other; this reads it back. */
function readPiece(data: Readonly<Record<string | symbol, unknown>>): Piece | undefined {
  const { piece, id, offId } = data;
  if (typeof id !== 'string') return undefined;
  if (piece === 'staff') return { kind: 'staff', id };
  if (piece !== 'team') return undefined;
  return typeof offId === 'string' ? { kind: 'team', id, offId } : { kind: 'team', id };
}

/** Lets an element be taken by the mouse. */
export function useDraggable<E extends HTMLElement>(piece: Piece, may: boolean): RefObject<E | null> {
  const ref = useRef<E>(null);
  const { kind, id } = piece;
  const offId = piece.kind === 'team' ? piece.offId : undefined;
  useEffect(() => {
    const element = ref.current;
    if (element === null || !may) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ piece: kind, id, ...(offId === undefined ? {} : { offId }) }),
      onDragStart: () => (element.dataset['dragged'] = ''),
      onDrop: () => delete element.dataset['dragged'],
    });
  }, [kind, id, offId, may]);
  return ref;
}

/** Lets something be put down on an element; `key` as `postingKey` writes it. */
export function useDropTarget<E extends HTMLElement>(key: string, may: boolean): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null || !may) return undefined;
    const leave = (): void => void delete element.dataset['over'];
    return dropTargetForElements({
      element,
      getData: () => ({ goal: key }),
      canDrop: ({ source }) => {
        const piece = readPiece(source.data);
        return piece !== undefined && fits(piece, postingOf(key));
      },
      onDragEnter: () => (element.dataset['over'] = ''),
      onDragLeave: leave,
      onDrop: leave,
    });
  }, [key, may]);
  return ref;
}

/** Hears what was put down where; the innermost place counts. */
export function useDrops(onPut: (piece: Piece, goal: Goal) => void, may: boolean): void {
  const latest = useRef(onPut);
  useEffect(() => {
    latest.current = onPut;
  });
  useEffect(() => {
    if (!may) return undefined;
    return monitorForElements({
      onDrop: ({ source, location }) => {
        const piece = readPiece(source.data);
        const goal = location.current.dropTargets[0]?.data['goal'];
        if (piece !== undefined && typeof goal === 'string') latest.current(piece, postingOf(goal));
      },
    });
  }, [may]);
}
