import { TextField } from '../../ui/TextField.tsx';
import { AddForm } from '../AddForm.tsx';
import { useAdd } from '../use-add.ts';
import { CHANNEL_FIELDS, CHANNEL_WORDS, type ChannelField } from './channel-words.ts';

const EMPTY: Readonly<Record<ChannelField, string>> = {
  purpose: '',
  talkgroup: '',
  callSign: '',
  codeWord: '',
  fallback: '',
};

/** One line of the communications plan. */
export function AddChannel({ onClose }: { readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddChannel',
    labels: CHANNEL_WORDS,
    empty: EMPTY,
    payloadOf: (channel) => channel,
    said: ({ purpose }) => `${purpose} added`,
  });
  return (
    <AddForm title="Add channel" {...{ busy, message, onClose }} onSubmit={add}>
      {CHANNEL_FIELDS.map((field) => (
        <TextField
          key={field}
          {...(field === 'purpose' ? { ref: first, placeholder: 'Command' } : {})}
          label={CHANNEL_WORDS[field]}
          width="short"
          optional={field !== 'purpose' && field !== 'talkgroup'}
          value={draft[field]}
          onChange={(value) => set({ [field]: value })}
          fault={faults[field]}
        />
      ))}
    </AddForm>
  );
}
