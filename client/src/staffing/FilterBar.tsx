import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { SelectField, type Choice } from '../ui/SelectField.tsx';
import { filterChoices, isFiltered, NO_FILTERS } from './filters.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './staffing.module.css';

const ALL = 'all';

/** What is looked at. It stands in the page's address. */
export function FilterBar() {
  const { data, filters, setFilters } = useStaffing();
  const choices = filterChoices(data);
  const field = (name: 'place' | 'role' | 'agency' | 'language', label: string, all: string) => (
    <SelectField
      label={label}
      hideLabel
      value={filters[name] === '' ? ALL : filters[name]}
      choices={[{ value: ALL, label: all }, ...known(choices[name], filters[name])]}
      onChange={(value) => setFilters({ [name]: value === ALL ? '' : value })}
    />
  );
  return (
    <search className={styles['filters']} aria-label="What is looked at">
      {field('place', 'Place', 'all places')}
      {field('role', 'Role', 'all roles')}
      {field('agency', 'Agency', 'all agencies')}
      {field('language', 'Language', 'all languages')}
      <CheckField label="only gaps" checked={filters.gaps} onChange={(gaps) => setFilters({ gaps })} />
      {isFiltered(filters) && (
        <Button kind="quiet" onClick={() => setFilters(NO_FILTERS)}>
          Show all
        </Button>
      )}
    </search>
  );
}

/** A kept address may name what is there no longer: it stays in sight, to be taken out. */
const known = (choices: readonly Choice[], value: string): readonly Choice[] =>
  value === '' || choices.some((one) => one.value === value)
    ? choices
    : [...choices, { value, label: 'not here any more' }];
