import { CheckField } from './CheckField.tsx';
import { useSingleKeys } from './use-hotkeys.ts';

/** Switches keys without a modifier on and off, for people whose speech or hands press them unmeant. */
export function SingleKeysSwitch() {
  const [on, setOn] = useSingleKeys();
  return (
    <CheckField
      label="Single keys act (n, /, ?)"
      hint="F-keys and Ctrl keys always do. Kept on this device."
      checked={on}
      onChange={setOn}
    />
  );
}
