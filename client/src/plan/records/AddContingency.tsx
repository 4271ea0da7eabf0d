import { TextField } from '../../ui/TextField.tsx';
import { AddForm } from '../AddForm.tsx';
import { useAdd } from '../use-add.ts';
import { NO_OWNER, OWNER_LABELS, OwnerFields, ownerOf } from './OwnerFields.tsx';

const EMPTY = { trigger: '', action: '', codeWord: '', ...NO_OWNER };

/** What is done if something happens. */
export function AddContingency({ onClose }: { readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddContingency',
    labels: {
      trigger: 'If this happens',
      action: 'That is done',
      codeWord: 'Code word',
      ...OWNER_LABELS,
    },
    empty: EMPTY,
    payloadOf: (draft) => ({ ...draft, ...ownerOf(draft) }),
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
      <OwnerFields {...{ draft, set, faults }} />
    </AddForm>
  );
}
