import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

const YEAR_SECONDS = 31_536_000;

/**
 * The built client, and its one page for every path without a dot. Files whose name holds their own hash are kept by
 * the browser for good; everything else (the page, the service worker) is asked for anew each time.
 */
export function assets(folder: string): RequestHandler {
  const serve = sirv(folder, {
    single: true,
    etag: true,
    brotli: true,
    gzip: true,
    ignores: ['^/assets/', '\\.'],
    setHeaders,
  });
  return (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? serve(request, response, next) : next();
}

function setHeaders(response: ServerResponse, pathname: string): void {
  const hashed = pathname.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
}
