import { nearTime } from '../format/time.ts';
import { cellWords } from '../map/drawing.ts';
import { placeWords } from '../words/labels.ts';
import { addressLine } from '../words/sentences.ts';
import { gridText } from '#shared/paste/point-text.ts';
import type { NoticeView, PlaceView } from '#shared/records.ts';

/** A place as shown to the agency: by the agency's own label, its area first and then where it is. */
export interface PlaceLine {
  readonly id: string;
  /** "Place 1 · Reception centre". */
  readonly title: string;
  readonly since: string;
  /** Name and address, once they are shown; otherwise the area, and the square kilometre in which it lies. */
  readonly where: readonly string[];
  readonly full: boolean;
}

export function placeLines(places: ReadonlyMap<string, PlaceView>, now: number, zone: string): readonly PlaceLine[] {
  const order = new Intl.Collator('en-GB', { numeric: true });
  return [...places]
    .map(([id, place]) => placeLine(id, place, now, zone))
    .sort((a, b) => order.compare(a.title, b.title));
}

function placeLine(id: string, place: PlaceView, now: number, zone: string): PlaceLine {
  const { level, area = '', since, cell = null } = place;
  const full = level === 'full';
  const kindWords = place.kind === undefined ? '' : placeWords[place.kind];
  const grid = place.point === undefined || place.point === null ? undefined : gridText(place.point);
  const named = place.name === kindWords ? '' : (place.name ?? '');
  const square = cell === null ? '' : sentence(cellWords(cell));
  const where = full ? [named, addressLine(place), grid === undefined ? '' : `Grid ${grid}`] : [area, square];
  return {
    id,
    title: placeTitle(place),
    since: typeof since === 'number' ? nearTime(since, now, zone) : '',
    where: where.filter((part) => part !== ''),
    full,
  };
}

/** "Place 1 · Reception centre": by the agency's own label, since it does not know which of ours it is. */
export function placeTitle({ label = 'A place', kind }: PlaceView): string {
  return [label, kind === undefined ? '' : placeWords[kind]].filter((part) => part !== '').join(' · ');
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Times at which places were withdrawn that are not shown again, one a place, the newest first. */
export function withdrawnAt(
  notices: Iterable<NoticeView>,
  places: ReadonlyMap<string, PlaceView>,
): readonly { readonly id: string; readonly at: number }[] {
  const last = new Map<string, number>();
  for (const { kind, about, at = 0 } of notices) {
    if (kind !== 'place_withdrawn') continue;
    const id = about?.id ?? '';
    if (!places.has(id)) last.set(id, Math.max(at, last.get(id) ?? 0));
  }
  return [...last].map(([id, at]) => ({ id, at })).sort((a, b) => b.at - a.at);
}
