import { useMemo } from 'react';
import { useAgency } from './agency-context.ts';
import { toldLines, type ToldLine } from './told.ts';
import { useNow, useRecords, useSend } from '../app/hooks.ts';
import { minute } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './agency.module.css';

/** What the agency's people are to be told, and who has not heard it. Nothing is drawn while there is nothing. */
export function ToldPanel() {
  const { zone } = useAgency();
  const notices = useRecords('notice');
  const assignments = useRecords('assignment');
  const places = useRecords('place');
  const now = useNow(minute);
  const lines = useMemo(
    () => toldLines(notices, { assignments, places, now, zone }),
    [notices, assignments, places, now, zone],
  );
  const open = lines.filter(({ heard }) => !heard);
  if (lines.length === 0) return null;
  return (
    <Panel
      look="roomy"
      title="Who has been told"
      note={
        open.length === 0 ? (
          <Chip tone="ok">All told</Chip>
        ) : (
          <Chip tone="warn">{open.length === 1 ? '1 not yet heard' : `${open.length} not yet heard`}</Chip>
        )
      }
    >
      <p className={cx('muted', styles['lead'])}>
        They are told on the page of their own link. If you tell somebody by voice, say so here.
      </p>
      <ul className={styles['slots']}>
        {open.map((line) => (
          <li key={line.id}>
            <Told line={line} />
          </li>
        ))}
      </ul>
      {lines.length > open.length && (
        <details className={styles['more']}>
          <summary>Heard ({lines.length - open.length})</summary>
          <ul className={styles['slots']}>
            {lines
              .filter(({ heard }) => heard)
              .map((line) => (
                <li key={line.id}>
                  <Told line={line} />
                </li>
              ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Told({ line }: { readonly line: ToldLine }) {
  const send = useSend();
  const say = useAnnounce();
  const tell = async (): Promise<void> => {
    const reply = await send('TellByVoice', { noticeId: line.id });
    say(reply.ok ? `${line.name}: told by voice, recorded` : reply.refusal.message, {
      tone: reply.ok ? 'ok' : 'bad',
    });
  };
  return (
    <div className={styles['slot']}>
      <div>
        <b>{line.name}</b>
        <br />
        <span className="muted">{line.sent === '' ? line.what : `${line.what} · ${line.sent}`}</span>
      </div>
      <span>
        <Chip tone={line.heard ? 'ok' : 'idle'}>{line.told}</Chip>
      </span>
      <div className={styles['acts']}>
        {!line.heard && (
          <Button onClick={() => void tell()}>
            Told by voice<VisuallyHidden>{`: ${line.name}, ${line.what}`}</VisuallyHidden>
          </Button>
        )}
      </div>
    </div>
  );
}
