import { useState } from 'react';
import type { Standing } from './standing.ts';
import { SubView } from './SubView.tsx';
import type { Act } from './use-act.ts';
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { LIMITS } from '#shared/limits.ts';
import type { CountKind } from '#shared/vocabulary.ts';
import styles from './field.module.css';

export interface PeopleViewProps {
  readonly addressId: string;
  readonly counts: Standing['counts'];
  readonly act: Act;
  readonly onBack: () => void;
}

/** How many people were found and how many arrested: one more by a tap, or the number typed. Two independent counts. */
export function PeopleView({ addressId, counts, act, onBack }: PeopleViewProps) {
  const say = (count: CountKind, number: number): void => {
    act({ type: 'ReportCount', payload: { addressId, count, number, source: 'phone' } });
    onBack();
  };
  return (
    <SubView title="People here" onBack={onBack}>
      <Count
        title="One more found"
        label="Found, in all"
        before={counts.found?.number ?? 0}
        onSay={(n) => say('found', n)}
      />
      <Count
        title="One more arrested"
        label="Arrested, in all"
        before={counts.arrested?.number ?? 0}
        onSay={(n) => say('arrested', n)}
      />
      <p className="muted">
        No names here. People found are counted; who may be a potential victim is command’s decision.
      </p>
    </SubView>
  );
}

interface CountProps {
  readonly title: string;
  readonly label: string;
  readonly before: number;
  readonly onSay: (number: number) => void;
}

function Count({ title, label, before, onSay }: CountProps) {
  const [typed, setTyped] = useState<number | undefined>(before);
  const more = Math.min(before + 1, LIMITS.people);
  return (
    <div className={styles['count']}>
      <Button size="tile" full detail={`${before} so far, ${more} with this one`} onClick={() => onSay(more)}>
        {title}
      </Button>
      <form
        className={styles['typed']}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== undefined) onSay(typed);
        }}
      >
        <NumberField label={label} value={typed} onChange={setTyped} max={LIMITS.people} />
        <Button type="submit" disabled={typed === undefined}>
          Report
        </Button>
      </form>
    </div>
  );
}
