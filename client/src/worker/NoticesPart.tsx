import { useDeed, useMayAct } from './use-worker.ts';
import { openNotices, type WorkerNotice } from './worker-notices.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { nearTime } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './worker.module.css';

interface NoticesPartProps {
  readonly grade: 'answer' | 'pass';
  /** Whether she is still counted on. */
  readonly coming: boolean;
  readonly zone: string;
}

/** What she is to be told; each stays until she says that she understood, so that somebody knows whom to ring. */
export function NoticesPart({ grade, coming, zone }: NoticesPartProps) {
  const notices = useRecords('notice');
  const open = openNotices(notices, { grade, coming });
  return (
    <ul className={styles['notices']} aria-live="assertive" aria-label="For you to know">
      {open.map((notice) => (
        <li key={notice.id}>
          <OneNotice notice={notice} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function OneNotice({ notice, zone }: { readonly notice: WorkerNotice; readonly zone: string }) {
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const now = useNow(minute);
  const understood = (): void => {
    void act('MarkNotice', { noticeId: notice.id, state: 'understood' }, 'Recorded: understood');
  };
  return (
    <Notice tone={notice.alarm ? 'alarm' : 'warn'}>
      <b>{notice.words}</b> {nearTime(notice.at, now, zone)}
      {fault !== undefined && <FaultText>{fault}</FaultText>}
      <Button full disabled={!mayAct} onClick={understood}>
        Understood<VisuallyHidden>{`: ${notice.words}`}</VisuallyHidden>
      </Button>
    </Notice>
  );
}
