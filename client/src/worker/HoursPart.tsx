import { useState } from 'react';
import { FocusKeeper } from './FocusKeeper.tsx';
import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { hoursFaults, hoursTyped, signedText } from './worker-hours.ts';
import { zoneOf } from './worker-view.ts';
import { useNow } from '../app/hooks.ts';
import { parseTime } from '../format/parse-time.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import styles from './worker.module.css';

/** The hours that she worked, signed by herself; and whether command has agreed them. */
export function HoursPart({ worker }: { readonly worker: Worker }) {
  const { assignment, operation } = worker;
  const [isOpen, setIsOpen] = useState(false);
  const hours = assignment.hours ?? null;
  const zone = zoneOf(operation);
  const isAgreed = hours !== null && hours.agreed !== null;
  return (
    <Panel look="roomy" title="Your hours">
      {hours !== null && (
        <p>
          <Chip tone={isAgreed ? 'ok' : 'move'}>{isAgreed ? 'Agreed' : 'Signed'}</Chip> {signedText(hours, zone)}
        </p>
      )}
      {hours?.signedBy === 'coordinator' && <p className={styles['small']}>As you told your coordinator.</p>}
      {hours !== null && !isAgreed && (
        <p className={styles['small']}>Command agrees them. Until then you can mend them.</p>
      )}
      {!isAgreed && (
        <FocusKeeper at={isOpen ? 'form' : 'button'}>
          {isOpen ? (
            <HoursForm worker={worker} onDone={() => setIsOpen(false)} />
          ) : (
            <Button full onClick={() => setIsOpen(true)}>
              {hours === null ? 'Sign your hours' : 'Mend your hours'}
            </Button>
          )}
        </FocusKeeper>
      )}
    </Panel>
  );
}

/** Minutes of breaks within one signature: no more than the server takes. */
const MOST_BREAK = 720;

function HoursForm({ worker, onDone }: { readonly worker: Worker; readonly onDone: () => void }) {
  const { assignmentId, assignment, operation } = worker;
  const zone = zoneOf(operation);
  const now = useNow(minute);
  const [typed, setTyped] = useState(() => hoursTyped(assignment, now, zone));
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const context = { reference: assignment.startAt ?? now, zone, bare: 'nearest' as const };
  const start = parseTime(typed.start, context);
  const end = parseTime(typed.end, context);
  const { breakMinutes, note } = typed;
  const isWhole = start.kind === 'at' && end.kind === 'at' && breakMinutes !== undefined;
  const faults = isWhole ? hoursFaults({ startAt: start.at, endAt: end.at, breakMinutes }, now) : {};
  const sign = async (): Promise<void> => {
    if (!isWhole || faults.end !== undefined || faults.breaks !== undefined) return;
    const payload = { assignmentId, startAt: start.at, endAt: end.at, breakMinutes, note };
    if (await act('SignHours', payload, 'Your hours are signed')) onDone();
  };
  return (
    <div className={styles['acts']}>
      <TimeField
        label="From"
        width="full"
        value={typed.start}
        context={context}
        onChange={(text) => setTyped({ ...typed, start: text })}
      />
      <TimeField
        label="Until"
        width="full"
        value={typed.end}
        context={context}
        fault={faults.end}
        onChange={(text) => setTyped({ ...typed, end: text })}
      />
      <NumberField
        label="Breaks, in minutes"
        value={breakMinutes}
        max={MOST_BREAK}
        fault={faults.breaks}
        onChange={(value) => setTyped({ ...typed, breakMinutes: value })}
      />
      <TextField
        label="Note"
        width="full"
        optional
        value={note}
        maxLength={500}
        onChange={(text) => setTyped({ ...typed, note: text })}
      />
      {fault !== undefined && <FaultText>{fault}</FaultText>}
      <Button kind="primary" full disabled={!mayAct || !isWhole} onClick={() => void sign()}>
        Sign
      </Button>
      <Button full onClick={onDone}>
        Back
      </Button>
    </div>
  );
}
