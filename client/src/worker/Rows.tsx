import type { Row } from './worker-view.ts';
import styles from './worker.module.css';

/** Short lines with their heads: what is asked, or what will be known when. */
export function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl className={styles['rows']}>
      {rows.map(({ head, words }) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
