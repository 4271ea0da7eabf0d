import { memo, type CSSProperties } from 'react';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { Span } from '#shared/staffing/spans.ts';
import { spanWords, type StaffingFrame } from '../frame.ts';
import { lying } from './axis.ts';
import type { Ghost } from './draw-ghost.ts';
import { GhostBar } from './GhostBar.tsx';
import type { PersonRow, Remark } from './grid-rows.ts';
import type { RowFaces } from './use-row-faces.ts';
import styles from './grid.module.css';

export interface PersonBarProps {
  readonly row: PersonRow;
  readonly axis: Span;
  readonly frame: StaffingFrame;
  readonly may: boolean;
  readonly isChosen: boolean;
  /** The one bar that Tab reaches. */
  readonly isTabStop: boolean;
  /** In the hand: it stays drawn where it was, faint. */
  readonly isLifted: boolean;
  /** Where they would be, while that is in this need. */
  readonly ghost: Ghost | null;
  readonly faces: RowFaces;
}

/** One person: who, how they stand, what rests on them or stands against them; beside it their hours. */
export const PersonBar = memo(function PersonBar(props: PersonBarProps) {
  const { row, axis, frame, may, isChosen, isTabStop, isLifted, ghost, faces } = props;
  const { bar, name, detail, remarks } = row;
  const { state } = bar;
  const movable = may && !state.fixed;
  const words = [`${name}, ${detail}`, spanWords(frame, bar), state.word, ...remarks.map(({ text }) => text)];
  return (
    <li className={cx(styles['row'], isChosen && styles['chosenRow'])}>
      <div className={styles['who']}>
        <span className={styles['name']}>{name.replaceAll(' · ', '\u00a0·\u00a0')}</span>
        <span className={styles['detail']}>{detail}</span>
        <Marks remarks={remarks} />
      </div>
      <div className={styles['track']} data-track>
        <button
          type="button"
          className={cx(styles['bar'], styles[state.tone], isLifted && styles['lifted'])}
          style={lying(axis, bar) as CSSProperties}
          data-bar={bar.key}
          data-movable={movable || undefined}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={words.map((one) => one.replace(/\.$/, '')).join('. ')}
          aria-pressed={isLifted}
          aria-describedby="hours-help"
          onFocus={() => faces.choose(bar.key)}
          onClick={() => faces.click(bar.key)}
          onPointerDown={(event) => faces.down(event, bar)}
          onKeyDown={(event) => faces.key(event, bar)}
          onContextMenu={(event) => event.preventDefault()}
        >
          {movable && <span className={styles['edge']} data-edge="start" />}
          <Icon name={state.icon} size="s" />
          <span className={styles['hoursText']}>{spanWords(frame, bar)}</span>
          <span className={styles['word']}>{state.word}</span>
          {movable && <span className={cx(styles['edge'], styles['edgeEnd'])} data-edge="end" />}
        </button>
        {ghost !== null && <GhostBar ghost={ghost} axis={axis} frame={frame} />}
      </div>
    </li>
  );
});

const MARKS: Readonly<Record<Remark['kind'], { readonly icon: IconName; readonly word: string }>> = {
  rests: { icon: 'flag', word: 'need rests on them' },
  against: { icon: 'warning', word: 'rule against' },
  aside: { icon: 'decision', word: 'rule set aside' },
  untold: { icon: 'bell', word: 'not told' },
};

/** One mark for each kind of thing said, with how many where there are several. */
function Marks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const kinds = (Object.keys(MARKS) as Remark['kind'][]).flatMap((kind) => {
    const count = remarks.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  return kinds.map(({ kind, count }) => (
    <span key={kind} className={cx(styles['mark'], styles[kind])}>
      <Icon name={MARKS[kind].icon} size="s" />
      {MARKS[kind].word}
      {count > 1 && ` × ${count}`}
      <VisuallyHidden>. </VisuallyHidden>
    </span>
  ));
}
