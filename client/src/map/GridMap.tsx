import type { LayerGroup, LeafletMouseEvent } from 'leaflet';
import { useCallback, useEffect, useId, useRef, useState, type RefCallback } from 'react';
import { useTheme } from '../theme/use-theme.ts';
import { Button } from '../ui/Button.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { isOnGrid, toPoint } from '#shared/national-grid.ts';
import { gridText } from '#shared/paste/point-text.ts';
import { CrossHair } from './cross-hair.ts';
import { drawDraft, type Draft } from './draft-points.ts';
import { drawMap, fitTo, type Drawn } from './draw-map.ts';
import { cellCorners, onGrid, type MapCell, type MapDrawing } from './drawing.ts';
import { fromLatLng, toLatLng } from './grid-crs.ts';
import { useMapPack } from './map-pack.ts';
import { draggedPin, pinOf } from './pins.ts';
import type { MapPlace } from './place.ts';
import { loadPostcodes } from './postcodes.ts';
import { cellLayers, drawingLayers } from './shapes.ts';
import './leaflet.css';

export interface GridMapProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly drawings?: readonly MapDrawing[];
  readonly cells?: readonly MapCell[];
  /** Choosing a point: a click, the pin dragged, or the cross-hair by keyboard. */
  readonly pick?: { readonly point: Point | null; readonly onPick: (point: Point) => void };
  /** A cordon or route that is being drawn: clicks and the cross-hair add to it. */
  readonly draft?: Draft;
}

const NO_DRAWINGS: readonly MapDrawing[] = [];
const NO_CELLS: readonly MapCell[] = [];

/** Leaflet on the National Grid. Loaded lazily: nothing of it is in the board's own bundle. */
export function GridMap(props: GridMapProps) {
  const { places, selectedId, onSelect, drawings = NO_DRAWINGS, cells = NO_CELLS, pick, draft } = props;
  const [drawn, box] = useDrawn();
  const hint = useId();
  const fitted = useRef(false);
  const [theme] = useTheme();
  const take = useCallback((point: Point) => takePoint(point, pick, draft), [pick, draft]);
  const back = useCallback(() => draft?.onPoints(draft.points.slice(0, -1)), [draft]);
  const isPicking = pick !== undefined || draft !== undefined;
  const where = useCrossHair(drawn, isPicking, take, back);

  const fit = useCallback(
    () => drawn !== null && fitTo(drawn.map, pointsOf(places, drawings, cells)),
    [drawn, places, drawings, cells],
  );
  // The view is fitted once to the places; afterwards it moves only when somebody moves it.
  useEffect(() => {
    if (!fitted.current) fitted.current = fit();
  }, [fit]);

  useEffect(() => {
    if (drawn === null) return;
    drawn.shapes.clearLayers();
    for (const layer of [...cells.flatMap(cellLayers), ...drawings.flatMap(drawingLayers)])
      drawn.shapes.addLayer(layer);
  }, [drawn, drawings, cells]);

  useEffect(() => {
    if (drawn === null) return;
    const focused = focusedMark(drawn.pins);
    drawn.pins.clearLayers();
    for (const place of places) pinOf(place, place.id === selectedId, onSelect)?.addTo(drawn.pins);
    if (pick?.point) draggedPin(pick.point, pick.onPick)?.addTo(drawn.pins);
    if (draft !== undefined) drawDraft(drawn.map, drawn.pins, draft);
    if (focused !== undefined) focusMark(drawn.map.getContainer(), focused);
  }, [drawn, places, selectedId, onSelect, pick, draft]);

  useEffect(() => drawn?.repaint(theme), [drawn, theme]);

  return (
    <>
      <section
        ref={box}
        className="map-box"
        aria-label="Map"
        aria-describedby={isPicking ? hint : undefined}
        data-picking={isPicking ? '' : undefined}
      />
      {isPicking && (
        <p className="map-where">
          <output aria-label="Under the cross-hair">{where === undefined ? 'off the grid' : gridText(where)}</output>
          <span id={hint}>Arrow keys move the cross-hair, Enter takes the place</span>
        </p>
      )}
      <div className="map-tools">
        <Button onClick={() => drawn?.map.zoomIn(2)} aria-label="Closer">
          +
        </Button>
        <Button onClick={() => drawn?.map.zoomOut(2)} aria-label="Further">
          −
        </Button>
        <Button onClick={() => fit()}>All</Button>
      </div>
    </>
  );
}

function takePoint(point: Point, pick: GridMapProps['pick'], draft: GridMapProps['draft']): void {
  if (draft !== undefined) draft.onPoints([...draft.points, point]);
  else pick?.onPick(point);
}

function pointsOf(places: readonly MapPlace[], drawings: readonly MapDrawing[], cells: readonly MapCell[]) {
  const points = places.flatMap(({ point }) => (point === null ? [] : [point]));
  const drawnPoints = drawings.flatMap((drawing) => drawing.points);
  return [...onGrid([...points, ...drawnPoints]), ...cells.flatMap(({ cell }) => cellCorners(cell))].map(toLatLng);
}

/** The map of a box on the page, with the pack that this server has; null until the box is there. */
function useDrawn(): readonly [Drawn | null, RefCallback<HTMLElement>] {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const { basemap } = useMapPack();
  const box = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const made = drawMap(element);
    setDrawn(made);
    let here = true;
    void loadPostcodes().then((postcodes) => here && made.grid.showPostcodes(postcodes));
    const resized = new ResizeObserver(() => made.map.invalidateSize({ pan: false }));
    resized.observe(element);
    return () => {
      here = false;
      resized.disconnect();
      made.map.remove();
      setDrawn(null);
    };
  }, []);
  useEffect(() => {
    if (drawn !== null && basemap !== null) void drawn.lay(basemap);
  }, [drawn, basemap]);
  return [drawn, box];
}

/** Where the cross-hair stands while places are taken by click or key. */
function useCrossHair(
  drawn: Drawn | null,
  isPicking: boolean,
  take: (point: Point) => void,
  back: () => void,
): Point | undefined {
  const [where, setWhere] = useState<Point>();
  const latest = useRef({ take, back });
  useEffect(() => {
    latest.current = { take, back };
  });
  useEffect(() => {
    if (drawn === null || !isPicking) return undefined;
    const onTake = (point: Point): void => latest.current.take(point);
    const cross = new CrossHair(drawn.map, { onMoved: setWhere, onTake, onBack: () => latest.current.back() });
    const click = ({ latlng }: LeafletMouseEvent): void => {
      const place = fromLatLng(latlng);
      if (isOnGrid(place)) onTake(toPoint(place));
    };
    drawn.map.on('click', click);
    return () => {
      drawn.map.off('click', click);
      cross.remove();
    };
  }, [drawn, isPicking]);
  return where;
}

/** Marks are made anew when something changes; the one that had the focus has it again. */
function focusedMark(pins: LayerGroup): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || pins.getLayers().length === 0) return undefined;
  return active.dataset['place'];
}

function focusMark(box: HTMLElement, name: string): void {
  const mark = [...box.querySelectorAll<HTMLElement>('[data-place]')].find(({ dataset }) => dataset['place'] === name);
  // The mark of a corner that was taken away is gone: the map itself goes on hearing the keys.
  (mark ?? box).focus({ preventScroll: true });
}
