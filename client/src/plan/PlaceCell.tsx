import type { ReactNode } from 'react';
import { Combobox } from '../ui/Combobox.tsx';
import type { ComboItem } from '../ui/combo-items.ts';
import { PlanCell, type CellProps } from './cells.tsx';
import { placeName, places, type PlanData } from './plan-data.ts';
import { usePlan } from './plan-context.ts';

type PlaceRef = { readonly kind: 'address' | 'site'; readonly id: string };

/** Places for a picker, by name and line. */
export const placeItems = (data: PlanData): readonly ComboItem[] =>
  places(data).map(({ id, name, detail }) => ({ value: id, label: name, detail }));

/** The reference that a picked place is recorded by. */
export function placeRef(data: PlanData, id: string | undefined): PlaceRef | undefined {
  const place = places(data).find((one) => one.id === id);
  return place === undefined ? undefined : { kind: place.kind, id: place.id };
}

/** Where somebody is needed: an address or a site. */
export function PlaceCell(cell: CellProps<PlaceRef | undefined>) {
  const { data } = usePlan();
  const show = (value: unknown): ReactNode => placeName(data, value as PlaceRef | undefined);
  return (
    <PlanCell<PlaceRef | undefined, string | undefined>
      {...cell}
      show={show}
      draftOf={(value) => value?.id}
      read={(draft) => {
        const place = placeRef(data, draft);
        return place === undefined ? { ok: false, fault: 'Choose an address or a site' } : { ok: true, value: place };
      }}
    >
      {({ draft, setDraft, fault, label }) => (
        <Combobox
          label={label}
          hideLabel
          width="full"
          items={placeItems(data)}
          value={draft}
          onChange={setDraft}
          fault={fault}
        />
      )}
    </PlanCell>
  );
}
