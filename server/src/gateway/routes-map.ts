import { pipeline } from 'node:stream/promises';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { Router, type Request, type Response } from 'express';
import { postcodeSchema } from '#shared/commands/plan-fields.ts';
import { DEEPEST_ZOOM, MAP_PATHS } from '#shared/map-pack.ts';
import { parse } from '#shared/parse.ts';
import { refusal } from '#shared/refusals.ts';
import { byteRange, MOST_BYTES } from '../maps/byte-range.ts';
import type { MapShelf } from '../maps/map-shelf.ts';
import { bearerOr401, route, type RouteParts } from './http-context.ts';
import { badInput, sendRefusal } from './http-refusals.ts';

/** The map pack, for whoever is signed in, by account or by link. It says nothing of any operation. */
export function mapRoutes(parts: RouteParts, shelf: MapShelf): Router {
  const router = Router();
  const signedIn = (handle: (request: Request, response: Response) => Promise<void>) =>
    route(async (request, response) => {
      if ((await bearerOr401(parts, request, response, 'maps')) !== null) await handle(request, response);
    });
  router.get(
    paths.pack,
    signedIn(async (_request, response) => void response.json(await shelf.pack())),
  );
  router.get(
    paths.pmtiles,
    signedIn((request, response) => pmtiles(shelf, request, response)),
  );
  router.get(
    paths.tile,
    signedIn((request, response) => tile(shelf, request, response)),
  );
  router.get(
    paths.postcode,
    signedIn((request, response) => postcode(shelf, request, response)),
  );
  return router;
}

/** The same paths below the mount, as the router reads them. */
const below = (path: string): string => path.replace(/^\/api/, '').replaceAll(/\{(\w)\}/g, ':$1');
const paths = {
  pack: below(MAP_PATHS.pack),
  pmtiles: below(MAP_PATHS.pmtiles),
  tile: below(MAP_PATHS.tile),
  postcode: `${below(MAP_PATHS.postcode)}:postcode`,
} as const;

/** Whoever takes no byte of a piece for this long is cut off. */
const STALLED_MS = 30_000;

/**
 * A stretch of the file, read as it is taken, so that whoever asks for many and reads none holds no memory. The whole of it
 * is given to nobody: it may be some gigabytes.
 */
async function pmtiles(shelf: MapShelf, request: Request, response: Response): Promise<void> {
  const size = await shelf.pmtilesSize();
  if (size === null) return sendRefusal(response, 'not_for_you');
  response.setHeader('Accept-Ranges', 'bytes');
  const range = byteRange(request.headers.range, size);
  if (range === null) {
    response.setHeader('Content-Range', `bytes */${size}`);
    return sendRefusal(
      response,
      refusal('bad_input', [{ field: 'range', reason: 'not_form', limit: MOST_BYTES }]),
      416,
    );
  }
  const piece = await shelf.pmtilesPiece(range.offset, range.length);
  if (piece === null) return sendRefusal(response, 'not_for_you');
  response.status(206);
  response.setHeader('Content-Type', 'application/octet-stream');
  response.setHeader('Content-Range', `bytes ${range.offset}-${range.offset + range.length - 1}/${size}`);
  response.setHeader('Content-Length', range.length);
  response.setHeader('ETag', `"${piece.mark}"`);
  response.setTimeout(STALLED_MS, () => response.destroy());
  // Whoever goes away in the middle has gone away: nothing is left to be told.
  await pipeline(piece.bytes, response).catch(() => response.destroy());
}

const unzip = promisify(gunzip);

async function tile(shelf: MapShelf, request: Request, response: Response): Promise<void> {
  const [z, x, y] = ['z', 'x', 'y'].map((name) => wholeNumber(request.params[name]));
  if (z === undefined || x === undefined || y === undefined || z > DEEPEST_ZOOM || x >= 2 ** z || y >= 2 ** z) {
    return badInput(response, [{ field: 'tile', reason: 'not_form' }]);
  }
  const bytes = await shelf.tile(z, x, y);
  if (bytes === null) return sendRefusal(response, 'not_for_you');
  // Nothing is drawn there: an empty tile, and no fault.
  if (bytes === undefined) return void response.status(204).end();
  response.setHeader('Content-Type', 'application/vnd.mapbox-vector-tile');
  response.setHeader('Vary', 'Accept-Encoding');
  await sendMaybeZipped(request, response, bytes);
}

/** A tile is mostly stored gzipped, and browsers take it so; for whoever does not it is opened here. */
async function sendMaybeZipped(request: Request, response: Response, bytes: Uint8Array): Promise<void> {
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!zipped) return void response.end(bytes);
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.setHeader('Content-Encoding', 'gzip');
    return void response.end(bytes);
  }
  const plain = await unzip(bytes, { maxOutputLength: MOST_BYTES }).catch(() => null);
  if (plain === null) return sendRefusal(response, 'not_for_you');
  response.end(plain);
}

/** A postcode's point. What is no postcode, what is unknown and what has no table are answered alike. */
async function postcode(shelf: MapShelf, request: Request, response: Response): Promise<void> {
  const read = parse(postcodeSchema, request.params['postcode']);
  const point = read.ok ? await shelf.postcode(read.value.replaceAll(' ', '')) : null;
  if (point === null) return sendRefusal(response, 'not_for_you');
  response.json({ point });
}

/** "0", "17", "4095": no sign, no other form of a number. */
function wholeNumber(text: unknown): number | undefined {
  return typeof text === 'string' && /^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined;
}
