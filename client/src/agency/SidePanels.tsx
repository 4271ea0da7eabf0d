import { useAgency } from './agency-context.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './agency.module.css';

/** The one person whom the lead has named for questions. */
export function WhoToAskPanel() {
  const { operation } = useAgency();
  const contested = [...useRecords('contest').values()].some(({ field }) => field === 'liaison');
  const { liaison } = operation;
  return (
    <Panel look="roomy" title="Who to ask">
      {liaison === null || liaison === undefined ? (
        <p className="muted">The lead has named nobody yet.</p>
      ) : (
        <p>
          {liaison.name}, <a href={`tel:${liaison.phone.replaceAll(/[^\d+]/g, '')}`}>{liaison.phone}</a>
        </p>
      )}
      {contested && <p className="muted">Two answers stand here at the moment; the lead settles which is right.</p>}
    </Panel>
  );
}

/** What comes to this page, with the times that are known. */
export function ToldWhenPanel() {
  const { zone } = useAgency();
  const now = useNow(minute);
  const shown = [...useRecords('place').values()].sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  return (
    <Panel look="roomy" title="What you will be told, and when">
      <dl className={styles['when']}>
        <dt>now</dt>
        <dd>hours, area, kind of place, who is asked for</dd>
        {shown.map(({ label = 'a place', level, since }) => (
          <div key={label}>
            <dt>{typeof since === 'number' ? nearTime(since, now, zone) : ''}</dt>
            <dd>
              {label}, {level === 'full' ? 'where it is' : 'its area'}
            </dd>
          </div>
        ))}
        <dt>later</dt>
        <dd>where it is, as soon as the lead shows it to you</dd>
        <dt>at once</dt>
        <dd>hours that move, a hold, a place withdrawn, who is stood down</dd>
      </dl>
    </Panel>
  );
}

/** The other side of need to know, said aloud. */
export function CannotSeePanel() {
  const { agency } = useAgency();
  return (
    <Panel look="roomy" title="What you cannot see, and who sees you">
      <p className="muted">
        No addresses before they are shown to you, nothing about people found, no other agency’s staff. Police see
        “support worker, {agency.name ?? 'your agency'}”, never a name. Your roster stays yours. Everything opened is
        recorded.
      </p>
    </Panel>
  );
}

/** The agency's hours for its own calendar; the file leaves Muster, so what it does not hold is said. */
export function CalendarPanel() {
  const { operationId } = useAgency();
  return (
    <Panel look="roomy" title="Your calendar">
      <p>
        <a href={`/api/streams/operation/${operationId}/calendar.ics`} download="duties.ics">
          Hours of your people, as a calendar file
        </a>
      </p>
      <p className="muted">It has hours only: no place, no purpose, and nobody’s name.</p>
    </Panel>
  );
}
