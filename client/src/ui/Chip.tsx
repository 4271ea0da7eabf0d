import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './Chip.module.css';

/** `alarm` is for danger to a person and nothing else. */
export type Tone = 'ok' | 'warn' | 'bad' | 'busy' | 'move' | 'care' | 'alarm' | 'idle';

/** Each tone's own shape, so that it is told in grey and by those who see no red. */
export const toneIcons: Readonly<Record<Tone, IconName>> = {
  ok: 'check',
  warn: 'diamond',
  bad: 'warning',
  busy: 'dot',
  move: 'arrow',
  care: 'care',
  alarm: 'warning',
  idle: 'circle',
};

export interface ChipProps {
  readonly tone: Tone;
  /** The words: a chip without words is not drawn. */
  readonly children: ReactNode;
  /** Another shape than the tone's own. */
  readonly icon?: IconName;
}

/** A status in a shape, a word and a colour. */
export function Chip({ tone, children, icon = toneIcons[tone] }: ChipProps) {
  return (
    <span className={cx(styles['chip'], styles[tone])}>
      <Icon name={icon} size="s" />
      <span>{children}</span>
    </span>
  );
}
