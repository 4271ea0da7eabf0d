import { useEffect, useRef, useState } from 'react';

/**
 * The value, at most once in so many ms: a change after a pause is passed on at once, and of those that follow each other
 * quickly the newest at the end of the time. So a change to hundreds of records does not draw the page hundreds of times.
 */
export function usePaced<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    if (value === shown) return undefined;
    const show = (): void => {
      last.current = performance.now();
      setShown(value);
    };
    const wait = last.current + ms - performance.now();
    if (wait <= 0) {
      show();
      return undefined;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value, shown, ms]);
  return shown;
}
