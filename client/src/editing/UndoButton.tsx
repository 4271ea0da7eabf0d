import { Button } from '../ui/Button.tsx';
import { useEdits, useHistoryLabels } from './EditsProvider.tsx';
import type { Way } from './history.ts';

/** Takes back one's own last step, and does again what was taken back. Not drawn for those who may not edit. */
export function UndoButton() {
  const { may } = useEdits();
  const { last, next } = useHistoryLabels();
  if (!may) return null;
  return (
    <div className="cluster">
      <WayButton way="undo" what={last} />
      <WayButton way="redo" what={next} />
    </div>
  );
}

function WayButton({ way, what }: { readonly way: Way; readonly what: string | undefined }) {
  const { go } = useEdits();
  const { busy } = useHistoryLabels();
  return (
    <Button
      {...(way === 'undo' ? { icon: 'undo' as const } : {})}
      shortcut={way === 'undo' ? 'Ctrl+Z' : 'Ctrl+Y'}
      disabled={busy || what === undefined}
      onClick={() => go(way)}
    >
      {way === 'undo' ? 'Undo' : 'Redo'}
      {what !== undefined && <small>: {what}</small>}
    </Button>
  );
}
