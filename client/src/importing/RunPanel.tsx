import { useEffect, useRef } from 'react';
import { useConnection } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Panel } from '../ui/Panel.tsx';
import type { RunEnd } from './send/run.ts';
import { TakeBack } from './TakeBack.tsx';
import type { ImportPhase, ImportUse, RowsIn } from './use-import.ts';
import { kindCounts, sumOf } from './words.ts';
import styles from './import.module.css';

export interface RunPanelProps {
  readonly use: ImportUse;
  readonly phase: Exclude<ImportPhase, { readonly kind: 'look' }>;
}

/** A run under way, or how it ended. */
export function RunPanel({ use, phase }: RunPanelProps) {
  return phase.kind === 'running' ? <Running use={use} phase={phase} /> : <Ended use={use} phase={phase} />;
}

function Running({
  use,
  phase,
}: {
  readonly use: ImportUse;
  readonly phase: Extract<ImportPhase, { kind: 'running' }>;
}) {
  const done = sumOf(phase.rowsIn);
  const cutOff = useConnection().kind === 'offline';
  return (
    <Panel title="Bringing in">
      <div className={styles['run']}>
        <label className={styles['progress']}>
          <span>
            {done} of {counted(phase.of, 'row')} in
          </span>
          <progress value={done} max={Math.max(1, phase.of)} />
        </label>
        <output>
          {cutOff && (
            <Notice tone="warn">
              No contact with the server. What is in stays in; the rest goes on by itself when there is contact again.
            </Notice>
          )}
        </output>
        <Button kind="danger" onClick={use.stop}>
          Stop
        </Button>
      </div>
    </Panel>
  );
}

function Ended({ use, phase }: { readonly use: ImportUse; readonly phase: Extract<ImportPhase, { kind: 'ended' }> }) {
  const say = useAnnounce();
  const heading = useRef<HTMLParagraphElement>(null);
  const { end, rowsIn, of } = phase;
  const left = of - sumOf(rowsIn);
  const words = inWords(rowsIn);
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what came of it.
    heading.current?.focus();
    say(words);
  }, [say, words]);
  return (
    <Panel title={end.kind === 'done' && left === 0 ? 'Brought in' : 'Stopped before the end'}>
      <div className={styles['run']}>
        <p ref={heading} tabIndex={-1} className={styles['result']}>
          <strong>{words}</strong>
        </p>
        {(end.kind !== 'done' || left > 0) && (
          <Notice tone="warn">{`${endWords(end)} ${leftWords(left)}`.trim()}</Notice>
        )}
        <div className="cluster">
          {use.place.onward}
          {left > 0 && (
            <Button kind="primary" onClick={use.back}>
              Back to the rows
            </Button>
          )}
          <Button onClick={use.clear}>Choose other files</Button>
          <TakeBack home={use.place.home} ids={phase.ids} />
        </div>
      </div>
    </Panel>
  );
}

const inWords = (rowsIn: RowsIn): string =>
  sumOf(rowsIn) === 0 ? 'Nothing is in.' : `${kindCounts(rowsIn)} ${sumOf(rowsIn) === 1 ? 'is' : 'are'} in.`;

const leftWords = (left: number): string =>
  left === 0 ? '' : `${counted(left, 'row')} not in yet. Going on doubles nothing.`;

function endWords(end: RunEnd): string {
  switch (end.kind) {
    case 'done':
      return '';
    case 'stopped':
      return 'You stopped it. What is in stays in.';
    case 'no_contact':
      return 'No contact with the server. What is in stays in.';
    case 'signed_out':
      return 'You are signed out. Sign in and choose the file again.';
    case 'refused':
      return end.refusal.faults.length === 0
        ? end.refusal.message
        : 'Some rows were not taken. They are marked, each with the reason: mend them and go on.';
  }
}
