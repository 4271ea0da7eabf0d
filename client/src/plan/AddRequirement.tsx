import { Combobox } from '../ui/Combobox.tsx';
import { staffRoleWords } from '../words/labels.ts';
import { AddForm } from './AddForm.tsx';
import {
  EMPTY_NEED,
  NEED_LABELS,
  NeedAskedFields,
  NeedDetailFields,
  typedHours,
  type NeedDraft,
} from './NeedFields.tsx';
import { placeItems, placeRef } from './PlaceCell.tsx';
import { usePlan } from './plan-context.ts';
import { useAdd } from './use-add.ts';

interface Draft extends NeedDraft {
  readonly place: string | undefined;
}

/** A need, typed: what it asks for, where, and when against T. */
export function AddRequirement({ onClose }: { readonly onClose: () => void }) {
  const { data, frame } = usePlan();
  const form = useAdd<Draft>({
    type: 'AddRequirement',
    labels: { ...NEED_LABELS, place: 'Place' },
    empty: { ...EMPTY_NEED, place: undefined },
    payloadOf: ({ place, from, to, ...rest }) => ({
      ...rest,
      place: placeRef(data, place),
      window: typedHours({ from, to }, frame),
    }),
    said: ({ role }) => `${role === '' ? 'Requirement' : staffRoleWords[role]} added`,
  });
  const { draft, set, faults, message, busy, add } = form;
  return (
    <AddForm title="Add requirement" {...{ busy, message, onClose }} onSubmit={add}>
      <NeedAskedFields {...{ draft, set, faults }} />
      <Combobox
        label="Place"
        placeholder="Type A1 or RVP"
        items={placeItems(data)}
        value={draft.place}
        onChange={(place) => set({ place })}
        fault={faults['place']}
      />
      <NeedDetailFields {...{ draft, set, faults }} />
    </AddForm>
  );
}
