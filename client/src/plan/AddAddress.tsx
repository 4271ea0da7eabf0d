import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { pointOfText } from '../map/PickPointField.tsx';
import { AddForm } from './AddForm.tsx';
import { NO_TEAM, teamChoices } from './choices.ts';
import { NOBODY_EXPECTED } from './ExpectedCell.tsx';
import { usePlan } from './plan-context.ts';
import { useAdd } from './use-add.ts';

/** An address by its line, postcode and team; hazards, entry and people expected are filled in its card. */
export function AddAddress({ onClose }: { readonly onClose: () => void }) {
  const { data } = usePlan();
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddAddress',
    labels: { line: 'Address', postcode: 'Postcode', teamId: 'Team' },
    empty: { line: '', postcode: '', teamId: NO_TEAM },
    payloadOf: async ({ line, postcode, teamId }) => ({
      line,
      postcode,
      teamId: teamId === NO_TEAM ? null : teamId,
      point: await pointOfPostcode(postcode),
      hazards: '',
      entry: '',
      expected: NOBODY_EXPECTED,
    }),
    said: ({ line }) => `${line} added`,
  });
  return (
    <AddForm
      title="Add address"
      hint="the postcode’s point is taken for the map; mend it in the card"
      {...{ busy, message, onClose }}
      onSubmit={add}
    >
      <TextField
        ref={first}
        label="Address"
        placeholder="Flat 2, 14 Example Road"
        value={draft.line}
        onChange={(line) => set({ line })}
        fault={faults['line']}
      />
      <TextField
        label="Postcode"
        width="short"
        optional
        value={draft.postcode}
        onChange={(postcode) => set({ postcode })}
        fault={faults['postcode']}
      />
      <SelectField
        label="Team"
        optional
        width="short"
        value={draft.teamId}
        choices={teamChoices(data)}
        onChange={(teamId) => set({ teamId })}
        fault={faults['teamId']}
      />
    </AddForm>
  );
}

/** Where the extract has the postcode; an address without a point is taken all the same. */
export async function pointOfPostcode(postcode: string): Promise<unknown> {
  if (postcode.trim() === '') return null;
  const picked = await pointOfText(postcode);
  return 'point' in picked ? picked.point : null;
}
