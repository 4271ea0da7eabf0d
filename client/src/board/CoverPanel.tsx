import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { cx } from '../ui/cx.ts';
import { Panel } from '../ui/Panel.tsx';
import { EmptyState } from '../ui/States.tsx';
import { counted } from '../format/language.ts';
import type { Gap } from './alerts.ts';
import type { CoverCell, CoverTable } from './cover-table.ts';
import styles from './CoverPanel.module.css';

export interface CoverPanelProps {
  /** The table with its hours moved by so many. */
  readonly tableAt: (shift: number) => CoverTable;
  readonly gaps: readonly Gap[];
  /** Where gaps are mended; absent for whoever may not. */
  readonly staffingLink?: string;
}

/** Who has said yes, of how many, hour by hour; then each gap in words. */
export function CoverPanel({ tableAt, gaps, staffingLink }: CoverPanelProps) {
  const [shift, setShift] = useState(0);
  const table = tableAt(shift);
  const chip =
    table.groups.length === 0 ? null : gaps.length === 0 ? (
      <Chip tone="ok">no gaps</Chip>
    ) : (
      <Chip tone="bad">{counted(gaps.length, 'gap')}</Chip>
    );
  return (
    <Panel
      title="Cover"
      note="confirmed of needed, by hour"
      look="flush"
      className={styles['panel'] ?? ''}
      actions={
        <>
          {(table.earlier > 0 || table.later > 0) && (
            <span className={styles['hours']}>
              <Button disabled={table.earlier === 0} aria-label="Earlier hours" onClick={() => setShift(shift - 1)}>
                ‹
              </Button>
              <Button disabled={table.later === 0} aria-label="Later hours" onClick={() => setShift(shift + 1)}>
                ›
              </Button>
            </span>
          )}
          {chip}
        </>
      }
    >
      {table.groups.length === 0 ? (
        <EmptyState title="Nobody is asked for yet">Requirements come from the plan.</EmptyState>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={styles['scroll']} tabIndex={0} aria-label="Cover by hour">
          <HoursTable table={table} />
          <GapList gaps={gaps} {...(staffingLink === undefined ? {} : { staffingLink })} />
        </section>
      )}
    </Panel>
  );
}

function HoursTable({ table }: { readonly table: CoverTable }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles['hidden']}>Who is asked for</span>
          </th>
          {table.hours.map((hour) => (
            <th key={hour.label} scope="col" className={cx(hour.isNow && styles['now'])}>
              {hour.label}
            </th>
          ))}
        </tr>
      </thead>
      {table.groups.map((group) => (
        <tbody key={group.title}>
          <tr>
            <th colSpan={table.hours.length + 1} scope="rowgroup" className={styles['group']}>
              {group.title}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.requirementId}>
              <th scope="row" className={styles['label']}>
                {row.label}
                {row.place !== '' && <span className={styles['place']}> · {row.place}</span>}
              </th>
              {row.cells.map((cell, i) => (
                <Cell key={table.hours[i]?.label} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const CELL_WORDS = { full: 'covered', part: 'short', none: 'nobody' } as const;

/** The numbers say it; the frame says it in grey too: whole, dashed, or filled for nobody. */
function Cell({ cell }: { readonly cell: CoverCell }) {
  if (cell.kind === 'nil') {
    return (
      <td className={styles['nil']}>
        <span className={styles['hidden']}>not asked for</span>
      </td>
    );
  }
  return (
    <td className={styles[cell.kind]} title={CELL_WORDS[cell.kind]}>
      {cell.there}/{cell.needed}
      <span className={styles['hidden']}> {CELL_WORDS[cell.kind]}</span>
    </td>
  );
}

function GapList({ gaps, staffingLink }: { readonly gaps: readonly Gap[]; readonly staffingLink?: string }) {
  if (gaps.length === 0) return null;
  return (
    <ul className={styles['gaps']} aria-label="Gaps">
      {gaps.map((gap) => (
        <li key={gap.requirementId}>
          <GapSentence text={gap.sentence} />
          <span className={styles['forward']}>
            {gap.putForward === 0
              ? ' Nobody put forward.'
              : ` ${counted(gap.putForward, 'person', 'people')} put forward, not yet confirmed.`}
          </span>
          {staffingLink !== undefined && (
            <>
              {' '}
              <a href={staffingLink}>Ask agencies ›</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function GapSentence({ text }: { readonly text: string }) {
  const at = text.indexOf(': ');
  return (
    <>
      <b>{at === -1 ? text : text.slice(0, at + 1)}</b>
      {at === -1 ? '' : ` ${text.slice(at + 2)}.`}
    </>
  );
}
