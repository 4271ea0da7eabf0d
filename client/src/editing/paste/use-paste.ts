import { useMemo, useRef, useState } from 'react';
import { useClient } from '../../app/client.ts';
import { useScope } from '../../app/find-scope.ts';
import type { StreamKind } from '#shared/ids.ts';
import type { Cells, Known, PastedRows, PasteKind, Separator } from '#shared/paste.ts';
import { judgeRows, pasteCommandId, readPaste } from '#shared/paste.ts';
import type { PayloadOf } from '../../connection/command-types.ts';
import { runPaste, type PasteEnd, type PasteJob, type RowResult } from './paste-run.ts';
import { isToSend, type RowView } from './paste-view.ts';

interface Looked {
  readonly text: string;
  readonly rows: PastedRows;
  /** Rows whose cells are open for mending: once faulty, they stay so while they are typed into. */
  readonly mending: ReadonlySet<number>;
}

export interface PasteUse {
  readonly looked: Looked | undefined;
  readonly views: readonly RowView[];
  /** Rows sent and answered of all in this run, while one is under way. */
  readonly running: { readonly done: number; readonly of: number } | undefined;
  readonly end: PasteEnd | undefined;
  readonly look: (text: string, separator?: Separator) => void;
  readonly back: () => void;
  readonly mend: (row: number, column: string, cell: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

const HOME: Readonly<Record<PasteKind, StreamKind>> = {
  address: 'operation',
  team: 'operation',
  staff: 'operation',
  requirement: 'operation',
  account: 'directory',
  rosterPerson: 'agency',
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms));

/** One paste from text to records: looked at, mended, sent row by row. */
export function usePaste(kind: PasteKind, known: Known): PasteUse {
  const client = useClient();
  const scope = useScope([HOME[kind]]);
  const [looked, setLooked] = useState<Looked>();
  const [results, setResults] = useState<ReadonlyMap<number, RowResult>>(new Map());
  const [running, setRunning] = useState<PasteUse['running']>();
  const [end, setEnd] = useState<PasteEnd>();
  const stopped = useRef(false);
  const views = useMemo(() => viewsOf(kind, looked, known, results), [kind, looked, known, results]);

  const look = (text: string, separator?: Separator): void => {
    const rows = separator === undefined ? readPaste(kind, text) : readPaste(kind, text, separator);
    const readings = judgeRows(kind, rows.rows, known);
    const mending = new Set(rows.rows.filter((_, at) => readings[at]?.kind === 'faulty').map(({ row }) => row));
    setLooked({ text, rows, mending });
    setResults(new Map());
    setEnd(undefined);
  };
  const mend = (row: number, column: string, cell: string): void => {
    setLooked((before) => before && { ...before, rows: mended(before.rows, row, column, cell) });
    setResults((before) => new Map([...before].filter(([one]) => one !== row)));
  };

  const start = (): void => {
    if (looked === undefined || running !== undefined) return;
    const jobs = jobsOf(scope.stream, looked.text, views);
    stopped.current = false;
    setEnd(undefined);
    setRunning({ done: 0, of: jobs.length });
    void (async () => {
      const ended = await runPaste(jobs, {
        send: (job) => client.send(scope, job.type, job.payload as PayloadOf<typeof job.type>, { id: job.id }),
        wait: pause,
        stopped: () => stopped.current,
        startedAt: client.connection.serverNow(),
        onResult: (row, result) => {
          setResults((before) => new Map(before).set(row, result));
          setRunning((before) => before && { ...before, done: before.done + 1 });
          if (result.kind === 'refused') {
            setLooked((before) => before && { ...before, mending: new Set([...before.mending, row]) });
          }
        },
      });
      setRunning(undefined);
      setEnd(ended);
    })();
  };
  const stop = (): void => {
    stopped.current = true;
  };
  return { looked, views, running, end, look, back: () => setLooked(undefined), mend, start, stop };
}

function viewsOf(
  kind: PasteKind,
  looked: Looked | undefined,
  known: Known,
  results: ReadonlyMap<number, RowResult>,
): readonly RowView[] {
  if (looked === undefined) return [];
  const { rows } = looked.rows;
  const readings = judgeRows(kind, rows, known);
  return rows.flatMap(({ row }, at) => {
    const reading = readings[at];
    return reading === undefined ? [] : [{ row, reading, result: results.get(row) }];
  });
}

function jobsOf(stream: string, text: string, views: readonly RowView[]): readonly PasteJob[] {
  return views.flatMap((view) => {
    if (!isToSend(view) || view.reading.kind !== 'new') return [];
    const { type, payload } = view.reading;
    return [{ row: view.row, type, payload, id: pasteCommandId(stream, text, view.row, payload) }];
  });
}

function mended(rows: PastedRows, row: number, column: string, cell: string): PastedRows {
  const change = (cells: Cells): Cells => ({ ...cells, [column]: cell });
  return { ...rows, rows: rows.rows.map((one) => (one.row === row ? { row, cells: change(one.cells) } : one)) };
}
