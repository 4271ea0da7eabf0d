import { useState } from 'react';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { EmptyState } from '../ui/States.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { cx } from '../ui/cx.ts';
import { usePlan } from './plan-context.ts';
import { places, sorted } from './plan-data.ts';
import { Section } from './Section.tsx';
import { ShowDialog } from './ShowDialog.tsx';
import { showingCell, showingWords, type ShowingCell } from './showing-view.ts';
import styles from './plan.module.css';

/** Which agency sees how much of which place: a table, place by agency. */
export function ShowingsSection() {
  const { data } = usePlan();
  const [open, setOpen] = useState<{ readonly placeId: string; readonly agencyId: string }>();
  const rows = places(data);
  const agencies = sorted(data.agencies, ({ name }) => name);
  return (
    <Section
      id="showings"
      title="Showing places"
      note="Until a place is shown, an agency reads its kind and the area of the operation. What has been seen cannot be unseen."
    >
      {rows.length === 0 || agencies.length === 0 ? (
        <EmptyState title="Nothing to show yet">
          Add addresses or sites, and admit the agencies that will need to find them.
        </EmptyState>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key (WCAG 2.1.1)
        <section className={styles['matrix']} tabIndex={0} aria-label="Places by agency">
          <table>
            <caption>
              <VisuallyHidden>What each agency sees of each place</VisuallyHidden>
            </caption>
            <thead>
              <tr>
                <th scope="col">Place</th>
                {agencies.map(([id, { name, short }]) => (
                  <th key={id} scope="col" title={name}>
                    {short ?? name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((place) => (
                <tr key={place.id}>
                  <th scope="row">
                    {place.name} <small>{place.detail}</small>
                  </th>
                  {agencies.map(([agencyId, { name = '' }]) => (
                    <td key={agencyId}>
                      <CellButton
                        cell={showingCell(data.showings, place.id, agencyId)}
                        name={`${place.name} to ${name}`}
                        onOpen={() => setOpen({ placeId: place.id, agencyId })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {open !== undefined && <ShowDialog {...open} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

interface CellButtonProps {
  readonly cell: ShowingCell;
  readonly name: string;
  readonly onOpen: () => void;
}

function CellButton({ cell, name, onOpen }: CellButtonProps) {
  const { frame, may } = usePlan();
  const words = showingWords(cell, frame.now, frame.zone);
  const inside = (
    <>
      <Icon name={iconOf(cell)} size="s" />
      <span>
        {words.map((line) => (
          <span key={line} className={styles['line']}>
            {line}
          </span>
        ))}
      </span>
    </>
  );
  const look = cx(styles['showing'], cell.now === 'full' && styles['full'], cell.now === 'area' && styles['area']);
  if (!may) return <span className={look}>{inside}</span>;
  return (
    <button type="button" className={look} onClick={onOpen}>
      <VisuallyHidden>{`${name}: `}</VisuallyHidden>
      {inside}
    </button>
  );
}

function iconOf(cell: ShowingCell): IconName {
  if (cell.withdrawn !== null) return 'offline';
  if (cell.planned !== null) return 'clock';
  return cell.now === null ? 'lock' : 'eye';
}
