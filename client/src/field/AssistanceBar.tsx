import { assistanceWords, type Call } from './assistance.ts';
import { useConnection } from '../app/hooks.ts';
import { HoldButton } from '../ui/HoldButton.tsx';
import styles from './field.module.css';

export interface AssistanceBarProps {
  readonly call: Call;
  readonly zone?: string | undefined;
  readonly onCall: () => void;
}

/** Always in reach. It says what it can do: call, or press the radio's button. */
export function AssistanceBar({ call, zone, onCall }: AssistanceBarProps) {
  const { kind } = useConnection();
  const isConnected = kind === 'connected' || kind === 'slow';
  const { head, line, detail } = assistanceWords(call, isConnected, zone);
  const raised = call.kind !== 'none' && isConnected;
  return (
    <div className={styles['assistance']}>
      <HoldButton
        tone={raised ? 'alarm' : 'warn'}
        onHeld={onCall}
        detail={detail}
        again={isConnected ? 'tap again to call' : 'tap again to keep the call here'}
      >
        {head}
        {line !== undefined && (
          <>
            <br />
            {line}
          </>
        )}
      </HoldButton>
      <output className={styles['said']}>{call.kind === 'none' ? '' : `${head}. ${line ?? ''}`}</output>
    </div>
  );
}
