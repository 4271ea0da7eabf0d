import { AgencyContext, useAgencyRecords } from './agency-context.ts';
import { AgencyHeader } from './AgencyHeader.tsx';
import { CapacityPanel } from './CapacityPanel.tsx';
import { CarePanel } from './CarePanel.tsx';
import { PlacesPanel } from './PlacesPanel.tsx';
import { RequestList } from './RequestList.tsx';
import { CalendarPanel, CannotSeePanel, ToldWhenPanel, WhoToAskPanel } from './SidePanels.tsx';
import { StandingNotice } from './StandingNotice.tsx';
import { ToldPanel } from './ToldPanel.tsx';
import { PostOffer } from '../app/PostOffer.tsx';
import { StreamScope } from '../app/StreamScope.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { LoadingState } from '../ui/States.tsx';
import { agencyStream } from '#shared/ids.ts';
import styles from './agency.module.css';

/** `/o/:id/agency`: what is asked of one agency, and nothing more. */
export function AgencyPage() {
  const frame = useAgencyRecords();
  if (frame.agencyId === '') return <LoadingState what="the page" />;
  return (
    <AgencyContext value={frame}>
      <div className="office">
        <SkipLink />
        <AgencyHeader />
        <div className={styles['wrap']}>
          <main id="main" className={styles['main']}>
            <PostOffer />
            <StandingNotice />
            <StreamScope stream={agencyStream(frame.agencyId)} as="coordinator">
              <RequestList />
              <CapacityPanel />
              <ToldPanel />
            </StreamScope>
            <CarePanel />
          </main>
          <aside className={styles['side']} aria-label="About this page">
            <PlacesPanel />
            <WhoToAskPanel />
            <ToldWhenPanel />
            <CalendarPanel />
            <CannotSeePanel />
          </aside>
        </div>
      </div>
    </AgencyContext>
  );
}
