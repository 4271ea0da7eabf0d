import { useId, useState } from 'react';
import { languageName } from '../../format/language.ts';
import { Button } from '../Button.tsx';
import { CheckField } from '../CheckField.tsx';
import { Combobox } from '../Combobox.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { MultiCombobox } from '../MultiCombobox.tsx';
import { NumberField } from '../NumberField.tsx';
import { Panel } from '../Panel.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { SelectField } from '../SelectField.tsx';
import { TextArea } from '../TextArea.tsx';
import { TextField } from '../TextField.tsx';
import { TimeField } from '../TimeField.tsx';

const t = Date.parse('2026-11-26T14:00:00Z');
const languages = ['ro', 'en', 'uk', 'hu', 'sq', 'vi', 'pl', 'bg'].map((value) => ({
  value,
  label: languageName(value),
}));
const people = [
  { value: 'p1', label: 'Ștefania Example', detail: 'Harbour Support · Romanian' },
  { value: 'p2', label: 'Olena Sample', detail: 'Placeholder Health · Ukrainian' },
];

/** The fields, with and without faults. */
export function FieldsPart() {
  const codeId = useId();
  const [code, setCode] = useState('LU9 XYZ');
  const [time, setTime] = useState('T-1:30');
  const [bad, setBad] = useState('25:99');
  const [count, setCount] = useState<number | undefined>(2);
  const [who, setWho] = useState<string | undefined>('p1');
  const [speaks, setSpeaks] = useState<readonly string[]>(['ro', 'en']);
  const [side, setSide] = useState<'women' | 'suspects' | 'either'>('women');
  const [team, setTeam] = useState<'m10' | 'm20' | ''>('');
  const [note, setNote] = useState('');
  const [ticked, setTicked] = useState(true);
  return (
    <Panel title="Fields" note="each with its fault" level={2}>
      <form className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
        <ErrorSummary faults={[{ field: codeId, message: 'Postcode: LU9 XYZ is no postcode, for example LU1 0AA' }]} />
        <TextField
          id={codeId}
          label="Postcode"
          value={code}
          onChange={setCode}
          fault="LU9 XYZ is no postcode, for example LU1 0AA"
        />
        <TextField
          label="Place"
          hint="Street and number"
          optional
          value=""
          onChange={() => undefined}
          placeholder="27 Sample Terrace"
        />
        <TimeField label="Place shown at" value={time} onChange={setTime} context={{ reference: t, t }} />
        <TimeField
          label="Briefing"
          value={bad}
          onChange={setBad}
          context={{ reference: t, t }}
          fault="Hours go from 00 to 23"
        />
        <NumberField label="How many" value={count} onChange={setCount} min={1} max={20} />
        <SelectField
          label="Team"
          prompt="Choose a team"
          value={team}
          onChange={setTeam}
          choices={[
            { value: 'm10', label: 'MIKE 10' },
            { value: 'm20', label: 'MIKE 20' },
          ]}
        />
        <Combobox label="Who" items={people} value={who} onChange={setWho} hint="Type a name or a language" />
        <MultiCombobox label="Languages" items={languages} values={speaks} onChange={setSpeaks} />
        <RadioGroup
          label="Works with"
          value={side}
          onChange={setSide}
          choices={[
            { value: 'women', label: 'women found' },
            { value: 'suspects', label: 'suspects', hint: 'never on the same day as women found' },
            { value: 'either', label: 'either' },
          ]}
        />
        <CheckField label="Woman" hint="Only where the task needs it" checked={ticked} onChange={setTicked} />
        <TextArea label="Reason" optional value={note} onChange={setNote} limit={200} />
        <div className="cluster">
          <Button kind="primary" type="submit">
            Ask for 2 people
          </Button>
          <Button>Not now</Button>
        </div>
      </form>
    </Panel>
  );
}
