import { Link } from 'wouter';
import { pagePath, waysIn } from '../app/page-table.ts';
import type { OperationLine } from '../connection/api.ts';
import { dayAndTime } from '../format/time.ts';
import { Chip } from '../ui/Chip.tsx';
import { cx } from '../ui/cx.ts';
import { phaseWords, roleWords } from '../words/labels.ts';
import styles from './account.module.css';

/** One line an operation, with a link for each role that the member may act in there. */
export function OperationsList({ lines }: { readonly lines: readonly OperationLine[] }) {
  return (
    <ul className={styles['list']}>
      {[...lines].sort(byT).map((line) => (
        <li key={line.id} className={styles['line']}>
          <div>
            <h2>
              {line.operation.codename === undefined ? 'An operation' : `Op ${line.operation.codename}`}
              {line.operation.phase !== undefined && (
                <Chip tone={line.operation.phase === 'live' ? 'ok' : 'idle'}>
                  Phase: {phaseWords[line.operation.phase].toLowerCase()}
                </Chip>
              )}
            </h2>
            <p className="muted">{whereAndWhen(line)}</p>
          </div>
          <div className={styles['ways']}>
            {waysIn(line.roles).map(({ role, page }, at) => (
              <Link
                key={role}
                href={pagePath(line.id, page, role)}
                className={cx(styles['way'], at === 0 && styles['first'])}
              >
                {roleWords[role]}
              </Link>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function whereAndWhen({ operation: { area, t } }: OperationLine): string {
  const when = t === undefined ? undefined : t === null ? 'T not set' : `T ${dayAndTime(t)}`;
  return [area, when].filter((part) => part !== undefined).join(' · ');
}

/** The latest first; those without T, which are being planned, before all. */
const byT = (a: OperationLine, b: OperationLine): number =>
  (b.operation.t ?? Infinity) - (a.operation.t ?? Infinity) || 0;
