import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { EmptyState, ErasedMark } from '../ui/States.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { counted } from '../format/language.ts';
import type { LogRow, LogSign } from './log-rows.ts';
import styles from './LogList.module.css';

const SIGNS: Readonly<Record<LogSign, IconName>> = {
  phone: 'phone',
  radio: 'radio',
  desk: 'desk',
  decision: 'decision',
  care: 'care',
  system: 'clock',
};

export interface LogListProps {
  /** Newest last. */
  readonly rows: readonly LogRow[];
  /** What to say where there is nothing. */
  readonly empty: string;
}

/** How near to its end (px) the list counts as being read at its end. */
const NEAR_END = 24;

/**
 * The log, newest last. It follows its end while it is read there; to a reader further up nothing moves, and what came
 * since waits behind a button.
 */
export function LogList({ rows, empty }: LogListProps) {
  const box = useRef<HTMLOListElement>(null);
  const [seenId, setSeenId] = useState<string | null>(null);
  const following = useRef(true);
  const last = rows.at(-1)?.id ?? null;

  const toEnd = useCallback(() => {
    following.current = true;
    const list = box.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
    setSeenId(null);
  }, []);
  useLayoutEffect(() => {
    if (following.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  });
  const scrolled = (): void => {
    const list = box.current;
    if (list === null) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
    if (!atEnd && following.current) setSeenId(last);
    if (atEnd) setSeenId(null);
    following.current = atEnd;
  };
  const newer = seenId === null ? 0 : rows.length - 1 - rows.findIndex((row) => row.id === seenId);
  return (
    <div className={styles['frame']}>
      {/* A scrolling list is reached by key, so that it can be scrolled by key. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol ref={box} className={styles['list']} onScroll={scrolled} tabIndex={0} aria-label="Log entries, newest last">
        {rows.map((row) => (
          <Entry key={row.id} row={row} />
        ))}
        {rows.length === 0 && (
          <li className={styles['empty']}>
            <EmptyState title={empty} />
          </li>
        )}
      </ol>
      {newer > 0 && (
        <Button className={styles['newer']} onClick={toEnd}>
          {counted(newer, 'newer entry', 'newer entries')} ↓
        </Button>
      )}
    </div>
  );
}

function Entry({ row }: { readonly row: LogRow }) {
  return (
    <li className={cx(styles['entry'], styles[row.tone])}>
      <time className={styles['time']}>{row.time}</time>
      <span className={styles['sign']}>
        <Icon name={SIGNS[row.sign]} />
        <VisuallyHidden>{row.signWord}</VisuallyHidden>
      </span>
      <b className={styles['where']}>{row.where}</b>
      <span>
        {row.erased ? (
          <ErasedMark />
        ) : (
          <span className={cx(row.struck !== null && styles['struck'])}>
            {row.lead !== '' && <b className={styles['lead']}>{row.lead}</b>} {row.text}
          </span>
        )}{' '}
        {row.struck !== null && <span className={styles['after']}>{row.struck} · </span>}
        <span className={styles['after']}>{row.after}</span>
      </span>
    </li>
  );
}
