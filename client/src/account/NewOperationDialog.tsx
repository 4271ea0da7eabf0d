import { useState, type SyntheticEvent } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../app/client.ts';
import { pagePath } from '../app/page-table.ts';
import { useSessionFace } from '../app/use-session.ts';
import { browserRandom } from '../connection/command-types.ts';
import { formFaults, NO_FAULTS } from '../editing/form-faults.ts';
import type { TimeReading } from '../format/parse-time.ts';
import { ukZone } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { idFromBytes, operationStream } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import { parse } from '#shared/parse.ts';
import { FormFaults } from './FormFaults.tsx';

const LABELS = { codename: 'Codename', area: 'Area', t: 'T' };
const IDS = { codename: 'new-codename', area: 'new-area', t: 'new-t' };

/** A new operation: a codename that says nothing, an area as agencies may read it, and T if there is one. */
export function NewOperationDialog({ onClose }: { readonly onClose: () => void }) {
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
          context={{ reference: form.reference }}
          optional
          width="normal"
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

function useNewOperation() {
  const { send, now } = useClient();
  const { check } = useSessionFace();
  const [, go] = useLocation();
  const [id] = useState(() => idFromBytes(browserRandom()));
  const [reference] = useState(now);
  const [codename, setCodename] = useState('');
  const [area, setArea] = useState('');
  const [tText, setTText] = useState('');
  const [reading, setReading] = useState<TimeReading>({ kind: 'empty' });
  const [faults, setFaults] = useState(NO_FAULTS);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setMessage(undefined);
    if (reading.kind !== 'empty' && reading.kind !== 'at') {
      return setFaults({ byField: { t: 'T needs a day and a time, such as 26 Nov 14:00' }, rest: [] });
    }
    const typed = { codename, area, zone: ukZone, t: reading.kind === 'at' ? reading.at : null };
    const read = parse(OPERATION_COMMANDS.CreateOperation.payload, typed);
    if (!read.ok) return setFaults(formFaults(read.faults, LABELS));
    setFaults(NO_FAULTS);
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
  return { codename, setCodename, area, setArea, tText, setT, reference, faults, message, busy, submit };
}
