import { useState } from 'react';
import { ActButton } from '../board/ActButton.tsx';
import { useActs } from '../board/use-acts.ts';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { age, dayAndTime } from '../format/time.ts';
import { useNow } from '../app/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { presenceWords } from '../words/labels.ts';
import { certificateWords, conflictWords, staffingRuleWords } from '../words/staffing-labels.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import type { StaffingFault } from '#shared/staffing-records.ts';
import { barState } from './bar-state.ts';
import { spanOf, spanWords } from './frame.ts';
import { onKey, type OnWhat } from './staffing-data.ts';
import { useStaffingActs } from './staffing-acts.ts';
import { useStaffing } from './use-staffing.ts';
import { personWords, staffName } from './who.ts';
import styles from './side.module.css';

/** Somebody chosen on the hours: how they stand, what rests on them, what stands against them and what was set aside. */
export function PersonCard({ on, onMove }: { readonly on: OnWhat; readonly onMove: (on: OnWhat) => void }) {
  const { data, index, frame, may } = useStaffing();
  const [ending, setEnding] = useState(false);
  const assignment = on.kind === 'assignment' ? data.assignments.get(on.id) : undefined;
  const duty = on.kind === 'duty' ? data.duties.get(on.id) : undefined;
  if (assignment === undefined && duty === undefined) return null;
  const name = assignment === undefined ? staffName(data, duty?.staffId) : personWords(data, on.id);
  const state = assignment === undefined ? null : barState(assignment);
  const hours =
    assignment === undefined
      ? spanOf(frame, duty?.window ?? { start: 0, end: 0 })
      : { startAt: assignment.startAt ?? 0, endAt: assignment.endAt ?? 0 };
  const faults = index.clashOf.get(onKey(on))?.faults ?? [];
  return (
    <section className={styles['part']} aria-label={name}>
      <h3 className={styles['head']}>
        {name} · {spanWords(frame, hours)}
      </h3>
      <div className={styles['buttons']}>
        {state === null ? (
          <Chip tone="busy">On duty</Chip>
        ) : (
          <Chip tone={state.tone} icon={state.icon}>
            {state.word}
          </Chip>
        )}
        <PresenceAge on={on} />
      </div>
      {assignment !== undefined && <Shown on={on} />}
      {(index.restsOn.get(onKey(on)) ?? []).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {faults.map((fault) => (
        <Fault key={fault.rule} fault={fault} on={on} />
      ))}
      {may && state?.fixed !== true && (
        <div className={styles['buttons']}>
          <Button shortcut="m" onClick={() => onMove(on)}>
            Move or stretch…
          </Button>
          {on.kind === 'duty' && <Button onClick={() => setEnding(true)}>End duty…</Button>}
        </div>
      )}
      {ending && (
        <ReasonDialog
          title={`End the duty of ${name}`}
          type="RemoveDuty"
          payload={{ dutyId: on.id }}
          act="End duty"
          onClose={() => setEnding(false)}
        />
      )}
    </section>
  );
}

function PresenceAge({ on }: { readonly on: OnWhat }) {
  const { data } = useStaffing();
  const now = useNow(30_000);
  const one = on.kind === 'assignment' ? data.assignments.get(on.id) : undefined;
  if (one?.presence === undefined || one.presence === 'not_started' || typeof one.presenceAt !== 'number') return null;
  return (
    <span className={styles['quiet']}>
      {presenceWords[one.presence]} {age(now - one.presenceAt)} ago
    </span>
  );
}

/** What her agency showed of her: papers that the need asks for, and whether she was asked about knowing anybody. */
function Shown({ on }: { readonly on: OnWhat }) {
  const { data } = useStaffing();
  const { certificates = [], dialects = [], conflict } = data.assignments.get(on.id) ?? {};
  const words = [
    ...dialects.map(({ dialect }) => dialect),
    ...certificates.map(({ kind }) => certificateWords[kind]),
    ...(conflict === undefined ? [] : [conflictWords[conflict]]),
  ];
  return words.length === 0 ? null : <p className={styles['quiet']}>{words.join(' · ')}</p>;
}

/** A rule that stands against somebody; set aside, it says who did it, when and why. */
function Fault({ fault, on }: { readonly fault: StaffingFault; readonly on: OnWhat }) {
  const { data, may } = useStaffing();
  const { open } = useStaffingActs();
  const acts = useActs();
  const { rule, sentence, blocks, setAside } = fault;
  const requirementId = data.assignments.get(on.id)?.requirementId;
  const mayBe = on.kind === 'assignment' && STAFFING_RULE_BOOK[rule].maySetAside && rule !== 'overlap';
  return (
    <div className={styles['fault']}>
      <p>
        <Chip tone={setAside === null ? (blocks ? 'bad' : 'warn') : 'idle'}>
          {staffingRuleWords[rule]}
          {setAside !== null && ', set aside'}
        </Chip>{' '}
        {sentence}
      </p>
      {setAside !== null && (
        <p className={styles['quiet']}>
          Set aside by {setAside.by}, {dayAndTime(setAside.at, data.operation.zone)}: {setAside.reason}
        </p>
      )}
      {may && setAside !== null && (
        <ActButton
          acts={acts}
          actKey={`restore/${on.id}/${rule}`}
          commands={[{ type: 'RestoreRule', payload: { assignmentId: on.id, rule } }]}
        >
          Let it stand again
        </ActButton>
      )}
      {may && setAside === null && mayBe && requirementId !== undefined && (
        <Button
          onClick={() =>
            open({
              kind: 'aside',
              row: {
                kind: 'against',
                key: `against ${onKey(on)} ${rule}`,
                requirementId,
                on,
                rule,
                blocks,
                mayBeSetAside: true,
                sentence,
                notes: [],
                whose: '',
                since: null,
                soonest: false,
              },
            })
          }
        >
          Set aside…
        </Button>
      )}
    </div>
  );
}
