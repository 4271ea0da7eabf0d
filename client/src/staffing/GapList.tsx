import { useRef, useState, type KeyboardEvent } from 'react';
import { useNow } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { age } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { Panel } from '../ui/Panel.tsx';
import { EmptyState } from '../ui/States.tsx';
import type { GapRow } from './gap-rows.ts';
import { heldRows, type HeldRow } from './held-rows.ts';
import { useStaffingActs } from './staffing-acts.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './gaps.module.css';

export interface GapListProps {
  readonly rows: readonly GapRow[];
  readonly selectedKey: string | null;
  readonly onSelect: (row: GapRow) => void;
}

/** What needs somebody, each with its time, whose it is and its next action by one key. Nothing moves under a hand. */
export function GapList({ rows, selectedKey, onSelect }: GapListProps) {
  const { data } = useStaffing();
  const [held, setHeld] = useState(false);
  const shown = useHeldRows(rows, held);
  const list = useRef<HTMLOListElement>(null);
  const short = rows.filter(({ kind }) => kind === 'short').length;
  const hold = (on: boolean): void => setHeld(on || list.current?.contains(document.activeElement) === true);
  return (
    <Panel
      title="Gaps"
      note={rows.length === 0 ? 'nothing waits for anybody' : 'soonest first'}
      look="flush"
      className={styles['panel'] ?? ''}
      actions={
        data.requirements.size > 0 && (
          <Chip tone={short === 0 ? 'ok' : 'bad'}>{counted(short, 'need short', 'needs short')}</Chip>
        )
      }
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
          {shown.map((one, place) => (
            <Row
              key={one.row.key}
              {...one}
              isSelected={one.row.key === selectedKey}
              isTabStop={one.row.key === selectedKey || (selectedKey === null && place === 0)}
              onSelect={onSelect}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
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

const SIGNS: Readonly<Record<GapRow['kind'], { readonly icon: IconName; readonly word: string }>> = {
  short: { icon: 'diamond', word: 'Short' },
  against: { icon: 'warning', word: 'Rule' },
  lack: { icon: 'circle', word: 'Not asked' },
  silent: { icon: 'clock', word: 'No answer' },
  again: { icon: 'undo', word: 'Asked again' },
  untold: { icon: 'bell', word: 'Not told' },
};

interface RowProps extends HeldRow<GapRow> {
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (row: GapRow) => void;
}

function Row({ row, gone, isSelected, isTabStop, onSelect }: RowProps) {
  const { primary } = useStaffingActs();
  const { may, mayTell } = useStaffing();
  const sign = SIGNS[row.kind];
  const cut = row.sentence.indexOf(': ');
  return (
    <li className={cx(styles['row'], styles[row.kind], isSelected && styles['selected'], gone && styles['gone'])}>
      <span className={styles['sign']}>
        <Icon name={gone ? 'check' : sign.icon} />
        <span>{gone ? 'Mended' : sign.word}</span>
      </span>
      <button
        type="button"
        className={styles['words']}
        data-gap={row.key}
        aria-current={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={() => onSelect(row)}
        onClick={() => onSelect(row)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || gone) return;
          event.preventDefault();
          primary(row);
        }}
      >
        <span className={styles['sentence']}>
          {cut === -1 ? (
            row.sentence
          ) : (
            <>
              <b>{row.sentence.slice(0, cut + 1)}</b> {row.sentence.slice(cut + 2)}
            </>
          )}
        </span>
        <span className={styles['notes']}>{[...row.notes, row.whose].join(' · ')}</span>
      </button>
      <Due row={row} />
      <span className={styles['acts']}>{!gone && (may || mayTell) && <Acts row={row} stop={isSelected} />}</span>
    </li>
  );
}

/** "in 40 min", "since 12 min". */
function Due({ row: { since, soonest } }: { readonly row: GapRow }) {
  const now = useNow(15_000);
  if (since === null) return <span className={styles['due']} />;
  const words = since > now ? `in ${age(since - now)}` : soonest ? `since ${age(now - since)}` : age(now - since);
  return <span className={styles['due']}>{words}</span>;
}

/** The next action first. A key acts on the chosen row, so it is drawn on every row in the same place. */
function Acts({ row, stop }: { readonly row: GapRow; readonly stop: boolean }) {
  const acts = useStaffingActs();
  const { may } = useStaffing();
  if (row.kind === 'untold')
    return <Act stop={stop} shortcut="F4" words="Ring list" onClick={() => acts.primary(row)} />;
  if (row.kind === 'again' && row.noticeIds.length > 0)
    return (
      <Act stop={stop} shortcut="v" words="Told by voice" onClick={() => acts.tellByVoice(row.key, row.noticeIds)} />
    );
  if (!may) return null;
  switch (row.kind) {
    case 'short':
      return (
        <>
          <Act
            stop={stop}
            shortcut="a"
            words="Ask them"
            onClick={() => acts.open({ kind: 'ask', requirementId: row.requirementId })}
          />
          <Act stop={stop} shortcut="w" words="Who could" onClick={() => acts.whoCould(row.requirementId)} />
        </>
      );
    case 'against':
      return row.mayBeSetAside ? (
        <Act stop={stop} shortcut="s" words="Set aside…" onClick={() => acts.open({ kind: 'aside', row })} />
      ) : (
        <Act stop={stop} shortcut="w" words="Who could" onClick={() => acts.whoCould(row.requirementId)} />
      );
    case 'lack':
      return <Act stop={stop} shortcut="n" words="Add the need…" onClick={() => acts.open({ kind: 'add', row })} />;
    case 'silent':
    case 'again':
      return (
        <Act
          stop={stop}
          shortcut="a"
          words="Ask others"
          onClick={() => acts.open({ kind: 'ask', requirementId: row.requirementId })}
        />
      );
  }
}

interface ActProps {
  /** By Tab the acts of the chosen row are reached, and of no other. */
  readonly stop: boolean;
  readonly shortcut: string;
  readonly words: string;
  readonly onClick: () => void;
}

const Act = ({ stop, shortcut, words, onClick }: ActProps) => (
  <Button shortcut={shortcut} className={styles['act']} tabIndex={stop ? 0 : -1} onClick={onClick}>
    {words}
  </Button>
);
