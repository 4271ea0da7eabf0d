import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { EmptyState } from '../ui/States.tsx';
import { sourceWords } from '../words/labels.ts';
import type { AddressRow, Gate, LastWord } from './address-row.ts';
import { TrackView } from './TrackView.tsx';
import styles from './AddressList.module.css';

export interface AddressListProps {
  readonly rows: readonly AddressRow[];
  readonly summary: string;
  readonly selectedId: string | null;
  /** The row whose details stand beside the list. */
  readonly openId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  /** Details of the selected address, or of the first. */
  readonly onDetails: () => void;
}

/** The addresses, one line each. A line keeps its place for as long as the operation runs. */
export function AddressList({
  rows,
  summary,
  selectedId,
  openId,
  onSelect,
  onOpen,
  onMove,
  onDetails,
}: AddressListProps) {
  useArrowsFromNowhere(onMove);
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onMove(event.key === 'ArrowDown' ? 1 : -1);
  };
  const note =
    rows.length < 2 ? summary : `${summary} · ${rows[0]?.ref ?? ''}–${rows.at(-1)?.ref ?? ''} never change place`;
  return (
    <Panel
      title="Addresses"
      note={note}
      look="flush"
      className={styles['panel'] ?? ''}
      actions={
        rows.length > 0 && (
          <Button shortcut="F8" aria-pressed={openId !== null} className={styles['details']} onClick={onDetails}>
            Details
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="No addresses yet">They come from the plan.</EmptyState>
      ) : (
        // Keys on the list move the selection; each line's own button is what is focused and pressed.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ol className={styles['rows']} onKeyDown={move}>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              isSelected={row.id === selectedId}
              isOpen={row.id === openId}
              isFirst={row === rows[0]}
              hasSelection={selectedId !== null}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

interface RowProps {
  readonly row: AddressRow;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly hasSelection: boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

function Row({ row, isSelected, isOpen, isFirst, hasSelection, onSelect, onOpen }: RowProps) {
  return (
    <li className={cx(styles['row'], isSelected && styles['selected'], row.assistance && styles['hot'])}>
      <button
        type="button"
        className={styles['ref']}
        data-address={row.id}
        aria-expanded={isOpen}
        aria-label={`${row.ref}, details`}
        tabIndex={isSelected || (!hasSelection && isFirst) ? 0 : -1}
        onFocus={() => onSelect(row.id)}
        onClick={() => onOpen(row.id)}
      >
        {row.ref}
      </button>
      <div className={styles['who']}>
        <b className={styles['line']}>{row.line}</b>
        <span className={styles['under']}>{row.under}</span>
        {row.flags.length > 0 && (
          <span className={styles['flags']}>
            {row.flags.map((flag) => (
              <Chip key={flag.words} tone={flag.tone}>
                {flag.words}
              </Chip>
            ))}
          </span>
        )}
      </div>
      <TrackView name="Premises" cell={row.premises} />
      <TrackView name="People" cell={row.people} />
      <TrackView name="Search" cell={row.search} />
      <div className={styles['track']}>
        <span className={styles['trackName']}>Support may come in</span>
        {row.assistance && <Chip tone="alarm">Assistance</Chip>}
        <GateChip gate={row.gate} isQuiet={row.assistance} />
      </div>
      <LastWordView last={row.lastWord} />
    </li>
  );
}

/** Beside a call for assistance the gate is told in plain words, so that nothing competes with the call. */
function GateChip({ gate, isQuiet }: { readonly gate: Gate; readonly isQuiet: boolean }) {
  if (isQuiet) return <span className={styles['detail']}>{gate.words}</span>;
  const tones = { yes: 'ok', no: 'warn', disputed: 'bad', not_given: 'idle' } as const;
  return <Chip tone={tones[gate.kind]}>{gate.words}</Chip>;
}

function LastWordView({ last }: { readonly last: LastWord }) {
  if (last.kind === 'none') return <div className={cx(styles['age'], styles['faint'])}>no word</div>;
  return (
    <div className={styles['age']}>
      <b className={cx(last.silent && styles['silent'])}>{last.age}</b>
      <span className={styles['source']}>
        {last.silent ? 'silent · ' : ''}
        <Icon name={last.source} size="s" /> {sourceWords[last.source]}
      </span>
    </div>
  );
}

/** While nothing has the focus, the arrow keys are the list's. */
function useArrowsFromNowhere(onMove: (by: 1 | -1) => void): void {
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || event.defaultPrevented) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      latest.current(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
