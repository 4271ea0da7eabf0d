import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { WarrantType } from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import { AddForm } from '../AddForm.tsx';
import { useAdd } from '../use-add.ts';
import { warrantTypeChoices } from './choices.ts';
import { lifeWords } from './warrants.ts';

interface Draft {
  readonly type: WarrantType;
  readonly reference: string;
}

/** A warrant applied for. What becomes of it is recorded afterwards, each with its time. */
export function AddWarrant({ addressId, onClose }: { readonly addressId: string; readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd<Draft>({
    type: 'AddWarrant',
    labels: { type: 'Type', reference: 'Reference' },
    empty: { type: 'pace_8', reference: '' },
    payloadOf: (warrant) => ({ ...warrant, addressId }),
    said: ({ type }) => `Warrant added: ${WARRANT_LAW[type].words}`,
  });
  const law = WARRANT_LAW[draft.type];
  return (
    <AddForm
      title="Add warrant"
      hint="as applied for; issue, entry and return are recorded afterwards"
      {...{ busy, message, onClose }}
      onSubmit={add}
    >
      <SelectField
        label="Type"
        hint={`${law.law}: ${lifeWords(draft.type)}.${law.confirmed ? '' : ' Check with your legal adviser.'}`}
        value={draft.type}
        choices={warrantTypeChoices}
        onChange={(type) => set({ type })}
        fault={faults['type']}
      />
      <TextField
        ref={first}
        label="Reference"
        hint="The warrant’s own number, or the court’s."
        width="short"
        optional
        value={draft.reference}
        onChange={(reference) => set({ reference })}
        fault={faults['reference']}
      />
    </AddForm>
  );
}
