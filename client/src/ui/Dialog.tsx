import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Called by Escape and by the close button; the owner then sets `open` to false. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. Leave out when the form inside has its own. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'normal' | 'wide';
}

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside and goes back to where it was, Escape closes.
 * A click beside it does nothing, so that a half-typed form is not lost.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

const firstField = 'input:enabled, select:enabled, textarea:enabled';

function OpenDialog({ title, onClose, children, actions, width = 'normal' }: Omit<DialogProps, 'open'>) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog === null) return undefined;
    const cancel = (event: Event): void => {
      if (event.target !== dialog) return;
      event.preventDefault();
      close.current();
    };
    // A browser may close at a second Escape whatever the page says: the owner must hear of it.
    const closed = (event: Event): void => {
      if (event.target === dialog) close.current();
    };
    dialog.addEventListener('cancel', cancel);
    dialog.addEventListener('close', closed);
    if (!dialog.open) dialog.showModal();
    // The browser would begin at the close button; a form begins at its first field.
    dialog.querySelector<HTMLElement>(firstField)?.focus();
    return () => {
      dialog.removeEventListener('cancel', cancel);
      dialog.removeEventListener('close', closed);
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} className={cx(styles['dialog'], styles[width])} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        <button type="button" className={styles['close']} onClick={onClose}>
          <Icon name="close" />
          <span>Close</span>
        </button>
      </header>
      <div className={styles['body']}>{children}</div>
      {actions !== undefined && <footer className={styles['foot']}>{actions}</footer>}
    </dialog>
  );
}
