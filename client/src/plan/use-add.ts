import { useRef, useState, type RefObject } from 'react';
import { useAnnounce } from '../ui/Announcer.tsx';
import type { CommandType } from '../connection/command-types.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import type { FieldLabels } from '../editing/form-faults.ts';

export interface AddUse<D> {
  readonly draft: D;
  readonly set: (part: Partial<D>) => void;
  readonly faults: Readonly<Record<string, string>>;
  readonly message: string | undefined;
  readonly busy: boolean;
  /** Sends what the draft means; once recorded the form is empty again and its first field has the focus. */
  readonly add: () => Promise<void>;
  readonly first: RefObject<HTMLInputElement | null>;
}

export interface AddParts<D> {
  readonly type: CommandType;
  readonly labels: FieldLabels;
  readonly empty: D;
  /** May have to look something up first. */
  readonly payloadOf: (draft: D) => unknown;
  /** "Flat 2, 14 Example Road added": said once recorded. */
  readonly said: (draft: D) => string;
}

/** A form that adds one record after another. What is refused stays as typed. */
export function useAdd<D>({ type, labels, empty, payloadOf, said }: AddParts<D>): AddUse<D> {
  const say = useAnnounce();
  const { noteAdded } = useEdits();
  const first = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(empty);
  const { faults, message, busy, submit } = useSubmit(type, labels);
  const add = async (): Promise<void> => {
    const recorded = await submit(await payloadOf(draft));
    if (recorded === undefined) return;
    noteAdded(type, recorded.payload, recorded.id, said(draft));
    say(said(draft), { tone: 'ok' });
    setDraft(empty);
    first.current?.focus();
  };
  return {
    draft,
    set: (part) => setDraft((before) => ({ ...before, ...part })),
    faults,
    message,
    busy,
    add,
    first,
  };
}
