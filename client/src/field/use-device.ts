import { useEffect, useRef } from 'react';

/** Keeps the screen awake while `awake`; a device that cannot does without. */
export function useAwake(awake: boolean): void {
  useEffect(() => {
    if (!awake || !('wakeLock' in navigator)) return undefined;
    let held: WakeLockSentinel | undefined;
    let over = false;
    const hold = (): void => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock
        .request('screen')
        .then((sentinel) => {
          if (over) return sentinel.release();
          held = sentinel;
          return undefined;
        })
        // Refused where the battery is low: the page works all the same.
        .catch(() => undefined);
    };
    hold();
    // The browser lets go of it each time the page is hidden.
    document.addEventListener('visibilitychange', hold);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', hold);
      void held?.release().catch(() => undefined);
    };
  }, [awake]);
}

/** Shakes the device when a new alert comes; those that stood when the page was opened do not count. */
export function useShake(alerts: readonly string[]): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set([...(before ?? []), ...alerts]);
    if (before === null || alerts.every((alert) => before.has(alert))) return;
    if ('vibrate' in navigator) navigator.vibrate([300, 120, 300]);
  }, [alerts]);
}
