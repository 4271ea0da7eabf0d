import { spanOf, type StaffingFrame } from './frame.ts';
import type { Spot } from './pick-up.ts';
import type { OnWhat, StaffingData } from './staffing-data.ts';

/** Where somebody is now. */
export function spotOf(data: StaffingData, frame: StaffingFrame, on: OnWhat): Spot {
  if (on.kind === 'assignment') {
    const { requirementId = '', startAt = 0, endAt = 0 } = data.assignments.get(on.id) ?? {};
    return { requirementId, startAt, endAt };
  }
  const { requirementId = '', window = { start: 0, end: 0 } } = data.duties.get(on.id) ?? {};
  return { requirementId, ...spanOf(frame, window) };
}
