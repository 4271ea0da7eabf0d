import type { Report, StepState } from './operation-state.ts';

/** Whether the same person said it, by the same way: saying it again adds nothing. */
export const isRepeat = (a: Report, b: Report): boolean => a.source === b.source && samePerson(a, b);

/** A call sign counts as a person: a report heard from one has no member of its own. */
const samePerson = (a: Report, b: Report): boolean =>
  a.memberId === null || b.memberId === null ? a.memberId === b.memberId && a.by === b.by : a.memberId === b.memberId;

/**
 * Whether `later` may take back what `earlier` said: the same person, the same team, or the same way (unless two known
 * teams speak by it). Anybody else's contradiction stands beside it.
 */
function sameMouth(earlier: Report, later: Report): boolean {
  if (samePerson(earlier, later)) return true;
  if (earlier.teamId !== undefined && later.teamId !== undefined) return earlier.teamId === later.teamId;
  return earlier.source === later.source;
}

const isOlder = (report: Report, than: Report): boolean => report.happenedAt < than.happenedAt;

/** Says whether this report only repeats what the same person already said by the same way. */
export function repeats(before: StepState | undefined, reached: boolean, report: Report): boolean {
  if (before === undefined) return false;
  return saying(before, reached).some((said) => isRepeat(said, report));
}

function saying(state: StepState, reached: boolean): readonly Report[] {
  switch (state.kind) {
    case 'reached':
      return reached ? [state.report, ...(state.confirmed === null ? [] : [state.confirmed])] : [];
    case 'not_reached':
      return reached ? [] : [state.report];
    case 'disputed':
      return [reached ? state.reached : state.notReached];
  }
}

/**
 * Where a step stands after one more report. The first stands, a second from elsewhere confirms it, a contradiction from
 * the same mouth corrects it, any other is a dispute. A report that came late never undoes what the same mouth said since.
 */
export function stepAfter(before: StepState | undefined, reached: boolean, report: Report): StepState {
  if (before === undefined) return reached ? reachedBy(report) : { kind: 'not_reached', report };
  if (saying(before, !reached).some((said) => sameMouth(said, report) && isOlder(report, said))) return before;
  switch (before.kind) {
    case 'reached':
      return reached ? confirmedBy(before, report) : denied(saying(before, true), report);
    case 'not_reached':
      if (!reached) return before;
      return sameMouth(before.report, report)
        ? reachedBy(report)
        : { kind: 'disputed', reached: report, notReached: before.report };
    case 'disputed':
      return takenBack(before, reached, report);
  }
}

const reachedBy = (report: Report, confirmed: Report | null = null): StepState => ({
  kind: 'reached',
  report,
  confirmed,
});

function confirmedBy(before: StepState & { kind: 'reached' }, report: Report): StepState {
  return before.confirmed !== null || isRepeat(before.report, report) ? before : reachedBy(before.report, report);
}

function denied(reports: readonly Report[], report: Report): StepState {
  const standing = reports.find((said) => !sameMouth(said, report));
  return standing === undefined
    ? { kind: 'not_reached', report }
    : { kind: 'disputed', reached: standing, notReached: report };
}

/** A dispute ends by itself when one side takes back its word. */
function takenBack(before: StepState & { kind: 'disputed' }, reached: boolean, report: Report): StepState {
  const opposite = reached ? before.notReached : before.reached;
  if (!sameMouth(opposite, report)) return before;
  if (!reached) return { kind: 'not_reached', report: before.notReached };
  return reachedBy(before.reached, isRepeat(before.reached, report) ? null : report);
}

/** Where a disputed step stands after a person settled it; what is not disputed stays. */
export function settled(before: StepState | undefined, reached: boolean, by: Report): StepState | undefined {
  if (before?.kind !== 'disputed') return before;
  return reached ? reachedBy(before.reached, by) : { kind: 'not_reached', report: before.notReached };
}
