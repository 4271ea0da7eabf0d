import { memo } from 'react';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDraggable } from './drag.ts';
import type { Piece } from './put.ts';
import styles from './allocation.module.css';

export interface PieceChipProps {
  readonly kind: Piece['kind'];
  readonly id: string;
  readonly name: string;
  /** Of a team on an address: that address. */
  readonly offId?: string | undefined;
  readonly may: boolean;
  readonly onPick: (piece: Piece) => void;
}

/** A team or a person: dragged by the mouse, or pressed, by key too, to be put somewhere. */
export const PieceChip = memo(function PieceChip({ kind, id, name, offId, may, onPick }: PieceChipProps) {
  const piece: Piece = kind === 'team' && offId !== undefined ? { kind, id, offId } : { kind, id };
  const ref = useDraggable<HTMLDivElement>(piece, may);
  const inside = (
    <>
      <Icon name={kind === 'team' ? 'people' : 'person'} size="s" />
      {name}
    </>
  );
  if (!may) return <span className={styles['chip']}>{inside}</span>;
  return (
    <div
      ref={ref}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- not every browser lets a button be dragged
      role="button"
      tabIndex={0}
      className={cx(styles['chip'], styles['held'])}
      aria-haspopup="dialog"
      onClick={() => onPick(piece)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPick(piece);
      }}
    >
      {inside}
      <VisuallyHidden> put on…</VisuallyHidden>
    </div>
  );
});
