import { useMemo } from 'react';
import { LogFilters } from '../log/LogFilters.tsx';
import { LogList } from '../log/LogList.tsx';
import { logRows, type LogFilter } from '../log/log-rows.ts';
import { counted } from '../format/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { LIMITS } from '#shared/limits.ts';
import { placeholderFor } from './desk-examples.ts';
import { DeskLine } from './DeskLine.tsx';
import type { BoardState } from './use-board.ts';
import { useLogFilter } from './use-log-filter.ts';
import styles from './LogPanel.module.css';

export interface LogPanelProps {
  readonly board: BoardState;
  readonly onHelp: () => void;
}

const EMPTY: Readonly<Record<LogFilter, string>> = {
  all: 'Nothing written yet',
  decisions: 'No decisions among the newest entries',
  not_confirmed: 'Every report in view is confirmed or settled',
};

/** The newest entries of the log, and under them the line that writes. */
export function LogPanel({ board, onHelp }: LogPanelProps) {
  const { records, may, line } = board;
  const zone = board.operation.zone ?? 'Europe/London';
  const [filter, setFilter] = useLogFilter();
  const { logEntry, address, agency } = records;
  const rows = useMemo(
    () => logRows({ logEntry, address, agency }, filter, zone),
    [logEntry, address, agency, filter, zone],
  );
  const count =
    logEntry.size >= LIMITS.logWindow ? `the newest ${logEntry.size}` : counted(logEntry.size, 'entry', 'entries');
  return (
    <Panel
      title="Log"
      note={`command · newest last · ${count}`}
      look="flush"
      className={styles['panel'] ?? ''}
      actions={<LogFilters filter={filter} onFilter={setFilter} />}
    >
      <div className={styles['body']}>
        <LogList key={filter} rows={rows} empty={EMPTY[filter]} />
        {line !== null && (
          <DeskLine
            line={line}
            zone={zone}
            onMove={board.move}
            onHelp={onHelp}
            onEscape={board.side.close}
            example={placeholderFor(may)}
          />
        )}
      </div>
    </Panel>
  );
}
