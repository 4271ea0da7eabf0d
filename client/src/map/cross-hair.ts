import type { Map as LeafletMap } from 'leaflet';
import type { Point } from '#shared/commands/plan-fields.ts';
import { isOnGrid, toPoint } from '#shared/national-grid.ts';
import { fromLatLng } from './grid-crs.ts';

/** What the cross-hair is for. */
export interface CrossHairUse {
  /** Where it stands now; undefined off the grid. */
  readonly onMoved: (point: Point | undefined) => void;
  /** The place was taken. */
  readonly onTake: (point: Point) => void;
  /** The last one is taken back. */
  readonly onBack?: () => void;
}

/** Pixels that one press of an arrow moves it: finely with Ctrl, far with Shift. */
const STEP = { fine: 1, usual: 10, far: 60 } as const;
/** Nearer to the edge than this the map moves instead. */
const EDGE = 24;

/** A place on the map by keyboard: arrows move the cross-hair, Enter takes what is under it. */
export class CrossHair {
  readonly #map: LeafletMap;
  readonly #use: CrossHairUse;
  readonly #element = document.createElement('div');
  #at: { x: number; y: number };

  constructor(map: LeafletMap, use: CrossHairUse) {
    this.#map = map;
    this.#use = use;
    const { x, y } = map.getSize();
    this.#at = { x: x / 2, y: y / 2 };
    this.#element.className = 'map-cross-hair';
    map.getContainer().append(this.#element);
    map.keyboard.disable();
    map.getContainer().addEventListener('keydown', this.#press);
    map.on('moveend zoomend resize', this.#tell);
    this.#draw();
  }

  remove(): void {
    this.#element.remove();
    this.#map.getContainer().removeEventListener('keydown', this.#press);
    this.#map.off('moveend zoomend resize', this.#tell);
    this.#map.keyboard.enable();
  }

  readonly #press = (event: KeyboardEvent): void => {
    // A mark on the map that has the focus has keys of its own.
    if (event.target !== this.#map.getContainer() || event.altKey || event.metaKey) return;
    const step = event.ctrlKey ? STEP.fine : event.shiftKey ? STEP.far : STEP.usual;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#move(-step, 0),
      ArrowRight: () => this.#move(step, 0),
      ArrowUp: () => this.#move(0, -step),
      ArrowDown: () => this.#move(0, step),
      Enter: () => this.#take(),
      '+': () => this.#map.zoomIn(2),
      '=': () => this.#map.zoomIn(2),
      '-': () => this.#map.zoomOut(2),
      ...(this.#use.onBack === undefined ? {} : { Backspace: this.#use.onBack }),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    // The field or form around the map has other uses for Enter.
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  #move(right: number, down: number): void {
    const size = this.#map.getSize();
    const [x, y] = [this.#at.x + right, this.#at.y + down];
    const [keptX, keptY] = [within(x, size.x), within(y, size.y)];
    this.#at = { x: keptX, y: keptY };
    if (keptX !== x || keptY !== y) this.#map.panBy([x - keptX, y - keptY], { animate: false });
    this.#draw();
  }

  #take(): void {
    const point = this.#point();
    if (point !== undefined) this.#use.onTake(point);
  }

  #point(): Point | undefined {
    const place = fromLatLng(this.#map.containerPointToLatLng([this.#at.x, this.#at.y]));
    return isOnGrid(place) ? toPoint(place) : undefined;
  }

  readonly #tell = (): void => this.#use.onMoved(this.#point());

  #draw(): void {
    this.#element.style.left = `${this.#at.x}px`;
    this.#element.style.top = `${this.#at.y}px`;
    this.#tell();
  }
}

const within = (value: number, size: number): number => Math.max(EDGE, Math.min(size - EDGE, value));
