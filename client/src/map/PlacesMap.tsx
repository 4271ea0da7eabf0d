import { useMemo } from 'react';
import type { PlaceView } from '#shared/records.ts';
import { MapPanel } from './MapPanel.tsx';
import { partsOf, type NameOf } from './shown-parts.ts';
import styles from './MapPanel.module.css';

export interface PlacesMapProps {
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly nameOf: NameOf;
}

/**
 * Places as they are shown to a partner: one that is shown in full has a mark; of any other the square kilometre is drawn
 * and nothing in it. Nothing at all where neither is known.
 */
export function PlacesMap({ places, nameOf }: PlacesMapProps) {
  const { marks, cells } = useMemo(() => partsOf(places, nameOf), [places, nameOf]);
  if (marks.length + cells.length === 0) return null;
  return (
    <MapPanel places={marks} cells={cells} selectedId={null} onSelect={ignore} className={styles['small'] ?? ''} />
  );
}

const ignore = (): void => undefined;
