import { dayAndTime } from '../../format/time.ts';
import { Notice } from '../../ui/Notice.tsx';
import { shownLevelWords } from '../../words/labels.ts';
import { usePlan } from '../plan-context.ts';
import { agencyName, placeName } from '../plan-data.ts';

/** Places that are to be shown by the clock: they do not move with T, and a person must plan them anew. */
export function PlannedShowings() {
  const { data, frame } = usePlan();
  const planned = [...data.showings].flatMap(([id, { place, agencyId, level = 'area', standing }]) =>
    standing?.kind === 'planned'
      ? [
          {
            id,
            dueAt: standing.dueAt,
            words: `${placeName(data, place)} to ${agencyName(data, agencyId)}: ${shownLevelWords[level].toLowerCase()}, ${dayAndTime(standing.dueAt, frame.zone)}`,
          },
        ]
      : [],
  );
  if (planned.length === 0) return null;
  return (
    <Notice tone="warn">
      <strong>What is to be shown stays on the clock</strong> and does not move with T. Plan it again where it should:
      <ul>
        {planned
          .toSorted((a, b) => a.dueAt - b.dueAt)
          .map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
      </ul>
    </Notice>
  );
}
