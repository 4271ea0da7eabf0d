import type { ActedOn } from './PersonActs.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';

export interface EndDialogProps {
  readonly kind: 'cannot' | 'withdraw' | 'standDown';
  readonly line: ActedOn;
  readonly onClose: () => void;
}

const types = {
  cannot: 'DeclineAssignment',
  withdraw: 'WithdrawAssignment',
  standDown: 'StandDownAssignment',
} as const;

/** What ends somebody's part and cannot be taken back says first what follows. */
export function EndDialog({ kind, line, onClose }: EndDialogProps) {
  const { message, busy, submit } = useSubmit(types[kind], {});
  const say = useAnnounce();
  const { title, words, act, done } = wordsOf(kind, line.name);
  const finish = async (): Promise<void> => {
    if ((await submit({ assignmentId: line.id })) === undefined) return;
    say(done, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      open
      title={title}
      width="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave as it is</Button>
          <Button kind="primary" disabled={busy} onClick={() => void finish()}>
            {act}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      {message !== undefined && <FaultText>{message}</FaultText>}
    </Dialog>
  );
}

function wordsOf(kind: EndDialogProps['kind'], name: string) {
  switch (kind) {
    case 'cannot':
      return {
        title: `${name} cannot come`,
        words: 'The lead sees that these hours are open again. No reason is asked for, and none is shown.',
        act: 'She cannot come',
        done: `${name} cannot come: recorded`,
      };
    case 'withdraw':
      return {
        title: `Withdraw ${name}`,
        words: 'The hours are open again. Her link then says that she is not needed; a day pass opens nothing more.',
        act: 'Withdraw',
        done: `${name}: withdrawn`,
      };
    case 'standDown':
      return {
        title: `Stand ${name} down`,
        words: 'Her part ends now. She is told on her phone, and a day pass opens nothing more.',
        act: 'Stand down',
        done: `${name}: stood down`,
      };
  }
}
