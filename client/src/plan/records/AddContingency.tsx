import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AddForm } from '../AddForm.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';
import { addressChoices, NONE, noneIsNull, postChoices } from './choices.ts';

const EMPTY = { trigger: '', action: '', codeWord: '', addressId: NONE as string, postId: NONE as string };

/** What is done if something happens. */
export function AddContingency({ onClose }: { readonly onClose: () => void }) {
  const { data } = usePlan();
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddContingency',
    labels: {
      trigger: 'If this happens',
      action: 'That is done',
      codeWord: 'Code word',
      addressId: 'Of',
      postId: 'Post',
    },
    empty: EMPTY,
    payloadOf: ({ addressId, postId, ...rest }) => ({
      ...rest,
      addressId: noneIsNull.toField(addressId),
      postId: noneIsNull.toField(postId),
    }),
    said: ({ trigger }) => `${trigger} added`,
  });
  return (
    <AddForm title="Add contingency" {...{ busy, message, onClose }} onSubmit={add}>
      <TextField
        ref={first}
        label="If this happens"
        hint="Teams may read it."
        value={draft.trigger}
        onChange={(trigger) => set({ trigger })}
        fault={faults['trigger']}
      />
      <TextField
        label="That is done"
        value={draft.action}
        onChange={(action) => set({ action })}
        fault={faults['action']}
      />
      <TextField
        label="Code word"
        width="short"
        optional
        value={draft.codeWord}
        onChange={(codeWord) => set({ codeWord })}
        fault={faults['codeWord']}
      />
      <SelectField
        label="Post"
        value={draft.postId}
        choices={postChoices(data)}
        onChange={(postId) => set({ postId })}
        fault={faults['postId']}
      />
      <SelectField
        label="Of"
        value={draft.addressId}
        choices={addressChoices(data)}
        onChange={(addressId) => set({ addressId })}
        fault={faults['addressId']}
      />
    </AddForm>
  );
}
