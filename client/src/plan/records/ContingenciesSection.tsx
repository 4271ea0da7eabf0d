import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { contingencyFields } from '#shared/commands/plan-record-fields.ts';
import type { ContingencyView } from '#shared/plan-records.ts';
import { TextCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import { sorted } from '../plan-data.ts';
import { Section } from '../Section.tsx';
import { AddContingency } from './AddContingency.tsx';
import { OwnerCells } from './OwnerFields.tsx';
import { RecordRow } from './RecordRow.tsx';
import { RecordRows } from './RecordRows.tsx';

/** If this happens, that is done: with the word for it on the radio, and whose it is. */
export function ContingenciesSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="contingencies"
      title="Contingencies"
      note="If this happens, that is done; a code word may stand for it on the radio."
      actions={
        may && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add contingency
          </Button>
        )
      }
    >
      {adding && <AddContingency onClose={() => setAdding(false)} />}
      {data.contingencies.size === 0 && !adding && (
        <EmptyState title="No contingencies yet">
          {may ? 'Add what is done when something goes another way.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.contingencies.size > 0 && (
        <RecordRows
          look="contingency"
          label="Contingencies"
          heads={['If this happens', 'that is done', 'Code word', 'Post', 'Address']}
        >
          {sorted(data.contingencies, ({ trigger }) => trigger).map(([id, one]) => (
            <ContingencyRow key={id} id={id} one={one} />
          ))}
        </RecordRows>
      )}
    </Section>
  );
}

function ContingencyRow({ id, one }: { readonly id: string; readonly one: ContingencyView }) {
  const { trigger = '', action = '', codeWord = '', addressId = null, postId = null } = one;
  const about = { target: { kind: 'contingency', id } as const, of: `“${trigger}”` };
  return (
    <RecordRow
      kind="contingency"
      id={id}
      name={trigger}
      remove={{ type: 'RemoveContingency', payload: { contingencyId: id }, warning: 'It is planned for no more.' }}
    >
      <TextCell {...about} field="trigger" label="Trigger" value={trigger} schema={contingencyFields.trigger} />
      <TextCell {...about} field="action" label="Action" value={action} schema={contingencyFields.action} long />
      <TextCell {...about} field="codeWord" label="Code word" value={codeWord} schema={contingencyFields.codeWord} />
      <OwnerCells {...about} postId={postId} addressId={addressId} />
    </RecordRow>
  );
}
