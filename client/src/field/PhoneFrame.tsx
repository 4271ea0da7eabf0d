import type { ReactNode, Ref } from 'react';
import { PhoneBar } from './PhoneBar.tsx';
import { cx } from '../ui/cx.ts';
import { SkipLink } from '../ui/SkipLink.tsx';
import styles from './field.module.css';

export interface PhoneFrameProps {
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** Stays in reach of a thumb, whatever else is on the page. */
  readonly foot?: ReactNode;
  readonly mainRef?: Ref<HTMLElement>;
}

/** The phone's page: the connection in words, a head, what is to be done, and the foot that never leaves. */
export function PhoneFrame({ head, children, foot, mainRef }: PhoneFrameProps) {
  return (
    <div className={cx('phone', styles['page'])}>
      <div className={styles['scroll']}>
        <SkipLink />
        <PhoneBar />
        {head}
        <main id="main" ref={mainRef} tabIndex={-1} className={styles['main']}>
          {children}
        </main>
      </div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </div>
  );
}
