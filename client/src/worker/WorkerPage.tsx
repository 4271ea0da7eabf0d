import type { ReactNode } from 'react';
import type { LinkState } from './link-state.ts';
import { useWorkerLink } from './use-worker-link.ts';
import { WorkerScreen } from './WorkerScreen.tsx';
import { StreamScope } from '../app/StreamScope.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { operationStream } from '#shared/ids.ts';
import styles from './worker.module.css';

/** `/w`: a worker's own page. She has no account; her link is her way in. */
export function WorkerPage() {
  usePageTitle('Muster');
  const { state, again, leave } = useWorkerLink();
  if (state.kind === 'open') {
    const { operationId, assignmentId } = state.card;
    return (
      <div className="phone">
        <StreamScope key={`${operationId} ${assignmentId}`} stream={operationStream(operationId)} as="worker">
          <WorkerScreen onLeave={() => void leave()} />
        </StreamScope>
      </div>
    );
  }
  return (
    <div className="phone">
      <main id="main" className={styles['page']}>
        <NotOpen state={state} onAgain={again} />
      </main>
    </div>
  );
}

interface NotOpenProps {
  readonly state: Exclude<LinkState, { kind: 'open' }>;
  readonly onAgain: () => void;
}

/** What stands here when her link does not open, and what she can do about it. */
function NotOpen({ state, onAgain }: NotOpenProps) {
  const again: ReactNode = <Button onClick={onAgain}>Try again</Button>;
  switch (state.kind) {
    case 'opening':
      return <LoadingState what="what you are asked" />;
    case 'none':
      return (
        <EmptyState title="Open the link that you were sent">
          This page opens by the link that your coordinator sent you.
        </EmptyState>
      );
    case 'broken':
      return (
        <RefusedState
          title="A part of the link is missing"
          reason="Open it from the message itself, or ask your coordinator to send it again."
        />
      );
    case 'run_out':
      return (
        <RefusedState
          title="This link no longer opens"
          reason="You may have a newer one, or this is over. Your coordinator can send you a new link."
        />
      );
    case 'too_fast':
      return (
        <RefusedState
          title="Too many tries from here"
          reason={`Wait ${Math.ceil(state.waitSeconds / 60)} min, then try again.`}
          action={again}
        />
      );
    case 'offline':
      return <OfflineState kept="Your link is kept. It opens as soon as there is signal." action={again} />;
    case 'left':
      return (
        <EmptyState title="Closed on this phone">Your link opens it again. What you have answered stands.</EmptyState>
      );
  }
}
