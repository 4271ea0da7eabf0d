import { useMemo } from 'react';
import type { InPlaceInput } from '../editing/InPlace.tsx';
import { MapPanel } from '../map/MapPanel.tsx';
import type { MapPlace } from '../map/place.ts';
import { TextField } from '../ui/TextField.tsx';
import { pointOfText } from '../map/PickPointField.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { gridText, pointText, readPoint } from '#shared/paste/point-text.ts';
import { PlanCell, type CellProps } from './cells.tsx';
import { showPoint } from './field-values.tsx';
import { mapPlaces } from './map-places.ts';
import { usePlan } from './plan-context.ts';
import styles from './plan.module.css';

/** A point on the map: typed as a grid reference, as degrees, or as a postcode of the extract on this server. */
export function PointCell(props: CellProps<Point | null>) {
  return (
    <PlanCell<Point | null, string>
      {...props}
      show={showPoint}
      draftOf={typedPoint}
      read={async (draft) => {
        // Untouched text stands for the point as it is: a grid reference is rounded, and would move it.
        if (draft === typedPoint(props.value)) return { ok: true, value: props.value };
        const picked = await pointOfText(draft);
        return 'reason' in picked ? { ok: false, fault: picked.reason } : { ok: true, value: picked.point };
      }}
    >
      {(input) => <PointEditor {...input} placeId={props.target.id} />}
    </PlanCell>
  );
}

/** The text and the map say the same point: a click on the map writes it, and it is saved when the field is left. */
function PointEditor({ draft, setDraft, fault, label, placeId }: InPlaceInput<string> & { readonly placeId: string }) {
  const { data } = usePlan();
  const places = useMemo(() => placesAround(mapPlaces(data), placeId), [data, placeId]);
  const reading = readPoint(draft);
  const latitude = reading.kind === 'point' ? reading.point.latitude : undefined;
  const longitude = reading.kind === 'point' ? reading.point.longitude : undefined;
  const pick = useMemo(
    () => ({
      point: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
      onPick: (point: Point) => setDraft(pointText(point)),
    }),
    // The setter is made anew at each drawing and always does the same.
    // oxlint-disable-next-line react/exhaustive-deps
    [latitude, longitude],
  );
  return (
    <div className={styles['point']}>
      <TextField
        label={label}
        hideLabel
        optional
        width="full"
        hint="Grid reference, latitude and longitude, postcode, or a click on the map"
        value={draft}
        onChange={setDraft}
        fault={fault}
        autoComplete="off"
        spellCheck={false}
      />
      <MapPanel places={places} selectedId={null} onSelect={ignore} pick={pick} className={styles['map'] ?? ''} />
    </div>
  );
}

/** The other places; all of them where no other has a point, since the map begins where its places are. */
function placesAround(all: readonly MapPlace[], placeId: string): readonly MapPlace[] {
  const others = all.filter(({ id }) => id !== placeId);
  return others.some(({ point }) => point !== null) ? others : all;
}

const ignore = (): void => undefined;

/** A point as typed text; empty for none. */
export const typedPoint = (point: Point | null): string =>
  point === null ? '' : (gridText(point) ?? pointText(point));
