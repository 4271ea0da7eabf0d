import { staffRolePlurals, staffRoleWords } from '../words/labels.ts';
import { lowerFirst, needLabel } from '../words/sentences.ts';
import { placeName } from '../plan/plan-data.ts';
import type { Deed, Step } from '../editing/history.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { minute } from '../format/zone.ts';
import type { RequirementView } from '#shared/records.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { spanOf, spanWords, windowOf, type StaffingFrame } from './frame.ts';
import { isMoved, type Held } from './pick-up.ts';
import type { StaffingData, StaffingIndex } from './staffing-data.ts';
import { isLive, personWords, staffName } from './who.ts';

/** What would come of putting somebody down here. */
export interface Judged {
  /** Why it cannot be; undefined where it can. */
  readonly fault?: string;
  /** What follows, said before. */
  readonly notes: readonly string[];
}

/** Whether somebody can be put down where they are held, as far as this screen can know: the server decides. */
export function judge(data: StaffingData, index: StaffingIndex, frame: StaffingFrame, held: Held): Judged {
  const need = data.requirements.get(held.spot.requirementId);
  if (need === undefined) return { fault: 'There is no such need any more.', notes: [] };
  const fault = outside(data, frame, need, held.spot) ?? faultOf(data, index, frame, held, need);
  return fault === undefined ? { notes: notesOf(data, held, need) } : { fault, notes: [] };
}

function faultOf(
  data: StaffingData,
  index: StaffingIndex,
  frame: StaffingFrame,
  { piece, spot }: Held,
  need: RequirementView,
): string | undefined {
  if (piece.kind === 'assignment') {
    const one = data.assignments.get(piece.id);
    if (one === undefined || !isLive([piece.id, one])) return 'They are not counted on any more.';
    if (one.role !== undefined && need.role !== one.role)
      return `No ${lowerFirst(staffRoleWords[one.role])} is asked for there.`;
    return undefined;
  }
  const staffId = piece.kind === 'staff' ? piece.id : data.duties.get(piece.id)?.staffId;
  const wanted = windowOf(frame, spot);
  const other = (index.dutiesOfStaff.get(staffId ?? '') ?? []).find(
    ([id, { window }]) =>
      (piece.kind === 'staff' || id !== piece.id) &&
      window !== undefined &&
      window.start < wanted.end &&
      wanted.start < window.end,
  );
  if (other === undefined) return undefined;
  const where = placeName(data, data.requirements.get(other[1].requirementId ?? '')?.place);
  const hours = other[1].window === undefined ? '' : `, ${spanWords(frame, spanOf(frame, other[1].window))}`;
  return `${staffName(data, staffId)} is on duty at ${where} then${hours}.`;
}

/** Hours must lie within those asked for: of T, or of one of the dates that are pencilled. */
function outside(
  { operation: { t = null, dates = [] } }: StaffingData,
  frame: StaffingFrame,
  { window }: RequirementView,
  spot: Span,
): string | undefined {
  if (window === undefined) return undefined;
  const origins = t !== null ? [t] : dates.length === 0 ? [0] : dates.map((date) => date.t);
  const within = origins.some(
    (origin) => spot.startAt >= origin + window.start * minute && spot.endAt <= origin + window.end * minute,
  );
  return within ? undefined : `Outside the hours asked for there: ${spanWords(frame, spanOf(frame, window))}.`;
}

function notesOf(data: StaffingData, held: Held, need: RequirementView): readonly string[] {
  const { piece } = held;
  if (piece.kind === 'assignment')
    return isMoved(held) ? ['They are asked again: a yes does not count until they have answered.'] : [];
  const staffId = piece.kind === 'staff' ? piece.id : data.duties.get(piece.id)?.staffId;
  const roles = data.staff.get(staffId ?? '')?.roles ?? [];
  if (need.role === undefined || roles.includes(need.role)) return [];
  return [`Not kept as one of the ${staffRolePlurals[need.role]}: would not be counted.`];
}

/** "Romanian interpreter, HARBOUR · 1: A2, interpreter, Romanian, 15:00–18:00". */
export function heldWords(data: StaffingData, frame: StaffingFrame, { piece, spot }: Held): string {
  const need = data.requirements.get(spot.requirementId) ?? {};
  return `${pieceWords(data, piece)}: ${placeName(data, need.place)}, ${lowerFirst(needLabel(need))}, ${spanWords(frame, spot)}`;
}

export function pieceWords(data: StaffingData, piece: Held['piece']): string {
  switch (piece.kind) {
    case 'assignment':
      return personWords(data, piece.id);
    case 'duty':
      return staffName(data, data.duties.get(piece.id)?.staffId);
    case 'staff':
      return staffName(data, piece.id);
  }
}

/** What is sent when somebody is put down: an order that asks again, or a step of the plan that undo takes back. */
export type DropDeed =
  | { readonly kind: 'move'; readonly command: Extract<OperationCommand, { type: 'MoveAssignment' }> }
  | { readonly kind: 'step'; readonly step: Step };

/** Null where nothing has changed. */
export function dropDeed(data: StaffingData, frame: StaffingFrame, held: Held): DropDeed | null {
  const { piece, spot } = held;
  if (!isMoved(held)) return null;
  const { requirementId, startAt, endAt } = spot;
  if (piece.kind === 'assignment')
    return {
      kind: 'move',
      command: { type: 'MoveAssignment', payload: { assignmentId: piece.id, requirementId, startAt, endAt } },
    };
  const window = windowOf(frame, spot);
  const label = `${pieceWords(data, piece)} at ${placeName(data, data.requirements.get(requirementId)?.place)}`;
  const deed =
    piece.kind === 'staff'
      ? addDuty({ staffId: piece.id, requirementId, window }, label)
      : editDuty(data, piece.id, { requirementId, window }, label);
  return deed === null ? null : { kind: 'step', step: { label, deeds: [deed] } };
}

type DutyValues = {
  readonly staffId: string;
  readonly requirementId: string;
  readonly window: { readonly start: number; readonly end: number };
};

export const addDuty = (values: DutyValues, label: string): Deed => ({
  kind: 'add',
  // Its id is known once it is recorded; till then no other record has this one.
  target: { kind: 'duty', id: `new ${values.staffId}` },
  values,
  label,
});

/** Need and hours hang together: they are changed by one command. */
function editDuty(data: StaffingData, id: string, to: Omit<DutyValues, 'staffId'>, label: string): Deed | null {
  const duty = data.duties.get(id);
  if (duty?.window === undefined || duty.requirementId === undefined) return null;
  const target = { kind: 'duty', id } as const;
  const window = { field: 'window', from: duty.window, to: to.window };
  const sameHours = duty.window.start === to.window.start && duty.window.end === to.window.end;
  if (duty.requirementId === to.requirementId) return { kind: 'edit', edit: { target, label, ...window } };
  const need = { field: 'requirementId', from: duty.requirementId, to: to.requirementId };
  return { kind: 'edit', edit: { target, label, ...need, ...(sameHours ? {} : { also: [window] }) } };
}
