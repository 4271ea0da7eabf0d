import type { AssignmentView, RequestView, RosterPersonView } from '#shared/records.ts';

/**
 * Whether the roster says something of her that was not yet sent on: the name she works under, languages, dialects,
 * whether a conflict was declared, or a paper among those asked for.
 */
export function rosterMovedOn(
  assignment: AssignmentView,
  request: RequestView,
  person: RosterPersonView | undefined,
): boolean {
  if (person === undefined) return false;
  const differs = (sent: unknown, now: unknown): boolean =>
    sent !== undefined && now !== undefined && JSON.stringify(sent) !== JSON.stringify(now);
  const asked = new Set(request.certificates ?? []);
  const ofThose = (papers: AssignmentView['certificates']) => papers?.filter(({ kind }) => asked.has(kind));
  return (
    differs(assignment.shownName, person.shownName) ||
    differs(assignment.gender, person.gender) ||
    differs(assignment.languages, person.languages) ||
    differs(assignment.dialects, person.dialects) ||
    differs(assignment.conflict, person.conflict) ||
    differs(ofThose(assignment.certificates), ofThose(person.certificates))
  );
}
