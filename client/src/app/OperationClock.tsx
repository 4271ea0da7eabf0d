import { useNow } from './hooks.ts';
import { clockTime, nearTime, tTime } from '../format/time.ts';
import styles from './OperationHeader.module.css';

/** How far from T it is, what time it is, and when T is. `t` in ms; null while the operation has none. */
export function OperationClock({ t }: { readonly t: number | null }) {
  const now = useNow(1000);
  return (
    <div className={styles['clock']} role="timer" aria-label="Operation clock">
      {t !== null && <b className={styles['t']}>{tTime(now, t, 'clock')}</b>}
      <span className={styles['times']}>
        now {clockTime(now)}
        <br />
        {t === null ? 'T not set' : `T ${nearTime(t, now)}`}
      </span>
    </div>
  );
}
