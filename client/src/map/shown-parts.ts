import { placeMarks } from '../words/labels.ts';
import type { PlaceView } from '#shared/records.ts';
import type { MapCell } from './drawing.ts';
import type { MapPlace } from './place.ts';

/** How a reader names a place: "Place 1 · Reception centre". */
export type NameOf = (id: string, place: PlaceView) => string;

interface Parts {
  readonly marks: readonly MapPlace[];
  readonly cells: readonly MapCell[];
}

/** What is drawn of these places: marks of those shown in full, squares of all others. */
export function partsOf(places: ReadonlyMap<string, PlaceView>, nameOf: NameOf): Parts {
  const marks: MapPlace[] = [];
  const cells: MapCell[] = [];
  for (const [id, place] of places) {
    const { kind = 'address', level, point = null, cell = null } = place;
    const name = nameOf(id, place);
    const shape = kind === 'address' ? 'box' : kind === 'rvp' || kind === 'fup' ? 'diamond' : 'circle';
    const mark = placeMarks[kind];
    if (level === 'full' && point !== null)
      marks.push({ id, kind: 'site', mark, shape, state: 'plain', name, words: '', point });
    else if (cell !== null) cells.push({ id, cell, name });
  }
  return { marks, cells };
}
