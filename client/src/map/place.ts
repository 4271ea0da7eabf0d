import type { IconName } from '../ui/icon-paths.ts';
import type { Point } from '#shared/commands/plan-fields.ts';

/** How a place stands, each with its own shape on the map. */
export type PlaceState = 'plain' | 'alarm' | 'silent' | 'held';
export type PlaceShape = 'box' | 'diamond' | 'circle';

/** One mark on the map and one line of the list beside it. */
export interface MapPlace {
  readonly id: string;
  readonly kind: 'address' | 'site';
  /** On the mark: "A1", "RVP". */
  readonly mark: string;
  readonly shape: PlaceShape;
  readonly state: PlaceState;
  /** Steps reached so far, of how many; none for sites. */
  readonly dots?: { readonly reached: number; readonly of: number };
  /** In the list and to screen readers: "Flat 2, 14 Example Road, LU1 0AA". */
  readonly name: string;
  /** "Secured 14:04", "assistance", "silent 10 min". */
  readonly words: string;
  readonly point: Point | null;
}

/** The sign that stands beside a state's word. */
export const STATE_SIGNS: Readonly<Record<PlaceState, IconName | null>> = {
  plain: null,
  alarm: 'warning',
  silent: 'clock',
  held: 'diamond',
};

/** A mark in one line for screen readers and the list: "A2, 27 Sample Terrace: assistance". */
export const placeSentence = (place: MapPlace): string =>
  `${place.mark}, ${place.name}${place.words === '' ? '' : `: ${place.words}`}`;
