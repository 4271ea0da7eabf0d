import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { CellFault } from '#shared/paste.ts';
import { importIdOf } from '#shared/import-ids.ts';
import type { ImportView } from '#shared/plan-records.ts';
import { addressKeysOf, judgeAll, KINDS_IN_ORDER, newKept, placedRows, rowsToSend, type SheetUse } from './model.ts';
import type { PlanNow } from './rows/plan-rows.ts';
import { standingRows } from './rows/plan-rows.ts';
import { partsOf } from './send/parts.ts';
import type { RefusedRow, Stage } from './send/run.ts';

/** What stages read of the operation while they run. */
export interface StageParts {
  readonly stream: string;
  readonly sheets: readonly SheetUse[];
  readonly withChanged: boolean;
  /** The plan as it is seen at that moment. */
  readonly plan: () => PlanNow;
  readonly importOf: (id: string) => ImportView | undefined;
  /** Resolves once something is so, or false when it has been waited for long enough. */
  readonly until: (isSo: () => boolean) => Promise<boolean>;
  /** Whether a row was to come in when the run began. */
  readonly wanted: (fileHash: string, kind: RowKind, place: number) => boolean;
  /** Rows that were to come in and that somebody else has brought in meanwhile. */
  readonly onThere: (stage: number, rows: number) => void;
  /** Rows that wait for an address which did not come in. */
  readonly onWaiting: (rows: readonly RefusedRow[]) => void;
}

/** A stage with the file it brings rows of. */
export interface FileStage extends Stage {
  readonly fileHash: string;
}

const WAITING: readonly CellFault[] = [
  { column: 'address', message: 'is not in the plan yet: its own row was not taken' },
];

/** A stage for each kind and file that has rows of it: teams first, then addresses, then staff. */
export function stagesOf(parts: StageParts): readonly FileStage[] {
  const stages: FileStage[] = [];
  for (const kind of KINDS_IN_ORDER) {
    const hashes = parts.sheets.filter(({ match }) => match.kind === kind).map(({ fileHash }) => fileHash);
    for (const fileHash of new Set(hashes)) stages.push(stageOf(kind, fileHash, stages.length, parts));
  }
  return stages;
}

function stageOf(kind: RowKind, fileHash: string, at: number, parts: StageParts): FileStage {
  const { stream, sheets, withChanged, plan, importOf, until, onWaiting, onThere, wanted } = parts;
  return {
    kind,
    fileHash,
    rows: () => {
      const placed = placedRows(judgeAll(plan(), sheets, newKept()), kind, fileHash);
      const { rows, waiting } = rowsToSend(placed, withChanged);
      const there = placed.filter(({ row, place }) => row.reading.kind === 'same' && wanted(fileHash, kind, place));
      if (there.length > 0) onThere(at, there.length);
      if (waiting.length > 0) onWaiting(waiting.map((place) => ({ stage: at, place, faults: WAITING })));
      return rows;
    },
    parts: (rows) => partsOf(kind, fileHash, rows, importOf(importIdOf(stream, fileHash, kind))?.parts ?? []),
    seen: (sent) => {
      if (kind !== 'address') return Promise.resolve(true);
      const keys = addressKeysOf(sent);
      return until(() => {
        const standing = standingRows('address', plan());
        return [...keys].every((key) => standing.has(key));
      });
    },
  };
}
