import { useId, useRef, useState, type KeyboardEvent, type ToggleEvent } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly detail?: string;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

export interface MenuProps extends Pick<ButtonProps, 'kind' | 'icon' | 'size' | 'disabled'> {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** Where a menu opens: under its button, or over it in the lower half of the window; ranged to the nearer side. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const low = box.top > window.innerHeight / 2;
  const far = box.left > window.innerWidth / 2;
  menu.style.top = low ? 'auto' : `${box.bottom + 4}px`;
  menu.style.bottom = low ? `${window.innerHeight - box.top + 4}px` : 'auto';
  menu.style.left = far ? 'auto' : `${Math.max(4, box.left)}px`;
  menu.style.right = far ? `${Math.max(4, document.documentElement.clientWidth - box.right)}px` : 'auto';
}

/** A button that opens a short list of acts (the browser's popover). Arrows, Home, End; Escape gives focus back. */
export function Menu({ label, items, kind = 'plain', icon = 'chevron', size = 'normal', disabled = false }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const options = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState === 'open' && menu.current && button.current) place(menu.current, button.current);
  };
  const onToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    setOpen(event.newState === 'open');
    if (event.newState === 'open' && !menu.current?.contains(document.activeElement)) options()[0]?.focus();
  };
  // By key the menu opens and takes the focus at once: the toggle event comes later than a quick hand's next key.
  const onOpenKey = (event: KeyboardEvent): void => {
    if (!['Enter', ' ', 'ArrowDown'].includes(event.key) || open) return;
    event.preventDefault();
    menu.current?.showPopover();
    options()[0]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = options();
    const at = all.findIndex((option) => option === document.activeElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (goal === undefined) return;
    event.preventDefault();
    all.at(goal % all.length)?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        kind={kind}
        icon={icon}
        size={size}
        disabled={disabled}
        popoverTarget={id}
        aria-haspopup="menu"
        onKeyDown={onOpenKey}
        aria-expanded={open}
      >
        {label}
      </Button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles['menu']}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <MenuLine key={item.label} item={item} onPick={() => menu.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function MenuLine({ item, onPick }: { readonly item: MenuItem; readonly onPick: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.disabled === true}
      aria-keyshortcuts={item.shortcut}
      className={cx(styles['line'], item.danger && styles['danger'])}
      onClick={() => {
        if (item.disabled) return;
        onPick();
        item.onSelect();
      }}
    >
      <span className={styles['words']}>
        {item.label}
        {item.detail !== undefined && <small className={styles['detail']}>{item.detail}</small>}
      </span>
      {item.shortcut !== undefined && <Kbd>{item.shortcut}</Kbd>}
    </button>
  );
}
