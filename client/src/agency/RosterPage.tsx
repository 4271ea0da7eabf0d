import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
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
import type { Units } from './roster/roster-people.ts';
import styles from './roster/roster.module.css';

/** What few visits need: the reading of files comes with it. */
const PeopleImport = lazy(() =>
  import('../importing/PeopleImport.tsx').then((page) => ({ default: page.PeopleImport })),
);

/** `/agency/:id/roster`: an agency's own people; with `?import`, people out of a file. Inside the agency's stream. */
export function RosterPage() {
  const session = useSession();
  const [search] = useSearchParams();
  const importing = search.has('import');
  const account = session.kind === 'in' ? session.me.account : undefined;
  const operation =
    session.kind === 'in' ? session.me.operations.find(({ roles }) => roles.includes('coordinator'))?.id : undefined;
  const ownUnit = account?.unitId ?? null;
  const by = account?.accountId ?? '';
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
            <Link href={window.location.pathname} aria-current={importing ? undefined : 'page'}>
              Your people
            </Link>
            {ownUnit === null && (
              <Link href={`${window.location.pathname}?import`} aria-current={importing ? 'page' : undefined}>
                Import people
              </Link>
            )}
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
            <Screen units={[]} ownUnit={ownUnit} by={by} />
          ) : (
            <StreamScope stream={operationStream(operation)} as="coordinator">
              <WithUnits ownUnit={ownUnit} by={by} />
            </StreamScope>
          )}
        </Gate>
      </main>
    </div>
  );
}

/** The names of units are told by an operation in which the agency takes part. */
function WithUnits(whose: Whose) {
  const { id } = useParams<{ id: string }>();
  const units = useRecords('agency').get(id)?.units ?? [];
  return <Screen units={units} {...whose} />;
}

interface Whose {
  /** The unit of a coordinator who has but one; null for the whole agency. */
  readonly ownUnit: string | null;
  /** The account of whoever is signed in. */
  readonly by: string;
}

/** The roster, or the import of people, which is the whole agency's to do. */
function Screen({ units, ownUnit, by }: Whose & { readonly units: Units }) {
  const [search] = useSearchParams();
  if (!search.has('import') || ownUnit !== null) return <RosterScreen units={units} ownUnit={ownUnit} />;
  const back = <Link href={window.location.pathname}>See your people</Link>;
  return (
    <Suspense fallback={<LoadingState what="the import" />}>
      <PeopleImport units={units} by={by} onward={back} />
    </Suspense>
  );
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
