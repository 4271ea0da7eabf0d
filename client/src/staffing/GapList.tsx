import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { EmptyState } from '../ui/States.tsx';
import type { GapRow } from './gap-rows.ts';
import { GapRowView, SIGNS } from './GapRowView.tsx';
import { useNarrow } from './grid/use-narrow.ts';
import { heldRows, type HeldRow } from './held-rows.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './gaps.module.css';

export interface GapListProps {
  readonly rows: readonly GapRow[];
  readonly selectedKey: string | null;
  readonly onSelect: (row: GapRow) => void;
}

/** So many rows stand on a narrow screen before the rest is asked for. */
const FEW = 6;

/** What needs somebody, each with its time, whose it is and its next action by one key. Nothing moves under a hand. */
export function GapList({ rows, selectedKey, onSelect }: GapListProps) {
  const { data } = useStaffing();
  const [held, setHeld] = useState(false);
  const [kind, setKind] = useState<GapRow['kind'] | null>(null);
  const [all, setAll] = useState(false);
  const narrow = useNarrow();
  const wanted = useMemo(() => (kind === null ? rows : rows.filter((row) => row.kind === kind)), [rows, kind]);
  const shown = useHeldRows(wanted, held);
  const drawn = narrow && !all ? shown.slice(0, FEW) : shown;
  const list = useRef<HTMLOListElement>(null);
  const hold = (on: boolean): void => setHeld(on || list.current?.contains(document.activeElement) === true);
  return (
    <Panel
      title="Gaps"
      note={rows.length === 0 ? 'nothing waits for anybody' : 'soonest first'}
      look="flush"
      className={styles['panel'] ?? ''}
      actions={<Kinds rows={rows} kind={kind} onKind={setKind} />}
    >
      {shown.length === 0 ? (
        <EmptyState title={data.requirements.size === 0 ? 'Nobody is asked for yet' : 'No gaps'}>
          {data.requirements.size === 0
            ? 'Needs come from the plan. What a place will want and nobody has asked for stands here.'
            : 'Every hour asked for is covered, and nobody is waited for.'}
        </EmptyState>
      ) : (
        // Keys on the list move among its rows; each row's own button is what is focused and pressed.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ol
          ref={list}
          className={styles['rows']}
          aria-label="Gaps"
          onPointerEnter={() => hold(true)}
          onPointerLeave={() => hold(false)}
          onFocus={() => setHeld(true)}
          onBlur={(event) => setHeld(event.currentTarget.contains(event.relatedTarget))}
          onKeyDown={(event) => moveAmong(event)}
        >
          {drawn.map((one, place) => (
            <GapRowView
              key={one.row.key}
              {...one}
              isSelected={one.row.key === selectedKey}
              isTabStop={one.row.key === selectedKey || (place === 0 && !wanted.some(({ key }) => key === selectedKey))}
              onSelect={onSelect}
            />
          ))}
        </ol>
      )}
      {narrow && shown.length > FEW && (
        <div className={styles['more']}>
          <Button onClick={() => setAll(!all)}>{all ? 'Show the first' : `Show all ${shown.length}`}</Button>
        </div>
      )}
    </Panel>
  );
}

interface KindsProps {
  readonly rows: readonly GapRow[];
  readonly kind: GapRow['kind'] | null;
  readonly onKind: (kind: GapRow['kind'] | null) => void;
}

/** How many there are of each kind; pressed, only these stand in the list. */
function Kinds({ rows, kind, onKind }: KindsProps) {
  const kinds = (Object.keys(SIGNS) as GapRow['kind'][]).flatMap((one) => {
    const of = rows.filter((row) => row.kind === one);
    const count = of.reduce((sum, row) => sum + (row.kind === 'untold' ? row.people : 1), 0);
    return count === 0 && one !== 'short' ? [] : [{ one, count }];
  });
  if (rows.length === 0) return <Chip tone="ok">no gaps</Chip>;
  return kinds.map(({ one, count }) => (
    <Button
      key={one}
      icon={SIGNS[one].icon}
      className={styles['kind']}
      aria-pressed={kind === one}
      onClick={() => onKind(kind === one ? null : one)}
    >
      {SIGNS[one].word} {count}
    </Button>
  ));
}

function useHeldRows(rows: readonly GapRow[], held: boolean): readonly HeldRow<GapRow>[] {
  const [state, setState] = useState<{
    readonly rows: readonly GapRow[];
    readonly held: boolean;
    readonly shown: readonly HeldRow<GapRow>[];
  }>({ rows, held, shown: heldRows([], rows, false) });
  if (state.rows === rows && state.held === held) return state.shown;
  const shown = heldRows(state.shown, rows, held);
  setState({ rows, held, shown });
  return shown;
}

/** Up and down through the rows, Home and End. */
function moveAmong(event: KeyboardEvent<HTMLOListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
  if (by === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-gap]')];
  const from = all.findIndex((one) => one.closest('li')?.contains(document.activeElement) === true);
  event.preventDefault();
  all[Math.max(0, Math.min(from + by, all.length - 1))]?.focus();
}
