import { cx } from '../ui/cx.ts';
import { LOG_FILTERS, type LogFilter } from './log-rows.ts';
import styles from './LogFilters.module.css';

const WORDS: Readonly<Record<LogFilter, string>> = {
  all: 'All',
  decisions: 'Decisions',
  not_confirmed: 'Not confirmed',
};

export interface LogFiltersProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

/** Which entries of the log are drawn. */
export function LogFilters({ filter, onFilter }: LogFiltersProps) {
  return (
    <fieldset className={styles['filters']}>
      <legend className={styles['legend']}>Entries shown</legend>
      {LOG_FILTERS.map((one) => (
        <button
          key={one}
          type="button"
          className={cx(styles['filter'], one === filter && styles['on'])}
          aria-pressed={one === filter}
          onClick={() => onFilter(one)}
        >
          {WORDS[one]}
        </button>
      ))}
    </fieldset>
  );
}
