import { useState } from 'react';
import { telOf, type ToRing } from './ring-list.ts';
import { openReach } from '../connection/openings.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { ErasedMark } from '../ui/States.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './agency.module.css';

export interface RingRowProps {
  readonly person: ToRing;
  readonly agencyId: string;
  /** The key that does the same as the button; the first of the list has one. */
  readonly shortcut?: string;
  readonly busy: boolean;
  readonly onTold: () => void;
}

/** One person to ring: of what, for how long, how it left Muster, her number, and that she was told. */
export function RingRow({ person, agencyId, shortcut, busy, onTold }: RingRowProps) {
  return (
    <div className={styles['slot']}>
      <div>
        <b>{person.name}</b>
        {person.own !== null && <span className="muted"> {person.own}</span>} · {person.age}
        {person.of.map(({ id, what, sent }) => (
          <div key={id} className="muted">{`${what} · ${sent}`}</div>
        ))}
      </div>
      <span>
        <Chip tone={person.waiting ? 'warn' : 'move'}>{person.state}</Chip>
      </span>
      <div className={styles['acts']}>
        {person.personId !== null && (
          <RingNumber agencyId={agencyId} personId={person.personId} of={person.own ?? person.name} />
        )}
        <Button disabled={busy} onClick={onTold} {...(shortcut === undefined ? {} : { shortcut })}>
          Told by voice
          <VisuallyHidden>{`: ${person.name}, ${person.of.map(({ what }) => what).join('; ')}`}</VisuallyHidden>
        </Button>
      </div>
    </div>
  );
}

type Opening =
  | { readonly kind: 'closed' | 'asking' | 'erased' }
  | { readonly kind: 'open'; readonly number: string }
  | { readonly kind: 'refused'; readonly why: string };

interface RingNumberProps {
  readonly agencyId: string;
  readonly personId: string;
  readonly of: string;
}

/** Her number, opened on record; kept nowhere but in this line, and gone with it. */
function RingNumber({ agencyId, personId, of }: RingNumberProps) {
  const [state, setState] = useState<Opening>({ kind: 'closed' });
  const open = async (): Promise<void> => {
    setState({ kind: 'asking' });
    const answer = await openReach(agencyId, personId, 'phone');
    if (!answer.ok) setState({ kind: 'refused', why: answer.refusal.message });
    else setState(answer.value === null ? { kind: 'erased' } : { kind: 'open', number: answer.value });
  };
  if (state.kind === 'erased') return <ErasedMark />;
  if (state.kind === 'open')
    return (
      <output className={styles['number']}>
        {state.number === '' ? 'No number kept' : <a href={telOf(state.number)}>{state.number}</a>}
      </output>
    );
  return (
    <>
      <Button disabled={state.kind === 'asking'} onClick={() => void open()}>
        Show number<VisuallyHidden>{` of ${of}`}</VisuallyHidden>
      </Button>
      {state.kind === 'refused' && <FaultText>{state.why}</FaultText>}
    </>
  );
}
