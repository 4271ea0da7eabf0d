import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { nameText } from '../words/sentences.ts';
import { usePlan } from './plan-context.ts';
import { RoleChecks } from './RoleChecks.tsx';

/** Changes the roles of a member; their screens follow at once. */
export function RolesDialog({ memberId, onClose }: { readonly memberId: string; readonly onClose: () => void }) {
  const { data } = usePlan();
  const member = data.members.get(memberId);
  const [roles, setRoles] = useState(member?.roles ?? []);
  const { faults, message, busy, submit } = useSubmit('ChangeRoles', { roles: 'Roles' });
  return (
    <Dialog open title={`Roles of ${nameText(member?.name)}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit({ memberId, roles }).then((reply) => reply !== undefined && onClose());
        }}
      >
        <RoleChecks label="Acts as, one at a time" roles={roles} onChange={setRoles} fault={faults['roles']} />
        <p className="muted">What they see changes at once, on every screen they have open.</p>
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Change roles
          </Button>
          <Button onClick={onClose}>Leave as they are</Button>
        </div>
      </form>
    </Dialog>
  );
}
