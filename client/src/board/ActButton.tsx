import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Acts } from './use-acts.ts';

export interface ActButtonProps {
  readonly acts: Acts;
  /** Tells this act from all others of the screen. */
  readonly actKey: string;
  readonly commands: readonly OperationCommand[];
  readonly kind?: ButtonProps['kind'];
  readonly children: ReactNode;
}

/** A button that sends; on its way it says so, and a refusal stands under it. */
export function ActButton({ acts, actKey, commands, kind = 'plain', children }: ActButtonProps) {
  const state = acts.stateOf(actKey);
  return (
    <span>
      <Button kind={kind} disabled={state?.kind === 'sending'} onClick={() => void acts.run(actKey, commands)}>
        {state?.kind === 'sending' ? 'Sending…' : children}
      </Button>
      {state?.kind === 'refused' && <FaultText>{state.reason}</FaultText>}
    </span>
  );
}
