import { createContext } from 'react';

/** How an open field was left. `next`, `previous`: by Tab out of its only input; `away`: the focus is elsewhere already. */
export type LeftBy = 'key' | 'next' | 'previous' | 'away';

/**
 * Around a field that a table opens in one of its cells: it is open as soon as it stands, shows the value bare, and
 * tells the table when it is done.
 */
export interface Frame {
  /** The field has closed; where the focus goes is the table's to say. */
  readonly onDone: (by: LeftBy) => void;
  /** The record speaks for itself again: the field may be taken off the page. */
  readonly onSettled: () => void;
}

export const FrameContext = createContext<Frame | null>(null);
