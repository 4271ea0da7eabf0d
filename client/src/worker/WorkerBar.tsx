import { useConnection, useLastHeard } from '../app/hooks.ts';
import { hourMinute } from '../format/time.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './worker.module.css';

/** Whether what she sees is of now, and whether her answer would arrive. Nothing is drawn while both are so. */
export function WorkerBar() {
  const connection = useConnection();
  const heard = useLastHeard();
  const words = (): string => {
    switch (connection.kind) {
      case 'connected':
      case 'connecting':
      case 'out':
        return '';
      case 'slow':
        return 'The signal is weak: answers take a while.';
      case 'offline':
        return `No signal${heard === null ? '' : ` since ${hourMinute(heard)}`}. Nothing can be sent now. What is urgent, tell your coordinator by voice.`;
    }
  };
  const text = words();
  return (
    <output className={text === '' ? undefined : styles['bar']}>
      {text !== '' && (
        <>
          <Icon name="offline" /> <span>{text}</span>
        </>
      )}
    </output>
  );
}
