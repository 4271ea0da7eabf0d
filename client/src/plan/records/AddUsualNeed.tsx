import { staffRoleWords } from '../../words/labels.ts';
import { AddForm } from '../AddForm.tsx';
import {
  EMPTY_NEED,
  NEED_LABELS,
  NeedAskedFields,
  NeedDetailFields,
  typedHours,
  type NeedDraft,
} from '../NeedFields.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';

/** What each address usually needs, typed. */
export function AddUsualNeed({ onClose }: { readonly onClose: () => void }) {
  const { frame } = usePlan();
  const { draft, set, faults, message, busy, add } = useAdd<NeedDraft>({
    type: 'AddUsualNeed',
    labels: NEED_LABELS,
    empty: EMPTY_NEED,
    payloadOf: ({ from, to, ...rest }) => ({ ...rest, window: typedHours({ from, to }, frame) }),
    said: ({ role }) => `${role === '' ? 'Usual need' : staffRoleWords[role]} added`,
  });
  return (
    <AddForm title="Add usual need" {...{ busy, message, onClose }} onSubmit={add}>
      <NeedAskedFields {...{ draft, set, faults }} />
      <NeedDetailFields {...{ draft, set, faults }} />
    </AddForm>
  );
}
