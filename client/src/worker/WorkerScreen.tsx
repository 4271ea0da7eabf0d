import { AnswerPart } from './AnswerPart.tsx';
import { FocusKeeper } from './FocusKeeper.tsx';
import { HoursPart } from './HoursPart.tsx';
import { IfChangesPart } from './IfChangesPart.tsx';
import { KeepPart } from './KeepPart.tsx';
import { NoticesPart } from './NoticesPart.tsx';
import { PassPart } from './PassPart.tsx';
import { PlacePart } from './PlacePart.tsx';
import { PresencePart } from './PresencePart.tsx';
import { Rows } from './Rows.tsx';
import { useReadByHand, useWorker, type Worker } from './use-worker.ts';
import { WorkerBar } from './WorkerBar.tsx';
import { hasBegun } from './worker-hours.ts';
import { askedRows, headline, knowRows, slackText, stageOf, summary, zoneOf } from './worker-view.ts';
import { useConnection, useJoined, useNow, useRecord } from '../app/hooks.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { LoadingState, OfflineState, RefusedState } from '../ui/States.tsx';
import { staffRoleWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import styles from './worker.module.css';

/** A worker's page once her link has opened. Inside the operation's stream. */
export function WorkerScreen({ onLeave }: { readonly onLeave: () => void }) {
  const joined = useJoined();
  const { kind } = useConnection();
  const worker = useWorker();
  const over = typeof joined === 'object' || kind === 'out';
  return (
    <>
      <WorkerBar />
      <main id="main" className={styles['page']}>
        {over ? (
          <RefusedState
            title="This link no longer opens"
            reason="You may have a newer one, or this is over. Your coordinator can send you a new link."
          />
        ) : worker !== null ? (
          <Opened worker={worker} onLeave={onLeave} />
        ) : kind === 'offline' ? (
          <OfflineState kept="What you are asked is shown as soon as there is signal. Nothing of it is kept here." />
        ) : (
          <LoadingState what="what you are asked" />
        )}
      </main>
    </>
  );
}

function Opened({ worker, onLeave }: { readonly worker: Worker; readonly onLeave: () => void }) {
  useReadByHand();
  const { assignment, request, operation } = worker;
  const agency = useRecord('agency', assignment.agencyId ?? null);
  const now = useNow(minute);
  const stage = stageOf(assignment, operation);
  const coming = stage === 'yes' || stage === 'again';
  const asks = stage === 'asked' || stage === 'again';
  return (
    <FocusKeeper at={stage}>
      <header>
        <p>
          <b>{request.ref === undefined ? 'Request' : `Request ${request.ref}`}</b>{' '}
          <span className="muted">· from {agency?.name ?? 'your coordinator'}</span>
        </p>
        <h1>{headline(stage, assignment)}</h1>
        {!asks && <p className="muted">{summary(worker)}</p>}
      </header>
      <NoticesPart grade={worker.grade} coming={coming || asks} zone={zoneOf(operation)} />
      {operation.standing?.kind === 'postponed' && coming && (
        <p>This is put off for now. Do not set out. If the hours move, you are asked again here.</p>
      )}
      {asks && (
        <>
          <Panel look="roomy" title={stage === 'again' ? 'The new hours' : 'What is asked'}>
            <Rows rows={askedRows(worker, now)} />
          </Panel>
          <AnswerPart worker={worker} again={stage === 'again'} />
        </>
      )}
      {stage === 'yes' && <PresencePart worker={worker} />}
      {coming && <PlacePart worker={worker} />}
      {coming && (
        <Panel look="roomy" title="What you will know, and when">
          <Rows rows={knowRows(worker, now)} />
          {!asks && <p className={styles['small']}>{slackText(assignment)}</p>}
        </Panel>
      )}
      {stage === 'yes' && worker.grade === 'answer' && <PassPart />}
      {stage === 'yes' && hasBegun(assignment, now) && <HoursPart worker={worker} />}
      {stage === 'yes' && <IfChangesPart worker={worker} />}
      {(coming || asks) && <KeepPart worker={worker} />}
      <Ending worker={worker} />
      <QuestionsPart worker={worker} onLeave={onLeave} />
    </FocusKeeper>
  );
}

/** What stands where nothing more is asked of her. */
function Ending({ worker }: { readonly worker: Worker }) {
  const { assignment, operation } = worker;
  switch (stageOf(assignment, operation)) {
    case 'no':
      return <p>Thank you for saying so. If that changes, ring your coordinator: she can put you forward again.</p>;
    case 'not_needed':
      return <p>Thank you for being ready. You do not have to do anything.</p>;
    case 'called_off':
      return <p>Thank you for being ready. Do not set out.</p>;
    case 'stood_down':
      return (
        <>
          <HoursPart worker={worker} />
          <p className={styles['small']}>The place is no longer shown on this phone.</p>
        </>
      );
    case 'asked':
    case 'again':
    case 'yes':
      return null;
  }
}

function QuestionsPart({ worker, onLeave }: { readonly worker: Worker; readonly onLeave: () => void }) {
  const { role } = worker.assignment;
  const { contact } = worker.request;
  const as = role === undefined ? 'worker' : lowerFirst(staffRoleWords[role]);
  return (
    <Panel look="roomy" title="Questions">
      <p>Your coordinator answers on the number that she gave you.</p>
      {contact !== null && contact !== undefined && (
        <a className={styles['ring']} href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>
          Ring {contact.name}
          <span>{contact.phone}</span>
        </a>
      )}
      <p className={styles['small']}>
        You are shown to police as “{as}” of your agency, never by name. The record shows that you worked. Your position
        is never tracked.
      </p>
      <Button full onClick={onLeave}>
        Close this on this phone
      </Button>
    </Panel>
  );
}
