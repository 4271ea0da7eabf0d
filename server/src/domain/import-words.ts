import type { ImportKind } from '#shared/plan-vocabulary.ts';
import type { Import } from './plan-records.ts';

const KIND_WORDS: Readonly<Record<ImportKind, string>> = { address: 'Addresses', team: 'Teams', staff: 'Staff' };

/** The one line of the log about a file, as it stands now: how much of it is in, and what came of it. */
export function importWords({ kind, of, rows, added, changed, parts, left }: Import): string {
  const still = left === 0 ? '' : ` ${left} left in: something depends on them by now, or somebody has changed them.`;
  if (parts.length === 0) return `${KIND_WORDS[kind]} from a file: taken back.${still}`;
  const part = parts.length < of ? `, ${parts.length} of ${of} parts` : '';
  const counted = `${rows} ${rows === 1 ? 'row' : 'rows'}, ${added} new, ${changed} changed`;
  return `${KIND_WORDS[kind]} from a file${part}: ${counted}.${still}`;
}

/** Why a thing was removed that a file had brought in. */
export const takenBackReason = 'Came from a file that was taken back.';
