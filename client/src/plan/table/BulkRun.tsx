import { useState } from 'react';
import type { StepResult } from '../../editing/run-step.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { counted } from '../../format/language.ts';
import styles from './table.module.css';

/** How a change to many goes. `refusals` name their row. */
export type BulkState =
  | { readonly kind: 'still' }
  | { readonly kind: 'running'; readonly sent: number; readonly of: number }
  | { readonly kind: 'partly'; readonly recorded: number; readonly refusals: readonly string[] };

type Send = (onProgress: (sent: number, of: number) => void) => Promise<Pick<StepResult, 'done' | 'refusals'>>;

export interface BulkUse {
  readonly state: BulkState;
  /** Sends; says what was recorded, and calls `onWhole` where all of it was. */
  readonly start: (said: string, send: Send) => Promise<void>;
}

export function useBulkRun(onWhole: () => void): BulkUse {
  const say = useAnnounce();
  const [state, setState] = useState<BulkState>({ kind: 'still' });
  const start: BulkUse['start'] = async (said, send) => {
    setState({ kind: 'running', sent: 0, of: 1 });
    const { done, refusals } = await send((sent, of) => setState({ kind: 'running', sent, of }));
    if (refusals.length === 0) {
      say(said, { tone: 'ok' });
      return onWhole();
    }
    say(`${counted(refusals.length, 'row')} refused`, { tone: 'bad' });
    setState({ kind: 'partly', recorded: done.length, refusals });
  };
  return { state, start };
}

/** Progress, and afterwards each refusal by its row. */
export function BulkRun({ run }: { readonly run: BulkState }) {
  switch (run.kind) {
    case 'still':
      return null;
    case 'running':
      return (
        <p className="cluster">
          <progress max={run.of} value={run.sent} aria-label="Rows sent" />
          <span className="num">
            {run.sent} of {run.of}
          </span>
        </p>
      );
    case 'partly':
      return (
        <div>
          <p>{run.recorded === 0 ? 'None was recorded' : `${counted(run.recorded, 'row')} recorded, and not these`}:</p>
          <ul className={styles['refusals']}>
            {run.refusals.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      );
  }
}
