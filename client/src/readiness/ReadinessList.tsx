import { EmptyState } from '../ui/States.tsx';
import { GoChip } from './GoChip.tsx';
import { ReadinessRow, type WayToMend } from './ReadinessRow.tsx';
import { goNoGoWords, readinessLines, readinessTotal, type ReadinessRecords } from './readiness-lines.ts';
import styles from './readiness.module.css';

/** From so many rows on only those in sight are laid out. */
const MANY = 40;

export interface ReadinessListProps {
  readonly records: ReadinessRecords;
  readonly way: WayToMend;
}

/** Go or no-go of the whole, then row by row: the same on the board and in the plan. */
export function ReadinessList({ records, way }: ReadinessListProps) {
  const total = readinessTotal(records);
  const lines = readinessLines(records);
  return (
    <div className={styles['all']}>
      <p className={styles['total']}>
        <GoChip go={total.go} /> <b>{goNoGoWords(total)}</b>
      </p>
      {records.addresses.size === 0 && (
        <EmptyState title="No addresses yet">Readiness is told address by address.</EmptyState>
      )}
      <ul className={styles['rows']} aria-label="Go or no-go" data-many={lines.length > MANY}>
        {lines.map(({ addressId, title, detail, view }) => (
          <ReadinessRow
            key={addressId ?? 'operation'}
            operation={records.operation}
            way={way}
            {...{ title, detail, view }}
          />
        ))}
      </ul>
    </div>
  );
}
