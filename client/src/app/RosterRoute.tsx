import { useParams } from 'wouter';
import { NotHere } from './OperationRoute.tsx';
import { RosterPart } from './pages.ts';
import { StreamScope } from './StreamScope.tsx';
import { usePageTitle } from './use-page-title.ts';
import { agencyStream } from '#shared/ids.ts';

/** `/agency/:id/roster`: an agency's own people, for its coordinators. */
export function RosterRoute() {
  const { id } = useParams<{ id: string }>();
  usePageTitle('Muster roster');
  if (!/^[A-Za-z0-9_-]{11}$/.test(id)) return <NotHere />;
  return (
    <StreamScope key={id} stream={agencyStream(id)} as="coordinator">
      <RosterPart />
    </StreamScope>
  );
}
