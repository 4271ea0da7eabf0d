import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { CommandLevel } from '#shared/plan-vocabulary.ts';
import { AddForm } from '../AddForm.tsx';
import { usePlan } from '../plan-context.ts';
import { useAdd } from '../use-add.ts';
import { levelChoices, memberChoices, NONE, noneIsNull } from './choices.ts';

interface Draft {
  readonly name: string;
  readonly level: CommandLevel;
  readonly holderId: string;
  readonly deputyId: string;
}
const EMPTY: Draft = { name: '', level: 'silver', holderId: NONE, deputyId: NONE };

/** A command post, with whoever holds it from the start. */
export function AddPost({ onClose }: { readonly onClose: () => void }) {
  const { data } = usePlan();
  const { draft, set, faults, message, busy, add, first } = useAdd<Draft>({
    type: 'AddPost',
    labels: { name: 'Name of the post', level: 'Level', holderId: 'Held by', deputyId: 'Deputy' },
    empty: EMPTY,
    payloadOf: ({ holderId, deputyId, ...rest }) => ({
      ...rest,
      holderId: noneIsNull.toField(holderId),
      deputyId: noneIsNull.toField(deputyId),
    }),
    said: ({ name }) => `${name} added`,
  });
  return (
    <AddForm
      title="Add post"
      hint="later a post is handed over, not typed over"
      {...{ busy, message, onClose }}
      onSubmit={add}
    >
      <TextField
        ref={first}
        label="Name of the post"
        width="short"
        placeholder="Silver"
        hint="Teams may read it."
        value={draft.name}
        onChange={(name) => set({ name })}
        fault={faults['name']}
      />
      <SelectField
        label="Level"
        value={draft.level}
        choices={levelChoices}
        onChange={(level) => set({ level })}
        fault={faults['level']}
      />
      <SelectField
        label="Held by"
        value={draft.holderId}
        choices={memberChoices(data, 'nobody yet')}
        onChange={(holderId) => set({ holderId })}
        fault={faults['holderId']}
      />
      <SelectField
        label="Deputy"
        value={draft.deputyId}
        choices={memberChoices(data, 'nobody yet')}
        onChange={(deputyId) => set({ deputyId })}
        fault={faults['deputyId']}
      />
    </AddForm>
  );
}
