import { memo } from 'react';
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
  const ref = useDraggable<HTMLButtonElement>(piece, may);
  const inside = (
    <>
      <Icon name={kind === 'team' ? 'people' : 'person'} size="s" />
      {name}
    </>
  );
  if (!may) return <span className={styles['chip']}>{inside}</span>;
  return (
    <button ref={ref} type="button" className={styles['chip']} onClick={() => onPick(piece)} aria-haspopup="dialog">
      {inside}
      <VisuallyHidden> put on…</VisuallyHidden>
    </button>
  );
});
