import type { ReactNode } from 'react';
import type { Seen } from './ask-seen-as.ts';
import {
  careTimes,
  seenNotices,
  seenOffers,
  seenRequests,
  seenRisks,
  type SeenLine,
  type SeenPerson,
  type SeenRequest,
} from './seen-lines.ts';
import { placeLines } from '../places.ts';
import { ukZone } from '../../format/zone.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { phaseWords } from '../../words/labels.ts';
import styles from './preview.module.css';

/** What the agency sees, to read and not to touch, in the order in which it reads it. */
export function SeenView({ seen }: { readonly seen: Seen }) {
  const operation = seen.of('operation').values().next().value;
  const zone = operation?.zone ?? ukZone;
  const requests = seenRequests(seen, zone);
  const places = placeLines(seen.of('place'), seen.at, zone);
  if (operation === undefined && requests.length === 0)
    return <EmptyState title="It saw nothing">The operation, or the agency’s part in it, had not begun.</EmptyState>;
  return (
    <>
      <p className="muted">
        {[operation?.area ?? '', operation?.phase === undefined ? '' : phaseWords[operation.phase]]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {operation?.standing?.kind === 'postponed' && <Notice tone="warn">The operation is put off.</Notice>}
      {operation?.standing?.kind === 'cancelled' && <Notice tone="warn">The operation is called off.</Notice>}
      <div className={styles['parts']}>
        <div className={styles['part']}>
          {requests.length === 0 && <EmptyState title="Nothing was asked of it" />}
          {requests.map((request) => (
            <RequestSeen key={request.id} request={request} />
          ))}
        </div>
        <div className={styles['part']}>
          <Lines
            title="Places shown to it"
            none="None."
            lines={places.map(({ id, title, where, since, full }) => ({
              id,
              title,
              about: [...where, full ? `Shown ${since}` : `Area only, since ${since}`].join(' · '),
            }))}
          />
          <Lines title="Not yet told" none="Nobody waits to be told." lines={seenNotices(seen, zone)} />
          <Lines title="Risks" none="None is shared." lines={seenRisks(seen)} />
          <Lines title="What it could send" none="Nothing is said." lines={seenOffers(seen, zone)} />
          <Care times={careTimes(seen, zone)} />
        </div>
      </div>
    </>
  );
}

function RequestSeen({ request }: { readonly request: SeenRequest }) {
  const { title, standing, facts, note, people, messages } = request;
  return (
    <Panel look="roomy" title={title} note={<Chip tone={standing.tone}>{standing.words}</Chip>}>
      <ul className={styles['facts']}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {note !== '' && <p>{note}</p>}
      {people.length === 0 && <p className="muted">Nobody is put forward.</p>}
      <ul className={styles['lines']} aria-label="People put forward">
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {messages.length > 0 && (
        <ul className={styles['lines']} aria-label="Messages">
          {messages.map(({ id, from, when, text }) => (
            <li key={id}>
              <b>{from}</b> <span className="muted">{when}</span>
              <div className={styles['words']}>{text}</div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Person({ person: { who, hours, answer, presence } }: { readonly person: SeenPerson }) {
  return (
    <li className={styles['person']}>
      <span>
        <b>{who}</b> <span className="muted">{hours}</span>
      </span>
      <span className={styles['chips']}>
        <Chip tone={answer.tone}>{answer.words}</Chip>
        {presence !== '' && <Chip tone="move">{presence}</Chip>}
      </span>
    </li>
  );
}

interface LinesProps {
  readonly title: string;
  readonly none: string;
  readonly lines: readonly SeenLine[];
}

function Lines({ title, none, lines }: LinesProps): ReactNode {
  return (
    <Panel look="roomy" title={title}>
      {lines.length === 0 && <p className="muted">{none}</p>}
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.id}>
            <b>{line.title}</b>
            <div className="muted">{line.about}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Care({ times }: { readonly times: readonly string[] }) {
  return (
    <Panel look="roomy" title="Care notes">
      <p className="muted">
        {times.length === 0
          ? 'None is written.'
          : `${times.length} written, at ${times.join(', ')}. What they say is not shown to you.`}
      </p>
    </Panel>
  );
}
