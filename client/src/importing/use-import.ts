import { useMemo, useRef, useState } from 'react';
import { useClient } from '../app/client.ts';
import { useScope } from '../app/find-scope.ts';
import { importCommandId, importIdOf } from '#shared/import-ids.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import { chosenFile } from './files.ts';
import { isToSend, judgeAll, newKept, toSendAt, type SheetUse, type SheetView } from './model.ts';
import type { FileRow } from './rows/match.ts';
import type { ImportPlace } from './place.ts';
import type { PlanNow } from './rows/plan-rows.ts';
import type { AnyPart } from './send/parts.ts';
import { runImport, type RefusedRow, type RunEnd } from './send/run.ts';
import { pause, untilSeen } from './send/waiting.ts';
import { asColumn, asHead, asKind, mended, mendedAlike, withRefused } from './sheet-acts.ts';
import { stagesOf } from './stages.ts';

export type RowsIn = Readonly<Record<RowKind, number>>;
export const NO_ROWS: RowsIn = { address: 0, team: 0, staff: 0, person: 0 };

/** Where an import stands. `of`: rows to send; `rowsIn`: those on record. */
export type ImportPhase =
  | { readonly kind: 'look' }
  | { readonly kind: 'running'; readonly of: number; readonly rowsIn: RowsIn }
  | {
      readonly kind: 'ended';
      readonly end: RunEnd;
      readonly of: number;
      readonly rowsIn: RowsIn;
      readonly ids: readonly string[];
    };

export interface ImportUse {
  readonly place: ImportPlace;
  readonly reading: boolean;
  /** Files that cannot be read, and why. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
  /** The sheets with every row judged; empty while a run is under way. */
  readonly views: readonly SheetView[];
  readonly withChanged: boolean;
  readonly phase: ImportPhase;
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly remove: (fileName: string) => void;
  readonly setKind: (key: string, kind: RowKind | null) => void;
  /** The heading row by its place among the sheet's rows; -1 for none. */
  readonly setHead: (key: string, head: number) => void;
  readonly setColumn: (key: string, at: number, column: string | null) => void;
  readonly setWithChanged: (wanted: boolean) => void;
  readonly mend: (key: string, row: FileRow, column: string, text: string) => void;
  readonly mendAlike: (view: SheetView, column: string, from: string, to: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
  /** From the end of a run to its rows; those that are in are "the same" by then. */
  readonly back: () => void;
  readonly clear: () => void;
}

/** One import from files to records: read, matched, judged row by row, mended, sent part by part. */
export function useImport(plan: PlanNow, place: ImportPlace): ImportUse {
  const [sheets, setSheets] = useState<readonly SheetUse[]>([]);
  const [unread, setUnread] = useState<ImportUse['unread']>([]);
  const [reading, setReading] = useState(false);
  const [withChanged, setWithChanged] = useState(true);
  const [kept] = useState(newKept);
  const run = useRun(place, setSheets);
  const looking = run.phase.kind === 'look';
  const views = useMemo(() => (looking ? judgeAll(plan, sheets, kept) : []), [looking, plan, sheets, kept]);

  const put = (key: string, change: (use: SheetUse) => SheetUse): void =>
    setSheets((before) => before.map((use) => (use.key === key ? change(use) : use)));
  const remove = (fileName: string): void => {
    setSheets((before) => before.filter((use) => use.fileName !== fileName));
    setUnread((before) => before.filter(({ name }) => name !== fileName));
  };
  const add = async (files: readonly File[]): Promise<void> => {
    setReading(true);
    for (const file of files) {
      const chosen = await chosenFile(
        file.name,
        new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer())),
        place.kinds,
      );
      remove(file.name);
      if (chosen.kind === 'refused') setUnread((before) => [...before, chosen]);
      else
        setSheets((before) => [
          ...before.filter(({ key }) => chosen.sheets.every((one) => one.key !== key)),
          ...chosen.sheets,
        ]);
    }
    setReading(false);
  };
  return {
    place,
    reading,
    unread,
    views,
    withChanged,
    phase: run.phase,
    add,
    remove,
    setKind: (key, kind) => put(key, (use) => asKind(use, kind)),
    setHead: (key, head) => put(key, (use) => asHead(use, head)),
    setColumn: (key, at, column) => put(key, (use) => asColumn(use, at, column)),
    setWithChanged,
    mend: (key, row, column, text) => put(key, (use) => mended(use, row, column, text)),
    mendAlike: ({ use: { key }, rows }, column, from, to) =>
      put(key, (use) => mendedAlike(use, rows, column, from, to)),
    start: () => run.start(sheets, views, withChanged),
    stop: run.stop,
    back: run.back,
    clear: () => {
      setSheets([]);
      setUnread([]);
      run.back();
    },
  };
}

/** The run itself: stages one after another, its progress, its end. */
function useRun(place: ImportPlace, setSheets: (change: (before: readonly SheetUse[]) => readonly SheetUse[]) => void) {
  const client = useClient();
  const scope = useScope([place.home]);
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'look' });
  const stopped = useRef(false);

  const start = (sheets: readonly SheetUse[], views: readonly SheetView[], withChanged: boolean): void => {
    const of = views.flatMap(({ rows }) => rows).filter((row) => isToSend(row, withChanged)).length;
    const { stream, followed } = scope;
    const importOf = (id: string) => followed.records.records('import').get(id);
    const refused: RefusedRow[] = [];
    let rowsIn = NO_ROWS;
    stopped.current = false;
    setPhase({ kind: 'running', of, rowsIn });
    const onIn = (stage: number, rows: number): void => {
      const kind = stages[stage]?.kind ?? 'address';
      rowsIn = { ...rowsIn, [kind]: rowsIn[kind] + rows };
      setPhase({ kind: 'running', of, rowsIn });
    };
    const stages = stagesOf({
      stream,
      sheets,
      withChanged,
      plan: () => place.now(scope),
      importOf,
      until: (isSo) => untilSeen(followed.records, ['address', 'team'], isSo),
      wanted: toSendAt(views, withChanged),
      onThere: onIn,
      onWaiting: (rows) => refused.push(...rows),
    });
    void (async () => {
      const ended = await runImport(stages, {
        send: (part: AnyPart) => {
          const takenBack = importOf(importIdOf(stream, part.fileHash, part.kind))?.takenBack ?? 0;
          const id = importCommandId(stream, part, takenBack, place.by);
          return part.kind === 'person'
            ? client.send(scope, 'ImportPeople', part, { id })
            : client.send(scope, 'ImportRows', part, { id });
        },
        wait: pause,
        stopped: () => stopped.current,
        onIn,
        onRefused: (rows) => refused.push(...rows),
      });
      setSheets((before) => withRefused(before, views, stages, refused));
      const ids = [...new Set(stages.map(({ kind, fileHash }) => importIdOf(stream, fileHash, kind)))];
      setPhase({ kind: 'ended', end: ended, of, rowsIn, ids });
    })();
  };
  return {
    phase,
    start,
    stop: () => void (stopped.current = true),
    back: () => setPhase({ kind: 'look' }),
  };
}
