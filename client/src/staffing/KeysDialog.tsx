import { Dialog } from '../ui/Dialog.tsx';
import type { Hotkey } from '../ui/hotkeys.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { SingleKeysSwitch } from '../ui/SingleKeysSwitch.tsx';
import styles from './staffing.module.css';

export interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly hotkeys: readonly Hotkey[];
}

const HOURS: readonly (readonly [keys: string, words: string])[] = [
  ['Enter', 'pick up whoever is chosen; again: put down'],
  ['← →', '15 minutes earlier or later'],
  ['↑ ↓', 'to the next need of their role'],
  ['Shift ← →', 'end earlier or later'],
  ['Alt ← →', 'begin earlier or later'],
  ['Esc', 'put back'],
  ['Delete', 'end the duty of one of the staff'],
  ['Ctrl+Z', 'take back a step with own staff'],
];

/** The keys of this screen, as far as this role may use them. */
export function KeysDialog({ open, onClose, hotkeys }: KeysDialogProps) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose} width="wide">
      <div className={styles['two']}>
        <section>
          <h3>Everywhere</h3>
          <Keys rows={hotkeys.filter(({ label }) => label !== '').map(({ keys, label }) => [keys, label] as const)} />
        </section>
        <section>
          <h3>On the hours</h3>
          <Keys rows={HOURS} />
          <SingleKeysSwitch />
        </section>
      </div>
    </Dialog>
  );
}

const Keys = ({ rows }: { readonly rows: readonly (readonly [keys: string, words: string])[] }) => (
  <dl className={styles['keyList']}>
    {rows.map(([keys, words]) => (
      <div key={keys} className={styles['pair']}>
        <dt>
          <Kbd>{keys}</Kbd>
        </dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);
