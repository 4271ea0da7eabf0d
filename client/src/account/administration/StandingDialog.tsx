import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import type { Standing } from '#shared/commands/directory-commands.ts';
import { standingChoices } from './choices.ts';

export interface StandingDialogProps {
  readonly accountId: string;
  readonly name: string;
  readonly standing: Standing;
  readonly onClose: () => void;
}

/** Changes what somebody may do in the directory. */
export function StandingDialog({ accountId, name, standing, onClose }: StandingDialogProps) {
  const [chosen, setChosen] = useState<Standing>(standing);
  const { faults, message, busy, submit } = useSubmit('ChangeStanding', { standing: 'Standing' });
  return (
    <Dialog open title={`Standing of ${name}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit({ accountId, standing: chosen }).then((reply) => reply !== undefined && onClose());
        }}
      >
        <RadioGroup
          label="Standing"
          value={chosen}
          choices={standingChoices}
          onChange={setChosen}
          fault={faults['standing']}
        />
        {message !== undefined && <FaultText>{message}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Change standing
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
