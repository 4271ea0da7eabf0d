import { useMemo } from 'react';
import { useAgency } from './agency-context.ts';
import { isOver } from './closed.ts';
import { RequestPanel } from './RequestPanel.tsx';
import { requestCards } from './request-cards.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { minute } from '../format/zone.ts';
import { EmptyState } from '../ui/States.tsx';
import styles from './agency.module.css';

/** The heading says how much waits for an answer; what waits stands on top. Inside the roster's stream. */
export function RequestList() {
  const { zone, operation } = useAgency();
  const requests = useRecords('request');
  const assignments = useRecords('assignment');
  const notices = useRecords('notice');
  const places = useRecords('place');
  const roster = useRecords('rosterPerson');
  const now = useNow(minute);
  const over = operation.phase === 'stood_down' || operation.phase === 'closed';
  const takesAnswers = operation.standing?.kind !== 'cancelled' && !over;
  const ended = isOver(operation);
  const cards = useMemo(
    () => requestCards({ requests, assignments, notices, places, roster, zone, takesAnswers, isOver: ended }, now),
    [requests, assignments, notices, places, roster, zone, takesAnswers, ended, now],
  );
  const waiting = cards.filter(({ needsAnswer }) => needsAnswer).length;
  return (
    <>
      <div>
        <h1>{headingOf(waiting, cards.length)}</h1>
        <p className="muted">
          You can answer without knowing the place. It is shown to you here when the lead decides.
        </p>
      </div>
      {cards.length === 0 ? (
        <EmptyState title="Nothing is asked of you yet">
          A request comes here by itself, with its hours, its area and the time to answer by.
        </EmptyState>
      ) : (
        <ul className={styles['requests']}>
          {cards.map((card) => (
            <li key={card.id}>
              <RequestPanel card={card} roster={roster} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function headingOf(waiting: number, all: number): string {
  if (waiting > 0) return `${waiting} ${waiting === 1 ? 'request needs' : 'requests need'} an answer`;
  return all === 0 ? 'No requests' : 'Every request is answered';
}
