import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import { AddWarrant } from './AddWarrant.tsx';
import styles from './records.module.css';
import { WarrantCard } from './WarrantCard.tsx';

/** The warrants of one address: by which law, until when, with how many entries, and what became of each. */
export function AddressWarrants({ addressId }: { readonly addressId: string }) {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const address = data.addresses.get(addressId);
  const own = sorted(data.warrants, ({ reference }) => reference).filter(([, one]) => one.addressId === addressId);
  const ref = address?.ref ?? 'the address';
  const needed = (address?.entryUnder ?? 'warrant') === 'warrant';
  return (
    <section className={styles['part']} aria-label={`Warrants of ${ref}`}>
      <div className={styles['heading']}>
        <h4>Warrants</h4>
        {own.length === 0 && needed && <Chip tone="bad">None</Chip>}
        {own.length === 0 && !needed && <span className="muted">{ref} is not entered under a warrant.</span>}
        {may && (
          <Button icon="plus" onClick={() => setAdding(true)} aria-label={`Add warrant of ${ref}`}>
            Add warrant
          </Button>
        )}
      </div>
      {adding && <AddWarrant addressId={addressId} onClose={() => setAdding(false)} />}
      {own.length > 0 && (
        <ul className={styles['records']} aria-label={`Warrants of ${ref}`}>
          {own.map(([id, warrant]) => (
            <WarrantCard key={id} id={id} warrant={warrant} addressId={addressId} />
          ))}
        </ul>
      )}
    </section>
  );
}
