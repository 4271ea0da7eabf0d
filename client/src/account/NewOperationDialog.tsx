import { useState, type SyntheticEvent } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../app/client.ts';
import { pagePath } from '../app/page-table.ts';
import { useSessionFace } from '../app/use-session.ts';
import type { OperationLine } from '../connection/api.ts';
import { browserRandom } from '../connection/command-types.ts';
import { formFaults, NO_FAULTS } from '../editing/form-faults.ts';
import { parseTime, unreadable, type TimeReading } from '../format/parse-time.ts';
import { ukZone } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { idFromBytes, operationStream } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';
import { BeginWith, fromOf, type Beginning } from './BeginWith.tsx';
import { FormFaults } from './FormFaults.tsx';
import styles from './account.module.css';
import { ZONES } from './zones.ts';

const LABELS = { codename: 'Codename', area: 'Area', zone: 'Clock', t: 'T', from: 'Operation to begin with' };
const IDS = { codename: 'new-codename', area: 'new-area', zone: 'new-zone', t: 'new-t', from: 'new-from' };

export interface NewOperationDialogProps {
  /** The operations that the maker leads: a new one may begin with the plan of one of them. */
  readonly led: readonly OperationLine[];
  readonly onClose: () => void;
}

/** A new operation: a codename that says nothing, an area as agencies may read it, T if there is one, and a plan to begin with. */
export function NewOperationDialog({ led, onClose }: NewOperationDialogProps) {
  const form = useNewOperation();
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <Dialog open title="New operation" onClose={onClose}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <FormFaults faults={form.faults.byField} message={form.message} ids={IDS} title="The operation was not made" />
        <TextField
          id={IDS.codename}
          label={LABELS.codename}
          hint="Everybody whom you admit reads it. It should say nothing of what is planned."
          value={form.codename}
          onChange={form.setCodename}
          fault={form.faults.byField['codename']}
          maxLength={LIMITS.codename}
          autoComplete="off"
          width="full"
        />
        <TextField
          id={IDS.area}
          label={LABELS.area}
          hint="As agencies read it before any place is shown: a town, not a street."
          value={form.area}
          onChange={form.setArea}
          fault={form.faults.byField['area']}
          maxLength={LIMITS.name}
          autoComplete="off"
          width="full"
        />
        <TimeField
          id={IDS.t}
          label={LABELS.t}
          hint="When the addresses are entered, if that is known: 26 Nov 14:00"
          value={form.tText}
          onChange={form.setT}
          fault={form.faults.byField['t']}
          context={{ reference: form.reference, zone: form.zone }}
          optional
          width="normal"
        />
        <Clock zone={form.zone} onChange={form.setZone} fault={form.faults.byField['zone']} />
        <BeginWith
          id={IDS.from}
          value={form.beginning}
          onChange={form.setBeginning}
          led={led}
          fault={form.faults.byField['from']}
        />
        <div className="cluster">
          <Button kind="primary" type="submit" disabled={form.busy}>
            {form.busy ? 'Making it…' : 'Make the operation'}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** By which clock the operation's times are told; folded away, as it is nearly always the country's own. */
function Clock({
  zone,
  onChange,
  fault,
}: {
  zone: string;
  onChange: (zone: string) => void;
  fault: string | undefined;
}) {
  return (
    <details className={styles['more']} open={fault !== undefined || undefined}>
      <summary>Times by the clock of {zone}</summary>
      <Combobox
        id={IDS.zone}
        label={LABELS.zone}
        hint="Every time of this operation is told by it, wherever it is read."
        items={ZONES}
        value={zone}
        onChange={(picked) => onChange(picked ?? ukZone)}
        emptyText="No such zone"
        fault={fault}
      />
    </details>
  );
}

/** What is wrong with a T as it is typed, if anything. */
function faultOfT(reading: TimeReading): string | undefined {
  if (reading.kind === 'empty' || reading.kind === 'at') return undefined;
  return reading.kind === 'fault' && reading.reason !== unreadable
    ? reading.reason
    : 'T needs a day and a time, such as 26 Nov 14:00';
}

function useNewOperation() {
  const { send, now } = useClient();
  const { check } = useSessionFace();
  const [, go] = useLocation();
  const [id] = useState(() => idFromBytes(browserRandom()));
  const [reference] = useState(now);
  const [codename, setCodename] = useState('');
  const [area, setArea] = useState('');
  const [zone, setZone] = useState(ukZone);
  const [beginning, setBeginning] = useState<Beginning>({ kind: 'blank' });
  const [tText, setTText] = useState('');
  const [reading, setReading] = useState<TimeReading>({ kind: 'empty' });
  const [faults, setFaults] = useState(NO_FAULTS);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setMessage(undefined);
    const from = fromOf(beginning);
    const t = reading.kind === 'at' ? reading.at : null;
    const typed = { codename, area, zone, t, ...(from === undefined ? {} : { from }) };
    const read = parse(OPERATION_COMMANDS.CreateOperation.payload, typed);
    const found = read.ok ? NO_FAULTS : formFaults(read.faults, LABELS);
    const ofT = faultOfT(reading);
    setFaults(ofT === undefined ? found : { ...found, byField: { ...found.byField, t: ofT } });
    if (!read.ok || ofT !== undefined) return;
    setBusy(true);
    const reply = await send({ stream: operationStream(id), as: 'lead' }, 'CreateOperation', read.value);
    if (reply.ok) {
      await check();
      return go(pagePath(id, 'plan', 'lead'));
    }
    setBusy(false);
    setFaults(formFaults(reply.refusal.faults, LABELS));
    setMessage(reply.refusal.message);
  };
  const setT = (text: string, meant: TimeReading): void => {
    setTText(text);
    setReading(meant);
  };
  const moveZone = (next: string): void => {
    setZone(next);
    // The same words mean another moment by another clock.
    setReading(parseTime(tText, { reference, zone: next }));
  };
  return {
    codename,
    setCodename,
    area,
    setArea,
    tText,
    setT,
    zone,
    setZone: moveZone,
    beginning,
    setBeginning,
    reference,
    faults,
    message,
    busy,
    submit,
  };
}
