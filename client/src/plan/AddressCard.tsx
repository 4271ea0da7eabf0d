import { useState } from 'react';
import { AddressDrawings } from '../map/AddressDrawings.tsx';
import { Button } from '../ui/Button.tsx';
import { GoChip } from '../readiness/GoChip.tsx';
import { addressLine } from '../words/sentences.ts';
import { addressCardFields, addressFields } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import type { AddressView, ReadinessView } from '#shared/records.ts';
import { entryChoices, siteCell, TeamCell } from './address-columns.tsx';
import { Card } from './Card.tsx';
import { ChoiceCell, TextCell } from './cells.tsx';
import { teamChoices } from './choices.ts';
import { ExpectedCell } from './ExpectedCell.tsx';
import { usePlan } from './plan-context.ts';
import { PointCell } from './PointCell.tsx';
import { AddressRisks } from './records/AddressRisks.tsx';
import { AddressWarrants } from './records/AddressWarrants.tsx';
import { OffsetCell } from './records/OffsetCell.tsx';
import { ReplaceAddressDialog } from './ReplaceAddressDialog.tsx';
import type { GridRow } from './table/columns.ts';

/** Everything that is held of one address: the chosen row of the table, in full. */
export function AddressCard({ row }: { readonly row: GridRow<AddressView> }) {
  const { may } = usePlan();
  const [replacing, setReplacing] = useState(false);
  const { id, name, view, derived } = row;
  const ready = derived as ReadinessView | undefined;
  return (
    <Card
      kind="address"
      id={id}
      anchor={`card-${id}`}
      title={name}
      note={addressLine(view)}
      actions={
        <>
          {ready !== undefined && (
            <a href="#readiness" aria-label={`${name}: ${ready.ready === true ? 'go' : 'no-go, with its reasons'}`}>
              <GoChip go={ready.ready === true} />
            </a>
          )}
          {may && (
            <Button kind="quiet" onClick={() => setReplacing(true)} aria-label={`Replace ${name}…`}>
              Replace…
            </Button>
          )}
        </>
      }
      remove={{
        type: 'RemoveAddress',
        payload: { addressId: id },
        warning: 'Requirements and showings of this address must be taken off it first.',
      }}
      foot={
        <>
          <AddressWarrants addressId={id} />
          <AddressRisks addressId={id} />
          <AddressDrawings addressId={id} may={may} />
        </>
      }
    >
      <AddressFields row={row} />
      {replacing && <ReplaceAddressDialog id={id} address={view} onClose={() => setReplacing(false)} />}
    </Card>
  );
}

function AddressFields({ row }: { readonly row: GridRow<AddressView> }) {
  const { data } = usePlan();
  const { id, name, view } = row;
  const about = { target: { kind: 'address', id } as const, of: name };
  return (
    <>
      <TextCell {...about} wide field="line" label="Address" value={view.line ?? ''} schema={addressFields.line} />
      <TextCell
        {...about}
        field="postcode"
        label="Postcode"
        value={view.postcode ?? ''}
        schema={addressFields.postcode}
        hint="Such as LU1 0AA"
      />
      <TeamCell row={row} choices={teamChoices(data)} />
      <OffsetCell {...about} field="strikeOffset" label="Strike" value={view.strikeOffset ?? 0} />
      <ChoiceCell
        {...about}
        field="entryUnder"
        label="Entry under"
        value={view.entryUnder ?? 'warrant'}
        choices={entryChoices}
      />
      <ExpectedCell {...about} value={view.expected} />
      <PointCell {...about} field="point" label="Point on the map" value={view.point ?? null} />
      {siteCell(data, 'rvpId', row)}
      {siteCell(data, 'fupId', row)}
      {siteCell(data, 'receptionId', row)}
      {siteCell(data, 'hospitalId', row)}
      {siteCell(data, 'custodyId', row)}
      {siteCell(data, 'assaultCentreId', row)}
      <LongCell row={row} field="vehicles" label="Vehicles for the people found" schema={addressCardFields.vehicles} />
      <LongCell row={row} field="hazards" label="Hazards" schema={addressFields.hazards} />
      <LongCell row={row} field="entry" label="Entry" schema={addressFields.entry} />
    </>
  );
}

interface LongCellProps {
  readonly row: GridRow<AddressView>;
  readonly field: 'vehicles' | 'hazards' | 'entry';
  readonly label: string;
  readonly schema: typeof addressFields.hazards;
}

function LongCell({ row, field, label, schema }: LongCellProps) {
  return (
    <TextCell
      target={{ kind: 'address', id: row.id }}
      of={row.name}
      wide
      long
      field={field}
      label={label}
      value={row.view[field] ?? ''}
      schema={schema}
      limit={LIMITS.note}
    />
  );
}
