import { clockTime } from '../format/time.ts';
import { Chip, type Tone } from './Chip.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './ConnectionBar.module.css';

/** How this screen stands to the server. Times are ms since 1970 by the server's clock. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** Replies take this long (ms). */
  | { readonly kind: 'slow'; readonly delay: number }
  | { readonly kind: 'offline'; readonly lastHeard: number | undefined };

export interface ConnectionBarProps {
  readonly connection: Connection;
  /** Reports kept on this device and not yet recorded. */
  readonly waiting: number;
  /** `chip` for the head of a page; `bar` for the top of a phone, where connected with nothing waiting draws nothing. */
  readonly look?: 'bar' | 'chip';
}

interface Said {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
}

/** What the bar says, in words. */
export function connectionWords(connection: Connection, waiting: number): Said {
  const kept =
    waiting === 0 ? '' : ` · ${waiting} ${waiting === 1 ? 'report waits' : 'reports wait'} here, not yet sent`;
  switch (connection.kind) {
    case 'connecting':
      return { tone: 'idle', icon: 'kept', words: `Connecting${kept}` };
    case 'connected':
      return {
        tone: waiting === 0 ? 'ok' : 'warn',
        icon: waiting === 0 ? 'check' : 'clock',
        words: `Connected${kept}`,
      };
    case 'slow':
      return {
        tone: 'warn',
        icon: 'clock',
        words: `Slow: replies take ${Math.round(connection.delay / 1000)} s${kept}`,
      };
    case 'offline': {
      const heard =
        connection.lastHeard === undefined ? '' : ` · command last heard ${clockTime(connection.lastHeard)}`;
      return { tone: 'warn', icon: 'offline', words: `No signal${heard}${kept}` };
    }
  }
}

/** Connected, slow, or without signal since when, and how many reports wait here. Told politely to screen readers. */
export function ConnectionBar({ connection, waiting, look = 'bar' }: ConnectionBarProps) {
  const { tone, icon, words } = connectionWords(connection, waiting);
  const quiet = look === 'bar' && connection.kind === 'connected' && waiting === 0;
  if (look === 'chip') {
    return (
      <output>
        <Chip tone={tone} icon={icon}>
          {words}
        </Chip>
      </output>
    );
  }
  return (
    <output className={cx(styles['bar'], styles[tone], quiet && styles['quiet'])}>
      {!quiet && (
        <>
          <Icon name={icon} /> <span>{words}</span>
        </>
      )}
    </output>
  );
}
