import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { parseTime } from '../format/parse-time.ts';
import { hourMinute, shortDay, tOffset } from '../format/time.ts';
import { placeName, sorted } from '../plan/plan-data.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { needLabel } from '../words/sentences.ts';
import { judge, pieceWords } from './drop.ts';
import { spanOf, type StaffingFrame } from './frame.ts';
import type { Held, Spot } from './pick-up.ts';
import type { OnWhat, StaffingData } from './staffing-data.ts';
import { useStaffing } from './use-staffing.ts';

export interface MoveDialogProps {
  readonly on: OnWhat;
  readonly put: (held: Held) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** What dragging does, typed: another need, other hours. For hands that do not drag, and for minutes that no grid has. */
export function MoveDialog({ on, put, onClose }: MoveDialogProps) {
  const { data, index, frame } = useStaffing();
  const now = useNow(60_000);
  const from = spotOf(data, frame, on);
  const [needId, setNeedId] = useState(from.requirementId);
  const [start, setStart] = useState(() => typed(frame, from.startAt));
  const [end, setEnd] = useState(() => typed(frame, from.endAt));
  const [fault, setFault] = useState<string>();
  const context = {
    reference: frame.origin === null ? now : from.startAt,
    zone: frame.zone,
    bare: 'nearest' as const,
    ...(frame.origin === null ? { t: 0 } : { t: frame.origin }),
  };
  const readings = [parseTime(start, context), parseTime(end, context)] as const;
  const [first, last] = readings;
  const held: Held | null =
    first.kind === 'at' && last.kind === 'at'
      ? {
          piece: on,
          part: 'whole',
          from,
          spot: { requirementId: needId, startAt: first.at, endAt: last.at },
          by: 'key',
          shaped: true,
        }
      : null;
  const judged = held === null ? null : judge(data, index, frame, held);
  const role = on.kind === 'assignment' ? data.assignments.get(on.id)?.role : undefined;
  const needs = sorted(data.requirements, ({ ref }) => ref).filter(
    ([, need]) => role === undefined || need.role === role,
  );
  const move = async (): Promise<void> => {
    if (held === null) return setFault('Type both times, such as 15:00.');
    if (held.spot.endAt <= held.spot.startAt) return setFault('The hours must end after they start.');
    const why = judged?.fault ?? (await put(held));
    setFault(why);
    if (why === undefined) onClose();
  };
  const wrong = fault ?? judged?.fault;
  return (
    <Dialog open title={`Move or stretch: ${pieceWords(data, on)}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <SelectField
          label="Need"
          width="full"
          value={needId}
          onChange={setNeedId}
          choices={needs.map(([value, need]) => ({
            value,
            label: `${placeName(data, need.place)}: ${need.ref ?? ''} ${needLabel(need)}`,
          }))}
        />
        <TimeField label="From" value={start} onChange={setStart} context={context} />
        <TimeField label="To" value={end} onChange={setEnd} context={context} />
        {judged?.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {wrong !== undefined && <FaultText>{wrong}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary">
            {on.kind === 'assignment' ? 'Move, and ask again' : 'Move'}
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}

function spotOf(data: StaffingData, frame: StaffingFrame, on: OnWhat): Spot {
  if (on.kind === 'assignment') {
    const { requirementId = '', startAt = 0, endAt = 0 } = data.assignments.get(on.id) ?? {};
    return { requirementId, startAt, endAt };
  }
  const { requirementId = '', window = { start: 0, end: 0 } } = data.duties.get(on.id) ?? {};
  return { requirementId, ...spanOf(frame, window) };
}

/** As it is typed: "Thu 26 Nov 15:00", or "T+01:00" while there is no T. */
const typed = ({ origin, zone }: StaffingFrame, at: number): string =>
  origin === null ? tOffset(at).replace('−', '-') : `${shortDay(at, zone)} ${hourMinute(at, zone)}`;
