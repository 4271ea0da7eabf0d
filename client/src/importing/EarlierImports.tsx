import { useOperation, useRecords } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { dayAndTime } from '../format/time.ts';
import { ukZone } from '../format/zone.ts';
import { Panel } from '../ui/Panel.tsx';
import type { ImportView } from '#shared/plan-records.ts';
import { TakeBack } from './TakeBack.tsx';
import { KIND_LABELS } from './words.ts';
import styles from './import.module.css';

/** What has come in from files, the newest first, each with its way back. */
export function EarlierImports() {
  const imports = useRecords('import');
  const { view } = useOperation();
  if (imports.size === 0) return null;
  const inOrder = [...imports].toSorted(([, a], [, b]) => (b.at ?? 0) - (a.at ?? 0));
  return (
    <Panel title="Imports so far">
      <p className="muted">
        Take staff back before addresses, and addresses before teams: what is still in use stays in.
      </p>
      <ul className={styles['earlier']}>
        {inOrder.map(([id, one]) => (
          <li key={id}>
            <span>
              <strong>{one.kind === undefined ? 'Rows' : KIND_LABELS[one.kind]}</strong>, {howMany(one)}
            </span>
            <span className="muted">
              {dayAndTime(one.at ?? 0, view.zone ?? ukZone)}, {one.by ?? 'name not shown'}
            </span>
            <TakeBack ids={[id]} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function howMany({ rows = 0, added = 0, changed = 0, parts = [], of = 0, left = 0 }: ImportView): string {
  const still = left === 0 ? '' : `, ${left} left in`;
  if (parts.length === 0) return `taken back${still}`;
  const part = parts.length < of ? `, ${parts.length} of ${of} parts` : '';
  return `${counted(rows, 'row')}: ${added} new, ${changed} changed${part}${still}`;
}
