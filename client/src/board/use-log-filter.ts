import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { LOG_FILTERS, type LogFilter } from '../log/log-rows.ts';

/** The log's filter stands in the address of the page, so that a view can be kept as a bookmark or put on the wall. */
export function useLogFilter(): readonly [LogFilter, (filter: LogFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = LOG_FILTERS.find((one) => one === search.get('log')) ?? 'all';
  const setFilter = useCallback(
    (next: LogFilter) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (next === 'all') after.delete('log');
          else after.set('log', next);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [filter, setFilter];
}
