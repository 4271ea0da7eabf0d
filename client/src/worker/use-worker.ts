import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { waitingIds } from './worker-notices.ts';
import type { WorkerRecords } from './worker-view.ts';
import { useConnection, useMe, useOperation, useRecords, useSend } from '../app/hooks.ts';
import type { CommandType, PayloadOf } from '../connection/command-types.ts';
import { useAnnounce } from '../ui/Announcer.tsx';

export interface Worker extends WorkerRecords {
  readonly assignmentId: string;
}

/** All that a worker's link shows; null until it has come. */
export function useWorker(): Worker | null {
  const { view: operation } = useOperation();
  const { assignmentId = '', grade = 'answer' } = useMe();
  const assignment = useRecords('assignment').get(assignmentId);
  const requests = useRecords('request');
  const places = useRecords('place');
  return useMemo(() => {
    if (assignment === undefined) return null;
    const request = requests.get(assignment.requestId ?? '') ?? {};
    return { assignmentId, assignment, request, operation, places, grade };
  }, [assignmentId, assignment, requests, operation, places, grade]);
}

/** Whether anything can be sent at this moment. */
export function useMayAct(): boolean {
  const { kind } = useConnection();
  return kind === 'connected' || kind === 'slow';
}

export interface Deed {
  readonly fault: string | undefined;
  readonly clear: () => void;
  /** Sends; true once it is recorded. `words` are then said aloud. */
  readonly act: <T extends CommandType>(type: T, payload: PayloadOf<T>, words: string) => Promise<boolean>;
}

/**
 * One act at a time, with the reason where it was refused. What is pressed meanwhile does nothing; a button switched off
 * instead would lose the focus, and who works by keys would have to find it again.
 */
export function useDeed(): Deed {
  const send = useSend();
  const say = useAnnounce();
  const isUnderWay = useRef(false);
  const [fault, setFault] = useState<string>();
  const act = useCallback<Deed['act']>(
    async (type, payload, words) => {
      if (isUnderWay.current) return false;
      isUnderWay.current = true;
      setFault(undefined);
      const reply = await send(type, payload);
      isUnderWay.current = false;
      if (!reply.ok) setFault(reply.refusal.message);
      else say(words);
      return reply.ok;
    },
    [send, say],
  );
  const clear = useCallback(() => setFault(undefined), []);
  return { fault, act, clear };
}

/**
 * Tells that she has the page before her: only once a hand has touched it. Programs that open the links in mail run
 * scripts too, and would otherwise say that she has read what she has not.
 */
export function useReadByHand(): void {
  const notices = useRecords('notice');
  const send = useSend();
  const mayAct = useMayAct();
  const touched = useTouched();
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (!touched || !mayAct) return;
    for (const noticeId of waitingIds(notices)) {
      if (told.current.has(noticeId)) continue;
      told.current.add(noticeId);
      void send('MarkNotice', { noticeId, state: 'shown' });
    }
  }, [touched, mayAct, notices, send]);
}

const HANDS = ['pointerdown', 'keydown', 'touchstart'] as const;

function useTouched(): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) return undefined;
    const touch = (event: Event): void => {
      if (event.isTrusted) setTouched(true);
    };
    for (const hand of HANDS) window.addEventListener(hand, touch, { passive: true });
    return () => {
      for (const hand of HANDS) window.removeEventListener(hand, touch);
    };
  }, [touched]);
  return touched;
}
