import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Button.module.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'children'>;

export interface ButtonProps extends Native {
  readonly children: ReactNode;
  /** `primary` once a view; `danger` for acts that stop something; `quiet` for links that act. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** `next` is the phone's one big step (86 px); `tile` a phone tile with a second line (68 px). */
  readonly size?: 'normal' | 'tile' | 'next';
  readonly icon?: IconName;
  /** The key that does the same, shown and told to screen readers. Binding it is useHotkeys' work. */
  readonly shortcut?: string;
  /** A second line: what follows, or how many. */
  readonly detail?: ReactNode;
  readonly full?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that says what it does. `type` is "button" unless told. */
export function Button(props: ButtonProps) {
  const { children, kind = 'plain', size = 'normal', icon, shortcut, detail, full, className, ref, ...native } = props;
  const look = cx(styles['button'], styles[kind], styles[size], full && styles['full'], className);
  return (
    <button type="button" {...native} ref={ref} className={look} aria-keyshortcuts={shortcut}>
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles['words']}>
        {children}
        {detail !== undefined && <small className={styles['detail']}>{detail}</small>}
      </span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
