import { useEffect } from 'react';

/** Titles the page. Titles stand in histories and on shared screens: no codename, name or place in them. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
