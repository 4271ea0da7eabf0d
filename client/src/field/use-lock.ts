import { useCallback, useEffect, useState } from 'react';
import { deviceLock as store, IDLE_LIMIT, isLocked, setLocked } from '../app/phone-lock.ts';
import { useScope } from '../app/find-scope.ts';
import { useSession } from '../app/use-session.ts';
import type { RecordKind } from '#shared/records.ts';

/**
 * Whether this phone is locked. It locks two minutes after the last touch, and as soon as the page is hidden; it opens
 * when somebody has signed in again.
 */
export function useLock(): readonly [locked: boolean, lock: () => void] {
  const session = useSession();
  const endsAt = session.kind === 'in' ? session.me.account.sessionEndsAt : null;
  const [seen, setSeen] = useState(endsAt);
  const [locked, setNow] = useState(() => isLocked(store, endsAt));
  if (seen !== endsAt) {
    setSeen(endsAt);
    setNow(isLocked(store, endsAt));
  }
  const lock = useCallback(() => {
    setLocked(store);
    setNow(true);
  }, []);
  useEffect(() => (locked ? undefined : watch(lock)), [locked, lock]);
  return [locked, lock];
}

/** Calls `lock` when the page is hidden, and when nobody has touched it for the limit. */
function watch(lock: () => void): () => void {
  let touched = performance.now();
  let isLeft = false;
  const touch = (): void => {
    touched = performance.now();
  };
  // A page that is left or loaded again is hidden too; that is not laying the phone down.
  const left = (): void => {
    isLeft = true;
  };
  const back = (): void => {
    isLeft = false;
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden' && !isLeft) lock();
  };
  const timer = window.setInterval(() => {
    if (performance.now() - touched >= IDLE_LIMIT) lock();
  }, 1000);
  const touches = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const kind of touches) window.addEventListener(kind, touch, { passive: true });
  window.addEventListener('pagehide', left);
  window.addEventListener('pageshow', back);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.clearInterval(timer);
    for (const kind of touches) window.removeEventListener(kind, touch);
    window.removeEventListener('pagehide', left);
    window.removeEventListener('pageshow', back);
    document.removeEventListener('visibilitychange', hidden);
  };
}

/** Kinds that a field officer's view is made of. */
const KINDS: readonly RecordKind[] = [
  'operation',
  'address',
  'site',
  'team',
  'member',
  'assignment',
  'assistance',
  'logEntry',
  'notice',
  'contest',
  'me',
];

/** While the phone is locked nothing of the view stays in memory, nor what comes meanwhile. */
export function useForgetWhile(locked: boolean): void {
  const { records } = useScope(['operation']).followed;
  useEffect(() => {
    if (!locked) return undefined;
    const forget = (): void => {
      if (KINDS.some((kind) => records.records(kind).size > 0)) records.wipe();
    };
    const stops = KINDS.map((kind) => records.subscribe(kind, forget));
    forget();
    return () => {
      for (const stop of stops) stop();
    };
  }, [locked, records]);
}
