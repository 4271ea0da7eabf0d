import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import type { Draft } from './draft-points.ts';
import type { MapCell, MapDrawing } from './drawing.ts';
import { useMapPack } from './map-pack.ts';
import { PlaceList } from './PlaceList.tsx';
import type { MapPlace } from './place.ts';
import { CREDIT } from './postcodes.ts';
import { useDrawings } from './use-drawings.ts';
import styles from './MapPanel.module.css';

const GridMap = lazy(() => import('./GridMap.tsx').then((module) => ({ default: module.GridMap })));

export interface MapPanelProps {
  readonly places: readonly MapPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Choosing a point: clicks on the map give it. Leave out where the map only shows. */
  readonly pick?: { readonly point: Point | null; readonly onPick: (point: Point) => void };
  /** Places of which only the square kilometre is known. */
  readonly cells?: readonly MapCell[];
  /** A cordon or route that is being drawn. */
  readonly draft?: Draft;
  /** Leaves out one drawing: the one that is being drawn anew. */
  readonly without?: string;
  readonly className?: string;
}

const NO_CELLS: readonly MapCell[] = [];

/**
 * The map and, at the press of a button, the same as a list: places, squares, and what is drawn for the addresses that this
 * viewer sees. Everything comes from this server.
 */
export function MapPanel(props: MapPanelProps) {
  const { places, selectedId, onSelect, pick, cells = NO_CELLS, draft, without, className } = props;
  const [isList, setIsList] = useState(false);
  const all = useDrawings();
  const drawings = useMemo(() => withoutOne(all, without), [all, without]);
  const shown = { places, selectedId, onSelect, drawings, cells };
  const points = places.filter(({ point }) => point !== null).length;
  const isBare = points + drawings.length + cells.length === 0 && draft === undefined;
  return (
    <Panel label="Map" look="flush" {...(className === undefined ? {} : { className })}>
      <div className={styles['frame']}>
        {isList ? (
          <PlaceList {...shown} />
        ) : (
          <Suspense fallback={<p className={styles['loading']}>Loading the map…</p>}>
            <GridMap {...shown} {...(pick === undefined ? {} : { pick })} {...(draft === undefined ? {} : { draft })} />
          </Suspense>
        )}
        <Button className={styles['swap']} aria-pressed={isList} onClick={() => setIsList(!isList)}>
          {isList ? 'Map' : 'List'}
        </Button>
        <Foot />
        {!isList && isBare && (
          <p className={styles['empty']}>
            <Icon name="pin" /> No place of this operation has a point yet. The plan sets them.
          </p>
        )}
      </div>
    </Panel>
  );
}

const withoutOne = (all: readonly MapDrawing[], id: string | undefined): readonly MapDrawing[] =>
  id === undefined ? all : all.filter((drawing) => drawing.id !== id);

/** Whose map it is, in the licences' own words. */
function Foot() {
  const { basemap, postcodes } = useMapPack();
  const credits = [basemap?.credit ?? '', CREDIT, postcodes?.credit ?? ''].filter((credit) => credit !== '');
  return (
    <div className={styles['foot']}>
      <span>Map from this server · nobody else sees where you look</span>
      <details className={styles['credit']}>
        <summary>© Crown copyright 2025</summary>
        {[...new Set(credits)].map((credit) => (
          <p key={credit}>{credit}</p>
        ))}
      </details>
    </div>
  );
}
