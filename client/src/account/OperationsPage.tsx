import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { Standalone } from '../app/Standalone.tsx';
import { useSession } from '../app/use-session.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { operations, type OperationLine } from '../connection/api.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { OperationsList } from './OperationsList.tsx';
import { useAnswer, type Asked } from './use-answer.ts';
import { refusedWords } from './use-call.ts';
import styles from './account.module.css';

/** With the templates in it, which nobody needs but a lead who begins an operation; no phone keeps it. */
const NewOperationDialog = lazy(() =>
  import('./NewOperationDialog.tsx').then((module) => ({ default: module.NewOperationDialog })),
);

/** `/`: one's operations and the roles one has in each; a lead begins a new one here. */
export function OperationsPage() {
  usePageTitle('Muster: your operations');
  const session = useSession();
  const [asked, again] = useAnswer(operations);
  const [adding, setAdding] = useState(false);
  const account = session.kind === 'in' ? session.me.account : undefined;
  return (
    <Standalone>
      <div className={styles['head']}>
        <h1>Your operations</h1>
        {account?.standing === 'lead' && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            New operation
          </Button>
        )}
      </div>
      <Lines asked={asked} standing={account?.standing} onAgain={() => void again()} />
      {account?.standing === 'member' && (
        <p>
          <Link href={`/agency/${account.agencyId}/roster`}>Your agency’s people</Link>
          <span className="muted"> · the roster from which you put people forward; no other agency sees it</span>
        </p>
      )}
      <Suspense fallback={null}>
        {adding && <NewOperationDialog led={ledBy(asked)} onClose={() => setAdding(false)} />}
      </Suspense>
    </Standalone>
  );
}

/** Those whose plan a new one may begin with. */
const ledBy = (asked: Asked<readonly OperationLine[]>): readonly OperationLine[] =>
  asked.kind === 'answered' && asked.answer.ok ? asked.answer.value.filter(({ roles }) => roles.includes('lead')) : [];

interface LinesProps {
  readonly asked: Asked<readonly OperationLine[]>;
  readonly standing: 'administrator' | 'lead' | 'member' | undefined;
  readonly onAgain: () => void;
}

function Lines({ asked, standing, onAgain }: LinesProps) {
  if (asked.kind === 'asking') return <LoadingState what="your operations" />;
  const { answer } = asked;
  if (answer.ok)
    return answer.value.length === 0 ? <Nothing standing={standing} /> : <OperationsList lines={answer.value} />;
  const again = <Button onClick={onAgain}>Try again</Button>;
  if (!answer.answered) return <OfflineState kept="Your operations are not kept on this device." action={again} />;
  return <RefusedState reason={refusedWords(answer)} action={again} />;
}

function Nothing({ standing }: Pick<LinesProps, 'standing'>) {
  switch (standing) {
    case 'administrator':
      return (
        <EmptyState
          title="An administrator sees no operation"
          action={<Link href="/administration">Go to administration</Link>}
        >
          You look after agencies, accounts and devices. Operations are their leads’.
        </EmptyState>
      );
    case 'lead':
      return (
        <EmptyState title="No operations yet">
          Begin one with “New operation”. Until you admit somebody, nobody else sees that it exists.
        </EmptyState>
      );
    case 'member':
    case undefined:
      return (
        <EmptyState title="No operations for you now">
          An operation is listed here from the moment its lead admits you, and until your part in it ends.
        </EmptyState>
      );
  }
}
