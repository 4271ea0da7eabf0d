import { Suspense, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NotHere, OperationRoute } from './OperationRoute.tsx';
import { LockedPage } from './LockedPage.tsx';
import { OutPage } from './OutPage.tsx';
import { AccountPart, AdministrationPart, LinkPart, OperationsPart, SignInPart, WorkerPart } from './pages.ts';
import { deviceLock, isLocked } from './phone-lock.ts';
import { RosterRoute } from './RosterRoute.tsx';
import { Standalone } from './Standalone.tsx';
import { StreamScope } from './StreamScope.tsx';
import { useSession } from './use-session.ts';
import { pageThemeOf } from '../theme/theme.ts';
import { usePageTheme } from '../theme/use-theme.ts';
import { LoadingState, OfflineState } from '../ui/States.tsx';
import { DIRECTORY } from '#shared/ids.ts';

/** Every page there is. URLs carry ids and a role, nothing else. */
export function App() {
  const [path] = useLocation();
  usePageTheme(pageThemeOf(path));
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<LoadingState what="the page" />}>
        <Switch>
          <Route path="/sign-in" component={SignInPart} />
          <Route path="/link" component={LinkPart} />
          <Route path="/w" component={WorkerPart} />
          <Route>
            <SignedIn>
              <Pages />
            </SignedIn>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/o/:id/:page" component={OperationRoute} />
      <Route path="/agency/:id/roster" component={RosterRoute} />
      <Route path="/" component={OperationsPart} />
      <Route path="/account" component={AccountPart} />
      <Route path="/administration">
        <StreamScope stream={DIRECTORY} as="administrator">
          <AdministrationPart />
        </StreamScope>
      </Route>
      <Route component={NotHere} />
    </Switch>
  );
}

/** Pages for people with an account. Without contact the phone's page is drawn all the same. */
function SignedIn({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [path] = useLocation();
  const field = /^\/o\/[^/]+\/field$/.test(path);
  switch (session.kind) {
    case 'in':
      // A locked phone writes on its own page and reads on none.
      return !field && isLocked(deviceLock, session.me.account.sessionEndsAt) ? <LockedPage /> : children;
    case 'out':
      return <OutPage refusal={session.refusal} />;
    case 'checking':
      return <LoadingState what="Muster" />;
    case 'unreachable':
      return field ? (
        children
      ) : (
        <Standalone>
          <OfflineState kept="Muster cannot be reached. This page comes by itself as soon as it can." />
        </Standalone>
      );
  }
}
