import express, { type RequestHandler } from 'express';
import { LIMITS } from '#shared/limits.ts';
import { isShallow } from '#shared/parse.ts';
import { sendRefusal } from './http-refusals.ts';

/**
 * Reads JSON bodies of at most 64 KB, uncompressed, in UTF-8. A body of another kind is refused (415), as is one that is
 * not JSON, nests deeper than the door reads, or carries a `__proto__` of its own. A route then finds `unknown` in
 * `request.body`; without a body, undefined.
 */
export const jsonBody: readonly RequestHandler[] = [
  express.raw({ type: 'application/json', limit: LIMITS.messageBytes, inflate: false }),
  (request, response, next) => {
    if (!Buffer.isBuffer(request.body)) {
      const sent = request.headers['content-length'] ?? request.headers['transfer-encoding'] ?? '0';
      if (sent !== '0') return sendRefusal(response, 'bad_input', 415);
      request.body = undefined;
      return next();
    }
    const read = readJson(request.body);
    if (!read.ok) return sendRefusal(response, 'bad_input');
    request.body = read.value;
    return next();
  },
];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON out of bytes, or nothing: never an exception. */
export function readJson(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false } {
  try {
    const value: unknown = JSON.parse(strictUtf8.decode(bytes));
    return isShallow(value, LIMITS.depth) && isClean(value) ? { ok: true, value } : { ok: false };
  } catch {
    return { ok: false };
  }
}

/** Whether no object within has a key that could become a prototype. The value is known to be shallow. */
function isClean(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every(isClean);
}
