import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { EmptyState } from '../ui/States.tsx';
import { addressLine } from '../words/sentences.ts';
import { addressFields } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import type { AddressView } from '#shared/records.ts';
import { AddAddress } from './AddAddress.tsx';
import { Card } from './Card.tsx';
import { NO_TEAM, teamChoices } from './choices.ts';
import { ChoiceCell, TextCell } from './cells.tsx';
import { ExpectedCell } from './ExpectedCell.tsx';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { sorted } from './plan-data.ts';
import { PointCell } from './PointCell.tsx';
import { Section } from './Section.tsx';

/** Addresses: where, by which team, what is expected there. */
export function AddressesSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const addresses = sorted(data.addresses, ({ ref }) => ref);
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
      {addresses.length === 0 && !adding && (
        <EmptyState title="No addresses yet">
          {may ? 'Add one, or paste rows from a spreadsheet.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {addresses.map(([id, address]) => (
        <AddressCard key={id} id={id} address={address} />
      ))}
    </Section>
  );
}

function AddressCard({ id, address }: { readonly id: string; readonly address: AddressView }) {
  const { data } = usePlan();
  const { ref = '', line = '', postcode = '', point = null, hazards = '', entry = '', teamId = null } = address;
  const ready = [...data.readiness.values()].find((one) => one.addressId === id);
  const about = { target: { kind: 'address', id } as const, of: ref };
  return (
    <Card
      kind="address"
      id={id}
      title={ref}
      note={addressLine(address)}
      actions={
        ready !== undefined && (
          <a href="#readiness">
            <Chip tone={ready.ready ? 'ok' : 'warn'}>{ready.ready ? 'Ready' : 'Not ready'}</Chip>
          </a>
        )
      }
      remove={{
        type: 'RemoveAddress',
        payload: { addressId: id },
        warning: 'Requirements and showings of this address must be taken off it first.',
      }}
    >
      <TextCell {...about} wide field="line" label="Address" value={line} schema={addressFields.line} />
      <TextCell
        {...about}
        field="postcode"
        label="Postcode"
        value={postcode}
        schema={addressFields.postcode}
        hint="Such as LU1 0AA"
      />
      <ChoiceCell
        {...about}
        field="teamId"
        label="Team"
        value={teamId ?? NO_TEAM}
        choices={teamChoices(data)}
        toField={(choice) => (choice === NO_TEAM ? null : choice)}
        fromField={(value) => (typeof value === 'string' ? value : NO_TEAM)}
      />
      <PointCell {...about} field="point" label="Point on the map" value={point} />
      <ExpectedCell {...about} value={address.expected} />
      <TextCell
        {...about}
        wide
        long
        field="hazards"
        label="Hazards"
        value={hazards}
        schema={addressFields.hazards}
        limit={LIMITS.note}
      />
      <TextCell
        {...about}
        wide
        long
        field="entry"
        label="Entry"
        value={entry}
        schema={addressFields.entry}
        limit={LIMITS.note}
      />
    </Card>
  );
}
