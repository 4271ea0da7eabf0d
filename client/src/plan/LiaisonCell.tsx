import type { ReactNode } from 'react';
import { readBy } from '../editing/read-by.ts';
import { Unset } from '../editing/Unset.tsx';
import { TextField } from '../ui/TextField.tsx';
import { liaisonSchema } from '#shared/commands/plan-fields.ts';
import { PlanCell } from './cells.tsx';

interface Liaison {
  readonly name: string;
  readonly phone: string;
}

/** Whom agencies and workers ask. Both parts empty means nobody. */
export function LiaisonCell({ value }: { readonly value: Liaison | null }) {
  const read = readBy(liaisonSchema);
  return (
    <PlanCell<Liaison | null, Liaison>
      target={{ kind: 'operation', id: 'operation' }}
      of="the operation"
      field="liaison"
      label="Who to ask"
      value={value}
      wide
      show={showLiaison}
      draftOf={(liaison) => liaison ?? { name: '', phone: '' }}
      read={(draft) => {
        if (draft.name.trim() === '' && draft.phone.trim() === '') return { ok: true, value: null };
        const reading = read(draft);
        return reading.ok ? reading : { ok: false, fault: 'Needs a name and a telephone number, such as 07700 900000' };
      }}
    >
      {({ draft, setDraft, fault }) => (
        <div className="stack">
          <TextField
            label="Name of the one to ask"
            optional
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
          />
          <TextField
            label="Telephone"
            type="tel"
            optional
            value={draft.phone}
            onChange={(phone) => setDraft({ ...draft, phone })}
            fault={fault}
          />
        </div>
      )}
    </PlanCell>
  );
}

function showLiaison(value: unknown): ReactNode {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('phone' in value))
    return <Unset>nobody named</Unset>;
  return `${String(value.name)}, ${String(value.phone)}`;
}
