import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import type { ActedOn } from './PersonActs.tsx';
import { toldFaults } from './told-hours.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { parseTime } from '../format/parse-time.ts';
import { minute } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { hoursTyped } from '../worker/worker-hours.ts';
import { LIMITS } from '#shared/limits.ts';

const labels = { startAt: 'From', endAt: 'Until', breakMinutes: 'Breaks', note: 'Note' };
/** Minutes of breaks within one signature: no more than the server takes. */
const MOST_BREAK = 720;

/** The hours that she worked, signed on her behalf as she told them. Signing again mends them until command agrees. */
export function HoursDialog({ line, onClose }: { readonly line: ActedOn; readonly onClose: () => void }) {
  const { zone } = useAgency();
  const say = useAnnounce();
  const now = useNow(minute);
  const assignment = useRecords('assignment').get(line.id) ?? {};
  const [typed, setTyped] = useState(() => hoursTyped(assignment, now, zone));
  const { faults, message, busy, submit } = useSubmit('SignHours', labels);
  const context = { reference: line.startAt, zone, bare: 'nearest' as const };
  const start = parseTime(typed.start, context);
  const end = parseTime(typed.end, context);
  const { breakMinutes, note } = typed;
  const own =
    start.kind === 'at' && end.kind === 'at'
      ? toldFaults({ startAt: start.at, endAt: end.at, breakMinutes: breakMinutes ?? 0 }, now)
      : {};
  const sign = async (): Promise<void> => {
    if (start.kind !== 'at' || end.kind !== 'at' || Object.keys(own).length > 0) return;
    const payload = { assignmentId: line.id, startAt: start.at, endAt: end.at, breakMinutes, note };
    if ((await submit(payload)) === undefined) return;
    say(`${line.name}: hours signed as told`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`Hours as ${line.name} told you`} width="narrow" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <p className="muted">
          She and command read that you signed for her. Until command agrees them, you can mend them.
        </p>
        <TimeField
          label="From"
          value={typed.start}
          onChange={(text) => setTyped({ ...typed, start: text })}
          context={context}
          fault={faults['startAt']}
        />
        <TimeField
          label="Until"
          value={typed.end}
          onChange={(text) => setTyped({ ...typed, end: text })}
          context={context}
          fault={own.endAt ?? faults['endAt']}
        />
        <NumberField
          label="Breaks, in minutes"
          value={breakMinutes}
          max={MOST_BREAK}
          onChange={(value) => setTyped({ ...typed, breakMinutes: value })}
          fault={own.breakMinutes ?? faults['breakMinutes']}
        />
        <TextField
          label="Note"
          width="full"
          optional
          value={note}
          maxLength={LIMITS.note}
          onChange={(text) => setTyped({ ...typed, note: text })}
          fault={faults['note']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Sign for her
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
