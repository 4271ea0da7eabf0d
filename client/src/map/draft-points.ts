import { DivIcon, DomEvent, Marker, type LayerGroup, type LeafletKeyboardEvent, type Map as LeafletMap } from 'leaflet';
import type { Point } from '#shared/commands/plan-fields.ts';
import { isOnGrid, toGrid, toPoint } from '#shared/national-grid.ts';
import { gridText } from '#shared/paste/point-text.ts';
import type { DrawingKind } from '#shared/plan-vocabulary.ts';
import { onGrid } from './drawing.ts';
import { fromLatLng, toLatLng } from './grid-crs.ts';
import { endOf, lineOf } from './shapes.ts';

/** A cordon or route that is being drawn. */
export interface Draft {
  readonly kind: DrawingKind;
  readonly points: readonly Point[];
  readonly onPoints: (points: readonly Point[]) => void;
}

const STEP = { fine: 1, usual: 10, far: 60 } as const;

/** The element's own name for a corner, by which the list beside the map finds it. */
export const cornerName = (index: number): string => `corner-${index}`;

/**
 * Draws the draft: its line, and a mark on each corner that is dragged, or moved by the arrows and taken away by Delete once
 * it has the focus.
 */
export function drawDraft(map: LeafletMap, layers: LayerGroup, draft: Draft): void {
  const at = onGrid(draft.points).map(toLatLng);
  if (at.length > 1) for (const layer of [lineOf(draft.kind, at), ...endOf(draft.kind, at)]) layers.addLayer(layer);
  draft.points.forEach((point, index) => cornerOf(map, point, index, draft)?.addTo(layers));
}

function cornerOf(map: LeafletMap, point: Point, index: number, { points, onPoints }: Draft): Marker | undefined {
  const grid = toGrid(point);
  if (grid === undefined) return undefined;
  const html = document.createElement('span');
  html.textContent = String(index + 1);
  const icon = new DivIcon({ html, className: 'map-corner', iconSize: [28, 28] });
  const marker = new Marker(toLatLng(grid), { icon, draggable: true, keyboard: true, zIndexOffset: 900 });
  const moveTo = (): void => {
    const place = fromLatLng(marker.getLatLng());
    if (isOnGrid(place)) onPoints(points.with(index, toPoint(place)));
  };
  marker.on('dragend', moveTo);
  marker.on('keydown', ({ originalEvent: event }: LeafletKeyboardEvent) => {
    const step = event.ctrlKey ? STEP.fine : event.shiftKey ? STEP.far : STEP.usual;
    const [right, down] = ARROWS[event.key] ?? [0, 0];
    const removes = event.key === 'Delete' || event.key === 'Backspace';
    if (right === 0 && down === 0 && !removes) return;
    DomEvent.stop(event);
    if (removes) return onPoints(points.toSpliced(index, 1));
    const pixel = map.latLngToContainerPoint(marker.getLatLng()).add([right * step, down * step]);
    marker.setLatLng(map.containerPointToLatLng(pixel));
    moveTo();
  });
  marker.on('add', () => {
    const element = marker.getElement();
    element?.setAttribute('data-place', cornerName(index));
    element?.setAttribute('aria-label', cornerSentence(index, points));
  });
  return marker;
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function cornerSentence(index: number, points: readonly Point[]): string {
  const point = points[index];
  const where = point === undefined ? '' : (gridText(point) ?? '');
  return `Point ${index + 1} of ${points.length}, ${where}. Arrow keys move it, Delete takes it away`;
}
