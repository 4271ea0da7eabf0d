import { memo } from 'react';
import { AllocationSection } from './allocation/AllocationSection.tsx';
import { ChannelsSection } from './records/ChannelsSection.tsx';
import { ContingenciesSection } from './records/ContingenciesSection.tsx';
import { OperationRisks } from './records/OperationRisks.tsx';
import { ReadinessSection } from './records/ReadinessSection.tsx';
import { TasksSection } from './records/TasksSection.tsx';
import { RequirementsSection } from './RequirementsSection.tsx';
import { ShowingsSection } from './ShowingsSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { useStages } from './use-stages.ts';

const LATER = [
  ['allocation', AllocationSection],
  ['sites', SitesSection],
  ['requirements', RequirementsSection],
  ['tasks', TasksSection],
  ['contingencies', ContingenciesSection],
  ['communications', ChannelsSection],
  ['risks', OperationRisks],
  ['showings', ShowingsSection],
  ['readiness', ReadinessSection],
] as const;

/** The parts below the addresses: fetched after those above, and drawn one after another once those answer keys. */
export const LaterSections = memo(function LaterSections() {
  const { count } = useStages(0, LATER.length, 1);
  return LATER.slice(0, count).map(([id, Part]) => <Part key={id} />);
});
