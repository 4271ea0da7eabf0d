import { useState } from 'react';
import { languageName } from '../../../format/language.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { Dialect } from '#shared/commands/staffing-fields.ts';
import type { DetailOf } from './DetailCell.tsx';
import { useListEdit } from './use-list-edit.ts';
import styles from './details.module.css';

export interface DialectsGroupProps extends DetailOf {
  readonly languages: readonly string[];
  readonly dialects: readonly Dialect[];
}

const wordsOf = ({ language, dialect }: Dialect): string => `${languageName(language)} (${dialect})`;

/** Ways of speaking her languages that matter to whoever is met. */
export function DialectsGroup({ personId, of, languages, dialects }: DialectsGroupProps) {
  const { fault, busy, put, say } = useListEdit<Dialect>(personId, 'dialects', dialects);
  const [picked, setPicked] = useState('');
  const [typed, setTyped] = useState('');
  const label = `Dialects of ${of}`;
  const [only = ''] = languages;
  const language = languages.length === 1 ? only : picked;
  const add = async (): Promise<void> => {
    const dialect = typed.trim();
    if (language === '') return say('Choose the language');
    if (dialects.some((one) => one.language === language && one.dialect === dialect)) return say('It is noted already');
    if (await put([...dialects, { language, dialect }], label)) setTyped('');
  };
  if (languages.length === 0) return null;
  return (
    <section className={styles['group']} aria-label={label}>
      <h3>Dialects</h3>
      {dialects.length === 0 && <p className="muted">None noted.</p>}
      <ul className={styles['spans']}>
        {dialects.map((one) => (
          <li key={wordsOf(one)}>
            <span>{wordsOf(one)}</span>
            <Button
              kind="quiet"
              disabled={busy}
              onClick={() =>
                void put(
                  dialects.filter((other) => wordsOf(other) !== wordsOf(one)),
                  label,
                )
              }
            >
              Remove<VisuallyHidden>{` ${wordsOf(one)} of ${of}`}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles['add']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {languages.length > 1 && (
          <SelectField
            label={`Language of the dialect, ${of}`}
            prompt="Choose a language"
            value={picked}
            onChange={setPicked}
            choices={languages.map((value) => ({ value, label: languageName(value) }))}
          />
        )}
        <TextField
          label={`Add a dialect for ${of}`}
          placeholder="Moldovan"
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          {...(fault === undefined ? {} : { fault })}
        />
        <Button type="submit" disabled={busy || typed.trim() === ''}>
          Add dialect
        </Button>
      </form>
    </section>
  );
}
