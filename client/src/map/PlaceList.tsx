import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { gridText } from '#shared/paste/point-text.ts';
import { cellWords, drawingTitle, drawingWords, type MapCell, type MapDrawing } from './drawing.ts';
import { nameBesideMark, STATE_SIGNS, wordsBesideMark, type MapPlace } from './place.ts';
import styles from './MapPanel.module.css';

export interface PlaceListProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly drawings: readonly MapDrawing[];
  readonly cells: readonly MapCell[];
}

/** What the map shows, as a list: the same marks, words and acts, each grid reference to read out, and what is drawn. */
export function PlaceList({ places, selectedId, onSelect, drawings, cells }: PlaceListProps) {
  if (places.length + drawings.length + cells.length === 0) return <p className={styles['loading']}>No places yet.</p>;
  return (
    <ul className={styles['list']} aria-label="Places on the map">
      {places.map((place) => (
        <li key={place.id}>
          <button
            type="button"
            className={cx(styles['place'], styles[place.state], place.id === selectedId && styles['on'])}
            aria-pressed={place.id === selectedId}
            onClick={() => onSelect(place.id)}
          >
            <b>{place.mark}</b>
            <span className={styles['name']}>{nameBesideMark(place)}</span>
            <Words place={place} />
            <span className={styles['grid']}>{place.point === null ? 'no point' : (gridText(place.point) ?? '')}</span>
          </button>
        </li>
      ))}
      {cells.map(({ id, cell, name }) => (
        <li key={id} className={styles['drawn']}>
          <b>{name}</b> {cellWords(cell)}
        </li>
      ))}
      {drawings.map((drawing) => (
        <li key={drawing.id} className={styles['drawn']}>
          <b>{drawingTitle(drawing)}</b> {drawingWords(drawing)}
        </li>
      ))}
    </ul>
  );
}

function Words({ place }: { readonly place: MapPlace }) {
  const sign = STATE_SIGNS[place.state];
  return (
    <span className={styles['words']}>
      {sign !== null && <Icon name={sign} size="s" />} {wordsBesideMark(place)}
    </span>
  );
}
