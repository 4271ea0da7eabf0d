import { useRecords } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { dayAndTime } from '../format/time.ts';
import { Panel } from '../ui/Panel.tsx';
import type { ImportView } from '#shared/plan-records.ts';
import type { ImportPlace } from './place.ts';
import { TakeBack } from './TakeBack.tsx';
import { KIND_LABELS } from './words.ts';
import styles from './import.module.css';

export interface EarlierImportsProps {
  readonly home: ImportPlace['home'];
  readonly zone: string;
}

/** What has come in from files, the newest first, each with its way back. */
export function EarlierImports({ home, zone }: EarlierImportsProps) {
  const imports = useRecords('import');
  if (imports.size === 0) return null;
  const inOrder = [...imports].toSorted(([, a], [, b]) => (b.at ?? 0) - (a.at ?? 0));
  return (
    <Panel title="Imports so far">
      {home === 'operation' && (
        <p className="muted">
          Take staff back before addresses, and addresses before teams: what is still in use stays in.
        </p>
      )}
      <ul className={styles['earlier']}>
        {inOrder.map(([id, one]) => (
          <li key={id}>
            <span>
              <strong>{labelOf(home, one)}</strong>, {howMany(one)}
            </span>
            <span className="muted">
              {dayAndTime(one.at ?? 0, zone)}
              {home === 'operation' && `, ${one.by ?? 'name not shown'}`}
            </span>
            <TakeBack home={home} ids={[id]} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function labelOf(home: ImportPlace['home'], { kind }: ImportView): string {
  if (home === 'agency') return KIND_LABELS.person;
  return kind === undefined ? 'Rows' : KIND_LABELS[kind];
}

function howMany({ rows = 0, added = 0, changed = 0, parts = [], of = 0, left = 0 }: ImportView): string {
  const still = left === 0 ? '' : `, ${left} left in`;
  if (parts.length === 0) return `taken back${still}`;
  const part = parts.length < of ? `, ${parts.length} of ${of} parts` : '';
  return `${counted(rows, 'row')}: ${added} new, ${changed} changed${part}${still}`;
}
