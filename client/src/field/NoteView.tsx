import { useState } from 'react';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { LIMITS } from '#shared/limits.ts';

export interface NoteViewProps {
  readonly addressId: string;
  readonly act: Act;
  readonly onBack: () => void;
}

/** A note for command's log. */
export function NoteView({ addressId, act, onBack }: NoteViewProps) {
  const [text, setText] = useState('');
  const words = text.trim();
  const fits = words !== '' && words.length <= LIMITS.logText;
  return (
    <SubView title="Note to command" onBack={onBack}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!fits) return;
          act({ type: 'WriteLogEntry', payload: { sight: 'command', addressId, text: words, source: 'phone' } });
          onBack();
        }}
      >
        <TextArea
          label="Note"
          hint="No names of people found. Without signal a note lasts only while this page stays open."
          value={text}
          onChange={setText}
          limit={LIMITS.logText}
          rows={4}
          width="full"
        />
        <Button kind="primary" type="submit" full disabled={!fits}>
          Send the note
        </Button>
      </form>
    </SubView>
  );
}
