import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './States.module.css';

interface StateProps {
  readonly icon: IconName;
  readonly tone?: 'plain' | 'bad' | 'warn';
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

function State({ icon, tone = 'plain', title, children, action }: StateProps) {
  return (
    <div className={cx(styles['state'], styles[tone])}>
      <Icon name={icon} size="l" />
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['words']}>{children}</div>}
      {action}
    </div>
  );
}

export interface EmptyStateProps {
  /** "No addresses yet". */
  readonly title: ReactNode;
  /** What would put something here. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here, and how something comes to be here. */
export function EmptyState(props: EmptyStateProps) {
  return <State icon="circle" {...props} />;
}

/** Something is being fetched: "Loading the board". */
export function LoadingState({ what }: { readonly what: string }) {
  return (
    <output className={cx(styles['state'], styles['plain'])}>
      <Icon name="kept" size="l" />
      <span className={styles['title']}>Loading {what}…</span>
    </output>
  );
}

export interface RefusedStateProps {
  readonly title?: ReactNode;
  /** The reason in the reader's words. */
  readonly reason: string;
  readonly action?: ReactNode;
}

/** A page or part that may not be shown, or an act that was refused. Told at once to screen readers. */
export function RefusedState({ title = 'Not shown', reason, action }: RefusedStateProps) {
  return (
    <div role="alert">
      <State icon="lock" tone="bad" title={title} action={action}>
        {reason}
      </State>
    </div>
  );
}

/** A view that needs the server while there is none. `kept` says what still works here. */
export function OfflineState({ kept, action }: { readonly kept: ReactNode; readonly action?: ReactNode }) {
  return (
    <State icon="offline" tone="warn" title="No signal" action={action}>
      {kept}
    </State>
  );
}

/** In place of a value whose key was destroyed. `when` is shown as given: "3 Dec". */
export function ErasedMark({ when }: { readonly when?: string }) {
  return (
    <span className={styles['erased']}>
      <Icon name="erased" size="s" /> erased{when === undefined ? '' : ` ${when}`}
    </span>
  );
}

/** Beside something whose time has passed: "answer was due Wed 17:00". */
export function OverdueMark({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles['overdue']}>
      <Icon name="clock" size="s" /> {children}
    </span>
  );
}
