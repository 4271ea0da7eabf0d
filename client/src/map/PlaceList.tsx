import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { gridText } from '#shared/paste/point-text.ts';
import { STATE_SIGNS, type MapPlace } from './place.ts';
import styles from './MapPanel.module.css';

export interface PlaceListProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}

/** The places of the map as a list: the same marks, words and acts, and each grid reference to read out. */
export function PlaceList({ places, selectedId, onSelect }: PlaceListProps) {
  if (places.length === 0) return <p className={styles['loading']}>No places yet.</p>;
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
            <span className={styles['name']}>{place.name}</span>
            <Words place={place} />
            <span className={styles['grid']}>{place.point === null ? 'no point' : (gridText(place.point) ?? '')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Words({ place }: { readonly place: MapPlace }) {
  const sign = STATE_SIGNS[place.state];
  return (
    <span className={styles['words']}>
      {sign !== null && <Icon name={sign} size="s" />} {place.words}
    </span>
  );
}
