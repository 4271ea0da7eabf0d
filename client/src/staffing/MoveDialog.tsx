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
import type { StaffingFrame } from './frame.ts';
import type { Held, Piece, Spot } from './pick-up.ts';
import { useStaffing } from './use-staffing.ts';

export interface MoveDialogProps {
  readonly piece: Piece;
  /** Where they are; of one of the staff, where they are first held. */
  readonly from: Spot;
  readonly put: (held: Held) => Promise<string | undefined>;
  readonly onClose: () => void;
}

const ACTS: Readonly<Record<Piece['kind'], string>> = {
  assignment: 'Move, and ask again',
  duty: 'Move',
  staff: 'Put on duty',
};

/** What dragging does, typed: another need, other hours. For hands that do not drag, and for minutes that no grid has. */
export function MoveDialog({ piece, from, put, onClose }: MoveDialogProps) {
  const { data, index, frame } = useStaffing();
  const now = useNow(60_000);
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
  // What was not typed over stays as it is, to the second.
  const read = (text: string, was: number): number | null => {
    if (text === typed(frame, was)) return was;
    const reading = parseTime(text, context);
    return reading.kind === 'at' ? reading.at : null;
  };
  const [startAt, endAt] = [read(start, from.startAt), read(end, from.endAt)];
  const held: Held | null =
    startAt !== null && endAt !== null
      ? {
          piece,
          part: 'whole',
          from,
          spot: { requirementId: needId, startAt, endAt },
          by: 'key',
          shaped: true,
        }
      : null;
  const judged = held === null ? null : judge(data, index, frame, held);
  const role = piece.kind === 'assignment' ? data.assignments.get(piece.id)?.role : undefined;
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
    <Dialog
      open
      title={`${piece.kind === 'staff' ? 'Put on duty' : 'Move or stretch'}: ${pieceWords(data, piece)}`}
      onClose={onClose}
    >
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
            {ACTS[piece.kind]}
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As it is typed: "Thu 26 Nov 15:00", or "T+01:00" while there is no T. */
const typed = ({ origin, zone }: StaffingFrame, at: number): string =>
  origin === null ? tOffset(at).replace('−', '-') : `${shortDay(at, zone)} ${hourMinute(at, zone)}`;
