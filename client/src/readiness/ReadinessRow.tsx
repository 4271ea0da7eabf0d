import { memo, type MouseEvent } from 'react';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import type { OperationView } from '#shared/records.ts';
import { GoChip } from './GoChip.tsx';
import { datesOf, reasonsOf, type ReadinessLine } from './readiness-lines.ts';
import styles from './readiness.module.css';

/** Where a reason is mended: on the page itself, or on the plan's from another. */
export interface WayToMend {
  readonly hrefOf: (anchor: string) => string;
  /** On the page itself: takes sight and focus there. */
  readonly onGo?: (anchor: string) => (event: MouseEvent) => void;
}

export interface ReadinessRowProps extends Pick<ReadinessLine, 'title' | 'detail' | 'view'> {
  readonly operation: OperationView;
  readonly way: WayToMend;
}

/** Go or no-go of one address or of the operation, each "no" with its reason and the way to where it is mended. */
export const ReadinessRow = memo(function ReadinessRow({ title, detail, view, operation, way }: ReadinessRowProps) {
  const reasons = reasonsOf(view, operation);
  const dates = datesOf(view, operation);
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <strong>{title}</strong>
        <span className="muted">{detail}</span>
        <span className={styles['chips']}>
          {dates.length === 0 && <GoChip go={view?.ready === true} />}
          {dates.map(({ dateId, day, ready }) => (
            <span key={dateId} className={styles['date']}>
              {day} <GoChip go={ready} />
            </span>
          ))}
        </span>
      </div>
      {reasons.length > 0 && (
        <ul className={styles['reasons']}>
          {reasons.map(({ key, sentence, anchor, on }) => (
            <li key={key}>
              {on !== null && <b>{on} only: </b>}
              <a href={way.hrefOf(anchor)} onClick={way.onGo?.(anchor)}>
                {sentence}
                <VisuallyHidden> Mend it</VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
});
