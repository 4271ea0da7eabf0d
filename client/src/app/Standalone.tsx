import type { ReactNode } from 'react';
import { AccountHeader } from './AccountHeader.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import styles from './Standalone.module.css';

export interface StandaloneProps {
  readonly children: ReactNode;
  /** `narrow` for one form, as signing in. */
  readonly width?: 'normal' | 'narrow';
}

/** The frame of a page that belongs to no operation, and of what stands in for one that cannot be drawn. */
export function Standalone({ children, width = 'normal' }: StandaloneProps) {
  return (
    <div className="office">
      <SkipLink />
      <AccountHeader />
      <main id="main" className={width === 'narrow' ? styles['narrow'] : styles['main']}>
        {children}
      </main>
    </div>
  );
}
