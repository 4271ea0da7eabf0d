import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { parseTime } from '../format/parse-time.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { counted } from '../format/language.ts';
import { requestWords } from '../words/labels.ts';
import { sorted, type PlanData } from './plan-data.ts';
import { usePlan } from './plan-context.ts';
import type { AskedLine } from './staffing-view.ts';
import styles from './plan.module.css';

export interface AskDialogProps {
  readonly requirementId: string;
  readonly name: string;
  readonly asked: readonly AskedLine[];
  readonly onClose: () => void;
}

interface Askable {
  readonly key: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly label: string;
}

/** Asks agencies or their units for people, with a time to answer by. */
export function AskDialog({ requirementId, name, asked, onClose }: AskDialogProps) {
  const { data, frame } = usePlan();
  const say = useAnnounce();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const { faults, message, busy, submit } = useSubmit('AskAgencies', { asked: 'Agencies', answerBy: 'Answer by' });
  const choices = askables(data);
  const context = {
    reference: frame.now,
    zone: frame.zone,
    bare: 'nearest' as const,
    ...(frame.t === null ? {} : { t: frame.t }),
  };
  const reading = parseTime(typed, context);
  const ask = async (): Promise<void> => {
    if (reading.kind === 'fault' || reading.kind === 'offset') return;
    const chosen = choices.filter(({ key }) => picked.has(key)).map(({ agencyId, unitId }) => ({ agencyId, unitId }));
    const answerBy = reading.kind === 'at' ? reading.at : null;
    if ((await submit({ requirementId, asked: chosen, answerBy })) === undefined) return;
    say(`${counted(chosen.length, 'agency', 'agencies')} asked for ${name}`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title={`Ask agencies for ${name}`} onClose={onClose}>
      {choices.length === 0 ? (
        <EmptyState title="No agency takes part yet">Admit agencies under People first.</EmptyState>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <p>
            They read the role, hours, languages and kind of place. They do not read the place before it is shown to
            them.
          </p>
          <fieldset className={styles['checks']}>
            <legend>Agencies and units</legend>
            {choices.map((choice) => (
              <CheckField
                key={choice.key}
                label={choice.label}
                hint={hintOf(asked, choice)}
                checked={picked.has(choice.key)}
                onChange={(on) => setPicked(toggled(picked, choice.key, on))}
              />
            ))}
            {faults['asked'] !== undefined && <FaultText>{faults['asked']}</FaultText>}
          </fieldset>
          <TimeField
            label="Answer by"
            hint="Such as Wed 25 Nov 17:00; empty for no time"
            optional
            width="normal"
            value={typed}
            onChange={setTyped}
            context={context}
            fault={reading.kind === 'offset' ? 'There is no T yet: type a date and time' : faults['answerBy']}
          />
          {message !== undefined && <FaultText>{message}</FaultText>}
          <div className="cluster">
            <Button type="submit" kind="primary" disabled={busy || picked.size === 0}>
              {picked.size === 0 ? 'Ask' : `Ask ${counted(picked.size, 'agency', 'agencies')}`}
            </Button>
            <Button onClick={onClose}>Leave</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** Agencies, each followed by its units. */
function askables(data: PlanData): readonly Askable[] {
  return sorted(data.agencies, ({ name }) => name).flatMap(([agencyId, { name = '', units = [] }]) => [
    { key: agencyId, agencyId, unitId: null, label: name },
    ...units.map((unit) => ({
      key: `${agencyId} ${unit.id}`,
      agencyId,
      unitId: unit.id,
      label: `${name} · ${unit.name}`,
    })),
  ]);
}

function hintOf(asked: readonly AskedLine[], { agencyId, unitId }: Askable): string {
  const before = asked.find((line) => line.agencyId === agencyId && line.unitId === unitId);
  return before === undefined
    ? ''
    : `asked as ${before.ref}: ${requestWords[before.standing].toLowerCase()}; asking again sets a new time`;
}

function toggled(picked: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(picked);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}
