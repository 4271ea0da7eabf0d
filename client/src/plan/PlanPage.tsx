import { lazy, memo, Suspense, useDeferredValue } from 'react';
import { OperationHeader } from '../app/OperationHeader.tsx';
import { EditsProvider } from '../editing/EditsProvider.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { AddressesSection } from './AddressesSection.tsx';
import { OperationSection } from './OperationSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PlanContext, useGoesWith, usePlan, usePlanRecords, useRecordOf } from './plan-context.ts';
import { PlanNav } from './PlanNav.tsx';
import { PostsSection } from './records/PostsSection.tsx';
import { ReadyLink } from './ReadyLink.tsx';
import { StaffSection } from './StaffSection.tsx';
import { TeamsSection } from './TeamsSection.tsx';
import styles from './plan.module.css';

const LaterSections = lazy(() => import('./LaterSections.tsx').then((part) => ({ default: part.LaterSections })));

/** `/o/:id/plan`: everything that is settled before the day, for the lead to change and for others to read. */
export function PlanPage() {
  return (
    <>
      <SkipLink />
      <OperationHeader current="plan" />
      <PlanBody />
    </>
  );
}

/** The plan under its head. Stands inside the operation's stream. */
export function PlanBody() {
  const plan = usePlanRecords();
  const records = useRecordOf(plan);
  const goesWith = useGoesWith(plan);
  return (
    <PlanContext value={plan}>
      <EditsProvider may={plan.may} recordOf={records} goesWith={goesWith} stream={`operation/${plan.operationId}`}>
        <Parts />
      </EditsProvider>
    </PlanContext>
  );
}

/** All parts of the plan. Each reads the plan for itself, and is drawn anew when it has changed. */
const Parts = memo(function Parts() {
  // Further down the page may be a moment behind what was just typed above.
  const later = useDeferredValue(usePlan());
  return (
    <div className={styles['page']}>
      <PlanNav />
      <main id="main" className={styles['main']}>
        <div className={styles['top']}>
          <h1>Plan</h1>
          <ReadyLink />
        </div>
        <OperationSection />
        <PostsSection />
        <PeopleSection />
        <TeamsSection />
        <StaffSection />
        <AddressesSection />
        <PlanContext value={later}>
          <Suspense fallback={null}>
            <LaterSections />
          </Suspense>
        </PlanContext>
      </main>
    </div>
  );
});
