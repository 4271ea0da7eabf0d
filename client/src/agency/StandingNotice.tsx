import { useAgency } from './agency-context.ts';
import { useNow } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { Notice } from '../ui/Notice.tsx';

/** That what was asked is put off, called off or over; the reason is command's. */
export function StandingNotice() {
  const { operation, zone } = useAgency();
  const now = useNow(minute);
  const { standing, phase } = operation;
  if (standing !== undefined && standing.kind !== 'running') {
    const at = nearTime(standing.at, now, zone);
    return (
      <Notice tone="warn">
        {standing.kind === 'postponed' ? (
          <>
            <strong>Postponed at {at}.</strong> Your people are asked again should the hours move. Tell them not to set
            out.
          </>
        ) : (
          <>
            <strong>Called off at {at}.</strong> Nobody is needed any more. Make sure that all of your people know.
          </>
        )}
      </Notice>
    );
  }
  if (phase === 'stood_down' || phase === 'closed') {
    return <Notice tone="info">The operation has ended. Nothing is asked of you any more.</Notice>;
  }
  return null;
}
