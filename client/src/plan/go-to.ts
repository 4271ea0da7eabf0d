import { useEffect, useRef, type MouseEvent } from 'react';

const REVEAL = 'muster-reveal';
/** A part that must first be opened is waited for this long (ms). */
const patience = 2000;

/** Takes sight and focus to a part of the page; the address stays as it is, so that going back leaves the page. */
export const goTo =
  (id: string) =>
  (event: MouseEvent): void => {
    event.preventDefault();
    if (focusPart(id)) return;
    window.dispatchEvent(new CustomEvent(REVEAL, { detail: id }));
    const begun = performance.now();
    const look = (): void => {
      if (!focusPart(id) && performance.now() - begun < patience) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

function focusPart(id: string): boolean {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
  return part !== null;
}

/**
 * Lets a part of the page open what is to be gone to and is not drawn: a warrant in the card of an address. Called with
 * its anchor, and once with the one that the page's own address names.
 */
export function useReveal(open: (anchor: string) => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const reveal = (event: Event): void => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') latest.current(event.detail);
    };
    window.addEventListener(REVEAL, reveal);
    latest.current(window.location.hash.slice(1));
    return () => window.removeEventListener(REVEAL, reveal);
  }, []);
}
