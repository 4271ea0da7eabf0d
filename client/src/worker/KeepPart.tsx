import { usePush, type Push } from './use-push.ts';
import type { Worker } from './use-worker.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './worker.module.css';

/** Her hours in her own calendar, and being told by her phone that something waits. */
export function KeepPart({ worker }: { readonly worker: Worker }) {
  const push = usePush(worker);
  return (
    <Panel look="roomy" title="On your phone">
      <div className={styles['acts']}>
        <a className={styles['ring']} href="/api/worker/calendar.ics" download>
          Put the hours into your calendar
          <span>Only the hours: no place, no name, no reason.</span>
        </a>
        <PushChoice push={push} />
      </div>
    </Panel>
  );
}

function PushChoice({ push }: { readonly push: Push }) {
  switch (push.kind) {
    case 'cannot':
      return null;
    case 'off':
      return (
        <>
          <Button full disabled={push.off} onClick={push.turnOn}>
            Tell me on this phone when something waits
          </Button>
          <p className={styles['small']}>
            It says only “Open Muster”. The maker of your browser carries it, and learns that it does.
          </p>
          {push.fault !== undefined && <FaultText>{push.fault}</FaultText>}
        </>
      );
    case 'on':
      return (
        <>
          <p>Your phone tells you when something waits here.</p>
          <Button full disabled={push.off} onClick={push.turnOff}>
            Do not tell me on this phone
          </Button>
          {push.fault !== undefined && <FaultText>{push.fault}</FaultText>}
        </>
      );
  }
}
