import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { counted, listOf } from '../format/language.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { Notice } from '../ui/Notice.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import type { Alert, AssistanceAlert } from './alerts.ts';
import type { BoardState } from './use-board.ts';
import styles from './Alerts.module.css';

/** What needs someone, above everything else. Danger to a person is a bar of its own; the rest stand in two columns. */
export function Alerts({ board }: { readonly board: BoardState }) {
  const bars = board.alerts.filter((alert) => alert.kind === 'assistance');
  const rest = board.alerts.filter((alert) => alert.kind !== 'assistance');
  if (board.alerts.length === 0) return null;
  return (
    <section className={styles['alerts']} aria-label="Needs someone">
      {bars.map((alert) => (
        <AssistanceBar key={alert.id} alert={alert} board={board} />
      ))}
      {rest.length > 0 && (
        <div className={styles['soft']}>
          {rest.map((alert) => (
            <SoftAlert key={alert.kind === 'silent' ? alert.addressId : alert.kind} alert={alert} board={board} />
          ))}
        </div>
      )}
    </section>
  );
}

function AssistanceBar({ alert, board }: { readonly alert: AssistanceAlert; readonly board: BoardState }) {
  const state = board.acts.stateOf(alert.id);
  const owner = alert.acknowledgedBy === null ? 'nobody has it yet' : `${alert.acknowledgedBy} has it`;
  const going = alert.going.length === 0 ? 'no one going yet' : `${listOf(alert.going)} going`;
  return (
    <div>
      <Notice
        tone="alarm"
        actions={board.may.has('AcknowledgeAssistance') ? <AssistanceActs alert={alert} board={board} /> : undefined}
      >
        <b>{alert.ref} ASSISTANCE</b>{' '}
        <span className={styles['said']}>
          called {alert.age} ago by {alert.by}
        </span>{' '}
        · {owner} · <b>{going}</b>
      </Notice>
      {state?.kind === 'refused' && <FaultText>{state.reason}</FaultText>}
    </div>
  );
}

/** The keys stand on the one call that they speak of. */
function AssistanceActs({ alert, board }: { readonly alert: AssistanceAlert; readonly board: BoardState }) {
  const sending = board.acts.stateOf(alert.id)?.kind === 'sending';
  return (
    <>
      {alert.acknowledgedBy === null && (
        <Button
          disabled={sending}
          onClick={() => board.acknowledge(alert.id)}
          {...(board.unacknowledged?.id === alert.id ? { shortcut: 'F2' } : {})}
        >
          {sending ? 'Acknowledging…' : 'Acknowledge'}
        </Button>
      )}
      <Button onClick={() => board.sayGoing(alert)} {...(board.unattended?.id === alert.id ? { shortcut: 'F3' } : {})}>
        Who is going…
      </Button>
      {alert.going.length > 0 && <Button onClick={() => board.sayClosed(alert)}>Close…</Button>}
    </>
  );
}

interface SoftAlertProps {
  readonly alert: Exclude<Alert, AssistanceAlert>;
  readonly board: BoardState;
}

function SoftAlert({ alert, board }: SoftAlertProps) {
  const { side, staffingLink } = board;
  switch (alert.kind) {
    case 'standing':
      return (
        <Box icon="flag" tone="bad">
          <b>{alert.standing === 'cancelled' ? 'Cancelled' : 'Postponed'}</b> {alert.age} ago
          {alert.reason === '' ? '' : `: ${alert.reason}`}
        </Box>
      );
    case 'disagreement':
      return (
        <Box
          icon="warning"
          action={
            <Button shortcut="F6" onClick={() => side.open({ kind: 'settle' })}>
              Settle
            </Button>
          }
        >
          <b>{alert.sentence}</b>, {alert.age} · for the lead{alert.count > 1 ? ` · ${alert.count - 1} more` : ''}
        </Box>
      );
    case 'silent':
      return (
        <Box icon="clock" action={<Button onClick={() => side.toggle(alert.addressId)}>Open {alert.ref}</Button>}>
          <b>
            {alert.ref} silent {alert.age}
          </b>{' '}
          {alert.since}
          {alert.call === '' ? '' : ` · desk: call ${alert.call}`}
        </Box>
      );
    case 'late':
      return <LateAlert alert={alert} href={staffingLink} />;
    case 'untold':
      return (
        <Box
          icon="bell"
          action={
            <Button shortcut="F4" onClick={() => side.open({ kind: 'ring' })}>
              Ring list
            </Button>
          }
        >
          {counted(alert.people, 'person', 'people')} <b>not yet told</b>: {alert.of}, {alert.oldest} · for the desk
        </Box>
      );
    case 'no_go':
      return (
        <Box
          icon="warning"
          tone="bad"
          action={
            <Button shortcut="R" onClick={() => side.open({ kind: 'readiness' })}>
              Why
            </Button>
          }
        >
          <Sentence text={alert.words} /> · for the lead
        </Box>
      );
    case 'gap':
      return (
        <Box
          icon="diamond"
          action={
            staffingLink === undefined ? undefined : (
              <a className={styles['link']} href={staffingLink}>
                Find cover
              </a>
            )
          }
        >
          <Sentence text={alert.sentence} /> · for the lead
          {alert.more > 0 ? ` · ${counted(alert.more, 'more gap')}` : ''}
        </Box>
      );
  }
}

/** Somebody is due and not there: the desk asks, and the lead finds somebody else. */
function LateAlert({
  alert,
  href,
}: {
  readonly alert: Extract<Alert, { kind: 'late' }>;
  readonly href: string | undefined;
}) {
  const link =
    href === undefined ? undefined : (
      <a className={styles['link']} href={href}>
        Find cover
      </a>
    );
  return (
    <Box icon="clock" action={link}>
      <b>Not arrived, {alert.age}</b>: {alert.words} · for the desk
      {alert.more > 0 ? ` · ${counted(alert.more, 'more', 'more')}` : ''}
    </Box>
  );
}

/** What stands before the colon, place and hours, is drawn strong. */
function Sentence({ text }: { readonly text: string }) {
  const match = /^(.+?:)\s(.*)$/.exec(text);
  if (match === null) return <b>{text}</b>;
  return (
    <>
      <b>{match[1]}</b> {match[2]}
    </>
  );
}

interface BoxProps {
  readonly icon: IconName;
  readonly tone?: 'warn' | 'bad';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Box({ icon, tone = 'warn', action, children }: BoxProps) {
  return (
    <div className={`${styles['box'] ?? ''} ${styles[tone] ?? ''}`}>
      <Icon name={icon} />
      <span className={styles['words']}>{children}</span>
      {action}
    </div>
  );
}
