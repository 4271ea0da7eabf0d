// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are laid out one by one (content-visibility), which a table's cannot be
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { FrameContext, type Frame } from '../../editing/frame.ts';
import { hourMinute } from '../../format/time.ts';
import { anchorOf } from '../../readiness/anchor.ts';
import { Icon } from '../../ui/Icon.tsx';
import { cx } from '../../ui/cx.ts';
import { ContestNote } from '../ContestNote.tsx';
import { CellOverlay } from './CellOverlay.tsx';
import type { Column, GridRow, TableKind } from './columns.ts';
import type { GridUse } from './use-grid.ts';
import styles from './table.module.css';

export interface GridRowViewProps<V> extends Pick<GridUse, 'onDone' | 'onSettled'> {
  readonly kind: TableKind;
  readonly row: GridRow<V>;
  readonly columns: readonly Column<V>[];
  /** The column that Tab comes to, where it is in this row; else −1. */
  readonly activeCol: number;
  readonly selected: boolean;
  readonly chosen: boolean;
  readonly open: ReadonlySet<number> | undefined;
  readonly may: boolean;
  readonly zone: string;
}

/** One record on one line of a table. Drawn again only when something of its own has changed. */
export const GridRowView = memo(function GridRowView<V>(props: GridRowViewProps<V>) {
  const { kind, row, columns, activeCol, selected, chosen, open, may, zone } = props;
  const look = cx(styles['row'], chosen && styles['chosen'], open !== undefined && styles['opened']);
  return (
    <div
      role="row"
      id={anchorOf(kind, row.id)}
      tabIndex={-1}
      data-row={row.id}
      className={look}
      {...(may ? { 'aria-selected': selected } : {})}
    >
      <div
        role="gridcell"
        data-col={0}
        tabIndex={activeCol === 0 ? 0 : -1}
        className={cx(styles['pick'], may && styles['box'])}
        aria-label={may ? `${row.name}, ${selected ? 'selected' : 'not selected'}` : row.name}
      />
      {columns.map((column, at) => (
        <GridCell
          key={column.key}
          {...{ kind, row, column, may, zone }}
          col={at + 1}
          active={activeCol === at + 1}
          open={open?.has(at + 1) === true}
          onDone={props.onDone}
          onSettled={props.onSettled}
        />
      ))}
    </div>
  );
}) as <V>(props: GridRowViewProps<V>) => ReactNode;

interface GridCellProps<V> extends Pick<GridRowViewProps<V>, 'kind' | 'row' | 'may' | 'zone' | 'onDone' | 'onSettled'> {
  readonly column: Column<V>;
  readonly col: number;
  readonly active: boolean;
  readonly open: boolean;
}

function GridCell<V>(props: GridCellProps<V>) {
  const { kind, row, column, col, active, open, may, zone, onDone, onSettled } = props;
  const { field, editor } = column;
  const contests = field === undefined ? [] : row.contests.filter(({ contest }) => contest.field === field.name);
  const frame = useMemo<Frame>(
    () => ({ onDone: (by) => onDone(row.id, col, by), onSettled: () => onSettled(row.id, col) }),
    [row.id, col, onDone, onSettled],
  );
  const contested = contests.length > 0;
  const settling = useSettling(open, contested, frame);
  const name = `${column.head} of ${row.name}`;
  return (
    <div
      role={col === 1 ? 'rowheader' : 'gridcell'}
      data-col={col}
      tabIndex={active ? 0 : -1}
      aria-readonly={may ? editor === undefined : undefined}
      className={cx(styles['cell'], contested && styles['contested'])}
    >
      {open && editor !== undefined && !settling ? (
        <EditHere frame={frame}>{editor(row)}</EditHere>
      ) : (
        <div className={styles['words']}>{column.cell(row)}</div>
      )}
      {field !== undefined &&
        contests.map(({ id, contest }) => (
          <small key={id} className={styles['other']}>
            <Icon name="diamond" size="s" /> or: {field.show(contest.other)} · {contest.by ?? 'someone'}
            {contest.at === undefined ? '' : `, ${hourMinute(contest.at, zone)}`}
          </small>
        ))}
      {open && settling && contested && field !== undefined && (
        <SettleHere name={name} frame={frame}>
          <ContestNote target={{ kind, id: row.id }} field={field.name} name={name} show={field.show} />
        </SettleHere>
      )}
    </div>
  );
}

/**
 * A cell that is contested as it is opened is opened to be settled, not to be typed over; once settled it is closed. What
 * becomes contested while it is typed in stays as it is typed.
 */
function useSettling(open: boolean, contested: boolean, frame: Frame): boolean {
  const [was, setWas] = useState(open);
  const [settling, setSettling] = useState(open && contested);
  if (was !== open) {
    setWas(open);
    setSettling(open && contested);
  }
  const settled = open && settling && !contested;
  useEffect(() => {
    if (!settled) return;
    frame.onDone('key');
    frame.onSettled();
  }, [settled, frame]);
  return settling;
}

/** The field's own editor; once it has closed it shows its value in the cell until the record does. */
function EditHere({ frame, children }: { readonly frame: Frame; readonly children: ReactNode }) {
  const [closed, setClosed] = useState(false);
  const around = useMemo<Frame>(
    () => ({
      onDone: (by) => {
        setClosed(true);
        frame.onDone(by);
      },
      onSettled: frame.onSettled,
    }),
    [frame],
  );
  return (
    <CellOverlay closed={closed}>
      <FrameContext value={around}>{children}</FrameContext>
    </CellOverlay>
  );
}

/** The two values over a cell, for the lead to keep one; Escape leaves both as they are. */
function SettleHere({ name, frame, children }: SettleHereProps) {
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    here.current?.querySelector('button')?.focus();
  }, []);
  return (
    <CellOverlay>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape out of the buttons inside */}
      <section
        ref={here}
        aria-label={`Two values for ${name}`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          frame.onDone('key');
          frame.onSettled();
        }}
      >
        {children}
      </section>
    </CellOverlay>
  );
}

interface SettleHereProps {
  readonly name: string;
  readonly frame: Frame;
  readonly children: ReactNode;
}
