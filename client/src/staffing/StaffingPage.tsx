import { EditsProvider } from '../editing/EditsProvider.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { Screen } from './Screen.tsx';
import { StaffingContext, useStaffingRecordOf, useStaffingRecords } from './use-staffing.ts';

/** `/o/:id/staffing`: who is asked, who comes, where it is short and what mends it. The lead acts; others read. */
export function StaffingPage() {
  const staffing = useStaffingRecords();
  const recordOf = useStaffingRecordOf(staffing);
  return (
    <StaffingContext value={staffing}>
      <EditsProvider may={staffing.may} recordOf={recordOf} stream={`operation/${staffing.operationId}`}>
        <SkipLink />
        <Screen />
      </EditsProvider>
    </StaffingContext>
  );
}
