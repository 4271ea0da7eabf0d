import { useEffect, useRef, type ReactNode } from 'react';
import styles from './worker.module.css';

export interface FocusKeeperProps {
  /** What is drawn now; when it changes, what had the focus may be gone. */
  readonly at: string;
  readonly children: ReactNode;
}

/** When a button's part of the page is replaced, the focus goes to what took its place and not to the top of the document. */
export function FocusKeeper({ at, children }: FocusKeeperProps) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) box.current?.focus();
  }, [at]);
  return (
    <div ref={box} tabIndex={-1} className={styles['keeper']}>
      {children}
    </div>
  );
}
