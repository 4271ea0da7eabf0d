import { useState } from 'react';
import { useMe, useSend } from '../../app/hooks.ts';
import { counted } from '../../format/language.ts';
import { nearTime } from '../../format/time.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { toldWords } from '../../words/labels.ts';
import { refusalSentence } from '../../words/sentences.ts';
import type { ToldState } from '#shared/vocabulary.ts';
import { usePlan } from '../plan-context.ts';
import { isTold, receiptGroups, type Receipt, type ReceiptGroup } from './receipts.ts';
import styles from './records.module.css';

/** Who has been told of what the operation as a whole did: moved, put off, called off, freed. */
export function ReceiptsPart() {
  const { data } = usePlan();
  const groups = receiptGroups(data);
  if (groups.length === 0) return null;
  return (
    <Panel title="Who has been told" level={3} note="Whoever is not yet told must be rung.">
      <div className={styles['told']}>
        {groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
      </div>
    </Panel>
  );
}

function Group({ group }: { readonly group: ReceiptGroup }) {
  const { title, receipts, notYet, whole } = group;
  return (
    <details open={notYet > 0}>
      <summary>
        <b>{title}</b>{' '}
        {notYet > 0 ? (
          <Chip tone="warn">
            Not yet told: {notYet}
            {whole && ` of ${receipts.length}`}
          </Chip>
        ) : (
          <Chip tone="ok">{counted(receipts.length, 'person', 'people')}, all told</Chip>
        )}
      </summary>
      <ul>
        {receipts.map((receipt) => (
          <OneReceipt key={receipt.noticeId} receipt={receipt} of={title} />
        ))}
      </ul>
    </details>
  );
}

const TONES: Readonly<Record<ToldState, Tone>> = {
  waiting: 'warn',
  shown: 'move',
  understood: 'ok',
  told_by_voice: 'ok',
};

function OneReceipt({ receipt, of }: { readonly receipt: Receipt; readonly of: string }) {
  const { frame, may } = usePlan();
  const { as } = useMe();
  const send = useSend();
  const [fault, setFault] = useState<string>();
  const { noticeId, who, told, toldAt, toldBy } = receipt;
  const tell = async (): Promise<void> => {
    const reply = await send('TellByVoice', { noticeId });
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
  };
  return (
    <li>
      <span className={styles['holder']}>
        {who} <Chip tone={TONES[told]}>{toldWords[told]}</Chip>
        {toldAt !== null && <span className="muted num">{nearTime(toldAt, frame.now, frame.zone)}</span>}
        {toldBy !== null && <span className="muted">by {toldBy}</span>}
        {!isTold(told) && (may || as === 'desk') && (
          <Button kind="quiet" onClick={() => void tell()} aria-label={`Told by voice: ${who}, ${of}`}>
            Told by voice
          </Button>
        )}
      </span>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </li>
  );
}
