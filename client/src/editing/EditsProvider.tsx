import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSend } from '../app/hooks.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { pressedKey } from '../ui/hotkeys.ts';
import { refusalSentence } from '../words/sentences.ts';
import { remember, sendEdit, undoNext, type Edit, type UndoList } from './edits.ts';

/** Undefined once recorded; otherwise why not, for the field. */
export type Saved = string | undefined;

interface Edits {
  /** Whether this person may change what is shown. */
  readonly may: boolean;
  readonly save: (edit: Edit) => Promise<Saved>;
  readonly undo: () => void;
  /** What undo would take back: "Hazards of A2". */
  readonly last: string | undefined;
}

const EditsContext = createContext<Edits | null>(null);

export interface EditsProviderProps {
  readonly may: boolean;
  /** The value that a field has now. */
  readonly current: (edit: Edit) => unknown;
  /** Whether edits here can be taken back: those of a plan can. */
  readonly undoable?: boolean;
  readonly children: ReactNode;
}

/** Field edits of one page, and undo of one's own: by Ctrl+Z outside of a field, or by UndoButton. */
export function EditsProvider({ may, current, undoable = true, children }: EditsProviderProps) {
  const send = useSend();
  const say = useAnnounce();
  const [list, setList] = useState<UndoList>([]);
  const busy = useRef(false);
  const save = useCallback(
    async (edit: Edit): Promise<Saved> => {
      const reply = await sendEdit(send, edit);
      if (!reply.ok) return refusalSentence(reply.refusal, { [edit.field]: 'This' });
      setList((before) => remember(before, edit));
      say(`${edit.label}: recorded`);
      return undefined;
    },
    [send, say],
  );
  const undo = useCallback(() => {
    if (busy.current) return;
    const next = undoNext(list, current);
    if (next.kind === 'nothing') return say('Nothing of yours to take back');
    if (next.kind === 'changed_since') {
      setList(next.rest);
      return say(`${next.edit.label} was changed by someone else since: not taken back`, { tone: 'warn' });
    }
    busy.current = true;
    void (async () => {
      const reply = await sendEdit(send, next.edit);
      busy.current = false;
      if (reply.ok) setList(next.rest);
      const words = reply.ok ? `${next.edit.label}: taken back` : refusalSentence(reply.refusal);
      say(words, { tone: reply.ok ? 'ok' : 'bad' });
    })();
  }, [list, current, send, say]);
  useUndoKey(undo, may && undoable);
  const last = list.at(-1)?.label;
  const edits = useMemo<Edits>(() => ({ may, save, undo, last }), [may, save, undo, last]);
  return <EditsContext value={edits}>{children}</EditsContext>;
}

/** Ctrl+Z (⌘Z) outside of a field; inside one it is the field's own and takes back letters. */
function useUndoKey(undo: () => void, may: boolean): void {
  useEffect(() => {
    if (!may) return undefined;
    const press = (event: KeyboardEvent): void => {
      const letters = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.defaultPrevented || letters || pressedKey(event) !== 'Ctrl+Z' || event.shiftKey) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, may]);
}

/** The edits of the page around. Throws outside of one: a fault of the page. */
export function useEdits(): Edits {
  const edits = use(EditsContext);
  if (edits === null) throw new Error('A field stands outside of EditsProvider.');
  return edits;
}
