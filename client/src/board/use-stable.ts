import { useState } from 'react';

/**
 * The same object for as long as its content is the same: what is made anew every second by the ticking of ages does
 * not redraw the map. For small plain data.
 */
export function useStable<T>(value: T): T {
  const [held, setHeld] = useState(value);
  if (held === value || JSON.stringify(held) === JSON.stringify(value)) return held;
  setHeld(value);
  return value;
}
