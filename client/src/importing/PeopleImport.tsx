import { use, type ReactNode } from 'react';
import { ScopeContext } from '../app/client.ts';
import { nearest } from '../app/find-scope.ts';
import { ukZone } from '../format/zone.ts';
import type { AgencyView } from '#shared/records.ts';
import { EarlierImports } from './EarlierImports.tsx';
import { FilePicker } from './FilePicker.tsx';
import { ImportBar } from './ImportBar.tsx';
import type { ImportPlace } from './place.ts';
import { RunPanel } from './RunPanel.tsx';
import { SheetPanel } from './SheetPanel.tsx';
import { useImport } from './use-import.ts';
import { peopleIn, usePeopleNow } from './use-people-now.ts';
import styles from './import.module.css';

export interface PeopleImportProps {
  /** The agency's units, as far as their names are known here. */
  readonly units: NonNullable<AgencyView['units']>;
  /** The account of whoever brings a file in. */
  readonly by: string;
  /** The way back to the roster. */
  readonly onward: ReactNode;
}

/** An agency's people out of a spreadsheet, looked at row by row before anything is recorded. Inside the agency's stream. */
export function PeopleImport(props: PeopleImportProps) {
  // The names of units come from an operation around or within the agency's stream; imports are the agency's own.
  const agency = nearest(use(ScopeContext), ['agency']);
  return (
    <ScopeContext value={agency}>
      <Body {...props} />
    </ScopeContext>
  );
}

function Body({ units, by, onward }: PeopleImportProps) {
  const people = usePeopleNow(units);
  const place: ImportPlace = {
    home: 'agency',
    kinds: ['person'],
    now: peopleIn(units),
    by,
    kindWords: 'people',
    onward,
  };
  const importing = useImport(people, place);
  const { phase, views } = importing;
  return (
    <div className={styles['body']}>
      <header className={styles['intro']}>
        <h1>Import people</h1>
        <p>
          Your people from a workbook or from separated text, with what they speak, their papers and hours. The file is
          read on this device, and nothing is recorded before you have seen what each row will do.
        </p>
        <p className="muted">
          Whoever is on your roster already is found by name and by the name shown, and not added again. Names and
          telephone numbers that are kept already stay as they are, and so does a mail address.
        </p>
      </header>
      {phase.kind === 'look' ? (
        <>
          <FilePicker use={importing} />
          {views.map((view) => (
            <SheetPanel key={view.use.key} view={view} use={importing} plan={people} />
          ))}
          {views.length > 0 && <ImportBar use={importing} />}
        </>
      ) : (
        <RunPanel use={importing} phase={phase} />
      )}
      {phase.kind !== 'running' && <EarlierImports home="agency" zone={ukZone} />}
    </div>
  );
}
