import type { CSSProperties } from 'react';
import { useNow } from '../../app/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { hour, minute } from '../../format/zone.ts';
import type { Span } from '#shared/staffing/spans.ts';
import type { StaffingFrame } from '../frame.ts';
import { lying, ticksOf } from './axis.ts';
import styles from './grid.module.css';

interface OnAxis {
  readonly axis: Span;
  readonly frame: StaffingFrame;
}

/** The hours along the top; where a day begins it is named, and where the clocks change it is said. */
export function HourHeads({ axis, frame }: OnAxis) {
  const now = useNow(minute);
  return (
    <div className={cx(styles['row'], styles['heads'])} aria-hidden="true">
      <div className={styles['corner']} />
      <div className={styles['track']}>
        {ticksOf(frame, axis).map(({ at, label, day, change }) => (
          <span
            key={at}
            className={cx(styles['tick'], frame.origin !== null && now >= at && now < at + hour && styles['tickNow'])}
            style={lying(axis, { startAt: at, endAt: at + hour }) as CSSProperties}
          >
            <small>{change ?? day}</small>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Where now is, and T, across all rows. */
export function HourLines({ axis, frame }: OnAxis) {
  const now = useNow(minute);
  const t = frame.origin ?? 0;
  const within = (at: number): boolean => at >= axis.startAt && at <= axis.endAt;
  return (
    <div className={styles['lines']} aria-hidden="true">
      {within(t) && (
        <span className={styles['tLine']} style={lying(axis, { startAt: t, endAt: t }) as CSSProperties}>
          <b>{frame.isT || frame.origin === null ? 'T' : 'T?'}</b>
        </span>
      )}
      {frame.origin !== null && within(now) && (
        <span className={styles['nowLine']} style={lying(axis, { startAt: now, endAt: now }) as CSSProperties}>
          <b>now</b>
        </span>
      )}
    </div>
  );
}
