import { Button } from '../ui/Button.tsx';
import { useEdits } from './EditsProvider.tsx';

/** Takes back one's own last edit. Not drawn for those who may not edit. */
export function UndoButton() {
  const { may, last, undo } = useEdits();
  if (!may) return null;
  return (
    <Button icon="undo" shortcut="Ctrl+Z" disabled={last === undefined} onClick={undo} detail={last}>
      Undo
    </Button>
  );
}
