const EVERY_MILLISECONDS = 5 * 60_000;

/**
 * Tells the server now and then that somebody is at this page: a session that nobody uses ends after half an hour, and
 * reading a board without typing is use too. `tell` asks who is signed in, which counts.
 */
export function staySignedIn(page: Window, tell: () => void, now: () => number): () => void {
  let last = now();
  const touched = () => {
    if (now() - last < EVERY_MILLISECONDS) return;
    last = now();
    tell();
  };
  const signs = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const sign of signs) page.addEventListener(sign, touched, { passive: true, capture: true });
  return () => {
    for (const sign of signs) page.removeEventListener(sign, touched, { capture: true });
  };
}
