// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are laid out one by one (content-visibility), which a table's cannot be
import { useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { cx } from '../../ui/cx.ts';
import type { Column, GridRow, TableKind } from './columns.ts';
import { GridRowView } from './GridRowView.tsx';
import { extended, toggled } from './selection.ts';
import type { Active, GridUse } from './use-grid.ts';
import styles from './table.module.css';

/** From so many rows on only those in sight are laid out. */
const MANY = 40;

export interface GridProps<V> {
  readonly kind: TableKind;
  /** "Addresses". */
  readonly label: string;
  readonly columns: readonly Column<V>[];
  readonly rows: readonly GridRow<V>[];
  readonly grid: GridUse;
  /** The row whose card stands open. */
  readonly chosenId?: string | undefined;
  readonly may: boolean;
  readonly zone: string;
}

/**
 * A table of fields, edited where they stand (WAI-ARIA grid): arrows, Home, End, PageUp and PageDown move; Enter, F2, a
 * letter or a second click edit; Space selects the row, Shift with arrows or a click a stretch, Ctrl+A all. Tab leaves.
 */
export function Grid<V>({ kind, label, columns, rows, grid, chosenId, may, zone }: GridProps<V>) {
  const { box, active, selection, open, drawn, onDone, onSettled } = grid;
  const handlers = useHandlers(grid, rows, may);
  const first = rows[0]?.id;
  const standing = active !== undefined && rows.some(({ id }) => id === active.rowId) ? active : undefined;
  return (
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-multiselectable={may}
      aria-rowcount={rows.length + 1}
      className={cx(styles['grid'], styles[kind])}
      data-many={rows.length > MANY || undefined}
      {...handlers}
    >
      <div role="row" className={cx(styles['row'], styles['heads'])}>
        <div role="columnheader" className={styles['pick']} aria-label="Selected" />
        {columns.map(({ key, head }) => (
          <div key={key} role="columnheader" className={styles['cell']}>
            {head}
          </div>
        ))}
      </div>
      {rows.slice(0, drawn).map((row) => (
        <GridRowView
          key={row.id}
          {...{ kind, row, columns, may, zone, onDone, onSettled }}
          activeCol={
            standing === undefined ? (row.id === first ? 1 : -1) : standing.rowId === row.id ? standing.col : -1
          }
          selected={selection.ids.has(row.id)}
          chosen={row.id === chosenId}
          open={open.get(row.id)}
        />
      ))}
    </div>
  );
}

/** Listening once for the whole table: a handler a cell would be thousands. */
function useHandlers<V>(grid: GridUse, rows: readonly GridRow<V>[], may: boolean) {
  const wasThere = useRef(false);
  const { box, onCellFocus, onCellKey, openCell, setSelection } = grid;
  const onFocus = (event: FocusEvent): void => {
    const cell = placeOf(event.target);
    if (cell !== undefined) return onCellFocus(cell);
    // A reason elsewhere on the page leads to the row; the focus goes on to its name.
    const { row } = (event.target as HTMLElement).dataset;
    if (row !== undefined)
      box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"] > [data-col="1"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const cell = placeOf(event.target, true);
    if (cell === undefined || event.defaultPrevented) return;
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    if (onCellKey(cell, press)) event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent): void => {
    const cell = placeOf(event.target);
    wasThere.current =
      cell !== undefined &&
      placeOf(document.activeElement, true)?.rowId === cell.rowId &&
      placeOf(document.activeElement)?.col === cell.col;
    // With Shift a press would mark text.
    if (event.shiftKey && cell !== undefined) event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = placeOf(event.target);
    if (cell === undefined || isInside(event.target)) return;
    const order = rows.map(({ id }) => id);
    const { rowId, col } = cell;
    if (may && event.shiftKey) {
      const from = placeOf(document.activeElement)?.rowId ?? rowId;
      setSelection((before) => extended(before, order, from, rowId));
    } else if (may && (event.ctrlKey || event.metaKey || col === 0)) setSelection((before) => toggled(before, rowId));
    else if (wasThere.current) openCell(rowId, col);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const cell = placeOf(event.target);
    if (cell !== undefined && !isInside(event.target) && cell.col > 0) openCell(cell.rowId, cell.col);
  };
  return { onFocus, onKeyDown, onMouseDown, onClick, onDoubleClick };
}

/** The cell around an element; `itself`: only where the element is the cell. */
function placeOf(element: EventTarget | null, itself = false): Active | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  const cell = itself ? element : element.closest<HTMLElement>('[data-col]');
  const col = cell?.dataset['col'];
  const rowId = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return col === undefined || rowId === undefined ? undefined : { rowId, col: Number(col) };
}

/** Whether a press was on something that answers for itself: an open field, a button, a link. */
const isInside = (element: EventTarget | null): boolean =>
  element instanceof Element && element.closest('input, select, textarea, button, a, label') !== null;
