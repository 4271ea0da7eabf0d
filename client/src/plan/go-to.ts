import type { MouseEvent } from 'react';

/** Takes sight and focus to a part of the page; the address stays as it is, so that going back leaves the page. */
export const goTo =
  (id: string) =>
  (event: MouseEvent): void => {
    event.preventDefault();
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  };
