import { useState } from 'react';
import { calendarDay } from '../../format/calendar-day.ts';
import { languageName } from '../../format/language.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { staffRoleWords } from '../../words/labels.ts';
import { typedDay } from '#shared/paste/days-typed.ts';
import type { RosterPersonView } from '#shared/records.ts';
import type { StaffRole } from '#shared/vocabulary.ts';
import type { RosterFilter } from './roster-filter.ts';
import styles from './details/details.module.css';

export interface RosterFiltersProps {
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  readonly filter: RosterFilter;
  readonly onChange: (filter: RosterFilter) => void;
}

const any = 'any';

/** Role, language, a day on which they are free, and papers that run out. */
export function RosterFilters({ roster, filter, onChange }: RosterFiltersProps) {
  const people = [...roster.values()];
  const roles = [...new Set(people.flatMap(({ roles: own = [] }) => own))];
  const languages = [...new Set(people.flatMap(({ languages: own = [] }) => own))];
  const [typed, setTyped] = useState('');
  const day = typedDay(typed);
  return (
    <search className={styles['filters']} aria-label="Which people are shown">
      <SelectField<StaffRole | typeof any>
        label="Role"
        width="short"
        value={filter.role === '' ? any : filter.role}
        onChange={(role) => onChange({ ...filter, role: role === any ? '' : role })}
        choices={[
          { value: any, label: 'Any role' },
          ...byLabel(roles.map((value) => ({ value, label: staffRoleWords[value] }))),
        ]}
      />
      <SelectField
        label="Language"
        width="short"
        value={filter.language === '' ? any : filter.language}
        onChange={(language) => onChange({ ...filter, language: language === any ? '' : language })}
        choices={[
          { value: any, label: 'Any language' },
          ...byLabel(languages.map((value) => ({ value, label: languageName(value) }))),
        ]}
      />
      <TextField
        label="Free on"
        hint={day === undefined ? 'A day such as 26/11/2026' : `Shown: free on ${calendarDay(day)}`}
        optional
        autoComplete="off"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          onChange({ ...filter, freeOn: typedDay(text) ?? '' });
        }}
      />
      <CheckField
        label="Papers that need looking at"
        checked={filter.papers}
        onChange={(papers) => onChange({ ...filter, papers })}
      />
    </search>
  );
}

const byLabel = <V extends string>(choices: readonly { readonly value: V; readonly label: string }[]) =>
  choices.toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'));
