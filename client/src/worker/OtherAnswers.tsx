import { useState, type ReactNode } from 'react';
import { FocusKeeper } from './FocusKeeper.tsx';
import { NoPart } from './NoPart.tsx';
import { UntilPart } from './UntilPart.tsx';
import type { Worker } from './use-worker.ts';
import { Button } from '../ui/Button.tsx';

export type OtherAnswer = 'until' | 'no' | 'know';

interface OtherAnswersProps {
  readonly worker: Worker;
  readonly children: (open: (answer: OtherAnswer) => void) => ReactNode;
}

/** Answers that ask for something more take the place of the buttons until they are given or left. */
export function OtherAnswers({ worker, children }: OtherAnswersProps) {
  const [open, setOpen] = useState<'none' | OtherAnswer>('none');
  const close = (): void => setOpen('none');
  return (
    <FocusKeeper at={open}>
      {open === 'none' && children(setOpen)}
      {open === 'until' && <UntilPart worker={worker} onBack={close} />}
      {(open === 'no' || open === 'know') && (
        <NoPart assignmentId={worker.assignmentId} mayKnowSomeone={open === 'know'} onBack={close} />
      )}
    </FocusKeeper>
  );
}

interface OtherButtonsProps {
  readonly off: boolean;
  readonly onOpen: (answer: OtherAnswer) => void;
}

export function OtherButtons({ off, onOpen }: OtherButtonsProps) {
  return (
    <>
      <Button full disabled={off} onClick={() => onOpen('until')}>
        I can only stay until…
      </Button>
      <Button full disabled={off} onClick={() => onOpen('no')}>
        I cannot come
      </Button>
      <Button full disabled={off} onClick={() => onOpen('know')}>
        I may know someone there <span className="muted">· no reason is shown to anyone</span>
      </Button>
    </>
  );
}
