import { TextField } from '../ui/TextField.tsx';
import { AddForm } from './AddForm.tsx';
import { useAdd } from './use-add.ts';

/** A team by its call sign; members and updater are named in its card. */
export function AddTeam({ onClose }: { readonly onClose: () => void }) {
  const { draft, set, faults, message, busy, add, first } = useAdd({
    type: 'AddTeam',
    labels: { callSign: 'Call sign', talkgroup: 'Talkgroup' },
    empty: { callSign: '', talkgroup: '' },
    payloadOf: (team) => ({ ...team, memberIds: [], updaterId: null }),
    said: ({ callSign }) => `${callSign} added`,
  });
  return (
    <AddForm
      title="Add team"
      hint="members and updater afterwards, in its card"
      {...{ busy, message, onClose }}
      onSubmit={add}
    >
      <TextField
        ref={first}
        label="Call sign"
        width="short"
        placeholder="MIKE 10"
        value={draft.callSign}
        onChange={(callSign) => set({ callSign })}
        fault={faults['callSign']}
      />
      <TextField
        label="Talkgroup"
        width="short"
        optional
        value={draft.talkgroup}
        onChange={(talkgroup) => set({ talkgroup })}
        fault={faults['talkgroup']}
      />
    </AddForm>
  );
}
