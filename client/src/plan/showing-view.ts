import { dayAndTime, nearTime } from '../format/time.ts';
import { shownLevelWords } from '../words/labels.ts';
import type { ShowingView } from '#shared/records.ts';
import type { ShownLevel } from '#shared/vocabulary.ts';

/** What one agency sees of one place: one field of the table of showings. */
export interface ShowingCell {
  readonly showingId: string | undefined;
  /** In sight now. */
  readonly now: ShownLevel | null;
  /** To be shown by itself at a time to come. */
  readonly planned: { readonly level: ShownLevel; readonly dueAt: number } | null;
  readonly withdrawn: { readonly at: number; readonly reason: string; readonly seen: boolean } | null;
}

const NOTHING: ShowingCell = { showingId: undefined, now: null, planned: null, withdrawn: null };

/** The field of a place and an agency out of all showings. */
export function showingCell(
  showings: ReadonlyMap<string, ShowingView>,
  placeId: string,
  agencyId: string,
): ShowingCell {
  for (const [showingId, view] of showings) {
    if (view.place?.id !== placeId || view.agencyId !== agencyId) continue;
    return { showingId, ...standingOf(view) };
  }
  return NOTHING;
}

function standingOf({ standing, level = 'area', shownLevel = null }: ShowingView): Omit<ShowingCell, 'showingId'> {
  switch (standing?.kind) {
    case 'planned':
      return { now: shownLevel, planned: { level, dueAt: standing.dueAt }, withdrawn: null };
    case 'shown':
      return { now: level, planned: null, withdrawn: null };
    case 'withdrawn':
      return { now: null, planned: null, withdrawn: { at: standing.at, reason: standing.reason, seen: standing.seen } };
    case undefined:
      return { now: null, planned: null, withdrawn: null };
  }
}

/** The field in words: "Full place", "Nothing · area planned for Thu 26 Nov 10:30", "Withdrawn 11:02, was seen". */
export function showingWords(cell: ShowingCell, now: number, zone: string): readonly string[] {
  const { planned, withdrawn } = cell;
  if (withdrawn !== null) {
    return [`Withdrawn ${nearTime(withdrawn.at, now, zone)}`, withdrawn.seen ? 'had been seen' : 'nothing was seen'];
  }
  const seen = cell.now === null ? 'Nothing' : shownLevelWords[cell.now];
  const next =
    planned === null
      ? []
      : [`${shownLevelWords[planned.level].toLowerCase()} planned for ${dayAndTime(planned.dueAt, zone)}`];
  return [seen, ...next];
}

/** The levels that can still be shown: more than what is in sight. */
export function levelsLeft(cell: ShowingCell): readonly ShownLevel[] {
  if (cell.now === 'full') return [];
  return cell.now === 'area' ? ['full'] : ['area', 'full'];
}
