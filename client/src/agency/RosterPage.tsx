import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { ConnectionChip } from '../app/ConnectionChip.tsx';
import { useConnection, useJoined, useRecords } from '../app/hooks.ts';
import { pagePath } from '../app/page-table.ts';
import { SignOutButton } from '../app/SignOutButton.tsx';
import { StreamScope } from '../app/StreamScope.tsx';
import { useSession } from '../app/use-session.ts';
import { SkipLink } from '../ui/SkipLink.tsx';
import { LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { TopBar } from '../ui/TopBar.tsx';
import { operationStream } from '#shared/ids.ts';
import { RosterScreen } from './roster/RosterScreen.tsx';
import styles from './roster/roster.module.css';

/** `/agency/:id/roster`: an agency's own people. Inside the agency's stream. */
export function RosterPage() {
  const session = useSession();
  const account = session.kind === 'in' ? session.me.account : undefined;
  const operation =
    session.kind === 'in' ? session.me.operations.find(({ roles }) => roles.includes('coordinator'))?.id : undefined;
  const ownUnit = account?.unitId ?? null;
  return (
    <div className="office">
      <SkipLink />
      <TopBar
        title={
          <Link href="/" className={styles['brand']}>
            Muster
          </Link>
        }
        nav={
          <>
            {operation !== undefined && <Link href={pagePath(operation, 'agency')}>Requests</Link>}
            <Link href={window.location.pathname} aria-current="page">
              Your people
            </Link>
          </>
        }
      >
        <ConnectionChip />
        <span>
          Coordinator · <SignOutButton />
        </span>
      </TopBar>
      <main id="main" className={styles['main']}>
        <Gate>
          {operation === undefined ? (
            <RosterScreen units={[]} ownUnit={ownUnit} />
          ) : (
            <StreamScope stream={operationStream(operation)} as="coordinator">
              <WithUnits ownUnit={ownUnit} />
            </StreamScope>
          )}
        </Gate>
      </main>
    </div>
  );
}

/** The names of units are told by an operation in which the agency takes part. */
function WithUnits({ ownUnit }: { readonly ownUnit: string | null }) {
  const { id } = useParams<{ id: string }>();
  const units = useRecords('agency').get(id)?.units ?? [];
  return <RosterScreen units={units} ownUnit={ownUnit} />;
}

function Gate({ children }: { readonly children: ReactNode }) {
  const joined = useJoined();
  const { kind } = useConnection();
  if (typeof joined === 'object') return <RefusedState reason={joined.refused.message} />;
  if (joined === 'joined') return children;
  return kind === 'offline' ? (
    <OfflineState kept="Your people are shown as soon as there is contact. Nothing of them is kept on this device." />
  ) : (
    <LoadingState what="your people" />
  );
}
