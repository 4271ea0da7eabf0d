import { useMemo, useState } from 'react';
import { useAgency } from './agency-context.ts';
import { ringList, type ToRing } from './ring-list.ts';
import { RingRow } from './RingRow.tsx';
import { toldLines, type ToldLine } from './told.ts';
import { useNow, useRecords, useSend } from '../app/hooks.ts';
import { counted } from '../format/language.ts';
import { minute } from '../format/zone.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { cx } from '../ui/cx.ts';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SingleKeysSwitch } from '../ui/SingleKeysSwitch.tsx';
import { useHotkeys, useSingleKeys } from '../ui/use-hotkeys.ts';
import styles from './agency.module.css';

/** Does for the first of the list what its button does; off in fields and dialogs. */
const TOLD_KEY = 'v';

/** The agency's ring list, and what its people have heard. Inside the roster's stream. Nothing is drawn while there is nothing. */
export function ToldPanel() {
  const { agencyId } = useAgency();
  const { lines, people } = useTold();
  const { busy, tell } = useTell();
  const [singleKeys] = useSingleKeys();
  const first = people[0];
  useHotkeys([{ keys: TOLD_KEY, label: 'the first was told by voice', run: () => void tell(first) }]);
  const heard = lines.filter((line) => line.heard);
  if (lines.length === 0) return null;
  return (
    <Panel
      look="roomy"
      title="Who has been told"
      note={
        people.length === 0 ? (
          <Chip tone="ok">All told</Chip>
        ) : (
          <Chip tone="warn">{counted(people.length, 'person', 'people')} to ring</Chip>
        )
      }
    >
      <p className={styles['lead']}>
        <span className="muted">
          They are told on the page of their own link. Ring whoever has not heard, and say so here.
        </span>
      </p>
      {people.length > 0 && (
        <>
          <ol className={styles['slots']} aria-label="Ring list, the longest waiting first">
            {people.map((person) => (
              <li key={person.key}>
                <RingRow
                  person={person}
                  agencyId={agencyId}
                  busy={busy}
                  onTold={() => void tell(person)}
                  {...(person === first && singleKeys ? { shortcut: TOLD_KEY } : {})}
                />
              </li>
            ))}
          </ol>
          <p className={cx('muted', styles['further'])}>
            Each number that you open is on record with your name, and goes when this page does.
          </p>
          <SingleKeysSwitch />
        </>
      )}
      <Heard lines={heard} />
    </Panel>
  );
}

function useTold(): { readonly lines: readonly ToldLine[]; readonly people: readonly ToRing[] } {
  const { zone } = useAgency();
  const notices = useRecords('notice');
  const assignments = useRecords('assignment');
  const places = useRecords('place');
  const roster = useRecords('rosterPerson');
  const now = useNow(minute);
  return useMemo(() => {
    const parts = { assignments, places, roster, now, zone };
    return { lines: toldLines(notices, parts), people: ringList(notices, parts) };
  }, [notices, assignments, places, roster, now, zone]);
}

/** Records that somebody was told all that stands in her line, one at a time: a key pressed twice tells nobody else. */
function useTell() {
  const [busy, setBusy] = useState(false);
  const send = useSend();
  const say = useAnnounce();
  const tell = async (person: ToRing | undefined): Promise<void> => {
    if (person === undefined || busy) return;
    setBusy(true);
    const replies = await Promise.all(person.of.map(({ id }) => send('TellByVoice', { noticeId: id })));
    setBusy(false);
    const refused = replies.find((reply) => !reply.ok);
    if (refused?.ok === false) say(refused.refusal.message, { tone: 'bad' });
    else say(`${person.name}: told by voice, recorded`, { tone: 'ok' });
  };
  return { busy, tell };
}

function Heard({ lines }: { readonly lines: readonly ToldLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details className={styles['more']}>
      <summary>Heard ({lines.length})</summary>
      <ul className={styles['slots']}>
        {lines.map((line) => (
          <li key={line.id} className={styles['slot']}>
            <div>
              <b>{line.name}</b>
              <br />
              <span className="muted">{line.sent === '' ? line.what : `${line.what} · ${line.sent}`}</span>
            </div>
            <span>
              <Chip tone="ok">{line.told}</Chip>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
