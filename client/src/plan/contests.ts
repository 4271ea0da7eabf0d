import type { ContestView } from '#shared/records.ts';
import type { EditTarget } from '../editing/edits.ts';

export interface ContestOn {
  readonly id: string;
  readonly contest: ContestView;
}

/** The contests over one field of one record; the operation's own record is the only one of its kind. */
export function contestsOver(
  contests: ReadonlyMap<string, ContestView>,
  target: EditTarget,
  field: string,
): readonly ContestOn[] {
  return [...contests].flatMap(([id, contest]) => {
    const same = contest.on?.kind === target.kind && (target.kind === 'operation' || contest.on.id === target.id);
    return same && contest.field === field ? [{ id, contest }] : [];
  });
}
