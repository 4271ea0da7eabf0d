import { useState } from 'react';
import { FocusKeeper } from './FocusKeeper.tsx';
import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { presenceSteps, presenceText, type PresenceStep } from './presence-steps.ts';
import { zoneOf } from './worker-view.ts';
import { useNow } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { arrivalWords } from '../words/staffing-labels.ts';
import { ARRIVAL_BANDS, type ArrivalBand } from '#shared/staffing-vocabulary.ts';
import styles from './worker.module.css';

/** On the day, with the pass open: one big step; then where she is, and breaks. */
export function PresencePart({ worker }: { readonly worker: Worker }) {
  const { assignmentId, assignment, operation, grade } = worker;
  const { presence = 'not_started', presenceAt } = assignment;
  const [arrival, setArrival] = useState<ArrivalBand | 'not_said'>('not_said');
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const now = useNow(minute);
  if (grade !== 'pass') return null;
  const at = typeof presenceAt === 'number' ? ` ${nearTime(presenceAt, now, zoneOf(operation))}` : '';
  const report = ({ presence: next, said }: PresenceStep): void => {
    const when = next === 'en_route' && arrival !== 'not_said' ? { arrival } : {};
    void act('ReportPresence', { assignmentId, presence: next, source: 'phone', ...when }, said);
  };
  const steps = presenceSteps(assignment, worker.request.placeKind);
  return (
    <FocusKeeper at={presence}>
      <div className={styles['acts']}>
        {presence !== 'not_started' && (
          <p>
            <Chip tone={presence === 'en_route' ? 'move' : presence === 'on_break' ? 'idle' : 'ok'}>
              {presenceText(assignment)}, recorded{at}
            </Chip>
          </p>
        )}
        {presence === 'not_started' && (
          <SelectField
            label="There in"
            width="full"
            optional
            value={arrival}
            onChange={setArrival}
            choices={ARRIVALS}
          />
        )}
        {steps.map((step, index) => (
          <Button
            key={step.presence}
            kind={index === 0 && step.isNext ? 'primary' : 'plain'}
            size={index === 0 && step.isNext ? 'next' : 'normal'}
            full
            disabled={!mayAct}
            onClick={() => report(step)}
          >
            {step.words}
          </Button>
        ))}
        {fault !== undefined && <FaultText>{fault}</FaultText>}
      </div>
    </FocusKeeper>
  );
}

const ARRIVALS = [
  // A choice like the others: a time once chosen can be taken back.
  { value: 'not_said' as const, label: 'not said' },
  ...ARRIVAL_BANDS.map((band) => ({ value: band, label: arrivalWords[band] })),
];
