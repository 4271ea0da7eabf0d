import { startTransition, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Counts up from `first` to `all` by `step`, a step at a time and each in the background, so that a long page or list is
 * drawn in parts and answers keys between them. `now` draws the rest at once.
 */
export function useStages(
  first: number,
  all: number,
  step: number,
): { readonly count: number; readonly now: () => void } {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count >= all) return undefined;
    const timer = setTimeout(() => startTransition(() => setCount((before) => before + step)), 0);
    return () => clearTimeout(timer);
  }, [count, all, step]);
  const now = useCallback(() => flushSync(() => setCount(Number.POSITIVE_INFINITY)), []);
  return { count, now };
}
