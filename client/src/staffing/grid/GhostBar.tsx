import type { CSSProperties } from 'react';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Span } from '#shared/staffing/spans.ts';
import { spanWords, type StaffingFrame } from '../frame.ts';
import { lying } from './axis.ts';
import type { Ghost } from './draw-ghost.ts';
import styles from './grid.module.css';

export interface GhostBarProps {
  readonly ghost: Ghost;
  readonly axis: Span;
  readonly frame: StaffingFrame;
}

/** Where whoever is in the hand would be: in their own row, or above the people of another need. */
export function GhostBar({ ghost, axis, frame }: GhostBarProps) {
  const { fault, sending } = ghost;
  return (
    <span
      className={cx(styles['ghost'], fault !== undefined && styles['ghostBad'])}
      style={lying(axis, ghost) as CSSProperties}
      data-ghost={fault === undefined ? 'fits' : 'fault'}
      aria-hidden="true"
    >
      <Icon name={fault === undefined ? 'arrow' : 'close'} size="s" />
      {spanWords(frame, ghost)} {sending ? 'sending…' : fault === undefined ? 'here' : 'cannot be'}
    </span>
  );
}
