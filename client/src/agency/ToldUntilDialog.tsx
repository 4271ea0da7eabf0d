import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import type { ActedOn } from './PersonActs.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { parseTime, timeText } from '../format/parse-time.ts';
import { dayRange } from '../format/time.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { TimeField } from '../ui/TimeField.tsx';

/** A yes by voice for a part of the hours: from their start until a time that she named. */
export function ToldUntilDialog({ line, onClose }: { readonly line: ActedOn; readonly onClose: () => void }) {
  const { zone } = useAgency();
  const say = useAnnounce();
  const [typed, setTyped] = useState(timeText(line.endAt, zone));
  const { faults, message, busy, submit } = useSubmit('ConfirmAssignment', { until: 'Until' });
  const context = { reference: line.startAt, zone, bare: 'nearest' as const };
  const reading = parseTime(typed, context);
  const finish = async (): Promise<void> => {
    if (reading.kind !== 'at') return;
    if ((await submit({ assignmentId: line.id, until: reading.at })) === undefined) return;
    say(`${line.name}: yes recorded, told by you`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`${line.name} can come until…`} width="narrow" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <p>Put forward for {dayRange(line.startAt, line.endAt, zone)}. What she cannot stay for is open again.</p>
        <TimeField label="Until" value={typed} onChange={setTyped} context={context} fault={faults['until']} />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Record her yes
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
