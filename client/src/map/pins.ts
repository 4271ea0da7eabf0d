import { DivIcon, Marker, type LeafletKeyboardEvent, type PointTuple } from 'leaflet';
import { signs, type IconName, type Sign } from '../ui/icon-paths.ts';
import { fromLatLng, toLatLng } from './grid-crs.ts';
import { placeSentence, STATE_SIGNS, type MapPlace, type PlaceShape } from './place.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { toGrid, toPoint } from '#shared/national-grid.ts';

const SIZES: Readonly<Record<PlaceShape, PointTuple>> = { box: [78, 30], diamond: [52, 44], circle: [40, 40] };

/** A mark with shape, word and state; classes only, so that the page's policy needs no inline style. */
function pinIcon(place: MapPlace, isSelected: boolean): DivIcon {
  const inner = document.createElement('span');
  inner.className = 'map-pin-words';
  inner.textContent = place.mark;
  const html = document.createElement('span');
  html.className = 'map-pin-shape';
  const sign = STATE_SIGNS[place.state];
  if (sign !== null) html.append(signOf(sign));
  html.append(inner);
  if (place.dots !== undefined && place.state === 'plain') html.append(dotsOf(place.dots));
  const className = ['map-pin', `map-pin-${place.shape}`, `map-pin-${place.state}`, isSelected ? 'map-pin-on' : ''];
  return new DivIcon({ html, className: className.join(' ').trim(), iconSize: SIZES[place.shape] });
}

const SVG = 'http://www.w3.org/2000/svg';

function signOf(name: IconName): Element {
  const sign: Sign = signs[name];
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', sign.fill ? 'map-sign map-sign-fill' : 'map-sign');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', sign.d);
  svg.append(path);
  return svg;
}

function dotsOf({ reached, of }: { readonly reached: number; readonly of: number }): HTMLElement {
  const dots = document.createElement('span');
  dots.className = 'map-pin-dots';
  for (let i = 0; i < of; i += 1) {
    const dot = document.createElement('i');
    dot.className = i < reached ? 'map-dot-on' : 'map-dot-off';
    dots.append(dot);
  }
  return dots;
}

/** The marker of a place; `undefined` without a point on the grid. Enter and Space do what a click does. */
export function pinOf(place: MapPlace, isSelected: boolean, onSelect: (id: string) => void): Marker | undefined {
  const grid = place.point === null ? undefined : toGrid(place.point);
  if (grid === undefined) return undefined;
  const raised = place.state === 'alarm' ? 500 : isSelected ? 400 : place.kind === 'address' ? 200 : 0;
  const marker = new Marker(toLatLng(grid), { icon: pinIcon(place, isSelected), keyboard: true, zIndexOffset: raised });
  marker.on('click', () => onSelect(place.id));
  marker.on('keydown', (event: LeafletKeyboardEvent) => {
    if (event.originalEvent.key !== 'Enter' && event.originalEvent.key !== ' ') return;
    event.originalEvent.preventDefault();
    onSelect(place.id);
  });
  marker.on('add', () => {
    marker.getElement()?.setAttribute('aria-label', placeSentence(place));
    marker.getElement()?.setAttribute('data-place', place.id);
  });
  return marker;
}

/** The pin of a point that is being chosen: it can be dragged to the door. */
export function draggedPin(point: Point, onPick: (point: Point) => void): Marker | undefined {
  const grid = toGrid(point);
  if (grid === undefined) return undefined;
  const html = document.createElement('span');
  html.className = 'map-cross';
  const icon = new DivIcon({ html, className: 'map-pick', iconSize: [44, 44] });
  const marker = new Marker(toLatLng(grid), { icon, draggable: true, keyboard: false, zIndexOffset: 800 });
  marker.on('dragend', () => onPick(toPoint(fromLatLng(marker.getLatLng()))));
  return marker;
}
