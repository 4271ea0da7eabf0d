import { memo, useDeferredValue } from 'react';
import { OperationHeader } from '../app/OperationHeader.tsx';
import { EditsProvider } from '../editing/EditsProvider.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { AddressesSection } from './AddressesSection.tsx';
import { AllocationSection } from './allocation/AllocationSection.tsx';
import { OperationSection } from './OperationSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PlanContext, useGoesWith, usePlanRecords, useRecordOf } from './plan-context.ts';
import { PlanNav } from './PlanNav.tsx';
import { ChannelsSection } from './records/ChannelsSection.tsx';
import { ContingenciesSection } from './records/ContingenciesSection.tsx';
import { OperationRisks } from './records/OperationRisks.tsx';
import { PostsSection } from './records/PostsSection.tsx';
import { ReadinessSection } from './records/ReadinessSection.tsx';
import { TasksSection } from './records/TasksSection.tsx';
import { RequirementsSection } from './RequirementsSection.tsx';
import { ShowingsSection } from './ShowingsSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { StaffSection } from './StaffSection.tsx';
import { TeamsSection } from './TeamsSection.tsx';
import { useStages } from './use-stages.ts';
import styles from './plan.module.css';

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
  // Further down the page may be a moment behind what was just typed above.
  const later = useDeferredValue(plan);
  return (
    <PlanContext value={plan}>
      <EditsProvider may={plan.may} recordOf={records} goesWith={goesWith} stream={`operation/${plan.operationId}`}>
        <div className={styles['page']}>
          <PlanNav />
          <main id="main" className={styles['main']}>
            <h1>Plan</h1>
            <OperationSection />
            <PostsSection />
            <PeopleSection />
            <TeamsSection />
            <StaffSection />
            <AddressesSection />
            <PlanContext value={later}>
              <LaterSections />
            </PlanContext>
          </main>
        </div>
      </EditsProvider>
    </PlanContext>
  );
}

const LATER = [
  AllocationSection,
  SitesSection,
  RequirementsSection,
  TasksSection,
  ContingenciesSection,
  ChannelsSection,
  OperationRisks,
  ShowingsSection,
  ReadinessSection,
] as const;

/** The parts below the addresses, drawn one after another once those above answer keys. */
const LaterSections = memo(function LaterSections() {
  const { count } = useStages(0, LATER.length, 1);
  return LATER.slice(0, count).map((Part) => <Part key={Part.name} />);
});
