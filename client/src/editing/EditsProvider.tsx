import { createContext, use, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useSend } from '../app/hooks.ts';
import type { CommandType } from '../connection/command-types.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { pressedKey } from '../ui/hotkeys.ts';
import { refusalSentence } from '../words/sentences.ts';
import { deriveId } from '#shared/ids.ts';
import { COMMANDS_OF, wholeCommand, type EditKind, type EditTarget } from './commands-of.ts';
import { sendEdit, type Edit } from './edits.ts';
import type { Deed, RecordOf, Step, Way } from './history.ts';
import type { StepResult } from './run-step.ts';
import { useHistory, type HistoryLabels } from './use-history.ts';
import { valuesOf } from './whole.ts';

/** Undefined once recorded; otherwise why not, for the field. */
export type Saved = string | undefined;

export interface Edits {
  /** Whether this person may change what is shown. */
  readonly may: boolean;
  readonly save: (edit: Edit) => Promise<Saved>;
  /** Sends many changes as one step, an ordinary command each; one undo takes all of them back. */
  readonly doAll: (step: Step, onProgress?: (sent: number, of: number) => void) => Promise<StepResult>;
  /**
   * Tells that a form has put a record in, so that undo can take it away again. Any other command is passed over.
   * `payload` as it was sent.
   */
  readonly noteAdded: (type: CommandType, payload: unknown, commandId: string, label: string) => void;
  /**
   * Looks at what a Remove command is about to take away; to be called before it is sent. The answer, called once it is
   * recorded, lets undo put it in again. Any other command is passed over.
   */
  readonly removal: (type: CommandType, payload: Readonly<Record<string, unknown>>, label: string) => () => void;
  /** What one command made of a kind, out of its first so many ids, as additions; as far as they are seen soon. */
  readonly madeBy: (kind: EditKind, commandId: string, most: number, label: string) => Promise<readonly Deed[]>;
  /** Tells of a step that was sent in another way. */
  readonly note: (step: Step) => void;
  readonly go: (way: Way) => void;
  /** What goes with a record when it is taken away. */
  readonly goesWith: GoesWith;
}
type GoesWith = (target: EditTarget) => readonly Deed[];
const nothing: GoesWith = () => [];

const EditsContext = createContext<Edits | null>(null);
const LabelsContext = createContext<HistoryLabels>({ last: undefined, next: undefined, busy: false });

export interface EditsProviderProps {
  readonly may: boolean;
  /** The records as they are now. */
  readonly recordOf: RecordOf;
  /** What the server takes away or unties together with a record. */
  readonly goesWith?: GoesWith;
  /** Whether edits here can be taken back: those of a plan can. */
  readonly undoable?: boolean;
  /** The stream that the page's commands are of; needed where records are put in and taken away. */
  readonly stream?: string;
  readonly children: ReactNode;
}

/** Edits of one page, and undo and redo of one's own: by Ctrl+Z and Ctrl+Y outside of a field, or by UndoButton. */
export function EditsProvider(props: EditsProviderProps) {
  const { may, recordOf, goesWith = nothing, undoable = true, stream = '', children } = props;
  const send = useSend();
  const say = useAnnounce();
  const { labels, note, go, doAll, whenTold } = useHistory(recordOf, stream);
  // What is handed out is the same however often the records change: every field of the page stands on it.
  const latest = useRef(recordOf);
  useEffect(() => {
    latest.current = recordOf;
  });
  const save = useCallback(
    async (edit: Edit): Promise<Saved> => {
      const reply = await sendEdit(send, edit);
      if (!reply.ok) return refusalSentence(reply.refusal, { [edit.field]: 'This' });
      note({ label: edit.label, deeds: [{ kind: 'edit', edit }] });
      say(`${edit.label}: recorded`);
      return undefined;
    },
    [send, say, note],
  );
  const noteAdded = useCallback<Edits['noteAdded']>(
    (type, payload, commandId, label) => {
      const whole = wholeCommand(type);
      if (whole?.deed !== 'add') return;
      const target = { kind: whole.kind, id: deriveId(stream, commandId, 0) };
      const values = payload as Readonly<Record<string, unknown>>;
      note({ label, deeds: [{ kind: 'add', target, values, label }] });
    },
    [note, stream],
  );
  const removal = useCallback<Edits['removal']>(
    (type, payload, label) => {
      const deed = removalDeed(type, payload, label, latest.current, goesWith);
      return () => deed !== undefined && note({ label, deeds: [deed] });
    },
    [note, goesWith],
  );
  const madeBy = useCallback<Edits['madeBy']>(
    async (kind, commandId, most, label) => {
      let deeds: readonly Deed[] = [];
      await whenTold((now) => {
        deeds = madeDeeds(kind, commandId, most, label, stream, now);
        return deeds.length > 0;
      });
      return deeds;
    },
    [stream, whenTold],
  );
  useHistoryKeys(go, may && undoable);
  const edits = useMemo<Edits>(
    () => ({ may, save, doAll, noteAdded, removal, madeBy, note, go, goesWith }),
    [may, save, doAll, noteAdded, removal, madeBy, note, go, goesWith],
  );
  return (
    <EditsContext value={edits}>
      <LabelsContext value={labels}>{children}</LabelsContext>
    </EditsContext>
  );
}

function removalDeed(
  type: CommandType,
  payload: Readonly<Record<string, unknown>>,
  label: string,
  recordOf: RecordOf,
  goes: GoesWith,
): Deed | undefined {
  const whole = wholeCommand(type);
  const id = whole === undefined ? undefined : payload[COMMANDS_OF[whole.kind].idKey ?? ''];
  if (whole?.deed !== 'remove' || typeof id !== 'string') return undefined;
  const target = { kind: whole.kind, id };
  const record = recordOf(target);
  const values = record === undefined ? undefined : valuesOf(target.kind, record);
  return values === undefined ? undefined : { kind: 'remove', target, values, label, with: goes(target) };
}

/** The records of a kind that one command made, out of its first so many ids, as additions. */
function madeDeeds(
  kind: EditKind,
  commandId: string,
  most: number,
  label: string,
  stream: string,
  recordOf: RecordOf,
): readonly Deed[] {
  return Array.from({ length: most }, (_, n) => ({ kind, id: deriveId(stream, commandId, n) })).flatMap((target) => {
    const record = recordOf(target);
    const values = record === undefined ? undefined : valuesOf(kind, record);
    return values === undefined ? [] : [{ kind: 'add', target, values, label }];
  });
}

/** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z, outside of a field; inside one they are the field's own and concern letters. */
function useHistoryKeys(go: (way: Way) => void, may: boolean): void {
  useEffect(() => {
    if (!may) return undefined;
    const press = (event: KeyboardEvent): void => {
      const letters = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.defaultPrevented || letters) return;
      const way = wayOf(event);
      if (way === undefined) return;
      event.preventDefault();
      go(way);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go, may]);
}

function wayOf(event: KeyboardEvent): Way | undefined {
  const key = pressedKey(event);
  if (key === 'Ctrl+Y') return 'redo';
  if (key !== 'Ctrl+Z' && key !== 'Ctrl+Shift+Z') return undefined;
  return event.shiftKey ? 'redo' : 'undo';
}

/** The edits of the page around. Throws outside of one: a fault of the page. */
export function useEdits(): Edits {
  const edits = use(EditsContext);
  if (edits === null) throw new Error('A field stands outside of EditsProvider.');
  return edits;
}

/** As `useEdits`, for parts that also stand on pages where nothing is edited; undefined there. */
export const useEditsIfAny = (): Edits | undefined => use(EditsContext) ?? undefined;

/** What undo and redo of the page around would do. */
export const useHistoryLabels = (): HistoryLabels => use(LabelsContext);
