import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRecords } from '../../app/hooks.ts';
import { EditsProvider } from '../../editing/EditsProvider.tsx';
import type { EditTarget } from '../../editing/edits.ts';
import { PasteDialog } from '../../editing/paste/PasteDialog.tsx';
import { UndoButton } from '../../editing/UndoButton.tsx';
import { counted } from '../../format/language.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { PersonCard } from './PersonCard.tsx';
import { filtered, isFiltered, NO_FILTER } from './roster-filter.ts';
import { dayText } from './details/free.ts';
import { RosterFilters } from './RosterFilters.tsx';
import { WhatPoliceSee } from './WhatPoliceSee.tsx';
import { findPeople, knownPeople, unitChoices, type Units } from './roster-people.ts';
import styles from './roster.module.css';

export interface RosterScreenProps {
  /** The agency's units, as far as their names are known here. */
  readonly units: Units;
  /** The unit of a coordinator who has but one; null for the whole agency. */
  readonly ownUnit: string | null;
}

/** The people of an agency or unit, found, edited in place, added and pasted. */
export function RosterScreen({ units, ownUnit }: RosterScreenProps) {
  const roster = useRecords('rosterPerson');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<'none' | 'add' | 'paste'>('none');
  const [filter, setFilter] = useState(NO_FILTER);
  // Hours and papers are told by the minute.
  const now = useNow(60_000);
  const today = dayText(now);
  const found = useMemo(
    () => filtered(findPeople(roster, units, typed), filter, today),
    [roster, units, typed, filter, today],
  );
  const choices = useMemo(() => unitChoices(units, ownUnit, roster), [units, ownUnit, roster]);
  const recordOf = useCallback(({ id }: EditTarget) => roster.get(id), [roster]);
  return (
    <EditsProvider may recordOf={recordOf}>
      <div className={styles['head']}>
        <h1>Your people</h1>
        <span className="muted">
          {found.length < roster.size && `${found.length} of `}
          {counted(roster.size, 'person', 'people')}
        </span>
        <div className={styles['actions']}>
          <UndoButton />
          {ownUnit === null && <Link href={`${window.location.pathname}?import`}>Import from a file</Link>}
          <Button onClick={() => setOpen('paste')}>Paste people…</Button>
          <Button kind="primary" icon="plus" onClick={() => setOpen('add')}>
            Add person
          </Button>
        </div>
      </div>
      <p className="muted">
        Only your agency sees this page. Police see a role and your agency’s name; somebody put forward is known by the
        name shown, and to your agency alone.
      </p>
      <WhatPoliceSee />
      {(roster.size > 5 || typed !== '') && (
        <TextField
          label="Find"
          type="search"
          optional
          placeholder="Name, role or language"
          value={typed}
          onChange={setTyped}
        />
      )}
      {roster.size > 1 && <RosterFilters roster={roster} filter={filter} onChange={setFilter} />}
      {found.length === 0 ? (
        <EmptyState title={roster.size === 0 ? 'Nobody on your roster yet' : 'Nobody fits that'}>
          {roster.size === 0
            ? 'Add your people one by one, paste rows, or import a spreadsheet.'
            : isFiltered(filter)
              ? 'Ask for less above, or add the person.'
              : 'Take a letter away, or add the person.'}
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {found.map(([id, person]) => (
            <li key={id}>
              <PersonCard id={id} person={person} units={choices} today={today} now={now} />
            </li>
          ))}
        </ul>
      )}
      {open === 'add' && <AddPersonDialog units={choices} onClose={() => setOpen('none')} />}
      {open === 'paste' && (
        <PasteDialog
          kind="rosterPerson"
          title="Paste people"
          known={knownPeople(roster, units)}
          onClose={() => setOpen('none')}
        />
      )}
    </EditsProvider>
  );
}
