import { useState } from 'react';
import { useParams } from 'wouter';
import { openReach, type Reach } from '../../../connection/openings.ts';
import { Button } from '../../../ui/Button.tsx';
import { FaultText } from '../../../ui/FaultText.tsx';
import { ErasedMark } from '../../../ui/States.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { readBy } from '../../../editing/read-by.ts';
import { rosterFields } from '#shared/commands/agency-commands.ts';
import { rosterDetailFields } from '#shared/commands/staffing-fields.ts';
import { DetailText, type DetailOf } from './DetailCell.tsx';
import styles from './details.module.css';

export interface ContactProps extends DetailOf {
  /** Whether a mail address is kept. */
  readonly mail: boolean;
}

const LABELS: Readonly<Record<Reach, string>> = { phone: 'Telephone', email: 'Mail' };
const BUTTONS: Readonly<Record<Reach, string>> = { phone: 'Show number', email: 'Show mail address' };

/** How she is reached. Neither is on the page before it is opened, one at a time and on record. */
export function Contact({ personId, of, mail }: ContactProps) {
  return (
    <section className={styles['group']} aria-label={`Contact of ${of}`}>
      <h3>Contact</h3>
      <Opened personId={personId} of={of} what="phone" />
      {mail ? (
        <Opened personId={personId} of={of} what="email" />
      ) : (
        <ReachCell personId={personId} of={of} what="email" value="" />
      )}
      <p className="muted">Kept sealed. Each number or address that you open is on record with your name.</p>
    </section>
  );
}

type Opening =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'open'; readonly value: string | null }
  | { readonly kind: 'refused'; readonly why: string };

function Opened({ personId, of, what }: DetailOf & { readonly what: Reach }) {
  const { id } = useParams<{ id: string }>();
  const [state, setState] = useState<Opening>({ kind: 'closed' });
  const open = async (): Promise<void> => {
    setState({ kind: 'asking' });
    const answer = await openReach(id, personId, what);
    setState(answer.ok ? { kind: 'open', value: answer.value } : { kind: 'refused', why: answer.refusal.message });
  };
  if (state.kind === 'open') {
    return state.value === null ? (
      <p>
        {LABELS[what]}: <ErasedMark />
      </p>
    ) : (
      <ReachCell
        personId={personId}
        of={of}
        what={what}
        value={state.value}
        onSaved={(value) => setState({ kind: 'open', value })}
      />
    );
  }
  return (
    <div className={styles['reach']}>
      <Button disabled={state.kind === 'asking'} onClick={() => void open()}>
        {BUTTONS[what]}
        <VisuallyHidden>{` of ${of}`}</VisuallyHidden>
      </Button>
      {state.kind === 'refused' && <FaultText>{state.why}</FaultText>}
    </div>
  );
}

interface ReachCellProps extends DetailOf {
  readonly what: Reach;
  readonly value: string;
  /** The record does not carry it: what was typed is what stands here from then on. */
  readonly onSaved?: (value: string) => void;
}

function ReachCell({ personId, of, what, value, onSaved }: ReachCellProps) {
  const read = what === 'phone' ? readBy(rosterFields.phone) : readBy(rosterDetailFields.email);
  return (
    <output className={styles['reach']}>
      <DetailText<string>
        personId={personId}
        of={of}
        label={LABELS[what]}
        field={what}
        value={value}
        show={(shown) => shown}
        typed={(shown) => shown}
        unset="none kept"
        read={read}
        {...(onSaved === undefined ? {} : { onSaved })}
      />
    </output>
  );
}
