import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Names the row to screen readers; one a table. */
  readonly rowHead?: boolean;
  readonly align?: 'start' | 'end';
  /** Kept on one line: refs, times. */
  readonly whole?: boolean;
  /** Left out on narrow screens. */
  readonly minor?: boolean;
}

export interface TableProps<Row> {
  /** What the table holds. Shown above it unless `hideCaption`. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Drawn in place of the rows when there are none. */
  readonly empty?: ReactNode;
}

/** A plain table with a caption and named rows; it scrolls sideways by itself, by key too. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key (WCAG 2.1.1)
    <section className={styles['scroll']} tabIndex={0} aria-label={caption}>
      <table className={styles['table']}>
        <caption className={cx(styles['caption'], hideCaption && styles['hidden'])}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={look(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.key} scope="row" className={look(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function look<Row>(column: Column<Row>): string {
  return cx(column.align === 'end' && styles['end'], column.whole && styles['whole'], column.minor && styles['minor']);
}
