import { OperationHeader } from '../app/OperationHeader.tsx';
import { EditsProvider } from '../editing/EditsProvider.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { AddressesSection } from './AddressesSection.tsx';
import { OperationSection } from './OperationSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PlanContext, useCurrent, usePlanRecords } from './plan-context.ts';
import { PlanNav } from './PlanNav.tsx';
import { ReadinessSection } from './ReadinessSection.tsx';
import { RequirementsSection } from './RequirementsSection.tsx';
import { ShowingsSection } from './ShowingsSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { TeamsSection } from './TeamsSection.tsx';
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
  const current = useCurrent(plan);
  return (
    <PlanContext value={plan}>
      <EditsProvider may={plan.may} current={current}>
        <div className={styles['page']}>
          <PlanNav />
          <main id="main" className={styles['main']}>
            <h1>Plan</h1>
            <OperationSection />
            <PeopleSection />
            <TeamsSection />
            <AddressesSection />
            <SitesSection />
            <RequirementsSection />
            <ShowingsSection />
            <ReadinessSection />
          </main>
        </div>
      </EditsProvider>
    </PlanContext>
  );
}
