import type { ReactNode } from 'react';
import styles from './TopBar.module.css';

export interface TopBarProps {
  /** Codename or product. */
  readonly title: ReactNode;
  /** Chips beside the title. */
  readonly status?: ReactNode;
  /** Links of the page, as `<a>`; the one shown carries aria-current="page". */
  readonly nav?: ReactNode;
  /** Connection, who is signed in as what, sign out. */
  readonly children?: ReactNode;
}

/** The head of every page: where one is, how it stands, who is signed in. */
export function TopBar({ title, status, nav, children }: TopBarProps) {
  return (
    <header className={styles['bar']}>
      <span className={styles['title']}>{title}</span>
      {status}
      {nav !== undefined && (
        <nav className={styles['nav']} aria-label="Pages">
          {nav}
        </nav>
      )}
      <span className={styles['end']}>{children}</span>
    </header>
  );
}
