/*
 * Keeps the shell, and nothing but the shell: the page, its own files, the typeface. Never anything of /api, never
 * anything that the page showed. The page comes from the server while there is one; a new build's page opens a new
 * cache, and the old build's goes.
 */
'use strict';

const PREFIX = 'muster-shell ';
const isFile = (path) =>
  path.startsWith('/assets/') || ['/theme.js', '/layers.css', '/icon.svg', '/manifest.webmanifest'].includes(path);
/** A build is known by the names of its files, which hold their own hashes. */
const filesOf = (page) => [...page.matchAll(/(?:src|href)="(\/[^"?#]+)"/g)].map((found) => found[1]).filter(isFile);

async function current() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return names.length === 0 ? undefined : caches.open(names[names.length - 1]);
}

async function keepPage(response) {
  const page = await response.clone().text();
  const files = filesOf(page);
  const name = PREFIX + files.filter((file) => file.startsWith('/assets/')).join(' ');
  if (await caches.has(name)) return;
  const cache = await caches.open(name);
  await cache.addAll(files);
  await cache.put('/', response);
  for (const other of await caches.keys()) if (other !== name) await caches.delete(other);
}

async function page(request) {
  try {
    const response = await fetch(request);
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html')) {
      await keepPage(response.clone()).catch(() => undefined);
    }
    return response;
  } catch (error) {
    const kept = await (await current())?.match('/');
    if (kept === undefined) throw error;
    return kept;
  }
}

async function file(request) {
  return (await (await current())?.match(request.url)) ?? fetch(request);
}

/** The page that is open, if there is one; else the worker's own. */
async function openMuster() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return open === undefined ? self.clients.openWindow('/w') : open.focus();
}

async function keepFiles(paths) {
  const cache = await current();
  for (const path of paths.filter(isFile)) {
    if ((await cache?.match(path)) === undefined) await cache?.add(path).catch(() => undefined);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    fetch('/', { cache: 'no-store' })
      .then(keepPage)
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// A push carries no word of what waits: nothing of it could be read on a locked phone, or by whoever carries it.
self.addEventListener('push', (event) => {
  event.waitUntil(
    self.registration.showNotification('Muster', { body: 'Open Muster', tag: 'muster', icon: '/icon.svg' }),
  );
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openMuster());
});
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepFiles(event.data.keep.map(String)));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (isFile(pathname)) event.respondWith(file(request));
});
