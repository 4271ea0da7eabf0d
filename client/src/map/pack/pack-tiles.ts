import { PmtilesSource, ZxySource, type Feature, type TileSource } from 'protomaps-leaflet';
import { MAP_PATHS, type Basemap } from '#shared/map-pack.ts';
import { warpOf, type Warp, type WebTile } from './web-tile.ts';

/** What is drawn of a tile, by layer; places are metres of the grid, east and (downwards, as on a screen) minus north. */
export type TileContent = ReadonlyMap<string, readonly Feature[]>;

const NOTHING: TileContent = new Map();
const MOST_KEPT = 64;

/** The tiles of a pack, fetched from this server and turned onto the grid; the last few dozen are kept. */
export class PackTiles {
  readonly #source: TileSource;
  readonly #kept = new Map<string, Promise<TileContent>>();

  constructor({ kind }: Basemap, origin: string) {
    const address = (path: string): string => `${origin}${path}`;
    this.#source =
      kind === 'pmtiles'
        ? new PmtilesSource(address(MAP_PATHS.pmtiles), false)
        : new ZxySource(address(MAP_PATHS.tile), false);
  }

  /** Never rejects: a tile that cannot be had is empty, and is asked for again the next time. */
  get(tile: WebTile): Promise<TileContent> {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const kept = this.#kept.get(key);
    const content = kept ?? this.#load(tile, key);
    // The newest stand last.
    this.#kept.delete(key);
    this.#kept.set(key, content);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return content;
  }

  async #load(tile: WebTile, key: string): Promise<TileContent> {
    try {
      const content = await this.#source.get(tile, 1);
      const warp = warpOf(tile);
      return new Map([...content].map(([layer, features]) => [layer, features.map((one) => onGrid(one, warp))]));
    } catch {
      this.#kept.delete(key);
      return NOTHING;
    }
  }
}

/** The library's points are its own kind, with methods that it calls: they are moved, not made anew. */
function onGrid(feature: Feature, warp: Warp): Feature {
  const bbox = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const point of feature.geom.flat()) {
    const { easting, northing } = warp(point.x, point.y);
    point.x = easting;
    point.y = -northing;
    bbox.minX = Math.min(bbox.minX, point.x);
    bbox.maxX = Math.max(bbox.maxX, point.x);
    bbox.minY = Math.min(bbox.minY, point.y);
    bbox.maxY = Math.max(bbox.maxY, point.y);
  }
  return { ...feature, bbox };
}
