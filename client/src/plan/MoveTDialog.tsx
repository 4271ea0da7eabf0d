import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { counted } from '../format/language.ts';
import { parseTime, timeText } from '../format/parse-time.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { LIMITS } from '#shared/limits.ts';
import { usePlan } from './plan-context.ts';
import { PlannedShowings } from './records/PlannedShowings.tsx';
import { grouped, tMoveEffect, type Touched } from './t-move.ts';
import { tText } from './window.ts';

/** Sets or moves T, with a reason; says beforehand who will be asked again. */
export function MoveTDialog({ onClose }: { readonly onClose: () => void }) {
  const { frame } = usePlan();
  const { t, zone, now } = frame;
  const first = t === null;
  const [typed, setTyped] = useState(t === null ? '' : timeText(t, zone));
  const [reason, setReason] = useState(first ? 'First T' : '');
  const { faults, message, busy, submit } = useSubmit('MoveT', {
    to: 'New T',
    from: 'T as it stood',
    reason: 'Reason',
  });
  // Against the old T "T+30" moves it by half an hour; a bare time is of its day.
  const context = t === null ? { reference: now, zone } : { reference: t, t, zone };
  const reading = parseTime(typed, context);
  const to = reading.kind === 'at' ? reading.at : undefined;
  return (
    <Dialog open title={first ? 'Set T' : 'Move T'} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit({ from: t, to, reason }).then((reply) => reply !== undefined && onClose());
        }}
      >
        {!first && <p>T stands at {tText(frame)}.</p>}
        <TimeField
          label="New T"
          hint={first ? 'Such as 26 Nov 14:00' : 'Such as 14:30, or T+30 to move it half an hour'}
          width="normal"
          value={typed}
          onChange={setTyped}
          context={context}
          fault={reading.kind === 'fault' ? undefined : faults['to']}
        />
        {to !== undefined && to !== t && <Effect to={to} />}
        {!first && to !== undefined && to !== t && <PlannedShowings />}
        <TextArea
          label="Reason"
          hint="Goes on record with your name."
          width="full"
          limit={LIMITS.reason}
          value={reason}
          onChange={setReason}
          fault={faults['reason']}
        />
        {(message ?? faults['from']) !== undefined && (
          <FaultText>
            {message ?? 'T was moved by someone else meanwhile. Look at the new T and decide again.'}
          </FaultText>
        )}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            {first ? 'Set T' : 'Move T'}
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Effect({ to }: { readonly to: number }) {
  const { data } = usePlan();
  const { askedAgain, perhaps, holding, moved } = tMoveEffect(data, to);
  if (askedAgain.length + perhaps.length + holding.length + moved.length === 0) {
    return <p className="muted">Nobody has been put forward yet: nobody needs to be asked again.</p>;
  }
  return (
    <div className="stack">
      {askedAgain.length > 0 && (
        <Notice tone="warn">
          <strong>{counted(askedAgain.length, 'person', 'people')} who said yes will be asked again</strong>, as this is
          further than they can follow:
          <People people={askedAgain} />
        </Notice>
      )}
      {perhaps.length > 0 && (
        <Notice tone="warn">
          <strong>{counted(perhaps.length, 'person', 'people')} said yes.</strong> Each is asked again if this is
          further than they can follow; how far that is, is between them and their agency:
          <People people={perhaps} />
        </Notice>
      )}
      {holding.length > 0 && <p>The yes of {counted(holding.length, 'person', 'people')} holds.</p>}
      {moved.length > 0 && (
        <p>{counted(moved.length, 'person', 'people')} not yet answered: their hours move with T, and they are told.</p>
      )}
      {askedAgain.length > 0 && (
        <p className="muted">
          Counted from where T stands now: someone who said yes before an earlier move may be asked again sooner.
        </p>
      )}
    </div>
  );
}

function People({ people }: { readonly people: readonly Touched[] }) {
  return (
    <ul>
      {grouped(people).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
