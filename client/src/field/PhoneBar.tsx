import { barConnection } from '../app/connection-bar.ts';
import { useConnection, useLastHeard, useOutbox } from '../app/hooks.ts';
import { connectionWords } from '../ui/ConnectionBar.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './field.module.css';

/** The connection in words, and how many reports wait here. */
export function PhoneBar() {
  const connection = useConnection();
  const heard = useLastHeard();
  const { pending } = useOutbox();
  // What is still being written to the device is not promised to wait there.
  const waiting = pending.filter(({ state, kept }) => typeof state === 'string' && kept !== 'writing');
  const inPage = waiting.filter(({ kept }) => kept === 'memory_has_words' || kept === 'memory_no_room').length;
  const { tone, icon, words } = connectionWords(barConnection(connection, heard), waiting.length);
  return (
    <output className={cx(styles['bar'], styles[tone])}>
      {tone !== 'warn' && <Icon name={icon} size="s" />}
      <span>
        {words}
        {inPage > 0 && ` · ${inPage} of them only while this page stays open`}
      </span>
    </output>
  );
}
