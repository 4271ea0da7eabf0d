import type { Id } from '#shared/ids.ts';
import type { Span } from '#shared/staffing/spans.ts';
import { recordKey } from '../domain/tables.ts';
import type { From } from './found.ts';
import { MINUTE } from './when.ts';

/** What somebody is down for: a partner's person by an assignment, one of the force's own by a duty. */
export interface Engagement {
  readonly on: { readonly kind: 'assignment' | 'duty'; readonly id: Id };
  readonly requirementId: Id;
  /** The same for all that one person is down for in this operation. */
  readonly who: string;
  /** A yes, or a duty. What is only put forward, or asked again, takes nothing from what is sure. */
  readonly sure: boolean;
  /** The hours, were T at `t`: an assignment has its own, a duty's follow T. */
  readonly spanAt: (t: number) => Span;
}

export const keyOf = ({ on }: Engagement): string => recordKey(on.kind, on.id);

/** An assignment that holds: declined, withdrawn, or stood down before it began, it is none. Stood down, it ends then. */
export function assignmentEngagement(id: Id, from: From): Engagement | null {
  const assignment = from.get('assignment', id);
  if (assignment === undefined || assignment.answer === 'declined' || assignment.answer === 'withdrawn') return null;
  const { startAt, presence, presenceAt, requirementId, agencyId, personId, answer } = assignment;
  const endAt = presence === 'stood_down' ? Math.min(assignment.endAt, presenceAt ?? startAt) : assignment.endAt;
  if (endAt <= startAt) return null;
  const span = { startAt, endAt };
  return {
    on: { kind: 'assignment', id },
    requirementId,
    who: `${agencyId}/${personId}`,
    sure: answer === 'confirmed',
    spanAt: () => span,
  };
}

export function dutyEngagement(id: Id, from: From): Engagement | null {
  const duty = from.get('duty', id);
  if (duty === undefined) return null;
  const { start, end } = duty.window;
  if (end <= start) return null;
  return {
    on: { kind: 'duty', id },
    requirementId: duty.requirementId,
    who: `staff/${duty.staffId}`,
    sure: true,
    spanAt: (t) => ({ startAt: t + start * MINUTE, endAt: t + end * MINUTE }),
  };
}

/** Everybody in one need: partners' people, then the force's own. */
export const engagementsIn = (requirementId: Id, from: From): readonly Engagement[] => [
  ...[...from.ids('assignment', 'requirement', requirementId)].flatMap((id) => assignmentEngagement(id, from) ?? []),
  ...[...from.ids('duty', 'requirement', requirementId)].flatMap((id) => dutyEngagement(id, from) ?? []),
];

/** What else the same person is down for, as far as it bears on this: a yes is not shaken by what is only put forward. */
export function elsewhere(one: Engagement, from: From): readonly Engagement[] {
  const all = one.on.kind === 'assignment' ? othersOfPerson(one.on.id, from) : othersOfStaff(one.on.id, from);
  return all.filter((other) => other.who === one.who && (other.sure || !one.sure));
}

function othersOfPerson(id: Id, from: From): readonly Engagement[] {
  const personId = from.part('assignment', id, 'personId');
  if (personId === undefined) return [];
  return [...from.ids('assignment', 'person', personId)].flatMap((other) =>
    other === id ? [] : (assignmentEngagement(other, from) ?? []),
  );
}

function othersOfStaff(id: Id, from: From): readonly Engagement[] {
  const staffId = from.part('duty', id, 'staffId');
  if (staffId === undefined) return [];
  return [...from.ids('duty', 'staff', staffId)].flatMap((other) =>
    other === id ? [] : (dutyEngagement(other, from) ?? []),
  );
}
