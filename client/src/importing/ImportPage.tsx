import { Link, useSearchParams } from 'wouter';
import { useMe, useOperation } from '../app/hooks.ts';
import { OperationHeader } from '../app/OperationHeader.tsx';
import { pagePath } from '../app/page-table.ts';
import { ukZone } from '../format/zone.ts';
import { SkipLink } from '../ui/SkipLink.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FilePicker } from './FilePicker.tsx';
import { ImportBar } from './ImportBar.tsx';
import { RunPanel } from './RunPanel.tsx';
import { SheetPanel } from './SheetPanel.tsx';
import { useImport } from './use-import.ts';
import { planIn, usePlanNow } from './use-plan-now.ts';
import type { ImportPlace } from './place.ts';
import { IMPORT_KINDS } from '#shared/plan-vocabulary.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
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
  const { id, view: operation } = useOperation();
  const { memberId = '', as } = useMe();
  const [search] = useSearchParams();
  const role = search.has('as') ? (as as OperationRole) : undefined;
  const place: ImportPlace = {
    home: 'operation',
    kinds: IMPORT_KINDS,
    now: planIn,
    by: memberId,
    kindWords: 'addresses, teams or staff',
    onward: <Link href={pagePath(id, 'plan', role)}>See the plan</Link>,
  };
  const use = useImport(plan, place);
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
      {phase.kind !== 'running' && <EarlierImports home="operation" zone={operation.zone ?? ukZone} />}
    </main>
  );
}
