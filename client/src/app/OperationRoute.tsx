import { Suspense, useEffect, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'wouter';
import { useConnection, useJoined } from './hooks.ts';
import { actingRole, operationPage, type OperationPage } from './page-table.ts';
import { operationPageParts } from './pages.ts';
import { Standalone } from './Standalone.tsx';
import { StreamScope } from './StreamScope.tsx';
import { usePageTitle } from './use-page-title.ts';
import { useSession, useSessionFace } from './use-session.ts';
import { LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { operationStream } from '#shared/ids.ts';
import { REFUSALS } from '#shared/refusals.ts';

/** `/o/:id/:page`: one operation's page, in the role asked for by `?as=`, or the member's first that the page serves. */
export function OperationRoute() {
  const { id, page: name } = useParams<{ id: string; page: string }>();
  const page = operationPage(name);
  if (page === undefined || !/^[A-Za-z0-9_-]{11}$/.test(id)) return <NotHere />;
  return <PageInRole id={id} page={page} />;
}

function PageInRole({ id, page }: { readonly id: string; readonly page: OperationPage }) {
  const session = useSession();
  const [search] = useSearchParams();
  usePageTitle(page.title);
  if (session.kind === 'checking')
    return (
      <Standalone>
        <LoadingState what="your roles" />
      </Standalone>
    );
  const roles = session.kind === 'in' ? (session.me.operations.find((one) => one.id === id)?.roles ?? []) : null;
  const as = actingRole(page, roles, search.get('as'));
  if (as === null) return <NotHere />;
  const Page = operationPageParts[page.name];
  return (
    <StreamScope key={`${id} ${as}`} stream={operationStream(id)} as={as}>
      <Gate page={page}>
        <Suspense
          fallback={
            <Standalone>
              <LoadingState what="the page" />
            </Standalone>
          }
        >
          <Page />
        </Suspense>
      </Gate>
    </StreamScope>
  );
}

/** What stands in the page's place until it can be drawn. */
function Gate({ page, children }: { readonly page: OperationPage; readonly children: ReactNode }) {
  const joined = useJoined();
  const { kind } = useConnection();
  const { check } = useSessionFace();
  const refused = typeof joined === 'object';
  useEffect(() => {
    // A role was taken away, or another given: ask anew which there are.
    if (refused) void check();
  }, [refused, check]);
  if (typeof joined === 'object') {
    return (
      <Standalone>
        <RefusedState reason={joined.refused.message} />
      </Standalone>
    );
  }
  if (joined === 'joined' || !page.waits) return children;
  return (
    <Standalone>
      {kind === 'offline' ? (
        <OfflineState kept="This page is shown as soon as there is contact. Nothing of it is kept on this device." />
      ) : (
        <LoadingState what={`the ${page.label.toLowerCase()}`} />
      )}
    </Standalone>
  );
}

/** The same words whether there is nothing here or it is not the viewer's. */
export function NotHere() {
  return (
    <Standalone>
      <RefusedState title="Nothing here for you" reason={REFUSALS.not_for_you} />
    </Standalone>
  );
}
