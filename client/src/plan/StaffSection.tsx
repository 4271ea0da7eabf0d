import { useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TextField } from '../ui/TextField.tsx';
import { nameText } from '../words/sentences.ts';
import type { StaffView } from '#shared/plan-records.ts';
import { AddStaff } from './AddStaff.tsx';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { sorted } from './plan-data.ts';
import { postingName } from './postings.ts';
import { Section } from './Section.tsx';
import { staffBulk, staffColumns } from './staff-columns.tsx';
import { PlanTable } from './table/PlanTable.tsx';
import { useRows } from './table/use-rows.ts';

const nameOf = ({ name }: StaffView): string => nameText(name);

/** The force's own people without an account: who they are, what they can do, where they are put. */
export function StaffSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="staff"
      title="Staff"
      note="The force’s own people who have no account here. Other agencies put their own people forward."
      actions={
        may && (
          <>
            <PasteButton kind="staff" title="Paste staff" />
            <Button icon="plus" onClick={() => setAdding(true)}>
              Add staff
            </Button>
          </>
        )
      }
    >
      {adding && <AddStaff onClose={() => setAdding(false)} />}
      {data.staff.size === 0 && !adding && (
        <EmptyState title="No staff yet">
          {may ? 'Add one, paste rows from a spreadsheet, or import a file.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.staff.size > 0 && <StaffTable />}
    </Section>
  );
}

function StaffTable() {
  const { data } = usePlan();
  const { staff, contests, teams, addresses, sites } = data;
  const [typed, setTyped] = useState('');
  const entries = useMemo(() => sorted(staff, nameOf), [staff]);
  const found = useMemo(() => {
    const letters = typed.trim().toLocaleLowerCase('en-GB');
    if (letters === '') return entries;
    return entries.filter(([, { name, number }]) =>
      `${nameText(name)} ${nameText(number)}`.toLocaleLowerCase('en-GB').includes(letters),
    );
  }, [entries, typed]);
  const posted = useMemo(
    () =>
      new Map(
        [...staff].flatMap(([id, { posting }]) =>
          posting ? [[id, postingName({ teams, addresses, sites }, posting)]] : [],
        ),
      ),
    [staff, teams, addresses, sites],
  );
  const rows = useRows(found, contests, nameOf, posted);
  return (
    <>
      {staff.size > 12 && (
        <TextField label="Find staff" width="short" placeholder="Name or number" value={typed} onChange={setTyped} />
      )}
      <PlanTable
        kind="staff"
        label="Staff"
        columns={staffColumns}
        rows={rows}
        bulk={() => staffBulk({ teams, addresses, sites })}
        removal="They are taken off wherever they are posted."
      />
    </>
  );
}
