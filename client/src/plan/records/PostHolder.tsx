import { useState } from 'react';
import { useMe, useSend } from '../../app/hooks.ts';
import { nearTime } from '../../format/time.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { refusalSentence } from '../../words/sentences.ts';
import type { PostView } from '#shared/plan-records.ts';
import { usePlan } from '../plan-context.ts';
import { memberName } from '../plan-data.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import styles from './records.module.css';

/** Who holds a post, to whom it is being handed over, and the act itself: the lead's, or the holder's own. */
export function PostHolder({ id, post }: { readonly id: string; readonly post: PostView }) {
  const { data, frame, may } = usePlan();
  const { memberId } = useMe();
  const send = useSend();
  const [handing, setHanding] = useState(false);
  const [fault, setFault] = useState<string>();
  const { name = '', holderId = null, offered = null } = post;
  const mayHand = may || (holderId !== null && holderId === memberId);
  const takeBack = async (): Promise<void> => {
    const reply = await send('HandOverPost', { postId: id, toId: null });
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
  };
  return (
    <div className={styles['cell']}>
      <span className={styles['label']}>Held by</span>
      <div className={styles['holder']}>
        {holderId === null ? <Chip tone="bad">Nobody</Chip> : <strong>{memberName(data, holderId)}</strong>}
        {offered !== null && (
          <Chip tone="busy">
            Offered to {memberName(data, offered.toId)} {nearTime(offered.at, frame.now, frame.zone)}
          </Chip>
        )}
        {mayHand && offered !== null && (
          <Button kind="quiet" onClick={() => void takeBack()} aria-label={`Take the offer of ${name} back`}>
            Take back
          </Button>
        )}
        {mayHand && (
          <Button
            kind={holderId === null && offered === null ? 'plain' : 'quiet'}
            onClick={() => setHanding(true)}
            aria-label={`Hand ${name} over to…`}
          >
            Hand over to…
          </Button>
        )}
      </div>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
      {handing && <HandOverDialog id={id} post={post} onClose={() => setHanding(false)} />}
    </div>
  );
}
