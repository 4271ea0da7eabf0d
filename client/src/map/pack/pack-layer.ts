import { GridLayer, type Coords, type DoneCallback } from 'leaflet';
import { Labeler, paint, type PreparedTile } from 'protomaps-leaflet';
import type { Basemap } from '#shared/map-pack.ts';
import { pixelsPerMetre } from '../grid.ts';
import { TILE } from '../tile-painter.ts';
import type { Theme } from '../../theme/theme.ts';
import { labelRules, paintRules, type PackColours } from './pack-rules.ts';
import { PackTiles } from './pack-tiles.ts';
import { dataZoom, webTilesOn, type GridBox } from './web-tile.ts';

/** Names are laid out over so many tiles of the file at once. */
const MOST_LABELLED = 48;
/** A name or a line on the edge of the next tile reaches into this one. */
const MARGIN = 24;

/** One square of the map on the screen. */
interface Square {
  readonly coords: Coords;
  readonly canvas: HTMLCanvasElement;
  content: readonly PreparedTile[] | undefined;
}

/**
 * A force's own map under the grid. Its tiles are of the web's plane: their lines are turned onto the National Grid, so that
 * the squares stay square and a click is where it seems to be. protomaps-leaflet reads, paints and names them; it is
 * loaded only where there is a pack. It asks this server alone, and its type is our own font.
 */
export class PackLayer extends GridLayer {
  readonly #basemap: Basemap;
  readonly #tiles: PackTiles;
  readonly #squares = new Map<HTMLElement, Square>();
  readonly #labelers = new Map<number, Labeler>();
  #theme: Theme | undefined;
  #colours: PackColours | undefined;
  #frame: number | undefined;

  constructor(basemap: Basemap, options: ConstructorParameters<typeof GridLayer>[0]) {
    super(options);
    this.#basemap = basemap;
    this.#tiles = new PackTiles(basemap, window.location.origin);
    this.on('tileunload', ({ tile }) => this.#squares.delete(tile));
    this.on('remove', () => this.#frame !== undefined && cancelAnimationFrame(this.#frame));
  }

  /** Draws itself anew in the colours of a theme that has just been put on. */
  repaint(theme: Theme): void {
    if (this.#theme === theme) return;
    this.#theme = theme;
    this.#colours = undefined;
    this.#labelers.clear();
    this.#paintSoon();
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const ratio = Math.max(1, Math.min(3, window.devicePixelRatio));
    canvas.width = TILE * ratio;
    canvas.height = TILE * ratio;
    canvas.getContext('2d')?.scale(ratio, ratio);
    const square: Square = { coords, canvas, content: undefined };
    this.#squares.set(canvas, square);
    void this.#contentOf(coords).then((content) => {
      square.content = content;
      // Names of tiles that came later may stand across the squares before them.
      this.#paintSoon();
      done(undefined, canvas);
    });
    return canvas;
  }

  async #contentOf(coords: Coords): Promise<readonly PreparedTile[]> {
    const scale = pixelsPerMetre(coords.z);
    const z = dataZoom(scale, this.#basemap.minZoom, this.#basemap.maxZoom);
    const wanted = webTilesOn(boxOf(coords, scale), z, this.#basemap.bounds);
    return Promise.all(
      wanted.map(async (dataTile) => {
        const data = (await this.#tiles.get(dataTile)) as PreparedTile['data'];
        return { z: coords.z, origin: pointOf(0, 0), data, scale, dim: Infinity, dataTile };
      }),
    );
  }

  #paintSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const ready = [...this.#squares.values()].filter(({ content }) => content !== undefined);
      for (const { coords, content = [] } of ready) this.#labelerOf(coords.z).add(new Map([['', [...content]]]));
      for (const square of ready) this.#paint(square);
    });
  }

  #paint({ coords, canvas, content = [] }: Square): void {
    const context = canvas.getContext('2d');
    if (context === null) return;
    const colours = this.#coloursNow();
    const [x, y] = [coords.x * TILE, coords.y * TILE];
    const reach = { minX: x - MARGIN, minY: y - MARGIN, maxX: x + TILE + MARGIN, maxY: y + TILE + MARGIN };
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, TILE, TILE);
    const names = this.#labelerOf(coords.z).index;
    const rules = paintRules(colours, pixelsPerMetre(coords.z));
    paint(context, coords.z, new Map([['', [...content]]]), names, rules, reach, pointOf(x, y), false);
  }

  #labelerOf(zoom: number): Labeler {
    const made = this.#labelers.get(zoom);
    if (made !== undefined) return made;
    const scratch = document.createElement('canvas').getContext('2d');
    if (scratch === null) throw new Error('This browser draws no canvas.');
    const scale = pixelsPerMetre(zoom);
    const { minZoom, maxZoom } = this.#basemap;
    // The library counts pixels of the web's world at its zoom: one that is wide enough for ours, so that nothing wraps.
    const wide = dataZoom(scale, minZoom, maxZoom) + 4;
    const labeler = new Labeler(wide, scratch, labelRules(this.#coloursNow(), scale), MOST_LABELLED);
    this.#labelers.set(zoom, labeler);
    return labeler;
  }

  #coloursNow(): PackColours {
    const style = getComputedStyle(this.getContainer() ?? document.documentElement);
    const of = (name: string): string => style.getPropertyValue(name).trim();
    this.#colours ??= {
      ground: of('--map-ground'),
      water: of('--map-water'),
      green: of('--map-green'),
      built: of('--map-built'),
      building: of('--map-building'),
      road: of('--map-road'),
      mainRoad: of('--map-main-road'),
      rail: of('--map-rail'),
      name: of('--map-name'),
    };
    return this.#colours;
  }
}

const pointOf = (x: number, y: number): PreparedTile['origin'] => ({ x, y }) as PreparedTile['origin'];

function boxOf(coords: Coords, scale: number): GridBox {
  const [reach, side] = [MARGIN / scale, TILE / scale];
  const [west, north] = [coords.x * side, -coords.y * side];
  return { west: west - reach, east: west + side + reach, north: north + reach, south: north - side - reach };
}
