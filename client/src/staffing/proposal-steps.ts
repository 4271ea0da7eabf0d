import type { Deed, Step } from '../editing/history.ts';
import { placeName } from '../plan/plan-data.ts';
import { staffRoleWords } from '../words/labels.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Proposal, ProposalDeed, ProposalStep } from '#shared/proposals.ts';
import { usualAnswerBy } from './ask.ts';
import { addDuty } from './drop.ts';
import { spanOf, spanWords, type StaffingFrame } from './frame.ts';
import type { StaffingData } from './staffing-data.ts';
import { agencyWords, personWords, staffName } from './who.ts';

/** What a step is, in one line: "Move Romanian interpreter, HARBOUR · 1, to A2, 15:00–18:00". */
export function stepWords(data: StaffingData, frame: StaffingFrame, { deed, role }: ProposalStep): string {
  const place = (requirementId: string): string => placeName(data, data.requirements.get(requirementId)?.place);
  switch (deed.kind) {
    case 'move':
      return `Move ${personWords(data, deed.assignmentId)}, to ${place(deed.requirementId)}, ${spanWords(frame, deed)}`;
    case 'duty':
      return `Put ${staffName(data, deed.staffId)} on duty at ${place(deed.requirementId)}, ${spanWords(frame, spanOf(frame, deed.window))}`;
    case 'end_duty':
      return `End the duty of ${staffName(data, data.duties.get(deed.dutyId)?.staffId)} at ${place(data.duties.get(deed.dutyId)?.requirementId ?? '')}`;
    case 'ask':
      return `Ask ${agencyWords(data, deed.agencyId, deed.unitId)}`;
    case 'ring':
      return `Ring about ${personWords(data, deed.assignmentId)}`;
    case 'put_forward':
      return `Put somebody forward: ${staffRoleWords[role]}`;
  }
}

/** The word on the button. */
export const stepActs: Readonly<Record<ProposalDeed['kind'], string>> = {
  move: 'Move',
  duty: 'Put on duty',
  end_duty: 'End duty',
  ask: 'Ask',
  ring: 'Ring list',
  put_forward: 'Put forward',
};

/** How a step is carried out: an order, a step of the plan that undo takes back, or a look at the ring list. */
export type StepDeed =
  | { readonly kind: 'command'; readonly command: OperationCommand }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'ring'; readonly assignmentId: string }
  | { readonly kind: 'none' };

export function stepDeed(data: StaffingData, frame: StaffingFrame, step: ProposalStep, now: number): StepDeed {
  const { deed } = step;
  switch (deed.kind) {
    case 'move': {
      const { assignmentId, requirementId, startAt, endAt } = deed;
      return {
        kind: 'command',
        command: { type: 'MoveAssignment', payload: { assignmentId, requirementId, startAt, endAt } },
      };
    }
    case 'duty': {
      const { staffId, requirementId, window } = deed;
      const label = stepWords(data, frame, step);
      return { kind: 'step', step: { label, deeds: [addDuty({ staffId, requirementId, window }, label)] } };
    }
    case 'end_duty':
      return ended(data, deed.dutyId, stepWords(data, frame, step));
    case 'ask':
      return { kind: 'command', command: askCommand(data, frame, deed, now) };
    case 'ring':
      return { kind: 'ring', assignmentId: deed.assignmentId };
    case 'put_forward':
      return { kind: 'none' };
  }
}

function ended(data: StaffingData, dutyId: string, label: string): StepDeed {
  const { staffId, requirementId, window } = data.duties.get(dutyId) ?? {};
  if (staffId === undefined || requirementId === undefined || window === undefined) return { kind: 'none' };
  const deed: Deed = {
    kind: 'remove',
    target: { kind: 'duty', id: dutyId },
    values: { staffId, requirementId, window },
    label,
    reason: 'As proposed, and taken by the lead',
  };
  return { kind: 'step', step: { label, deeds: [deed] } };
}

/** One agency, with the person to ask as the operation has it. */
export function askCommand(
  data: StaffingData,
  frame: StaffingFrame,
  { requirementId, agencyId, unitId }: Extract<ProposalDeed, { kind: 'ask' }>,
  now: number,
): Extract<OperationCommand, { type: 'AskAgencies' }> {
  const window = data.requirements.get(requirementId)?.window;
  const startAt = frame.origin === null || window === undefined ? null : spanOf(frame, window).startAt;
  const liaison = data.operation.liaison ?? null;
  return {
    type: 'AskAgencies',
    payload: {
      requirementId,
      asked: [{ agencyId, unitId }],
      answerBy: usualAnswerBy(now, startAt),
      ...(liaison === null ? {} : { contact: liaison }),
    },
  };
}

/** What the solver can say of its own answer. */
export function proofWords({ proof, uncoveredBefore, uncoveredAfter }: Proposal): string {
  const from = `Weighed by urgency, ${needHours(uncoveredBefore)} of need is uncovered now, and ${needHours(uncoveredAfter)} with all of it.`;
  return proof.kind === 'best'
    ? `This is the best there is. ${from}`
    : `At least ${needHours(proof.uncoveredAtLeast)} stays uncovered whatever is done; whether this can be bettered is not proven. ${from}`;
}

/** Weighted people-minutes as hours: "3 h 20". */
function needHours(minutes: number): string {
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}
