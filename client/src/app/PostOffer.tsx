import { useEffect, useRef, useState } from 'react';
import { useMe, useNow, useOperation, useRecords, useSend } from './hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute, ukZone } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { refusalSentence } from '../words/sentences.ts';
import type { PostView } from '#shared/plan-records.ts';

/** A command post that is offered to the viewer, on whichever page of the operation they are. */
export function PostOffer({ className }: { readonly className?: string | undefined }) {
  const { memberId } = useMe();
  const posts = useRecords('post');
  const mine = [...posts].filter(([, { offered }]) => memberId !== undefined && offered?.toId === memberId);
  if (mine.length === 0) return null;
  return (
    <div className={className}>
      <div className="stack">
        {mine.map(([id, post]) => (
          <OneOffer key={id} id={id} post={post} />
        ))}
      </div>
    </div>
  );
}

function OneOffer({ id, post }: { readonly id: string; readonly post: PostView }) {
  const send = useSend();
  const say = useAnnounce();
  const { view } = useOperation();
  const now = useNow(minute);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { name = 'a command post', offered } = post;
  const told = useRef(false);
  useEffect(() => {
    if (!told.current) say(`You are asked to take over ${name}`, { manner: 'assertive' });
    told.current = true;
  }, [name, say]);
  const answer = async (accepted: boolean): Promise<void> => {
    setBusy(true);
    const reply = await send('AnswerHandover', { postId: id, accepted });
    setBusy(false);
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
    if (reply.ok) say(accepted ? `${name} is yours` : `${name} stays where it was`, { tone: 'ok' });
  };
  const when = offered?.at === undefined ? '' : ` ${nearTime(offered.at, now, view.zone ?? ukZone)}`;
  return (
    <section aria-label={`Handover of ${name}`}>
      <Notice
        tone="warn"
        icon="flag"
        actions={
          <>
            <Button kind="primary" disabled={busy} onClick={() => void answer(true)}>
              Take it on
            </Button>
            <Button disabled={busy} onClick={() => void answer(false)}>
              Not now
            </Button>
          </>
        }
      >
        You are asked to take over <b>{name}</b>
        {offered?.by === undefined ? '.' : `: offered by ${offered.by}${when}.`}
      </Notice>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </section>
  );
}
