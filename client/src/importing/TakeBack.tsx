import { useState } from 'react';
import { useRecords } from '../app/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { ImportPlace } from './place.ts';
import type { ImportToTakeBack, TakeBackEnd } from './send/take-back.ts';
import { useTakeBack, type TakingBack } from './use-take-back.ts';
import styles from './import.module.css';

export interface TakeBackProps {
  readonly home: ImportPlace['home'];
  /** The imports to take back; those of which nothing stands are left out. */
  readonly ids: readonly string[];
}

/** The way back from an import: what it did is undone part by part, as far as nothing has come to depend on it. */
export function TakeBack({ home, ids }: TakeBackProps) {
  const records = useRecords('import');
  const [asking, setAsking] = useState(false);
  const { state, start, stop } = useTakeBack(home);
  const imports = ids.flatMap((id): readonly ImportToTakeBack[] => {
    const { kind, parts = [] } = records.get(id) ?? {};
    const known = home === 'agency' ? 'person' : kind;
    return known === undefined || parts.length === 0 ? [] : [{ id, kind: known, parts }];
  });
  const left = ids.reduce((sum, id) => sum + (records.get(id)?.left ?? 0), 0);
  const close = (): void => setAsking(false);
  return (
    <>
      {state.kind === 'ended' && <output>{endWords(state.end, left)}</output>}
      {state.kind === 'running' && <Progress state={state} stop={stop} />}
      {state.kind !== 'running' && imports.length > 0 && <Button onClick={() => setAsking(true)}>Take back…</Button>}
      <Dialog
        open={asking}
        title="Take back what came in?"
        width="narrow"
        onClose={close}
        actions={
          <Button
            kind="danger"
            onClick={() => {
              close();
              start(imports);
            }}
          >
            Take back
          </Button>
        }
      >
        <p>
          What the file added goes, and what it changed gets back the values it had. What somebody has changed or used
          since stays in, and you are told how much that is.
        </p>
      </Dialog>
    </>
  );
}

function Progress({
  state,
  stop,
}: {
  readonly state: Extract<TakingBack, { kind: 'running' }>;
  readonly stop: () => void;
}) {
  return (
    <span className="cluster">
      <label className={styles['progress']}>
        <span>
          {state.done} of {state.of} parts taken back
        </span>
        <progress value={state.done} max={Math.max(1, state.of)} />
      </label>
      <Button onClick={stop}>Stop</Button>
    </span>
  );
}

function endWords(end: TakeBackEnd, left: number): string {
  const still = left === 0 ? '' : ` ${left} left in: something depends on them by now, or somebody has changed them.`;
  switch (end) {
    case 'done':
      return `Taken back.${still}`;
    case 'stopped':
      return `Stopped. The rest is still in.${still}`;
    case 'no_contact':
      return 'No contact with the server. Take the rest back when there is.';
    case 'refused':
      return 'The rest could not be taken back.';
  }
}
