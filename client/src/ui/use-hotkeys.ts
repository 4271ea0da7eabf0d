import { useEffect, useRef, useSyncExternalStore } from 'react';
import { hotkeyFor, type Hotkey, type Prefix } from './hotkeys.ts';

const singleKeysKey = 'muster.single-keys';
const changed = 'muster:single-keys';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function singleKeysOn(): boolean {
  try {
    return window.localStorage.getItem(singleKeysKey) !== 'off';
  } catch {
    return true;
  }
}

function listen(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener('storage', onChange);
  };
}

/** Whether keys without a modifier act on this device, and the switch for it (WCAG 2.1.4). */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(listen, singleKeysOn);
  return [
    on,
    (next) => {
      try {
        window.localStorage.setItem(singleKeysKey, next ? 'on' : 'off');
      } catch {
        // Without storage the keys stay on, as they were.
      }
      window.dispatchEvent(new Event(changed));
    },
  ];
}

/**
 * Binds keys for as long as the component stands. F-keys and Ctrl keys work everywhere, without moving the focus, so a
 * half-typed line stays; single keys are off in fields, in dialogs, and when switched off.
 */
export function useHotkeys(hotkeys: readonly Hotkey[], enabled = true): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    let prefix: Prefix | undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const place = {
        typing: isTyping(event.target),
        inDialog: document.querySelector('dialog:modal') !== null,
        singleKeys: singleKeysOn(),
      };
      const found = hotkeyFor(event, event.timeStamp, prefix, latest.current, place);
      prefix = found.prefix;
      if (found.hotkey === undefined) return;
      event.preventDefault();
      found.hotkey.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [enabled]);
}
