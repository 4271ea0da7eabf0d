import { useState } from 'react';
import { useSubmit } from '../../editing/use-submit.ts';
import { parseTime, timeText } from '../../format/parse-time.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { warrantFactWords } from '../../words/plan-labels.ts';
import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';
import type { WarrantView } from '#shared/plan-records.ts';
import type { WarrantStanding } from '#shared/plan-vocabulary.ts';
import { WARRANT_LAW } from '#shared/warrant-types.ts';
import { usePlan } from '../plan-context.ts';
import { lifeWords } from './warrants.ts';

type Kind = WarrantFact['kind'];
const KINDS: readonly Kind[] = ['issued', 'refused', 'entry_authorised', 'executed', 'returned'];
/** What is usually heard next; any other can be recorded all the same. */
const NEXT: Readonly<Record<WarrantStanding, Kind>> = {
  applied_for: 'issued',
  refused: 'issued',
  issued: 'executed',
  executed: 'returned',
  returned: 'returned',
};
const LABELS = {
  'fact.at': 'When',
  'fact.endsAt': 'Good until',
  'fact.inspector': 'Inspector',
  fact: 'What happened',
};

export interface RecordWarrantDialogProps {
  readonly id: string;
  readonly warrant: WarrantView;
  readonly name: string;
  readonly onClose: () => void;
}

/** What became of a warrant, with its time. A fact: none is refused for its order. */
export function RecordWarrantDialog({ id, warrant, name, onClose }: RecordWarrantDialogProps) {
  const { frame } = usePlan();
  const { t, zone, now } = frame;
  const say = useAnnounce();
  const { type = 'other', standing = 'applied_for' } = warrant;
  const [kind, setKind] = useState<Kind>(NEXT[standing]);
  const [when, setWhen] = useState(timeText(now, zone));
  const [until, setUntil] = useState('');
  const [inspector, setInspector] = useState('');
  const { faults, message, busy, submit } = useSubmit('RecordWarrant', LABELS);
  const context = t === null ? { reference: now, zone } : { reference: now, t, zone };
  const at = (text: string): number | undefined => {
    const reading = parseTime(text, context);
    return reading.kind === 'at' ? reading.at : undefined;
  };
  const refused = message ?? faults['fact'];
  const record = async (): Promise<void> => {
    const fact = {
      kind,
      at: at(when),
      ...(kind === 'issued' ? { endsAt: until.trim() === '' ? null : at(until) } : {}),
      ...(kind === 'entry_authorised' ? { inspector } : {}),
    };
    if ((await submit({ warrantId: id, fact })) === undefined) return;
    say(`${warrantFactWords[kind]}: recorded`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog open title="Record what became of it" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <p className="muted">{name.charAt(0).toUpperCase() + name.slice(1)}.</p>
        <RadioGroup
          label="What happened"
          value={kind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: warrantFactWords[value] }))}
        />
        <TimeField
          label="When"
          width="normal"
          value={when}
          onChange={setWhen}
          context={context}
          fault={faults['fact.at']}
        />
        {kind === 'issued' && (
          <TimeField
            label="Good until"
            hint={
              WARRANT_LAW[type].life === null
                ? 'The end that stands on it.'
                : `Left empty: ${lifeWords(type)}. The court may say sooner.`
            }
            optional={WARRANT_LAW[type].life !== null}
            width="normal"
            value={until}
            onChange={setUntil}
            context={context}
            fault={faults['fact.endsAt']}
          />
        )}
        {kind === 'entry_authorised' && (
          <TextField
            label="Inspector"
            hint="Who has authorised the further entry in writing."
            value={inspector}
            onChange={setInspector}
            fault={faults['fact.inspector']}
          />
        )}
        {refused !== undefined && <FaultText>{refused}</FaultText>}
        <div className="cluster">
          <Button type="submit" kind="primary" disabled={busy}>
            Record it
          </Button>
          <Button onClick={onClose}>Leave as it is</Button>
        </div>
      </form>
    </Dialog>
  );
}
