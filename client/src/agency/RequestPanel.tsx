import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import { CannotDialog } from './CannotDialog.tsx';
import { PersonActs, useAtOnce, type PersonAct } from './PersonActs.tsx';
import { PersonRow } from './PersonRow.tsx';
import { PutForwardDialog } from './PutForwardDialog.tsx';
import type { RequestCard } from './request-cards.ts';
import { RequestAsked } from './RequestAsked.tsx';
import { RequestThread } from './RequestThread.tsx';
import { RequestRisks } from './RequestRisks.tsx';
import { type Stretch, windowsOf } from './stretches.ts';
import { counted } from '../format/language.ts';
import { dayRange, timeRange } from '../format/time.ts';
import { hour } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { OverdueMark } from '../ui/States.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import type { RosterPersonView } from '#shared/records.ts';
import styles from './agency.module.css';

export interface RequestPanelProps {
  readonly card: RequestCard;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
}

type Open = { readonly kind: 'none' | 'cannot' } | { readonly kind: 'putForward'; readonly stretch: Stretch };

/** One request: what is asked, who is put forward, and what is still open. */
export function RequestPanel({ card, roster }: RequestPanelProps) {
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const [act, setAct] = useState<PersonAct>();
  const atOnce = useAtOnce();
  const close = (): void => setOpen({ kind: 'none' });
  return (
    <Panel
      look="roomy"
      title={card.title}
      note={<Chip tone={card.chip.tone}>{card.chip.words}</Chip>}
      actions={
        card.answerBy === null ? undefined : card.overdue ? (
          <OverdueMark>{card.answerBy}</OverdueMark>
        ) : (
          <span className="muted">{card.answerBy}</span>
        )
      }
    >
      <p className={styles['meta']}>
        {card.meta.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {card.note !== '' && <p className={styles['note']}>“{card.note}”</p>}
      <RequestAsked request={card.request} />
      <ul className={styles['slots']}>
        {[...card.people, ...card.gone].map((line) => (
          <li key={line.id}>
            <PersonRow line={line} onAct={(kind) => atOnce(kind, line) || setAct({ kind, line })} />
          </li>
        ))}
        {card.open.map((stretch) => (
          <li key={stretch.startAt}>
            <OpenSlot
              card={card}
              stretch={stretch}
              onPutForward={() => setOpen({ kind: 'putForward', stretch })}
              onCannot={() => setOpen({ kind: 'cannot' })}
            />
          </li>
        ))}
      </ul>
      <Further card={card} onPutForward={(stretch) => setOpen({ kind: 'putForward', stretch })} />
      <RequestThread requestId={card.id} requestRef={card.ref} open={card.standing !== 'taken_back'} />
      <RequestRisks requestId={card.id} requestRef={card.ref} open={card.standing !== 'taken_back'} />
      {open.kind === 'cannot' && <CannotDialog card={card} onClose={close} />}
      {open.kind === 'putForward' && (
        <PutForwardDialog
          card={card}
          roster={roster}
          stretch={open.stretch}
          onClose={close}
          onDone={(line) => {
            close();
            setAct({ kind: 'link', line });
          }}
        />
      )}
      <PersonActs act={act} onClose={() => setAct(undefined)} />
    </Panel>
  );
}

interface OpenSlotProps {
  readonly card: RequestCard;
  readonly stretch: Stretch;
  readonly onPutForward: () => void;
  readonly onCannot: () => void;
}

function OpenSlot({ card, stretch, onPutForward, onCannot }: OpenSlotProps) {
  const { zone } = useAgency();
  const long = stretch.endAt - stretch.startAt >= 20 * hour || windowsOf(card.request).length > 1;
  const hours = (long ? dayRange : timeRange)(stretch.startAt, stretch.endAt, zone);
  return (
    <div className={styles['slot']}>
      <b>{hours} still open</b>
      <span>
        <Chip tone="warn">{counted(stretch.missing, 'person', 'people')} short</Chip>
      </span>
      <div className={styles['acts']}>
        <Button kind="primary" onClick={onPutForward}>
          Put someone forward<VisuallyHidden>{`: ${card.ref}, ${hours}`}</VisuallyHidden>
        </Button>
        {card.standing !== 'cannot' && (
          <Button onClick={onCannot}>
            We cannot<VisuallyHidden>{`: ${card.ref}`}</VisuallyHidden>
          </Button>
        )}
      </div>
    </div>
  );
}

interface FurtherProps {
  readonly card: RequestCard;
  readonly onPutForward: (stretch: Stretch) => void;
}

/** What is said where no open hours are listed. */
function Further({ card, onPutForward }: FurtherProps) {
  const { number = 1 } = card.request;
  const { zone } = useAgency();
  if (card.standing === 'taken_back') return <p className="muted">The lead no longer asks this of you.</p>;
  if (!card.hoursKnown) {
    return <p className="muted">The hours are not settled yet. You can put people forward as soon as they are.</p>;
  }
  if (card.standing !== 'cannot') return null;
  return (
    <div className={styles['further']}>
      {windowsOf(card.request).map(({ startAt, endAt }) => (
        <Button key={startAt} onClick={() => onPutForward({ startAt, endAt, missing: number })}>
          Put someone forward after all
          <VisuallyHidden>{`: ${card.ref}, ${dayRange(startAt, endAt, zone)}`}</VisuallyHidden>
        </Button>
      ))}
    </div>
  );
}
