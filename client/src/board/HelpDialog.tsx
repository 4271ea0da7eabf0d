import type { Hotkey } from '../ui/hotkeys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { SingleKeysSwitch } from '../ui/SingleKeysSwitch.tsx';
import { CREDIT } from '../map/postcodes.ts';
import type { DeskExample } from './desk-examples.ts';
import styles from './HelpDialog.module.css';

export interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly hotkeys: readonly Hotkey[];
  readonly examples: readonly DeskExample[];
}

/** The keys of the board and what the desk line understands, as far as this role may use them. */
export function HelpDialog({ open, onClose, hotkeys, examples }: HelpDialogProps) {
  return (
    <Dialog open={open} title="Keys and the desk line" onClose={onClose} width="wide">
      <div className={styles['two']}>
        <section>
          <h3>Keys</h3>
          <dl className={styles['list']}>
            {hotkeys.map((hotkey) => (
              <div key={hotkey.keys} className={styles['pair']}>
                <dt>
                  <Kbd>{hotkey.keys}</Kbd>
                </dt>
                <dd>{hotkey.label}</dd>
              </div>
            ))}
            <div className={styles['pair']}>
              <dt>
                <Kbd>↑</Kbd> <Kbd>↓</Kbd>
              </dt>
              <dd>through the addresses, from the list and from the line</dd>
            </div>
          </dl>
          <SingleKeysSwitch />
        </section>
        {examples.length > 0 && (
          <section>
            <h3>The desk line understands</h3>
            <dl className={styles['list']}>
              {examples.map((example) => (
                <div key={example.line} className={styles['example']}>
                  <dt>
                    <code>{example.line}</code>
                  </dt>
                  <dd>{example.words}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      <p className={styles['credit']}>{CREDIT}</p>
    </Dialog>
  );
}
