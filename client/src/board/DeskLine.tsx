import { useId, type KeyboardEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { clockTime } from '../format/time.ts';
import type { DeskReading } from '#shared/desk-line.ts';
import type { DeskLineState, SentLine } from './use-desk-line.ts';
import styles from './DeskLine.module.css';

export interface DeskLineProps {
  readonly line: DeskLineState;
  readonly zone: string;
  readonly onMove: (by: 1 | -1) => void;
  readonly onHelp: () => void;
  /** Escape with nothing put aside. */
  readonly onEscape: () => void;
  /** An example of what may be typed, for the empty line. */
  readonly example: string;
}

/** The one line at the foot of the log: what it was taken for stands in it before Enter is pressed. */
export function DeskLine({ line, zone, onMove, onHelp, onEscape, example }: DeskLineProps) {
  const { input, text, reading, kept, sent } = line;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAct(event, text);
    if (act === undefined) return;
    event.preventDefault();
    if (act === 'submit') line.submit();
    else if (act === 'escape') {
      if (!line.restore()) onEscape();
    } else if (act === 'help') onHelp();
    else onMove(act);
  };
  return (
    <div className={styles['foot']}>
      {sent.map((one) => (
        <SentView key={one.key} sent={one} zone={zone} onPutBack={() => line.putBack(one)} />
      ))}
      {kept !== null && (
        <p className={styles['kept']}>
          Kept for you: <b>{kept}</b> · it comes back after Enter or Esc
        </p>
      )}
      <div className={styles['say']}>
        <div className={cx(styles['in'], reading.kind === 'faulty' && styles['wrong'])}>
          <Echo reading={reading} id={id} />
          <input
            ref={input}
            className={styles['input']}
            value={text}
            aria-label="Desk line"
            aria-describedby={id}
            aria-invalid={reading.kind === 'faulty' ? true : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={example}
            onChange={(event) => line.type(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <Button kind="primary" className={styles['log']} disabled={reading.kind !== 'command'} onClick={line.submit}>
          Log ↵
        </Button>
      </div>
      <p className={cx(styles['hint'], reading.kind === 'faulty' && styles['fault'])}>
        {reading.kind === 'faulty' ? (
          <>
            <Icon name="warning" size="s" /> <FaultyText text={text} reading={reading} />
          </>
        ) : reading.kind === 'incomplete' && reading.hint !== '' ? (
          `… ${reading.hint}`
        ) : (
          ''
        )}
      </p>
    </div>
  );
}

type KeyAct = 'submit' | 'escape' | 'help' | 1 | -1;

function keyAct(event: KeyboardEvent, text: string): KeyAct | undefined {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'Enter':
      return 'submit';
    case 'Escape':
      return 'escape';
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case '?':
      return text === '' ? 'help' : undefined;
    default:
      return undefined;
  }
}

function Echo({ reading, id }: { readonly reading: DeskReading; readonly id: string }) {
  const chips = reading.kind === 'faulty' ? [] : reading.echo;
  return (
    <span className={styles['echo']} id={id} aria-live="off">
      {chips.map((chip, i) => (
        <Chip
          key={`${chip.text}${String(i)}`}
          tone={chip.look === 'sure' ? 'busy' : 'warn'}
          icon={chip.look === 'sure' ? 'check' : 'warning'}
        >
          {chip.text}
        </Chip>
      ))}
    </span>
  );
}

/** The piece that was not understood, as typed, then why. */
function FaultyText({ text, reading }: { readonly text: string; readonly reading: DeskReading & { kind: 'faulty' } }) {
  const piece = text.slice(reading.at, reading.end);
  const isWhole = reading.at === 0 && reading.end === text.length;
  return (
    <span>
      {!isWhole && <mark className={styles['piece']}>{piece.slice(0, 30)}</mark>} {reading.reason}
    </span>
  );
}

function SentView({
  sent,
  zone,
  onPutBack,
}: {
  readonly sent: SentLine;
  readonly zone: string;
  readonly onPutBack: () => void;
}) {
  const { state } = sent;
  switch (state.kind) {
    case 'sending':
      return (
        <p className={styles['sent']}>
          <Icon name="kept" size="s" /> <span className={styles['typed']}>{sent.text}</span> sending…
        </p>
      );
    case 'recorded':
      return (
        <p className={cx(styles['sent'], styles['recorded'])}>
          <Icon name="check" size="s" /> <span className={styles['typed']}>{sent.text}</span> recorded{' '}
          {clockTime(state.at, zone)}
        </p>
      );
    case 'refused':
      return (
        <p className={cx(styles['sent'], styles['fault'])}>
          <Icon name="warning" size="s" /> <span className={styles['typed']}>{sent.text}</span> refused: {state.reason}{' '}
          <Button kind="quiet" className={styles['back']} onClick={onPutBack}>
            Put it back in the line
          </Button>
        </p>
      );
  }
}
