import { HowChip } from './HowChip.tsx';
import type { Standing } from './standing.ts';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import { hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { SEARCH_STEPS, type SearchStep } from '#shared/vocabulary.ts';

export interface SearchViewProps {
  readonly addressId: string;
  readonly steps: Standing['steps'];
  readonly zone: string | undefined;
  readonly act: Act;
  readonly onBack: () => void;
}

const WORDS: Readonly<Record<SearchStep, string>> = { under_way: 'Under way', done: 'Done' };

/** "Not begun", "under way", "done", as a tile says it. */
export function searchWords(steps: Standing['steps'], zone: string | undefined): string {
  const done = steps.get('done');
  if (done?.reached === true) return `done ${hourMinute(done.at, zone)}`;
  const begun = steps.get('under_way');
  return begun?.reached === true ? `under way ${hourMinute(begun.at, zone)}` : 'not begun';
}

/** The search of the premises: it begins and it is done, each to be taken back. */
export function SearchView({ addressId, steps, zone, act, onBack }: SearchViewProps) {
  return (
    <SubView title="Search" onBack={onBack}>
      {SEARCH_STEPS.map((step) => {
        const standing = steps.get(step);
        const reached = standing?.reached === true;
        const detail = reached ? `reported ${hourMinute(standing.at, zone)}: tap to take it back` : 'not reported';
        const say = (): void => {
          act({ type: 'ReportStep', payload: { addressId, step, reached: !reached, source: 'phone' } });
          onBack();
        };
        return (
          <div key={step} className="stack">
            <Button size="tile" full detail={detail} onClick={say}>
              {reached ? `Not ${WORDS[step].toLowerCase()} after all` : WORDS[step]}
            </Button>
            {standing !== undefined && <HowChip how={standing.how} zone={zone} />}
          </div>
        );
      })}
    </SubView>
  );
}
