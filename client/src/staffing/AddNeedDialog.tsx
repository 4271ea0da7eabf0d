import { useState } from 'react';
import { useSubmit } from '../editing/use-submit.ts';
import { placeName } from '../plan/plan-data.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { worksWithWords } from '../words/labels.ts';
import { needSentence } from '../words/sentences.ts';
import { readOffset, type TFrame } from '../plan/window.ts';
import { useNow } from '../app/hooks.ts';
import { LIMITS } from '#shared/limits.ts';
import type { GapRow } from './gap-rows.ts';
import { lackHours } from './lack-hours.ts';
import { useStaffing } from './use-staffing.ts';

export interface AddNeedDialogProps {
  readonly row: Extract<GapRow, { kind: 'lack' }>;
  readonly onClose: () => void;
}

const LABELS = { number: 'How many', 'window.start': 'From', 'window.end': 'To', window: 'The hours', note: 'Note' };

/** The need that a place lacks, filled in: number and hours are left to be looked at. */
export function AddNeedDialog({ row, onClose }: AddNeedDialogProps) {
  const { data, frame } = useStaffing();
  const now = useNow(60_000);
  const say = useAnnounce();
  const { lack, place } = row;
  const [number, setNumber] = useState<number | undefined>(1);
  const [hours, setHours] = useState(() => lackHours(data, place.id));
  const { faults, message, busy, submit } = useSubmit('AddRequirement', LABELS);
  const tFrame: TFrame = { t: data.operation.t ?? null, zone: frame.zone, now };
  const minutes = (text: string): number | undefined => {
    const read = readOffset(text, tFrame);
    return typeof read === 'number' ? read : undefined;
  };
  const add = async (): Promise<void> => {
    const payload = {
      role: lack.role,
      number,
      window: { start: minutes(hours.from), end: minutes(hours.to) },
      languages: lack.languages,
      gender: lack.gender,
      worksWith: lack.worksWith,
      note: '',
      place,
    };
    if ((await submit(payload)) === undefined) return;
    say('Need added. It stands among the gaps.', { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`Add a need at ${placeName(data, place)}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <p>{row.sentence}</p>
        <p>
          <b>
            {needSentence({ role: lack.role, number: number ?? 1, languages: lack.languages, gender: lack.gender })}
          </b>
          , {worksWithWords[lack.worksWith]}
        </p>
        <NumberField
          label="How many"
          min={1}
          max={LIMITS.number}
          value={number}
          onChange={setNumber}
          fault={faults['number']}
        />
        <TextField
          label="From"
          hint="T-1:00 or a time"
          value={hours.from}
          onChange={(from) => setHours({ ...hours, from })}
          fault={faults['window.start']}
        />
        <TextField
          label="To"
          hint="T+4:00 or a time"
          value={hours.to}
          onChange={(to) => setHours({ ...hours, to })}
          fault={faults['window.end'] ?? faults['window']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Add the need
          </Button>
          <Button onClick={onClose}>Leave</Button>
        </div>
      </form>
    </Dialog>
  );
}
