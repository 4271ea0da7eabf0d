import { useConnection, useLastHeard } from '../app/hooks.ts';
import { clockTime, dayAndTime } from '../format/time.ts';
import { Notice } from '../ui/Notice.tsx';
import { useStaffing } from './use-staffing.ts';

/** That the operation stands still, or that there is no contact: said above all else. */
export function StandingNotices() {
  const { data, frame } = useStaffing();
  const connection = useConnection();
  const heard = useLastHeard();
  const { standing, t = null, dates = [] } = data.operation;
  return (
    <>
      {standing !== undefined && standing.kind !== 'running' && (
        <Notice tone="warn">
          <b>{standing.kind === 'cancelled' ? 'Cancelled' : 'Postponed'}</b> {dayAndTime(standing.at, frame.zone)}
          {standing.reason !== undefined && `: ${standing.reason}`}. What is asked and answered stays as it is; nothing
          falls due.
        </Notice>
      )}
      {connection.kind === 'offline' && (
        <Notice tone="warn" icon="offline">
          No contact. What stands here is as of {heard === null ? 'before' : clockTime(heard, frame.zone)}; nothing can
          be sent until it is back.
        </Notice>
      )}
      {t === null && dates.length === 0 && data.requirements.size > 0 && (
        <Notice tone="info">
          No T yet: hours are counted from it, and cover by heads. Agencies’ people can be put forward once there is a T
          or a pencilled date.
        </Notice>
      )}
    </>
  );
}
