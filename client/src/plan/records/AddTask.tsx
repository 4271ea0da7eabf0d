import { TextField } from '../../ui/TextField.tsx';
import { AddForm } from '../AddForm.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';
import { OffsetField, typedOffset } from './OffsetField.tsx';
import { NO_OWNER, OWNER_LABELS, OwnerFields, ownerOf, type OwnerDraft } from './OwnerFields.tsx';

interface Draft extends OwnerDraft {
  readonly title: string;
  readonly due: string;
}
const EMPTY: Draft = { title: '', ...NO_OWNER, due: 'T-24:00' };

/** A task, with its post and when it is due. */
export function AddTask({ onClose }: { readonly onClose: () => void }) {
  const { frame } = usePlan();
  const { draft, set, faults, message, busy, add, first } = useAdd<Draft>({
    type: 'AddTask',
    labels: { title: 'What is to be done', ...OWNER_LABELS, due: 'Due' },
    empty: EMPTY,
    payloadOf: ({ title, due, ...owner }) => ({ title, ...ownerOf(owner), due: typedOffset(due, frame) }),
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
      <OwnerFields {...{ draft, set, faults }} />
    </AddForm>
  );
}
