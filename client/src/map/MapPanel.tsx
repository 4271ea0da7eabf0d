import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { PlaceList } from './PlaceList.tsx';
import type { MapPlace } from './place.ts';
import { CREDIT } from './postcodes.ts';
import styles from './MapPanel.module.css';

const GridMap = lazy(() => import('./GridMap.tsx').then((module) => ({ default: module.GridMap })));

export interface MapPanelProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Choosing a point: clicks on the map give it. Leave out where the map only shows. */
  readonly pick?: { readonly point: Point | null; readonly onPick: (point: Point) => void };
  readonly className?: string;
}

/** The map and, at the press of a button, the same places as a list. Everything comes from this server. */
export function MapPanel({ places, selectedId, onSelect, pick, className }: MapPanelProps) {
  const [isList, setIsList] = useState(false);
  return (
    <Panel label="Map" look="flush" {...(className === undefined ? {} : { className })}>
      <div className={styles['frame']}>
        {isList ? (
          <PlaceList places={places} selectedId={selectedId} onSelect={onSelect} />
        ) : (
          <Suspense fallback={<p className={styles['loading']}>Loading the map…</p>}>
            <GridMap
              places={places}
              selectedId={selectedId}
              onSelect={onSelect}
              {...(pick === undefined ? {} : { pick })}
            />
          </Suspense>
        )}
        <Button className={styles['swap']} aria-pressed={isList} onClick={() => setIsList(!isList)}>
          {isList ? 'Map' : 'List'}
        </Button>
        <div className={styles['foot']}>
          <span>Map from this server · nobody else sees where you look</span>
          <details className={styles['credit']}>
            <summary>© Crown copyright 2025</summary>
            <p>{CREDIT}</p>
          </details>
        </div>
        {!isList && places.every((place) => place.point === null) && (
          <p className={styles['empty']}>
            <Icon name="pin" /> No place of this operation has a point yet. The plan sets them.
          </p>
        )}
      </div>
    </Panel>
  );
}
