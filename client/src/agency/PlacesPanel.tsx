import { useAgency } from './agency-context.ts';
import { placeLines, placeTitle, withdrawnAt } from './places.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { PlacesMap } from '../map/PlacesMap.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import type { PlaceView } from '#shared/records.ts';
import styles from './agency.module.css';

/** Places as shown to this agency; a withdrawn one is said to be withdrawn, and where it was is gone. */
export function PlacesPanel() {
  const { zone } = useAgency();
  const places = useRecords('place');
  const notices = useRecords('notice');
  const now = useNow(minute);
  const lines = placeLines(places, now, zone);
  const withdrawn = withdrawnAt(notices.values(), places);
  return (
    <Panel look="roomy" title="Places shown to you">
      {lines.length === 0 && withdrawn.length === 0 && <p className="muted">None yet.</p>}
      <ul className={styles['places']}>
        {withdrawn.map(({ id, at }) => (
          <li key={id}>
            <Notice tone="warn">
              A place was withdrawn at {nearTime(at, now, zone)} and is no longer shown. Send nobody there.
            </Notice>
          </li>
        ))}
        {lines.map((line) => (
          <li key={line.id}>
            <b>{line.title}</b>
            {line.where.map((part) => (
              <div key={part}>{part}</div>
            ))}
            <div className="muted">
              {line.full ? `Shown ${line.since}` : `Area only, since ${line.since}; the rest comes here by itself`}
            </div>
          </li>
        ))}
      </ul>
      <PlacesMap places={places} nameOf={nameOf} />
    </Panel>
  );
}

const nameOf = (_id: string, place: PlaceView): string => placeTitle(place);
