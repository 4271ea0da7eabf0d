import { TextField } from '../ui/TextField.tsx';
import { pointOfText } from '../map/PickPointField.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { gridText, pointText } from '#shared/paste/point-text.ts';
import { PlanCell, type CellProps } from './cells.tsx';
import { showPoint } from './field-values.tsx';

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
      {({ draft, setDraft, fault, label }) => (
        <TextField
          label={label}
          hideLabel
          optional
          width="full"
          hint="Grid reference, latitude and longitude, or postcode"
          value={draft}
          onChange={setDraft}
          fault={fault}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </PlanCell>
  );
}

/** A point as typed text; empty for none. */
export const typedPoint = (point: Point | null): string =>
  point === null ? '' : (gridText(point) ?? pointText(point));
