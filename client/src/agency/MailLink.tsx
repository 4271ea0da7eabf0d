import { useEffect, useState } from 'react';
import { useAgency } from './agency-context.ts';
import { mailRefusalWords } from './mail-link.ts';
import { mailAnswerLink, openChannels } from '../connection/api.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';

/** Offers to mail a link just made, where an administrator has opened mail; nothing where not. */
export function MailLink({ assignmentId, token }: { readonly assignmentId: string; readonly token: string }) {
  const { operationId } = useAgency();
  const isOpen = useMailOpen();
  const say = useAnnounce();
  const [fault, setFault] = useState<string>();
  const [step, setStep] = useState<'ready' | 'sending' | 'sent'>('ready');
  if (!isOpen) return null;
  const mail = async (): Promise<void> => {
    setStep('sending');
    setFault(undefined);
    const answer = await mailAnswerLink(operationId, assignmentId, token);
    setStep(answer.ok ? 'sent' : 'ready');
    if (answer.ok) say('Link mailed to her', { tone: 'ok' });
    else setFault(mailRefusalWords(answer.refusal, answer.waitSeconds));
  };
  return (
    <div className="stack">
      <p className="muted">
        Mailed, it goes to the address on your roster and no other, through the mail host that your administrator chose.
      </p>
      <div>
        <Button disabled={step !== 'ready'} onClick={() => void mail()}>
          {step === 'sent' ? 'Mailed to her' : 'Mail it to her'}
        </Button>
      </div>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </div>
  );
}

/** Whether mail is open; false until that is known. */
function useMailOpen(): boolean {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let isHere = true;
    void openChannels().then((answer) => {
      if (isHere && answer.ok) setIsOpen(answer.value.mail);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return isOpen;
}
