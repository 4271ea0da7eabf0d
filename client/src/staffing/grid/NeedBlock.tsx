import { memo, type CSSProperties } from 'react';
import { Chip } from '../../ui/Chip.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { Span } from '#shared/staffing/spans.ts';
import { spanWords, type StaffingFrame } from '../frame.ts';
import type { CoverRun } from '../lanes.ts';
import { lying } from './axis.ts';
import type { Ghost } from './draw-ghost.ts';
import type { NeedGroup } from './grid-rows.ts';
import { GhostBar } from './GhostBar.tsx';
import { PersonBar } from './PersonBar.tsx';
import type { RowFaces } from './use-row-faces.ts';
import styles from './grid.module.css';

export interface NeedBlockProps {
  readonly need: NeedGroup;
  readonly axis: Span;
  readonly frame: StaffingFrame;
  readonly may: boolean;
  /** The bar here that is chosen, and the one that Tab reaches; null where it is in another need. */
  readonly chosen: string | null;
  readonly tabKey: string | null;
  readonly lifted: string | null;
  /** Whoever is in the hand and would be here. */
  readonly ghost: Ghost | null;
  readonly isLookedAt: boolean;
  readonly faces: RowFaces;
  readonly onLook: (id: string) => void;
}

/** One need: the hours asked for with their cover, and below it a row for everybody in it. */
export const NeedBlock = memo(function NeedBlock(props: NeedBlockProps) {
  const { need, axis, frame, may, chosen, tabKey, lifted, ghost, isLookedAt, faces, onLook } = props;
  const { id, lane, cells, rows, placeName } = need;
  return (
    <div className={cx(styles['need'], isLookedAt && styles['lookedAt'])} data-need={id}>
      <div className={cx(styles['row'], styles['head'])}>
        <button type="button" className={styles['asks']} aria-expanded={isLookedAt} onClick={() => onLook(id)}>
          <span className={styles['ref']}>{lane.ref}</span>
          <span className={styles['label']}>
            {lane.needed > 1 ? `${lane.needed} × ` : ''}
            {lane.label}
          </span>
          <Chip tone={lane.cover.tone}>{lane.cover.words}</Chip>
        </button>
        <div className={styles['track']}>
          <span
            className={styles['window']}
            style={lying(axis, lane.span) as CSSProperties}
            title={`asked for ${spanWords(frame, lane.span)}`}
          />
          {cells.map((cell) => (
            <Cell key={cell.startAt} cell={cell} axis={axis} frame={frame} />
          ))}
          {ghost !== null && lifted === null && <GhostBar ghost={ghost} axis={axis} frame={frame} />}
        </div>
      </div>
      <ul className={styles['people']} aria-label={`${lane.ref}, ${placeName}: people`}>
        {rows.map((row) => (
          <PersonBar
            key={row.key}
            row={row}
            axis={axis}
            frame={frame}
            may={may}
            isChosen={chosen === row.key}
            isTabStop={tabKey === row.key}
            isLifted={lifted === row.key}
            ghost={lifted === row.key ? ghost : null}
            faces={faces}
          />
        ))}
        {rows.length === 0 && <li className={styles['nobody']}>Nobody put forward or on duty</li>}
      </ul>
    </div>
  );
});

const CELLS: Readonly<Record<CoverRun['kind'], { readonly word: string; readonly icon: IconName | null }>> = {
  full: { word: 'covered', icon: null },
  part: { word: 'short', icon: 'diamond' },
  none: { word: 'nobody', icon: 'warning' },
};

interface OnAxis {
  readonly axis: Span;
  readonly frame: StaffingFrame;
}

/** One hour: numbers, a shape and a frame, so that it is told in grey too. */
function Cell({ cell, axis, frame }: OnAxis & { readonly cell: CoverRun }) {
  const { word, icon } = CELLS[cell.kind];
  const hours = spanWords(frame, cell);
  return (
    <span
      className={cx(styles['cell'], styles[cell.kind])}
      style={lying(axis, cell) as CSSProperties}
      title={`${hours}: ${cell.there} of ${cell.needed}, ${word}`}
    >
      <VisuallyHidden>{hours}: </VisuallyHidden>
      {icon !== null && <Icon name={icon} size="s" />}
      {cell.there}/{cell.needed}
      <VisuallyHidden> {word}. </VisuallyHidden>
    </span>
  );
}
