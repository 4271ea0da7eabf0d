import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './Notice.module.css';

export interface NoticeProps {
  /** `alarm` for danger to a person; `warn` for what needs someone; `info` for the rest. */
  readonly tone: 'alarm' | 'warn' | 'info';
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
}

const icons: Readonly<Record<NoticeProps['tone'], IconName>> = { alarm: 'warning', warn: 'diamond', info: 'ring' };

/** A line that needs someone, with what to do about it. The page announces it; this only draws it. */
export function Notice({ tone, icon = icons[tone], children, actions }: NoticeProps) {
  return (
    <div className={cx(styles['notice'], styles[tone])}>
      <Icon name={icon} />
      <div className={styles['words']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
