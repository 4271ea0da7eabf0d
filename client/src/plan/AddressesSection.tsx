import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import type { AddressView } from '#shared/records.ts';
import { AddAddress } from './AddAddress.tsx';
import { addressColumns } from './address-columns.tsx';
import { addressBulk } from './address-bulk.ts';
import { useReveal } from './go-to.ts';
import { GiveNeeds } from './GiveNeeds.tsx';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { sorted, type PlanData } from './plan-data.ts';
import { Section } from './Section.tsx';
import { PlanTable } from './table/PlanTable.tsx';
import type { GridRow } from './table/columns.ts';
import { useRows } from './table/use-rows.ts';

/** With warrants, risks and the map in it: fetched once a row is chosen. */
const AddressCard = lazy(() => import('./AddressCard.tsx').then((part) => ({ default: part.AddressCard })));

const refOf = ({ ref = '' }: AddressView): string => ref;

/** Addresses: where, by which team, when, what is expected there; a table, and the chosen row in full below it. */
export function AddressesSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="addresses"
      title="Addresses"
      note="Agencies see none of this before a place is shown to them."
      actions={
        may && (
          <>
            <PasteButton kind="address" title="Paste addresses" />
            <Button icon="plus" onClick={() => setAdding(true)}>
              Add address
            </Button>
          </>
        )
      }
    >
      {adding && <AddAddress onClose={() => setAdding(false)} />}
      {data.addresses.size === 0 && !adding && (
        <EmptyState title="No addresses yet">
          {may ? 'Add one, paste rows from a spreadsheet, or import a file.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.addresses.size > 0 && <AddressTable />}
    </Section>
  );
}

function AddressTable() {
  const { data, frame } = usePlan();
  const { addresses, contests, readiness, teams, sites } = data;
  const { t, zone } = frame;
  const [chosen, setChosen] = useState<string>();
  const entries = useMemo(() => sorted(addresses, refOf), [addresses]);
  const ready = useMemo(() => new Map([...readiness].map(([id, one]) => [one.addressId ?? id, one])), [readiness]);
  const rows = useRows(entries, contests, refOf, ready);
  const columns = useMemo(() => addressColumns({ teams, sites }, { t, zone }), [teams, sites, t, zone]);
  useReveal((anchor) => {
    const id = addressOfAnchor(data, anchor);
    if (id !== undefined) setChosen(id);
  });
  // Keys are answered first; the card of the row follows.
  const shown = useDeferredValue(rows.find(({ id }) => id === chosen));
  return (
    <>
      <PlanTable
        kind="address"
        label="Addresses"
        columns={columns}
        rows={rows}
        bulk={() => addressBulk({ teams, sites })}
        removal="Requirements and showings of an address must be taken off it first."
        acts={giveNeeds}
        chosenId={chosen}
        onRow={setChosen}
        onChoose={(id) => document.getElementById(`card-${id}`)?.focus()}
      />
      {shown !== undefined && (
        <Suspense fallback={null}>
          <AddressCard key={shown.id} row={shown} />
        </Suspense>
      )}
    </>
  );
}

const giveNeeds = (rows: readonly GridRow<AddressView>[]) => <GiveNeeds rows={rows} />;

/** The address in whose card something stands: its warrants and its risks. */
function addressOfAnchor({ warrants, risks }: PlanData, anchor: string): string | undefined {
  const warrant = anchor.startsWith('warrant-') ? warrants.get(anchor.slice('warrant-'.length)) : undefined;
  const risk = anchor.startsWith('risk-') ? risks.get(anchor.slice('risk-'.length)) : undefined;
  return warrant?.addressId ?? (risk?.place?.kind === 'address' ? risk.place.id : undefined);
}
