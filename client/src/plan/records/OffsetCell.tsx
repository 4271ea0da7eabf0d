import type { ReactNode } from 'react';
import { Unset } from '../../editing/Unset.tsx';
import { BothTimes } from '../../format/BothTimes.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PlanCell, type CellProps } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import { offsetText, readOffset } from '../window.ts';
import { OffsetReading } from './OffsetField.tsx';

/** A time against T: typed either way, shown both ways. It moves when T moves. */
export function OffsetCell(cell: CellProps<number>) {
  const { frame } = usePlan();
  const show = (value: unknown): ReactNode =>
    typeof value === 'number' ? <BothTimes offset={value} t={frame.t} zone={frame.zone} /> : <Unset />;
  return (
    <PlanCell<number, string>
      {...cell}
      show={show}
      draftOf={offsetText}
      read={(draft) => {
        const minutes = readOffset(draft, frame);
        return typeof minutes === 'number' ? { ok: true, value: minutes } : { ok: false, fault: minutes };
      }}
    >
      {({ draft, setDraft, fault, label }) => (
        <TextField
          label={label}
          hideLabel
          width="full"
          autoComplete="off"
          spellCheck={false}
          value={draft}
          onChange={setDraft}
          fault={fault}
          hint={<OffsetReading text={draft} frame={frame} />}
        />
      )}
    </PlanCell>
  );
}
