import type { Worker } from './use-worker.ts';
import { placeWords } from '../words/labels.ts';
import { addressLine } from '../words/sentences.ts';
import { Panel } from '../ui/Panel.tsx';
import { gridText } from '#shared/paste/point-text.ts';
import type { PlaceView } from '#shared/records.ts';
import styles from './worker.module.css';

/** Where to go and whom to ring, once her day pass is open here. Nothing of it is kept on the phone. */
export function PlacePart({ worker }: { readonly worker: Worker }) {
  const { places, operation, grade } = worker;
  if (grade !== 'pass') return null;
  const { liaison } = operation;
  return (
    <Panel look="roomy" title="Where it is">
      {places.size === 0 ? (
        <p>It is not shown to you yet. It comes here by itself.</p>
      ) : (
        [...places].map(([id, place]) => <Place key={id} place={place} />)
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

function Place({ place }: { readonly place: PlaceView }) {
  const { kind, level, name = '', area = '', point } = place;
  const grid = point === undefined || point === null ? undefined : gridText(point);
  const lines = level === 'full' ? [name, addressLine(place), grid === undefined ? '' : `Grid ${grid}`] : [area];
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
