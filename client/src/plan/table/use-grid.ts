import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { LeftBy } from '../../editing/frame.ts';
import { useStages } from '../use-stages.ts';
import { gridDeed, type GridDeed, type GridPress } from './grid-keys.ts';
import { everything, extended, NO_SELECTION, stillThere, toggled, type Selection } from './selection.ts';

/** The one cell that Tab comes to. */
export interface Active {
  readonly rowId: string;
  readonly col: number;
}

export interface GridParts {
  /** Ids of the rows from top to bottom. */
  readonly order: readonly string[];
  readonly cols: number;
  /** Whether a cell of the column can be opened. */
  readonly opens: (col: number) => boolean;
  /** The focus came to a row. */
  readonly onRow: (rowId: string) => void;
  /** Enter on a cell that does not open. */
  readonly onChoose: (rowId: string) => void;
  readonly may: boolean;
}

export interface GridUse {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly active: Active | undefined;
  readonly selection: Selection;
  readonly setSelection: (change: (before: Selection) => Selection) => void;
  /** How many rows are drawn so far; the rest follows in the background. */
  readonly drawn: number;
  /** Columns that stand open, by row. */
  readonly open: ReadonlyMap<string, ReadonlySet<number>>;
  readonly openCell: (rowId: string, col: number) => void;
  readonly onCellFocus: (at: Active) => void;
  /** What a key pressed on a cell does; true where it was for the table. */
  readonly onCellKey: (at: Active, press: GridPress) => boolean;
  readonly onDone: (rowId: string, col: number, by: LeftBy) => void;
  readonly onSettled: (rowId: string, col: number) => void;
}

/** Rows drawn at first, and at each step after. */
const FIRST_ROWS = 24;
const MORE_ROWS = 60;

const NOTHING_OPEN: ReadonlyMap<string, ReadonlySet<number>> = new Map();

/** The keys, the focus and the selection of a table of fields. Every handler is the same from draw to draw. */
export function useGrid(parts: GridParts): GridUse {
  const latest = useRef(parts);
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Active>();
  const [selection, setSelection] = useState(NO_SELECTION);
  const [open, setOpen] = useState(NOTHING_OPEN);
  useEffect(() => {
    latest.current = parts;
  });
  const known = useMemo(() => new Set(parts.order), [parts.order]);
  const chosen = useMemo(() => stillThere(selection, (id) => known.has(id)), [selection, known]);

  const { drawn, focusCell } = useDrawn(box, parts.order.length);
  const openCell = useCallback((rowId: string, col: number) => {
    const { opens, may, onChoose } = latest.current;
    if (!may || !opens(col)) return onChoose(rowId);
    flushSync(() => setOpen((before) => withCell(before, rowId, col, true)));
  }, []);
  const onDone = useCallback<GridUse['onDone']>(
    (rowId, col, by) => {
      if (by === 'away') return;
      const step = by === 'next' ? 1 : by === 'previous' ? -1 : 0;
      focusCell(rowId, Math.max(0, Math.min(latest.current.cols - 1, col + step)));
    },
    [focusCell],
  );
  const onSettled = useCallback<GridUse['onSettled']>(
    (rowId, col) => setOpen((before) => withCell(before, rowId, col, false)),
    [],
  );
  const onCellKey = useCallback<GridUse['onCellKey']>(
    (at, press) => {
      const { order, cols } = latest.current;
      const size = { rows: order.length, cols, page: pageOf(box.current) };
      const deed = gridDeed(press, { row: order.indexOf(at.rowId), col: at.col }, size);
      return deed !== undefined && doDeed(deed, at, latest.current, { focusCell, openCell, setSelection });
    },
    [focusCell, openCell],
  );
  const onCellFocus = useCallback((at: Active) => {
    setActive((before) => (before?.rowId === at.rowId && before.col === at.col ? before : at));
    latest.current.onRow(at.rowId);
  }, []);
  return {
    box,
    active,
    selection: chosen,
    setSelection,
    drawn,
    open,
    openCell,
    onCellFocus,
    onCellKey,
    onDone,
    onSettled,
  };
}

/** The rows drawn so far, and the way to any cell: one that is not drawn yet is drawn for it. */
function useDrawn(box: RefObject<HTMLElement | null>, rows: number) {
  const { count: drawn, now: drawAll } = useStages(FIRST_ROWS, rows, MORE_ROWS);
  const focusCell = useCallback(
    (rowId: string, col: number) => {
      if (cellOf(box.current, rowId, col) === null) drawAll();
      cellOf(box.current, rowId, col)?.focus();
    },
    [box, drawAll],
  );
  return { drawn, focusCell };
}

interface Deeds {
  readonly focusCell: (rowId: string, col: number) => void;
  readonly openCell: (rowId: string, col: number) => void;
  readonly setSelection: (change: (before: Selection) => Selection) => void;
}

/** Does what a key means; true where the key was for the table and nobody else. */
function doDeed(
  deed: GridDeed,
  { rowId, col }: Active,
  { order, may, opens }: GridParts,
  { focusCell, openCell, setSelection }: Deeds,
): boolean {
  switch (deed.kind) {
    case 'move': {
      const to = order[deed.to.row] ?? rowId;
      if (may && deed.extend) setSelection((before) => extended(before, order, rowId, to));
      focusCell(to, deed.to.col);
      return true;
    }
    case 'edit':
      openCell(rowId, col);
      return true;
    case 'type':
      // The key itself is left to the field that now stands there, which it types over.
      if (may && opens(col)) openCell(rowId, col);
      return false;
    case 'toggle':
      if (may) setSelection((before) => toggled(before, rowId));
      return true;
    case 'all':
      if (may) setSelection(() => everything(order));
      return true;
    case 'none':
      setSelection(() => NO_SELECTION);
      return true;
  }
}

function withCell(
  open: ReadonlyMap<string, ReadonlySet<number>>,
  rowId: string,
  col: number,
  stands: boolean,
): ReadonlyMap<string, ReadonlySet<number>> {
  const cols = new Set(open.get(rowId));
  if (cols.has(col) === stands) return open;
  if (stands) cols.add(col);
  else cols.delete(col);
  const next = new Map(open);
  if (cols.size === 0) next.delete(rowId);
  else next.set(rowId, cols);
  return next;
}

const cellOf = (box: HTMLElement | null, rowId: string, col: number): HTMLElement | null =>
  box?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"] > [data-col="${col}"]`) ?? null;

const ROW_HEIGHT = 38;
const pageOf = (box: HTMLElement | null): number =>
  Math.max(1, Math.floor((box?.clientHeight ?? 380) / ROW_HEIGHT) - 2);
