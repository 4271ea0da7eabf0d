import { useState, type ReactNode } from 'react';
import { useSend } from '../app/hooks.ts';
import { hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { EditTarget } from '../editing/edits.ts';
import { refusalSentence } from '../words/sentences.ts';
import { contestsOver, type ContestOn } from './contests.ts';
import { usePlan } from './plan-context.ts';
import styles from './plan.module.css';

export interface ContestNoteProps {
  readonly target: EditTarget;
  readonly field: string;
  /** "Hazards of A2". */
  readonly name: string;
  /** Draws a value of the field; what came is of the field's own form. */
  readonly show: (value: unknown) => ReactNode;
}

/** Two people typed different values over the same one: both are shown, and one is kept by a person. */
export function ContestNote({ target, field, name, show }: ContestNoteProps) {
  const { data } = usePlan();
  return contestsOver(data.contests, target, field).map((one) => (
    <OneContest key={one.id} one={one} name={name} show={show} />
  ));
}

function OneContest({ one, name, show }: { readonly one: ContestOn } & Pick<ContestNoteProps, 'name' | 'show'>) {
  const { may, frame } = usePlan();
  const send = useSend();
  const [fault, setFault] = useState<string>();
  const { contest, id } = one;
  const keep = async (which: 'standing' | 'other'): Promise<void> => {
    const reply = await send('SettleContest', { contestId: id, keep: which });
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
  };
  const when = contest.at === undefined ? '' : `, ${hourMinute(contest.at, frame.zone)}`;
  return (
    <fieldset className={styles['contest']} aria-label={`Two values for ${name}`}>
      <p>
        <Icon name="diamond" size="s" /> Two values. Which one holds?
      </p>
      <div className={styles['values']}>
        <div>
          <span className={styles['from']}>Stands now</span>
          <strong>{show(contest.standing)}</strong>
          {may && <Button onClick={() => void keep('standing')}>Keep this one</Button>}
        </div>
        <div>
          <span className={styles['from']}>
            Typed by {contest.by ?? 'someone'}
            {when}
          </span>
          <strong>{show(contest.other)}</strong>
          {may && <Button onClick={() => void keep('other')}>Take this one</Button>}
        </div>
      </div>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </fieldset>
  );
}
