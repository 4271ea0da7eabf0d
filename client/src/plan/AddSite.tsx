import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { SiteKind } from '#shared/vocabulary.ts';
import { pointOfPostcode } from './AddAddress.tsx';
import { AddForm } from './AddForm.tsx';
import { siteKindChoices } from './choices.ts';
import { useAdd } from './use-add.ts';

interface SiteDraft {
  readonly kind: SiteKind | '';
  readonly name: string;
  readonly line: string;
  readonly postcode: string;
}
const EMPTY: SiteDraft = { kind: '', name: '', line: '', postcode: '' };

/** A site by kind, name and where it is. */
export function AddSite({ onClose }: { readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddSite',
    labels: { kind: 'Kind', name: 'Name', line: 'Address', postcode: 'Postcode' },
    empty: EMPTY,
    payloadOf: async (site) => ({ ...site, point: await pointOfPostcode(site.postcode) }),
    said: ({ name }) => `${name} added`,
  });
  return (
    <AddForm title="Add site" {...{ busy, message, onClose }} onSubmit={add}>
      <SelectField
        label="Kind"
        width="short"
        prompt="Choose a kind"
        value={draft.kind}
        choices={siteKindChoices}
        onChange={(kind) => set({ kind })}
        fault={faults['kind']}
      />
      <TextField
        ref={first}
        label="Name"
        placeholder="Example Hall"
        value={draft.name}
        onChange={(name) => set({ name })}
        fault={faults['name']}
      />
      <TextField
        label="Address"
        optional
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
    </AddForm>
  );
}
