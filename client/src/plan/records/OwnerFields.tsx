import { SelectField } from '../../ui/SelectField.tsx';
import { ChoiceCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import type { EditTarget } from '../../editing/commands-of.ts';
import { addressChoices, NONE, noneIsNull, postChoices } from './choices.ts';

/** Whose a task or a contingency is, as chosen in a form: a command post, and an address or the whole operation. */
export interface OwnerDraft {
  readonly postId: string;
  readonly addressId: string;
}
export const NO_OWNER: OwnerDraft = { postId: NONE, addressId: NONE };
export const OWNER_LABELS = { postId: 'Post', addressId: 'Address' };

/** As the record has it: null for no post and for the whole operation. */
export const ownerOf = ({ postId, addressId }: OwnerDraft) => ({
  postId: noneIsNull.toField(postId),
  addressId: noneIsNull.toField(addressId),
});

export interface OwnerFieldsProps {
  readonly draft: OwnerDraft;
  readonly set: (part: Partial<OwnerDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

export function OwnerFields({ draft, set, faults }: OwnerFieldsProps) {
  const { data } = usePlan();
  return (
    <>
      <SelectField
        label="Post"
        value={draft.postId}
        choices={postChoices(data)}
        onChange={(postId) => set({ postId })}
        fault={faults['postId']}
      />
      <SelectField
        label="Address"
        value={draft.addressId}
        choices={addressChoices(data)}
        onChange={(addressId) => set({ addressId })}
        fault={faults['addressId']}
      />
    </>
  );
}

export interface OwnerCellsProps {
  readonly target: EditTarget;
  readonly of: string;
  readonly postId: string | null;
  readonly addressId: string | null;
}

/** The same two in the row of a record, each changed in its place. */
export function OwnerCells({ postId, addressId, ...about }: OwnerCellsProps) {
  const { data } = usePlan();
  return (
    <>
      <ChoiceCell
        {...about}
        field="postId"
        label="Post"
        value={postId ?? NONE}
        choices={postChoices(data)}
        {...noneIsNull}
      />
      <ChoiceCell
        {...about}
        field="addressId"
        label="Address"
        value={addressId ?? NONE}
        choices={addressChoices(data)}
        {...noneIsNull}
      />
    </>
  );
}
