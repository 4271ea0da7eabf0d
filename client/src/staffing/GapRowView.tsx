import { useNow } from '../app/hooks.ts';
import { age } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import type { GapRow } from './gap-rows.ts';
import type { HeldRow } from './held-rows.ts';
import { useStaffingActs } from './staffing-acts.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './gaps.module.css';

/** Each kind's own shape and word. */
export const SIGNS: Readonly<Record<GapRow['kind'], { readonly icon: IconName; readonly word: string }>> = {
  short: { icon: 'diamond', word: 'Short' },
  against: { icon: 'warning', word: 'Rule' },
  lack: { icon: 'circle', word: 'Not asked' },
  silent: { icon: 'clock', word: 'No answer' },
  again: { icon: 'undo', word: 'Asked again' },
  untold: { icon: 'bell', word: 'Not told' },
};

export interface GapRowViewProps extends HeldRow<GapRow> {
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (row: GapRow) => void;
}

/** One row: what it is, its time, and what comes next. */
export function GapRowView({ row, gone, isSelected, isTabStop, onSelect }: GapRowViewProps) {
  const { primary } = useStaffingActs();
  const { may, mayTell } = useStaffing();
  const sign = SIGNS[row.kind];
  const cut = row.sentence.indexOf(': ');
  return (
    <li className={cx(styles['row'], styles[row.kind], isSelected && styles['selected'], gone && styles['gone'])}>
      <span className={styles['sign']}>
        <Icon name={gone ? 'check' : sign.icon} />
        <span>{gone ? 'Mended' : sign.word}</span>
      </span>
      <button
        type="button"
        className={styles['words']}
        data-gap={row.key}
        aria-current={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={() => onSelect(row)}
        onClick={() => onSelect(row)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || gone) return;
          event.preventDefault();
          primary(row);
        }}
      >
        <span className={styles['sentence']}>
          {cut === -1 ? (
            row.sentence
          ) : (
            <>
              <b>{row.sentence.slice(0, cut + 1)}</b> {row.sentence.slice(cut + 2)}
            </>
          )}
        </span>
        <span className={styles['notes']}>{[...row.notes, row.whose].join(' · ')}</span>
      </button>
      <Due row={row} />
      <span className={styles['acts']}>{!gone && (may || mayTell) && <Acts row={row} stop={isSelected} />}</span>
    </li>
  );
}

/** "in 40 min", "since 12 min". */
function Due({ row: { since, soonest } }: { readonly row: GapRow }) {
  const now = useNow(15_000);
  if (since === null) return <span className={styles['due']} />;
  const words = since > now ? `in ${age(since - now)}` : soonest ? `since ${age(now - since)}` : age(now - since);
  return <span className={styles['due']}>{words}</span>;
}

/** The next action first. A key acts on the chosen row, so it is drawn on every row in the same place. */
function Acts({ row, stop }: { readonly row: GapRow; readonly stop: boolean }) {
  const acts = useStaffingActs();
  const { may } = useStaffing();
  if (row.kind === 'untold')
    return <Act stop={stop} shortcut="F4" words="Ring list" onClick={() => acts.primary(row)} />;
  if (row.kind === 'again' && row.noticeIds.length > 0)
    return (
      <Act stop={stop} shortcut="v" words="Told by voice" onClick={() => acts.tellByVoice(row.key, row.noticeIds)} />
    );
  if (!may) return null;
  switch (row.kind) {
    case 'short':
      return (
        <>
          <Act
            stop={stop}
            shortcut="a"
            words="Ask them"
            onClick={() => acts.open({ kind: 'ask', requirementId: row.requirementId })}
          />
          <Act stop={stop} shortcut="w" words="Who could" onClick={() => acts.whoCould(row.requirementId)} />
        </>
      );
    case 'against':
      return row.mayBeSetAside ? (
        <Act stop={stop} shortcut="s" words="Set aside…" onClick={() => acts.open({ kind: 'aside', row })} />
      ) : (
        <Act stop={stop} shortcut="w" words="Who could" onClick={() => acts.whoCould(row.requirementId)} />
      );
    case 'lack':
      return <Act stop={stop} shortcut="n" words="Add the need…" onClick={() => acts.open({ kind: 'add', row })} />;
    case 'silent':
    case 'again':
      return (
        <Act
          stop={stop}
          shortcut="a"
          words="Ask others"
          onClick={() => acts.open({ kind: 'ask', requirementId: row.requirementId })}
        />
      );
  }
}

interface ActProps {
  /** By Tab the acts of the chosen row are reached, and of no other. */
  readonly stop: boolean;
  readonly shortcut: string;
  readonly words: string;
  readonly onClick: () => void;
}

const Act = ({ stop, shortcut, words, onClick }: ActProps) => (
  <Button shortcut={shortcut} className={styles['act']} tabIndex={stop ? 0 : -1} onClick={onClick}>
    {words}
  </Button>
);
