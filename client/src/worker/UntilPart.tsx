import { useState } from 'react';
import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { hoursText, untilChoices, zoneOf } from './worker-view.ts';
import { dayAndTime } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import styles from './worker.module.css';

/** A yes that ends sooner. What she leaves open is asked of others. */
export function UntilPart({ worker, onBack }: { readonly worker: Worker; readonly onBack: () => void }) {
  const { assignmentId, assignment, operation } = worker;
  const zone = zoneOf(operation);
  const [until, setUntil] = useState('');
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const said = assignment.answer === 'confirmed';
  const send = async (): Promise<void> => {
    if (until === '') return;
    if (await act('ConfirmAssignment', { assignmentId, until: Number(until) }, 'Your answer is recorded')) onBack();
  };
  return (
    <Panel look="roomy" title="I can only stay until…">
      <div className={styles['acts']}>
        <p className="muted">Asked: {hoursText(assignment, zone)}</p>
        <SelectField
          label="Until"
          width="full"
          prompt="Choose a time"
          value={until}
          onChange={setUntil}
          choices={untilChoices(assignment).map((at) => ({ value: String(at), label: dayAndTime(at, zone) }))}
        />
        {fault !== undefined && (
          <FaultText>{said ? `${fault} Ring your coordinator: she changes your hours.` : fault}</FaultText>
        )}
        <Button kind="primary" full disabled={!mayAct || until === ''} onClick={() => void send()}>
          Yes, until then
        </Button>
        <Button full onClick={onBack}>
          Back
        </Button>
      </div>
    </Panel>
  );
}
