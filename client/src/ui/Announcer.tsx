import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { toneIcons } from './Chip.tsx';
import { cx } from './cx.ts';
import styles from './Announcer.module.css';

export interface SayOptions {
  /** `assertive` breaks into what is being read: for danger to a person and for refusals. */
  readonly manner?: 'polite' | 'assertive';
  /** Also drawn at the foot of the page for six seconds. */
  readonly tone?: 'ok' | 'warn' | 'bad';
}

export type Say = (text: string, options?: SayOptions) => void;

interface Said {
  readonly id: number;
  readonly text: string;
  readonly tone: SayOptions['tone'];
}

const SayContext = createContext<Say | undefined>(undefined);
const shownFor = 6000;

/** Reads short messages out to screen readers, and draws those that have a tone. One, around the whole application. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const next = useRef(0);
  const [polite, setPolite] = useState<Said>();
  const [assertive, setAssertive] = useState<Said>();
  const [toasts, setToasts] = useState<readonly Said[]>([]);
  const say = useCallback<Say>((text, { manner = 'polite', tone } = {}) => {
    next.current += 1;
    const said: Said = { id: next.current, text, tone };
    (manner === 'polite' ? setPolite : setAssertive)(said);
    if (tone !== undefined) setToasts((before) => [...before.slice(-2), said]);
  }, []);
  const drop = useCallback((id: number) => setToasts((before) => before.filter((said) => said.id !== id)), []);
  return (
    <SayContext value={say}>
      {children}
      {/* A new key makes a new node, so that the same words twice are read twice. */}
      <output className={styles['hidden']} aria-live="polite">
        {polite !== undefined && <span key={polite.id}>{polite.text}</span>}
      </output>
      <div className={styles['hidden']} role="alert" aria-live="assertive">
        {assertive !== undefined && <span key={assertive.id}>{assertive.text}</span>}
      </div>
      <div className={styles['toasts']}>
        {toasts.map((said) => (
          <Toast key={said.id} said={said} onDone={drop} />
        ))}
      </div>
    </SayContext>
  );
}

function Toast({ said, onDone }: { readonly said: Said; readonly onDone: (id: number) => void }) {
  useEffect(() => {
    const timer = window.setTimeout(() => onDone(said.id), shownFor);
    return () => window.clearTimeout(timer);
  }, [said.id, onDone]);
  const tone = said.tone ?? 'ok';
  return (
    <div className={cx(styles['toast'], styles[tone])}>
      <Icon name={toneIcons[tone]} /> {said.text}
    </div>
  );
}

/** The way to say something; needs an AnnouncerProvider around. */
export function useAnnounce(): Say {
  const say = useContext(SayContext);
  if (say === undefined) throw new Error('useAnnounce needs an AnnouncerProvider around it');
  return say;
}
