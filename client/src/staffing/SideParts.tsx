import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { ActButton } from '../board/ActButton.tsx';
import { useActs } from '../board/use-acts.ts';
import { age, dayAndTime } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TextField } from '../ui/TextField.tsx';
import { freeStaff } from './free-staff.ts';
import { signedHours } from './hours-list.ts';
import type { NeedLane, Timeline } from './lanes.ts';
import { singlePoints } from './single-points.ts';
import { onKey } from './staffing-data.ts';
import { notTold } from './told-list.ts';
import { firstHours, type PickUp } from './use-pick-up.ts';
import { useStaffingActs } from './staffing-acts.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

/** The force's own people who are on duty nowhere: picked up here, put down on the hours. */
export function StaffPart({
  timeline,
  hands,
  needId,
}: {
  readonly timeline: Timeline;
  readonly hands: PickUp;
  readonly needId: string | null;
}) {
  const { data, index, may } = useStaffing();
  const { open } = useStaffingActs();
  const [typed, setTyped] = useState('');
  const role = data.requirements.get(needId ?? '')?.role;
  const { shown, more } = freeStaff(data, index, { typed, role });
  const goal = goalFor(timeline, needId);
  if (data.staff.size === 0)
    return <EmptyState title="No staff of the force’s own">They come from the plan.</EmptyState>;
  return (
    <section className={styles['part']}>
      <TextField label="Find somebody" width="full" value={typed} onChange={setTyped} placeholder="Type a name" />
      <ul className={styles['free']} aria-label="Staff not on duty">
        {shown.map((one) => {
          const piece = { kind: 'staff', id: one.id } as const;
          const from = goal === null ? null : { requirementId: goal.id, ...firstHours(goal) };
          return (
            <li key={one.id}>
              <button
                type="button"
                className={styles['chip']}
                data-staff={one.id}
                aria-describedby="hours-help"
                disabled={!may}
                aria-pressed={hands.held?.piece.kind === 'staff' && hands.held.piece.id === one.id}
                onKeyDown={(event) => hands.onKey(event, piece, from)}
                onClick={() => {
                  // A press that was no drag opens the form that does the same.
                  if (from !== null && hands.held === null && !hands.wasDragged()) open({ kind: 'move', piece, from });
                }}
                onPointerDown={(event) => {
                  if (from !== null) hands.onDown(event, { piece, part: 'whole', from, msPerPixel: 0 });
                }}
              >
                <Icon name="person" size="s" />
                <b>{one.name}</b>
                <span className={styles['quiet']}>{one.detail}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && (
        <p className={styles['quiet']}>{typed === '' ? 'Everybody is on duty.' : 'Nobody of that name.'}</p>
      )}
      {more > 0 && <p className={styles['quiet']}>and {more} more: type a name to find them</p>}
    </section>
  );
}

/** Where one of the staff is first held: the need that is looked at, else the first that is short, else the first. */
function goalFor({ groups }: Timeline, needId: string | null): NeedLane | null {
  const needs = groups.flatMap((group) => group.needs);
  return needs.find(({ id }) => id === needId) ?? needs.find(({ cover }) => cover.tone !== 'ok') ?? needs[0] ?? null;
}

/** For each person without whom something fails: what. */
export function PointsPart({ onChoose }: { readonly onChoose: (key: string) => void }) {
  const { data, index } = useStaffing();
  const points = singlePoints(data, index);
  if (points.length === 0)
    return (
      <EmptyState title="Nothing rests on one person">Wherever somebody said yes, another could stay away.</EmptyState>
    );
  return (
    <ul className={styles['list']} aria-label="What rests on one person">
      {points.map((point) => (
        <li key={onKey(point.on)} className={styles['item']}>
          <button type="button" className={styles['plainLink']} onClick={() => onChoose(onKey(point.on))}>
            <Icon name="flag" size="s" /> <b>{point.who}</b>
          </button>
          {point.fails.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Who is not told, oldest first; one key says that they have been told by voice. */
export function ToldPart() {
  const { data, mayTell } = useStaffing();
  const { tellByVoice } = useStaffingActs();
  const now = useNow(15_000);
  const people = notTold(data);
  if (people.length === 0) return <EmptyState title="Everybody has been told" />;
  return (
    <>
      <p className={styles['quiet']}>Agencies ring their own people: numbers are not here.</p>
      <ol className={styles['list']} aria-label="Ring list">
        {people.map((person, place) => (
          <li key={person.key} className={styles['item']}>
            <div className={styles['line']}>
              <span className={styles['grow']}>
                <b>{person.name}</b>
                <br />
                <span className={styles['quiet']}>{person.where}</span>
              </span>
              <b className={styles['age']}>{age(now - person.since)}</b>
            </div>
            <div className={styles['line']}>
              <Chip tone={person.shown ? 'move' : 'warn'}>{person.state}</Chip>
              <span className={styles['grow']}>{[person.of, ...person.sent].join(' · ')}</span>
              {mayTell && (
                <Button
                  {...(place === 0 ? { shortcut: 'v' } : {})}
                  data-tell={person.key}
                  onClick={() => tellByVoice(person.key, person.noticeIds)}
                >
                  Told by voice
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Hours worked, as signed, against those planned; to be agreed. */
export function HoursPart() {
  const { data, may } = useStaffing();
  const now = useNow(60_000);
  const acts = useActs();
  const rows = signedHours(data, now);
  if (rows.length === 0)
    return (
      <EmptyState title="No hours yet">They stand here once somebody has signed them, or was stood down.</EmptyState>
    );
  return (
    <ul className={styles['list']} aria-label="Hours worked">
      {rows.map((row) => (
        <li key={row.assignmentId} className={styles['item']}>
          <b>{row.who}</b>
          <p className={styles['quiet']}>planned {row.planned}</p>
          {row.signed === null ? (
            <Chip tone="idle">not signed yet</Chip>
          ) : (
            <p>
              {row.by}: {row.signed}
              {row.difference !== '' && <b> · {row.difference}</b>}
              {row.note !== '' && ` · ${row.note}`}
            </p>
          )}
          {row.agreed !== null && (
            <Chip tone="ok">
              agreed {row.agreed.by === undefined ? '' : `by ${row.agreed.by}, `}
              {dayAndTime(row.agreed.at, data.operation.zone)}
            </Chip>
          )}
          {may && row.signed !== null && row.agreed === null && (
            <ActButton
              acts={acts}
              actKey={`agree/${row.assignmentId}`}
              commands={[{ type: 'AgreeHours', payload: { assignmentId: row.assignmentId } }]}
            >
              Agree
            </ActButton>
          )}
        </li>
      ))}
    </ul>
  );
}
