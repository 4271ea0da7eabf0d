/** What of a key event counts. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Hotkey {
  /** "F2", "Ctrl+K" (⌘ on a Mac), "n", "?", or two in turn: "g a". */
  readonly keys: string;
  readonly run: () => void;
  /** What it does, for the list behind "?". */
  readonly label: string;
}

/** What has been pressed of a two-key hotkey, and when (ms, any steady clock). */
export interface Prefix {
  readonly key: string;
  readonly at: number;
}

/** Where a press lands: which kinds of hotkey may answer to it. */
export interface KeyPlace {
  readonly typing: boolean;
  readonly inDialog: boolean;
  readonly singleKeys: boolean;
}

const prefixLasts = 1500;

/** "Ctrl+K", "F2", "n": one way to write a press. Shift is not written: it is in the letter already ("?"). */
export function pressedKey(press: KeyPress): string {
  const letter = press.key.length === 1;
  if (press.altKey) return `Alt+${press.key}`;
  if (press.ctrlKey || press.metaKey) return `Ctrl+${letter ? press.key.toUpperCase() : press.key}`;
  return letter ? press.key.toLowerCase() : press.key;
}

/** Keys without a modifier that type something: they are off in fields, in dialogs, and for whoever switched them off. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').every((key) => key.length === 1);
}

/** The hotkey that a press completes, and the prefix to remember for the next press. */
export function hotkeyFor(
  press: KeyPress,
  at: number,
  before: Prefix | undefined,
  hotkeys: readonly Hotkey[],
  place: KeyPlace,
): { readonly hotkey?: Hotkey; readonly prefix?: Prefix } {
  const single = !place.typing && !place.inDialog && place.singleKeys;
  const open = hotkeys.filter((hotkey) => single || !isSingleKey(hotkey.keys));
  const key = pressedKey(press);
  const held = before !== undefined && at - before.at <= prefixLasts ? before.key : undefined;
  const hotkey =
    open.find((one) => held !== undefined && one.keys === `${held} ${key}`) ?? open.find((one) => one.keys === key);
  if (hotkey !== undefined) return { hotkey };
  return open.some((one) => one.keys.startsWith(`${key} `)) ? { prefix: { key, at } } : {};
}
