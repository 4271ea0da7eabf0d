import type { RequestCard } from './request-cards.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';

/** That the agency has nobody for what is still open. Whoever is put forward stays so. */
export function CannotDialog({ card, onClose }: { readonly card: RequestCard; readonly onClose: () => void }) {
  const { message, busy, submit } = useSubmit('SayCannot', {});
  const say = useAnnounce();
  const finish = async (): Promise<void> => {
    if ((await submit({ requestId: card.id })) === undefined) return;
    say(`${card.ref}: recorded that you cannot`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      open
      title={`${card.ref}: we cannot cover this`}
      width="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it open</Button>
          <Button kind="primary" disabled={busy} onClick={() => void finish()}>
            We cannot
          </Button>
        </>
      }
    >
      <p>
        {card.people.length === 0
          ? 'The lead is told at once, and can ask others.'
          : 'The lead is told at once that you have nobody for what is still open. Those you put forward stay.'}{' '}
        You can still put someone forward afterwards.
      </p>
      {message !== undefined && <FaultText>{message}</FaultText>}
    </Dialog>
  );
}
