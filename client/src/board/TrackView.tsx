import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import type { Dot, TrackCell } from './track-cells.ts';
import styles from './AddressList.module.css';

/** One track of a row: its name, the state, the marks, and what else is known. */
export function TrackView({ name, cell }: { readonly name: string; readonly cell: TrackCell }) {
  return (
    <div className={styles['track']}>
      <span className={styles['trackName']}>{name}</span>
      <b className={cx(cell.disputed && styles['disputed'])}>{cell.title}</b>
      <span className={styles['detail']}>
        <Dots cell={cell} /> {cell.details.join(' · ')}
      </span>
    </div>
  );
}

function Dots({ cell }: { readonly cell: TrackCell }) {
  if (cell.dots.length === 0) return null;
  return (
    <>
      <svg className={styles['dots']} viewBox={`0 0 ${cell.dots.length * 16} 14`} aria-hidden="true">
        {cell.dots.map((dot, i) => (
          <DotMark key={`${dot}${String(i)}`} dot={dot} x={i * 16 + 7} />
        ))}
      </svg>
      <VisuallyHidden>{cell.dotWords}</VisuallyHidden>
    </>
  );
}

/** Told: a ring with a core; told twice: solid; both ways: a cross in a ring; skipped: dashed; to come: a ring. */
function DotMark({ dot, x }: { readonly dot: Dot; readonly x: number }) {
  switch (dot) {
    case 'confirmed':
      return <circle cx={x} cy={7} r={5.6} className={styles['solid']} />;
    case 'reached':
      return (
        <>
          <circle cx={x} cy={7} r={5.6} className={styles['ring']} />
          <circle cx={x} cy={7} r={3} className={styles['solid']} />
        </>
      );
    case 'disputed':
      return (
        <>
          <circle cx={x} cy={7} r={5.6} className={styles['ring']} />
          <path d={`M${x - 3} 4l6 6M${x + 3} 4l-6 6`} className={styles['ring']} />
        </>
      );
    case 'skipped':
      return <circle cx={x} cy={7} r={5.6} className={styles['dashed']} />;
    case 'to_come':
      return <circle cx={x} cy={7} r={5.6} className={styles['ring']} />;
  }
}
