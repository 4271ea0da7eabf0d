import { useState } from 'react';
import { LockedPhone } from './LockedPhone.tsx';
import { memoOf, sameMemo, type Memo } from './locked-phone.ts';
import { OpenPhone } from './OpenPhone.tsx';
import { PhoneFrame } from './PhoneFrame.tsx';
import { useAwake } from './use-device.ts';
import { useField } from './use-field.ts';
import { useForgetWhile, useLock } from './use-lock.ts';
import { useConnection, useJoined } from '../app/hooks.ts';
import { PostOffer } from '../app/PostOffer.tsx';
import { useSession } from '../app/use-session.ts';
import { SignOutButton } from '../app/SignOutButton.tsx';
import { EmptyState, LoadingState } from '../ui/States.tsx';
import styles from './field.module.css';

/** The field officer's phone, at one address. Locked, or without a view after a reload, it writes and does not read. */
export function FieldPage() {
  const [locked, lock] = useLock();
  const field = useField();
  const [memo, setMemo] = useState<Memo | null>(null);
  const session = useSession();
  const connection = useConnection();
  const joined = useJoined();
  if (field !== null) {
    const now = memoOf(field.addressId, field.standing, field.updater.isMe);
    if (!sameMemo(memo, now)) setMemo(now);
  }
  useForgetWhile(locked);
  const open = !locked && field !== null;
  useAwake(open);
  if (open) return <OpenPhone field={field} onLock={lock} />;
  const noContact = session.kind !== 'in' || connection.kind === 'offline';
  if (locked || (field === null && noContact))
    return <LockedPhone memo={memo} because={locked ? 'locked' : 'no_view'} />;
  return <Waiting joined={joined === 'joined'} />;
}

function Waiting({ joined }: { readonly joined: boolean }) {
  return (
    <PhoneFrame>
      {joined && <PostOffer />}
      {joined ? (
        <EmptyState
          title="No address yet"
          action={
            <div className={styles['signOut']}>
              <SignOutButton />
            </div>
          }
        >
          Command has given your team no address. It comes here by itself. For assistance press your radio’s red button.
        </EmptyState>
      ) : (
        <LoadingState what="your address" />
      )}
    </PhoneFrame>
  );
}
