import { OperationHeader } from '../app/OperationHeader.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FilePicker } from './FilePicker.tsx';
import { ImportBar } from './ImportBar.tsx';
import { RunPanel } from './RunPanel.tsx';
import { SheetPanel } from './SheetPanel.tsx';
import { useImport } from './use-import.ts';
import { usePlanNow } from './use-plan-now.ts';
import styles from './import.module.css';

/** `/o/:id/import`: a whole plan out of a spreadsheet, looked at row by row before anything is recorded. */
export function ImportPage() {
  return (
    <>
      <SkipLink />
      <OperationHeader current="import" />
      <ImportBody />
    </>
  );
}

function ImportBody() {
  const plan = usePlanNow();
  const use = useImport(plan);
  const { phase, views } = use;
  return (
    <main id="main" className={styles['main']}>
      <header className={styles['intro']}>
        <h1>Import</h1>
        <p>
          Addresses, teams and staff from a workbook or from separated text. The file is read on this device, and
          nothing is recorded before you have seen what each row will do.
        </p>
      </header>
      {phase.kind === 'look' ? (
        <>
          <FilePicker use={use} />
          {views.map((view) => (
            <SheetPanel key={view.use.key} view={view} use={use} plan={plan} />
          ))}
          {views.length > 0 && <ImportBar use={use} />}
        </>
      ) : (
        <RunPanel use={use} phase={phase} />
      )}
      {phase.kind !== 'running' && <EarlierImports />}
    </main>
  );
}
