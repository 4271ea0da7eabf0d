import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useSend } from '../app/hooks.ts';
import { useClient } from '../app/client.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import { readDeskLine, type DeskContext, type DeskReading } from '#shared/desk-line.ts';

/** A line that was sent: on its way, on the server's disk, or refused. */
export interface SentLine {
  readonly key: number;
  readonly text: string;
  readonly state:
    | { readonly kind: 'sending' }
    | { readonly kind: 'recorded'; readonly at: number }
    | { readonly kind: 'refused'; readonly reason: string };
}

export interface DeskLineState {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly reading: DeskReading;
  /** The half-typed line that a key put aside; it comes back after Enter or Escape. */
  readonly kept: string | null;
  readonly sent: readonly SentLine[];
  readonly type: (text: string) => void;
  /** Begins the line for an act ("who a2 "), keeping what is half typed, and puts the cursor behind it. */
  readonly prompt: (text: string) => void;
  /** Brings back what a key put aside; false where nothing was. */
  readonly restore: () => boolean;
  readonly submit: () => void;
  readonly putBack: (line: SentLine) => void;
}

/** A half-typed line as a key found it. */
interface Aside {
  readonly text: string;
  readonly caret: number;
}
/** What stands in the line, and what was put aside for it. `caret`: where it is to stand, for a line that came back. */
interface Line {
  readonly text: string;
  readonly kept: Aside | null;
  readonly caret?: number;
}
const EMPTY: Line = { text: '', kept: null };
const broughtBack = ({ text, caret }: Aside): Line => ({ text, kept: null, caret });

/** Most sent lines in sight: the last one and the one before. Refused ones stay until they are put back or pushed out. */
const SHOWN = 2;

/** The desk line: what is typed, what it means, and what became of the lines before. */
export function useDeskLine(context: DeskContext): DeskLineState {
  const input = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState(EMPTY);
  const { text, kept } = line;
  useLayoutEffect(() => {
    if (line.caret !== undefined) input.current?.setSelectionRange(line.caret, line.caret);
  }, [line]);
  const reading = useMemo(() => readDeskLine(text, context), [text, context]);
  const [sent, sendLine, drop] = useSentLines();
  const announce = useAnnounce();

  const type = useCallback((next: string) => setLine(({ kept }) => ({ text: next, kept })), []);
  const prompt = useCallback((next: string) => {
    const caret = input.current?.selectionStart ?? 0;
    setLine((before) => ({
      text: next,
      kept: before.kept ?? (before.text.trim() === '' ? null : { text: before.text, caret }),
    }));
    input.current?.focus();
  }, []);
  const restore = useCallback(() => {
    if (kept === null) return false;
    setLine(broughtBack(kept));
    return true;
  }, [kept]);
  const submit = useCallback(() => {
    if (reading.kind === 'command') {
      setLine(kept === null ? EMPTY : broughtBack(kept));
      void sendLine(text, reading, context.now);
      return;
    }
    const reason = reading.kind === 'faulty' ? reading.reason : reading.hint;
    if (reason !== '') announce(`Not sent. ${reason}`, { manner: 'assertive' });
  }, [reading, kept, text, context.now, sendLine, announce]);
  const putBack = useCallback(
    (line: SentLine) => {
      drop(line.key);
      prompt(line.text);
    },
    [drop, prompt],
  );
  return { input, text, reading, kept: kept?.text ?? null, sent, type, prompt, restore, submit, putBack };
}

type SendLine = (text: string, reading: DeskReading & { kind: 'command' }, now: number) => Promise<void>;

function useSentLines(): readonly [readonly SentLine[], SendLine, (key: number) => void] {
  const send = useSend();
  const { now: deviceNow } = useClient();
  const announce = useAnnounce();
  const [sent, setSent] = useState<readonly SentLine[]>([]);
  const next = useRef(0);
  const sendLine = useCallback<SendLine>(
    async (text, { commands, occurredAt }, now) => {
      next.current += 1;
      const key = next.current;
      const mark = (state: SentLine['state']): void =>
        setSent((before) => before.map((line) => (line.key === key ? { ...line, state } : line)));
      setSent((before) => [...before.slice(1 - SHOWN), { key, text, state: { kind: 'sending' } }]);
      // The line reads the server's clock; a command's times are this device's own.
      const options = occurredAt === null ? {} : { occurredAt: deviceNow() - (now - occurredAt) };
      let recordedAt = now;
      for (const { type, payload } of commands) {
        const reply = await send(type, payload, options);
        if (!reply.ok) {
          const reason = refusalSentence(reply.refusal);
          mark({ kind: 'refused', reason });
          announce(`Refused: ${reason}`, { manner: 'assertive' });
          return;
        }
        recordedAt = reply.recordedAt;
      }
      mark({ kind: 'recorded', at: recordedAt });
      announce('Recorded');
    },
    [send, deviceNow, announce],
  );
  const drop = useCallback((key: number) => setSent((before) => before.filter((line) => line.key !== key)), []);
  return [sent, sendLine, drop];
}
