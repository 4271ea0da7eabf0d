import { useState } from 'react';
import type { Worker } from './use-worker.ts';
import { cellWords } from '../map/drawing.ts';
import { PlacesMap } from '../map/PlacesMap.tsx';
import { Button } from '../ui/Button.tsx';
import { placeWords } from '../words/labels.ts';
import { addressLine } from '../words/sentences.ts';
import { Panel } from '../ui/Panel.tsx';
import { gridText } from '#shared/paste/point-text.ts';
import type { PlaceView } from '#shared/records.ts';
import styles from './worker.module.css';

/** Where to go and whom to ring, once her day pass is open here. Nothing of it is kept on the phone. */
export function PlacePart({ worker }: { readonly worker: Worker }) {
  const { places, operation, grade } = worker;
  const [isOnMap, setIsOnMap] = useState(false);
  if (grade !== 'pass') return null;
  const { liaison } = operation;
  return (
    <Panel look="roomy" title="Where it is">
      {places.size === 0 ? (
        <p>It is not shown to you yet. It comes here by itself.</p>
      ) : (
        [...places].map(([id, place]) => <Place key={id} place={place} />)
      )}
      {isOnMap && <PlacesMap places={places} nameOf={nameOf} />}
      {!isOnMap && [...places.values()].some(isOnGrid) && (
        <Button icon="pin" full onClick={() => setIsOnMap(true)}>
          Show on a map
        </Button>
      )}
      {liaison !== null && liaison !== undefined && (
        <a className={styles['ring']} href={`tel:${liaison.phone.replaceAll(/[^\d+]/g, '')}`}>
          Ring {liaison.name}
          <span>{liaison.phone}</span>
        </a>
      )}
    </Panel>
  );
}

const nameOf = (_id: string, { kind }: PlaceView): string => (kind === undefined ? 'The place' : placeWords[kind]);
const isOnGrid = ({ point = null, cell = null }: PlaceView): boolean => point !== null || cell !== null;

function Place({ place }: { readonly place: PlaceView }) {
  const { kind, level, name = '', area = '', point, cell = null } = place;
  const grid = point === undefined || point === null ? undefined : gridText(point);
  const square = cell === null ? '' : `It lies ${cellWords(cell)}.`;
  const lines =
    level === 'full' ? [name, addressLine(place), grid === undefined ? '' : `Grid ${grid}`] : [area, square];
  return (
    <div className={styles['place']}>
      <b>{kind === undefined ? 'The place' : placeWords[kind]}</b>
      {lines
        .filter((line) => line !== '' && line !== (kind === undefined ? '' : placeWords[kind]))
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
      {level !== 'full' && <div className="muted">Only the area is shown yet. The rest comes here by itself.</div>}
    </div>
  );
}
