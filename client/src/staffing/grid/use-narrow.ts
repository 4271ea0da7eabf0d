import { useSyncExternalStore } from 'react';

const QUERY = '(width < 700px)';

function onChange(listener: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the window is so narrow that one need is shown at a time. */
export const useNarrow = (): boolean => useSyncExternalStore(onChange, () => window.matchMedia(QUERY).matches);
