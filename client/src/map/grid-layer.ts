import { GridLayer, type Coords } from 'leaflet';
import type { Theme } from '../theme/theme.ts';
import { pixelsPerMetre } from './grid.ts';
import { readPostcodes, type Postcodes } from './postcodes.ts';
import { paintTile, TILE, type TileColours } from './tile-painter.ts';

/** The basemap that Muster brings along: the squares of the National Grid, drawn from arithmetic, and the town as postcode points. */
export class NationalGridLayer extends GridLayer {
  #postcodes: Postcodes = readPostcodes([]);
  #theme: Theme | undefined;
  #isOverMap = false;

  /** Shows the town's points, once they are here. */
  showPostcodes(postcodes: Postcodes): void {
    this.#postcodes = postcodes;
    this.redraw();
  }

  /** Leaves ground and town to a map that is drawn under it. */
  lieOverMap(): void {
    this.#isOverMap = true;
    this.redraw();
  }

  /** Draws itself anew in the colours of a theme that has just been put on. */
  repaint(theme: Theme): void {
    if (this.#theme !== theme) this.redraw();
    this.#theme = theme;
  }

  override createTile(coords: Coords): HTMLElement {
    const canvas = document.createElement('canvas');
    const ratio = Math.max(1, Math.min(3, window.devicePixelRatio));
    canvas.width = TILE * ratio;
    canvas.height = TILE * ratio;
    const context = canvas.getContext('2d');
    if (context === null) return canvas;
    context.scale(ratio, ratio);
    const scale = pixelsPerMetre(coords.z);
    const corner = { easting: (coords.x * TILE) / scale, northing: (-coords.y * TILE) / scale };
    const ground = this.#isOverMap ? null : this.#postcodes;
    paintTile(context, { corner, pixelsPerMetre: scale }, ground, this.#colours());
    return canvas;
  }

  #colours(): TileColours {
    const style = getComputedStyle(this.getContainer() ?? document.documentElement);
    const of = (name: string): string => style.getPropertyValue(name).trim();
    return { ground: of('--map-ground'), line: of('--map-line'), label: of('--map-label'), dot: of('--map-dot') };
  }
}
