import { LatLngBounds, LayerGroup, Map as LeafletMap, type LeafletMouseEvent } from 'leaflet';
import { useCallback, useEffect, useRef } from 'react';
import { useTheme } from '../theme/use-theme.ts';
import { Button } from '../ui/Button.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { GRID_EXTENT, toGrid, toPoint } from '#shared/national-grid.ts';
import { fromLatLng, GRID_CRS, toLatLng } from './grid-crs.ts';
import { NationalGridLayer } from './grid-layer.ts';

import { draggedPin, pinOf } from './pins.ts';
import type { MapPlace } from './place.ts';
import { loadPostcodes } from './postcodes.ts';
import './leaflet.css';

export interface GridMapProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Choosing a point: a click, or the pin dragged. */
  readonly pick?: { readonly point: Point | null; readonly onPick: (point: Point) => void };
}

interface Drawn {
  readonly map: LeafletMap;
  readonly grid: NationalGridLayer;
  readonly pins: LayerGroup;
}

/** Closer than this a single place would fill the view with one street. */
const CLOSEST_FIT = 18;
/** Room for the marks at the edge, and for the line at the foot. */
const FIT = { paddingTopLeft: [48, 28], paddingBottomRight: [48, 54], maxZoom: CLOSEST_FIT, animate: false } as const;
const ZOOMS = { minZoom: -6, maxZoom: 24 } as const;
const WHOLE_GRID = new LatLngBounds([0, 0], [GRID_EXTENT.northing, GRID_EXTENT.easting]);

/** Leaflet on the National Grid. Loaded lazily: nothing of it is in the board's own bundle. */
export function GridMap({ places, selectedId, onSelect, pick }: GridMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const latest = useRef({ onSelect, pick });
  const fitted = useRef(false);
  const [theme] = useTheme();
  useEffect(() => {
    latest.current = { onSelect, pick };
  });

  useEffect(() => {
    if (box.current === null) return undefined;
    const made = drawMap(box.current);
    drawn.current = made;
    fitted.current = false;
    made.map.on('click', (event: LeafletMouseEvent) => latest.current.pick?.onPick(toPoint(fromLatLng(event.latlng))));
    let here = true;
    void loadPostcodes().then((postcodes) => here && made.grid.showPostcodes(postcodes));
    const resized = new ResizeObserver(() => made.map.invalidateSize({ pan: false }));
    resized.observe(box.current);
    return () => {
      here = false;
      resized.disconnect();
      made.map.remove();
      drawn.current = null;
    };
  }, []);

  const fit = useCallback(() => {
    const points = places.flatMap((place) => (place.point === null ? [] : (toGrid(place.point) ?? [])));
    const bounds = points.length === 0 ? WHOLE_GRID : new LatLngBounds(points.map(toLatLng));
    drawn.current?.map.fitBounds(bounds, {
      ...FIT,
      paddingTopLeft: [...FIT.paddingTopLeft],
      paddingBottomRight: [...FIT.paddingBottomRight],
    });
    return points.length > 0;
  }, [places]);

  // The view is fitted once to the places; afterwards it moves only when somebody moves it.
  useEffect(() => {
    if (!fitted.current) fitted.current = fit();
  }, [fit]);

  useEffect(() => {
    const pins = drawn.current?.pins;
    if (pins === undefined) return;
    const focused = focusedPin(pins);
    pins.clearLayers();
    for (const place of places) {
      const pin = pinOf(place, place.id === selectedId, (id) => latest.current.onSelect(id));
      pin?.addTo(pins);
      if (focused === place.id) pin?.getElement()?.focus({ preventScroll: true });
      pin?.getElement()?.setAttribute('data-place', place.id);
    }
    const chosen = pick?.point ? draggedPin(pick.point, pick.onPick) : undefined;
    chosen?.addTo(pins);
  }, [places, selectedId, pick]);

  useEffect(() => {
    drawn.current?.grid.repaint(theme);
  }, [theme]);

  return (
    <>
      <section ref={box} className="map-box" aria-label="Map" data-picking={pick === undefined ? undefined : ''} />
      <div className="map-tools">
        <Button onClick={() => drawn.current?.map.zoomIn(2)} aria-label="Closer">
          +
        </Button>
        <Button onClick={() => drawn.current?.map.zoomOut(2)} aria-label="Further">
          −
        </Button>
        <Button onClick={() => fit()}>All</Button>
      </div>
    </>
  );
}

function drawMap(box: HTMLElement): Drawn {
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
  const grid = new NationalGridLayer({ ...ZOOMS, noWrap: true, keepBuffer: 1 }).addTo(map);
  return { map, grid, pins: new LayerGroup().addTo(map) };
}

/** Marks are made anew when something changes; the one that had the focus has it again. */
function focusedPin(pins: LayerGroup): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || pins.getLayers().length === 0) return undefined;
  return active.dataset['place'];
}
