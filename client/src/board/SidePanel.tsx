import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './SidePanel.module.css';

export interface SidePanelProps {
  readonly title: string;
  readonly note?: string;
  /** Back to what stands here usually. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What opens beside the addresses, in the place of the cover; Escape and F7 close it. */
export function SidePanel({ title, note, onClose, children }: SidePanelProps) {
  return (
    <Panel
      title={title}
      look="flush"
      className={styles['panel'] ?? ''}
      {...(note === undefined ? {} : { note })}
      actions={
        <Button shortcut="F7" onClick={onClose} className={styles['close']}>
          Close
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroll']} tabIndex={0} aria-label={`${title}, all of it`}>
        {children}
      </section>
    </Panel>
  );
}
