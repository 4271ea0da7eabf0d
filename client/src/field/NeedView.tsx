import { useState } from 'react';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { languageName } from '../format/language.ts';
import { fieldNeeds, interpreterFor, isListedNeed, nearLanguages } from '../words/needs.ts';
import { LIMITS } from '#shared/limits.ts';
import styles from './field.module.css';

export interface NeedViewProps {
  readonly addressId: string;
  /** Languages expected at the address: offered first. */
  readonly languages: readonly string[];
  readonly act: Act;
  readonly onBack: () => void;
}

/** Two taps: somebody is needed here. An interpreter by language, where it is known. */
export function NeedView({ addressId, languages, act, onBack }: NeedViewProps) {
  const [other, setOther] = useState('');
  const need = (words: string): void => {
    act({ type: 'NeedSomeone', payload: { addressId, need: words, source: 'phone' } });
    onBack();
  };
  const near: readonly string[] = nearLanguages;
  const first = languages.filter((code) => isListedNeed(interpreterFor(code)));
  const ordered = [...first, ...near.filter((code) => !first.includes(code))];
  const byLanguage = new Set(near.map(interpreterFor));
  const roles = fieldNeeds.filter((words) => !byLanguage.has(words));
  return (
    <SubView title="Need someone" onBack={onBack}>
      <div className={styles['two']}>
        {roles.map((words) => (
          <Button key={words} size="tile" onClick={() => need(words)}>
            {words}
          </Button>
        ))}
      </div>
      <h3>Interpreter for</h3>
      <div className={styles['two']}>
        {ordered.map((code) => (
          <Button key={code} onClick={() => need(interpreterFor(code))}>
            {languageName(code)}
          </Button>
        ))}
      </div>
      <form
        className={styles['typed']}
        onSubmit={(event) => {
          event.preventDefault();
          if (other.trim() !== '') need(other.trim());
        }}
      >
        <TextField
          label="Somebody else"
          hint="Without signal, typed words last only while this page stays open"
          value={other}
          onChange={setOther}
          maxLength={LIMITS.name}
          width="full"
          optional
        />
        <Button type="submit" disabled={other.trim() === ''}>
          Ask
        </Button>
      </form>
    </SubView>
  );
}
