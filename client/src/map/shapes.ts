import { DivIcon, Marker, Polygon, Polyline, type Layer, type LatLng } from 'leaflet';
import { cellCorners, drawingTitle, onGrid, type MapCell, type MapDrawing } from './drawing.ts';
import { toLatLng } from './grid-crs.ts';

/** A drawing: a cordon is a closed, dashed line; a route a whole one that ends in a ring. Each has its name beside it. */
export function drawingLayers(drawing: MapDrawing): readonly Layer[] {
  const at = onGrid(drawing.points).map(toLatLng);
  const [first] = at;
  if (first === undefined) return [];
  return [lineOf(drawing.kind, at), ...endOf(drawing.kind, at), words(first, drawingTitle(drawing))];
}

/** The line of a drawing, finished or not. Its looks are in the style sheet, by class. */
export function lineOf(kind: MapDrawing['kind'], at: readonly LatLng[]): Layer {
  const options = { interactive: false, className: `map-line map-${kind}` };
  return kind === 'cordon' ? new Polygon([...at], options) : new Polyline([...at], options);
}

export function endOf(kind: MapDrawing['kind'], at: readonly LatLng[]): readonly Layer[] {
  const last = at.at(-1);
  if (kind === 'cordon' || last === undefined) return [];
  const icon = new DivIcon({ className: 'map-route-end', iconSize: [14, 14] });
  return [new Marker(last, { icon, interactive: false, keyboard: false })];
}

/** A square kilometre with its name in the middle; there is nothing to press. */
export function cellLayers({ cell }: MapCell): readonly Layer[] {
  const corners = cellCorners(cell).map(toLatLng);
  if (corners.length === 0) return [];
  const square = new Polygon([...corners], { interactive: false, className: 'map-line map-cell' });
  return [square, words(square.getBounds().getCenter(), `within ${cell}`, 'map-words map-words-middle')];
}

function words(at: LatLng, text: string, className = 'map-words'): Marker {
  const html = document.createElement('span');
  html.textContent = text;
  const icon = new DivIcon({ html, className, iconSize: [0, 0] });
  // The list beside the map says the same to whoever cannot see it.
  const marker = new Marker(at, { icon, interactive: false, keyboard: false });
  marker.on('add', () => marker.getElement()?.setAttribute('aria-hidden', 'true'));
  return marker;
}
