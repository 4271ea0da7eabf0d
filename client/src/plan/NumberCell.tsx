import { NumberField } from '../ui/NumberField.tsx';
import { PlanCell, type CellProps } from './cells.tsx';
import { showNumber } from './field-values.tsx';

export interface NumberCellProps extends CellProps<number> {
  readonly min: number;
  readonly max: number;
}

/** A whole number in a range. */
export function NumberCell({ min, max, ...cell }: NumberCellProps) {
  return (
    <PlanCell<number, number | undefined>
      {...cell}
      show={showNumber}
      draftOf={(value) => value}
      read={(draft) =>
        draft === undefined
          ? { ok: false, fault: `Type a whole number from ${min} to ${max}` }
          : { ok: true, value: draft }
      }
    >
      {({ draft, setDraft, fault, label }) => (
        <NumberField
          label={label}
          hideLabel
          width="full"
          min={min}
          max={max}
          value={draft}
          onChange={setDraft}
          fault={fault}
        />
      )}
    </PlanCell>
  );
}
