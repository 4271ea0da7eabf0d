import * as z from 'zod/mini';

const degrees = z.number();

/** The map file of a force: which kind, what it covers (west, south, east, north, in degrees) and whom to credit. */
export const basemapSchema = z.object({
  kind: z.enum(['pmtiles', 'mbtiles']),
  bounds: z.tuple([degrees, degrees, degrees, degrees]),
  minZoom: z.number(),
  maxZoom: z.number(),
  credit: z.string(),
});
export type Basemap = z.infer<typeof basemapSchema>;

export const postcodeFileSchema = z.object({ count: z.number(), credit: z.string() });
export type PostcodeFile = z.infer<typeof postcodeFileSchema>;

/** What this server has beside the map that Muster brings along; null for each part that is not there. */
export const mapPackSchema = z.object({
  basemap: z.nullable(basemapSchema),
  postcodes: z.nullable(postcodeFileSchema),
});
export type MapPack = z.infer<typeof mapPackSchema>;

/** Nothing but what Muster brings along. */
export const NO_MAP_PACK: MapPack = { basemap: null, postcodes: null };

/** Where the parts of a pack are asked for. */
export const MAP_PATHS = {
  pack: '/api/map',
  pmtiles: '/api/map/basemap.pmtiles',
  /** With zoom, column and row, counted from the north-west as on the web. */
  tile: '/api/map/tile/{z}/{x}/{y}',
  postcode: '/api/map/postcode/',
} as const;

/** The deepest zoom of a web tile that is spoken of. */
export const DEEPEST_ZOOM = 22;
