import { useState } from 'react';
import { Link } from 'wouter';
import { pagePath } from '../app/page-table.ts';
import { ActButton } from '../board/ActButton.tsx';
import { useActs } from '../board/use-acts.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { OutLine, TurnLine } from './out-list.ts';
import { Thread } from './Thread.tsx';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

export interface OutListProps {
  readonly lines: readonly OutLine[];
  readonly turns: readonly TurnLine[];
  readonly name: string;
}

/** Requests with their standing, those who wait for a turn, and the questions of each. */
export function OutList({ lines, turns, name }: OutListProps) {
  if (lines.length === 0 && turns.length === 0) return <p className={styles['quiet']}>Nobody has been asked yet.</p>;
  return (
    <ul className={styles['list']} aria-label={`Who was asked for ${name}`}>
      {lines.map((line) => (
        <Request key={line.id} line={line} />
      ))}
      {turns.map((turn) => (
        <Turn key={turn.id} turn={turn} />
      ))}
    </ul>
  );
}

function Request({ line }: { readonly line: OutLine }) {
  const { may, operationId } = useStaffing();
  const [taking, setTaking] = useState(false);
  const acts = useActs();
  const take = (): void =>
    void acts
      .run(`take/${line.id}`, [{ type: 'TakeBackRequest', payload: { requestId: line.id } }])
      .then((done) => done && setTaking(false));
  const state = acts.stateOf(`take/${line.id}`);
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <b>
          {line.ref} {line.who}
        </b>
        <Chip tone={line.tone}>{line.standing}</Chip>
      </div>
      <p className={styles['quiet']}>{line.times}</p>
      <p className={styles['quiet']}>{line.people}</p>
      <Thread line={line} />
      {may && (
        <div className={styles['buttons']}>
          {line.mayTakeBack && (
            <Button onClick={() => setTaking(true)} aria-label={`Take back ${line.ref}…`}>
              Take back…
            </Button>
          )}
          <Link href={seenAsPath(operationId, line)} className={styles['link']}>
            See as {line.who}
          </Link>
        </div>
      )}
      <Dialog
        open={taking}
        title={`Take back ${line.ref}`}
        width="narrow"
        onClose={() => setTaking(false)}
        actions={
          <>
            <Button onClick={() => setTaking(false)}>Leave it out</Button>
            <Button kind="danger" disabled={state?.kind === 'sending'} onClick={take}>
              Take back
            </Button>
          </>
        }
      >
        <p>
          {line.who} is asked no longer. Whoever was put forward is told at once that they are not needed: {line.people}
          .
        </p>
        {state?.kind === 'refused' && <p role="alert">{state.reason}</p>}
      </Dialog>
    </li>
  );
}

/** What this agency, or its unit, sees now; another moment is chosen there. */
function seenAsPath(operationId: string, { agencyId, unitId }: OutLine): string {
  const unit = unitId === null ? '' : `&unit=${unitId}`;
  return `${pagePath(operationId, 'seen-as', 'lead')}&agency=${agencyId}${unit}`;
}

function Turn({ turn }: { readonly turn: TurnLine }) {
  const { may } = useStaffing();
  const acts = useActs();
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <span className={styles['grow']}>{turn.words}</span>
        {may && (
          <ActButton
            acts={acts}
            actKey={`skip/${turn.id}`}
            commands={[{ type: 'SkipTurn', payload: { turnId: turn.id } }]}
          >
            Skip
          </ActButton>
        )}
      </div>
    </li>
  );
}
