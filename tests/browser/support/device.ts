import type { Page } from 'playwright-core';

/** Everything that a site has put on the device, as text: both storages, every database, every cache with its bodies, cookies that scripts see. */
export function onDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [
      Object.entries(window.localStorage),
      Object.entries(window.sessionStorage),
      document.cookie,
    ];
    const read = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(new Error('the store does not open')));
      });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      all.push(name);
      const db = await read(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const table = db.transaction(store).objectStore(store);
        all.push(store, await read(table.getAllKeys()), await read(table.getAll()));
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        all.push(request.url, [...(kept?.headers ?? [])], await kept?.text());
      }
    }
    return JSON.stringify(all);
  });
}
