import { LatLngBounds, LayerGroup, Map as LeafletMap, type LatLng } from 'leaflet';
import { GRID_EXTENT } from '#shared/national-grid.ts';
import type { Basemap } from '#shared/map-pack.ts';
import type { Theme } from '../theme/theme.ts';
import { GRID_CRS } from './grid-crs.ts';
import { NationalGridLayer } from './grid-layer.ts';

/** A map on the page, with what is drawn on it. */
export interface Drawn {
  readonly map: LeafletMap;
  readonly grid: NationalGridLayer;
  /** Squares and lines, under the marks. */
  readonly shapes: LayerGroup;
  readonly pins: LayerGroup;
  /** Puts on the colours of a theme. */
  readonly repaint: (theme: Theme) => void;
  /** Draws a force's own map under the grid, once its part of the program is here. */
  readonly lay: (basemap: Basemap) => Promise<void>;
}

/** Closer than this a single place would fill the view with one street. */
const CLOSEST_FIT = 18;
const ZOOMS = { minZoom: -6, maxZoom: 24 } as const;
const WHOLE_GRID = new LatLngBounds([0, 0], [GRID_EXTENT.northing, GRID_EXTENT.easting]);

export function drawMap(box: HTMLElement): Drawn {
  const map = new LeafletMap(box, {
    crs: GRID_CRS,
    attributionControl: false,
    zoomControl: false,
    ...ZOOMS,
    // Nothing glides: a board is looked at out of the corner of an eye.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    maxBounds: WHOLE_GRID.pad(0.1),
  });
  map.fitBounds(WHOLE_GRID, { animate: false });
  const options = { ...ZOOMS, noWrap: true, keepBuffer: 1 };
  const grid = new NationalGridLayer({ ...options, zIndex: 2 }).addTo(map);
  let theme: Theme | undefined;
  let repaintPack: ((theme: Theme) => void) | undefined;
  const parts = { shapes: new LayerGroup().addTo(map), pins: new LayerGroup().addTo(map) };
  return {
    map,
    grid,
    ...parts,
    repaint: (put) => {
      theme = put;
      grid.repaint(put);
      repaintPack?.(put);
    },
    lay: async (basemap) => {
      const { PackLayer } = await import('./pack/pack-layer.ts');
      // The page may have been left in the meantime.
      if (!box.isConnected || repaintPack !== undefined) return;
      const pack = new PackLayer(basemap, { ...options, zIndex: 1, className: 'map-pack' }).addTo(map);
      repaintPack = (put) => pack.repaint(put);
      if (theme !== undefined) repaintPack(theme);
      grid.lieOverMap();
    },
  };
}

/** Shows these places, or the whole country where there are none. True where there were some. */
export function fitTo(map: LeafletMap, places: readonly LatLng[]): boolean {
  map.fitBounds(places.length === 0 ? WHOLE_GRID : new LatLngBounds([...places]), {
    // Room for the marks at the edge, and for the line at the foot.
    paddingTopLeft: [48, 28],
    paddingBottomRight: [48, 54],
    maxZoom: CLOSEST_FIT,
    animate: false,
  });
  return places.length > 0;
}
