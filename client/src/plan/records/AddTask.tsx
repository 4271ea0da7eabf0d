import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AddForm } from '../AddForm.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';
import { addressChoices, NONE, noneIsNull, postChoices } from './choices.ts';
import { OffsetField, typedOffset } from './OffsetField.tsx';

interface Draft {
  readonly title: string;
  readonly postId: string;
  readonly addressId: string;
  readonly due: string;
}
const EMPTY: Draft = { title: '', postId: NONE, addressId: NONE, due: 'T-24:00' };

/** A task, with its post and when it is due. */
export function AddTask({ onClose }: { readonly onClose: () => void }) {
  const { data, frame } = usePlan();
  const { draft, set, faults, message, busy, add, first } = useAdd<Draft>({
    type: 'AddTask',
    labels: { title: 'What is to be done', postId: 'Post', addressId: 'Of', due: 'Due' },
    empty: EMPTY,
    payloadOf: ({ title, postId, addressId, due }) => ({
      title,
      postId: noneIsNull.toField(postId),
      addressId: noneIsNull.toField(addressId),
      due: typedOffset(due, frame),
    }),
    said: ({ title }) => `${title} added`,
  });
  return (
    <AddForm title="Add task" {...{ busy, message, onClose }} onSubmit={add}>
      <TextField
        ref={first}
        label="What is to be done"
        hint="Teams may read it."
        value={draft.title}
        onChange={(title) => set({ title })}
        fault={faults['title']}
      />
      <OffsetField label="Due" frame={frame} value={draft.due} onChange={(due) => set({ due })} fault={faults['due']} />
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
