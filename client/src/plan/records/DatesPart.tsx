import { useState } from 'react';
import { ReasonDialog } from '../../editing/ReasonDialog.tsx';
import { counted } from '../../format/language.ts';
import { dayAndTime, longDay } from '../../format/time.ts';
import { GoChip } from '../../readiness/GoChip.tsx';
import { readinessTotal } from '../../readiness/readiness-lines.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { LIMITS } from '#shared/limits.ts';
import { usePlan } from '../plan-context.ts';
import { dateCover, freedBy, type PencilledDate } from './dates.ts';
import { PencilDate } from './PencilDate.tsx';
import styles from './records.module.css';

/** While T is not set: one date or two side by side, with cover and readiness of each, until one is chosen. */
export function DatesPart() {
  const { data, frame, may } = usePlan();
  const { dates = [] } = data.operation;
  if (frame.t !== null) return null;
  return (
    <Panel
      title="Pencilled dates"
      level={3}
      note="Two dates can be held side by side until one is chosen. Agencies are asked for both."
    >
      {dates.length > 0 && (
        <div className={styles['dates']}>
          {dates
            .toSorted((a, b) => a.t - b.t)
            .map((date) => (
              <OneDate key={date.id} date={date} />
            ))}
        </div>
      )}
      {dates.length === 0 && !may && <p className="muted">None is pencilled.</p>}
      {may && dates.length < LIMITS.dates && <PencilDate />}
    </Panel>
  );
}

const SHOWN_GAPS = 4;

function OneDate({ date }: { readonly date: PencilledDate }) {
  const { data, frame, may } = usePlan();
  const [open, setOpen] = useState<'none' | 'choose' | 'rubOut'>('none');
  const cover = dateCover(data, date.id);
  const total = readinessTotal(
    { operation: data.operation, addresses: data.addresses, readiness: data.readiness },
    date.id,
  );
  const name = dayAndTime(date.t, frame.zone);
  const more = cover.sentences.length - SHOWN_GAPS;
  return (
    <section className={styles['date']} aria-label={`Pencilled: ${name}`}>
      <div className={styles['heading']}>
        <h4>{name}</h4>
        <span className="muted">{longDay(date.t, frame.zone).split(' ').at(-1)}</span>
      </div>
      <div>
        <GoChip go={total.go} /> {total.words.replace(/^(Go|No-go)(: )?/, '')}
      </div>
      <div>
        <Chip tone={cover.short > 0 ? 'bad' : 'ok'}>{cover.short > 0 ? `${cover.short} short` : 'Covered'}</Chip>{' '}
        <span className="muted">
          of {counted(cover.needs, 'need')} · {cover.putForward} put forward, not yet confirmed
        </span>
      </div>
      {cover.sentences.length > 0 && (
        <ul>
          {cover.sentences.slice(0, SHOWN_GAPS).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {more > 0 && <li className="muted">and {counted(more, 'more gap')}</li>}
        </ul>
      )}
      {may && (
        <div className={styles['buttons']}>
          <Button kind="primary" onClick={() => setOpen('choose')} aria-label={`Choose ${name}…`}>
            Choose…
          </Button>
          <Button kind="quiet" onClick={() => setOpen('rubOut')} aria-label={`Rub out ${name}…`}>
            Rub out…
          </Button>
        </div>
      )}
      {open === 'choose' && <ChooseDialog date={date} name={name} onClose={() => setOpen('none')} />}
      {open === 'rubOut' && (
        <ReasonDialog
          title={`Rub out ${name}`}
          type="RubOutDate"
          payload={{ dateId: date.id }}
          act="Rub it out"
          danger
          onClose={() => setOpen('none')}
        >
          <Freed names={freedBy(data, others(data.operation.dates ?? [], date.id))} />
        </ReasonDialog>
      )}
    </section>
  );
}

const others = (dates: readonly PencilledDate[], id: string): readonly string[] =>
  dates.flatMap((one) => (one.id === id ? [] : [one.id]));

interface ChooseDialogProps {
  readonly date: PencilledDate;
  readonly name: string;
  readonly onClose: () => void;
}

function ChooseDialog({ date, name, onClose }: ChooseDialogProps) {
  const { data } = usePlan();
  return (
    <ReasonDialog
      title={`Choose ${name}`}
      type="ChooseDate"
      payload={{ dateId: date.id }}
      act="Choose this date"
      onClose={onClose}
    >
      <p>T is {name} from then on, and no date is pencilled any more.</p>
      <Freed names={freedBy(data, [date.id])} />
    </ReasonDialog>
  );
}

/** Who is thanked and free, said before it is done. */
function Freed({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return <p className="muted">Nobody was put forward for the other date alone.</p>;
  return (
    <div className={styles['told']}>
      <p>
        <strong>Thanked and free:</strong> put forward for the other date alone.
      </p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
