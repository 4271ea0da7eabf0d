import type { ReactNode } from 'react';
import { Unset } from '../editing/Unset.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { PlanCell, type CellProps } from './cells.tsx';
import { usePlan } from './plan-context.ts';
import { OffsetField } from './records/OffsetField.tsx';
import { offsetText, readOffset, windowBothWays, type TFrame } from './window.ts';

export type Window = { readonly start: number; readonly end: number };
export interface WindowDraft {
  readonly from: string;
  readonly to: string;
}

/** Two typed times as a window of minutes from T, or why they are none. */
export function readWindow(
  { from, to }: WindowDraft,
  frame: TFrame,
): { readonly ok: true; readonly value: Window } | { readonly ok: false; readonly fault: string } {
  const start = readOffset(from, frame);
  if (typeof start === 'string') return { ok: false, fault: `From: ${start}` };
  const end = readOffset(to, frame);
  if (typeof end === 'string') return { ok: false, fault: `To: ${end}` };
  return end > start
    ? { ok: true, value: { start, end } }
    : { ok: false, fault: 'The hours must end after they start' };
}

/** Hours against T, so that they move when T moves; shown both ways. */
export function WindowCell(cell: CellProps<Window | undefined>) {
  const { frame } = usePlan();
  const show = (value: unknown): ReactNode =>
    value === undefined || value === null ? <Unset /> : windowBothWays(value as Window, frame);
  return (
    <PlanCell<Window | undefined, WindowDraft>
      {...cell}
      show={show}
      draftOf={(window) => ({
        from: window === undefined ? '' : offsetText(window.start),
        to: window === undefined ? '' : offsetText(window.end),
      })}
      read={(draft) => readWindow(draft, frame)}
    >
      {({ draft, setDraft, fault, label }) => (
        <div className="stack">
          <WindowFields draft={draft} onChange={setDraft} of={label} />
          {fault !== undefined && <FaultText>{fault}</FaultText>}
        </div>
      )}
    </PlanCell>
  );
}

export interface WindowFieldsProps {
  readonly draft: WindowDraft;
  readonly onChange: (draft: WindowDraft) => void;
  /** Whose hours: "hours of Interpreter at A2". */
  readonly of: string;
}

/** From and to, each with what it was taken for: "T−01:00 · 13:00". */
export function WindowFields({ draft, onChange, of }: WindowFieldsProps) {
  const { frame } = usePlan();
  const whose = `${of.charAt(0).toLowerCase()}${of.slice(1)}`;
  return (
    <>
      <OffsetField
        label={`From, ${whose}`}
        frame={frame}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
      />
      <OffsetField
        label={`To, ${whose}`}
        frame={frame}
        value={draft.to}
        onChange={(to) => onChange({ ...draft, to })}
      />
    </>
  );
}
