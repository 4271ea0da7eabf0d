/**
 * Has the service worker keep the files that this page is made of, so that it can be loaded again without signal. It is
 * told which: those of a page that is loaded lazily stand in no list.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker
    .register('/service-worker.js')
    .then(async () => {
      const { active } = await serviceWorker.ready;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one origin, and takes none
      const tell = (): void => active?.postMessage({ keep: loadedFiles() });
      tell();
      // Pages that are opened later load further files.
      new PerformanceObserver(tell).observe({ type: 'resource' });
      return undefined;
    })
    // A browser that forbids service workers loses the reload without signal, and nothing else.
    .catch(() => undefined);
}

function loadedFiles(): readonly string[] {
  const { origin } = window.location;
  const names = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  return [...new Set(names.filter((url) => url.origin === origin).map((url) => url.pathname))];
}
