import { useState } from 'react';

interface LeftMarks {
  readonly onBlur: () => void;
  readonly onFocus: () => void;
}

/** Whether a field has been left, for faults that are only shown then; typing again takes the fault away. */
export function useLeft(): readonly [boolean, LeftMarks] {
  const [left, setLeft] = useState(false);
  return [left, { onBlur: () => setLeft(true), onFocus: () => setLeft(false) }];
}
