import { useNow } from '../app/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { needLabel } from '../words/sentences.ts';
import { placeName } from '../plan/plan-data.ts';
import { spanOf, spanWords } from './frame.ts';
import { OutList } from './OutList.tsx';
import { outLines, turnLines } from './out-list.ts';
import { PersonCard } from './PersonCard.tsx';
import { ProposalView } from './ProposalView.tsx';
import type { OnWhat } from './staffing-data.ts';
import { useStaffingActs } from './staffing-acts.ts';
import type { ProposalUse } from './use-proposal.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

export interface NeedPanelProps {
  readonly needId: string | null;
  /** Whoever is chosen on the hours. */
  readonly chosen: OnWhat | null;
  readonly candidates: ProposalUse;
  readonly onMove: (on: OnWhat) => void;
}

/** The need that is looked at: how it is covered, who could fill it, who was asked and what came of it. */
export function NeedPanel({ needId, chosen, candidates, onMove }: NeedPanelProps) {
  const { data, index, frame, may } = useStaffing();
  const acts = useStaffingActs();
  const now = useNow(60_000);
  const need = needId === null ? undefined : data.requirements.get(needId);
  if (needId === null || need === undefined)
    return <EmptyState title="No need chosen">Choose a gap above, or a need or a person on the hours.</EmptyState>;
  const cover = index.coverOf.get(needId);
  const name = `${need.ref ?? ''} ${needLabel(need)}`;
  const ranked = candidates.of === needId;
  return (
    <>
      <section className={styles['part']}>
        <h3 className={styles['title']}>{name}</h3>
        <p className={styles['quiet']}>
          {placeName(data, need.place)}
          {need.window !== undefined && ` · ${spanWords(frame, spanOf(frame, need.window))}`}
          {need.note !== undefined && need.note !== '' && ` · ${need.note}`}
        </p>
        {cover?.waits && <p>{cover.waits.sentence}</p>}
        {may && (
          <div className={styles['buttons']}>
            <Button kind="primary" shortcut="a" onClick={() => acts.open({ kind: 'ask', requirementId: needId })}>
              Ask agencies…
            </Button>
            <Button shortcut="w" onClick={() => acts.whoCould(needId)}>
              Who could fill it
            </Button>
          </div>
        )}
      </section>
      {chosen !== null && <PersonCard on={chosen} onMove={onMove} />}
      {ranked && (
        <section className={styles['part']} aria-label="Who could fill it">
          <h3 className={styles['head']}>Who could fill it, best first</h3>
          <ProposalView use={candidates} numbered />
        </section>
      )}
      <section className={styles['part']}>
        <h3 className={styles['head']}>Who was asked</h3>
        <OutList
          lines={outLines(data, index, needId, now)}
          turns={turnLines(data, index, needId)}
          name={need.ref ?? ''}
        />
      </section>
    </>
  );
}
