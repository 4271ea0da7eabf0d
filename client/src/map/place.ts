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

/** A place's name without the mark at its head, which stands before it: "RVP, Example car park" → "Example car park". */
export function nameBesideMark({ mark, name }: Pick<MapPlace, 'mark' | 'name'>): string {
  if (name === mark) return '';
  return name.startsWith(`${mark}, `) ? name.slice(mark.length + 2) : name;
}

/** What is said of a place after its name: nothing that its mark says already. */
export const wordsBesideMark = ({ mark, words }: Pick<MapPlace, 'mark' | 'words'>): string =>
  words === mark ? '' : words;

/** A mark in one line for screen readers and the list: "A2, 27 Sample Terrace: assistance". */
export function placeSentence(place: MapPlace): string {
  const [name, words] = [nameBesideMark(place), wordsBesideMark(place)];
  const head = name === '' ? place.mark : `${place.mark}, ${name}`;
  return words === '' ? head : `${head}: ${words}`;
}
