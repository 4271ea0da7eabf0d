import { useEffect } from 'react';

/** Whoever comes with a place in the address of the page waits this long (ms) at most for it to be drawn. */
const patience = 5000;

/**
 * Takes sight and focus to the part of the page that its address names: whoever followed a reason from the board comes
 * to where it is mended. The part may be drawn a little later than the page.
 */
export function useArrival(): void {
  useEffect(() => {
    const anchor = window.location.hash.slice(1);
    if (anchor === '') return undefined;
    const begun = performance.now();
    let frame = 0;
    const look = (): void => {
      const part = document.getElementById(anchor);
      if (part !== null) {
        part.scrollIntoView({ block: 'start' });
        part.focus({ preventScroll: true });
      } else if (performance.now() - begun < patience) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, []);
}
