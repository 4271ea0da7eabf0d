import { useState } from 'react';
import { useAgency } from './agency-context.ts';
import { CAPACITY_EMPTY, capacityLabels, capacityPayload, type CapacityTyped } from './capacity.ts';
import { languageItems } from './roster/choices.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { parseTime, timeText } from '../format/parse-time.ts';
import { minute } from '../format/zone.ts';
import { genderAskedWords, staffRoleWords } from '../words/labels.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { MultiCombobox } from '../ui/MultiCombobox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { LIMITS } from '#shared/limits.ts';
import { GENDERS_ASKED, STAFF_ROLES } from '#shared/vocabulary.ts';
import styles from './agency.module.css';

const roles = STAFF_ROLES.map((value) => ({ value, label: staffRoleWords[value] }));
const genders = GENDERS_ASKED.map((value) => ({ value, label: genderAskedWords[value] }));

/** Role, number, languages, who, hours and a note of what could be sent. */
export function CapacityForm({ onClose }: { readonly onClose: () => void }) {
  const say = useAnnounce();
  const [typed, setTyped] = useState<CapacityTyped>(CAPACITY_EMPTY);
  const hours = useHours();
  const { faults, message, busy, submit } = useSubmit('DeclareCapacity', capacityLabels);
  const put = (part: Partial<CapacityTyped>): void => setTyped({ ...typed, ...part });
  const declare = async (): Promise<void> => {
    if ((await submit(capacityPayload(typed, hours.startAt, hours.endAt))) === undefined) return;
    say('Recorded: what you could send', { tone: 'ok' });
    onClose();
  };
  return (
    <form
      className={styles['write']}
      aria-label="What you could send"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void declare();
      }}
    >
      <SelectField
        label="Role"
        value={typed.role}
        onChange={(role) => put({ role })}
        choices={roles}
        prompt="Choose a role"
        fault={faults['role']}
      />
      <NumberField
        label="How many"
        value={typed.number}
        onChange={(number) => put({ number })}
        min={1}
        max={LIMITS.number}
        fault={faults['number']}
      />
      <MultiCombobox
        label="Languages"
        optional
        items={languageItems}
        values={typed.languages}
        onChange={(languages) => put({ languages })}
        placeholder="Type a language"
        fault={faults['languages']}
      />
      <SelectField label="Who" value={typed.gender} onChange={(gender) => put({ gender })} choices={genders} />
      <RadioGroup
        label="Hours"
        value={typed.hours}
        onChange={(which) => put({ hours: which })}
        choices={[
          { value: 'any', label: 'Any of those asked' },
          { value: 'these', label: 'These hours only' },
        ]}
      />
      {typed.hours === 'these' && <HoursFields hours={hours} faults={faults} />}
      <TextField
        label="Note"
        hint="Name nobody"
        width="full"
        optional
        value={typed.note}
        maxLength={LIMITS.note}
        onChange={(note) => put({ note })}
        fault={faults['note']}
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div className="cluster">
        <Button type="submit" kind="primary" disabled={busy}>
          Tell the lead
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </form>
  );
}

/** From and until as typed; a bare time is of the day of the first request, or of today where there is none. */
function useHours() {
  const { zone } = useAgency();
  const now = useNow(minute);
  const starts = [...useRecords('request').values()].flatMap(({ startAt }) => startAt ?? []);
  const [reference] = useState(() => (starts.length === 0 ? now : Math.min(...starts)));
  const context = { reference, zone, bare: 'nearest' as const };
  const [from, setFrom] = useState(() => (starts.length === 0 ? '' : timeText(reference, zone)));
  const [until, setUntil] = useState('');
  const [startAt, endAt] = [parseTime(from, context), parseTime(until, context)];
  return { context, from, setFrom, until, setUntil, startAt, endAt };
}

interface HoursFieldsProps {
  readonly hours: ReturnType<typeof useHours>;
  readonly faults: Readonly<Record<string, string>>;
}

function HoursFields({ hours, faults }: HoursFieldsProps) {
  const { context } = hours;
  return (
    <div className="cluster">
      <TimeField
        label="From"
        value={hours.from}
        onChange={hours.setFrom}
        context={context}
        fault={faults['hours.startAt']}
      />
      <TimeField
        label="Until"
        value={hours.until}
        onChange={hours.setUntil}
        context={context}
        fault={faults['hours.endAt']}
      />
    </div>
  );
}
