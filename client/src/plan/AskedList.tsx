import { Chip, type Tone } from '../ui/Chip.tsx';
import { nearTime } from '../format/time.ts';
import { requestWords } from '../words/labels.ts';
import { usePlan } from './plan-context.ts';
import type { AskedLine } from './staffing-view.ts';
import styles from './plan.module.css';

const TONES: Readonly<Record<AskedLine['standing'], Tone>> = {
  open: 'move',
  cannot: 'bad',
  overdue: 'warn',
  taken_back: 'idle',
};

/** Who was asked for a requirement, and whom each put forward: by role and languages, the names are the agency's own. */
export function AskedList({ lines, name }: { readonly lines: readonly AskedLine[]; readonly name: string }) {
  const { frame } = usePlan();
  if (lines.length === 0) return <p className="muted">Nobody has been asked yet.</p>;
  const near = (at: number): string => nearTime(at, frame.now, frame.zone);
  return (
    <ul className={styles['asked']} aria-label={`Who was asked for ${name}`}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={styles['askedHead']}>
            <strong>
              {line.ref} {line.who}
            </strong>
            <Chip tone={TONES[line.standing]}>{requestWords[line.standing]}</Chip>
            <span className="muted">
              {line.askedAt !== undefined && `asked ${near(line.askedAt)}`}
              {line.answerBy !== null && ` · answer by ${near(line.answerBy)}`}
            </span>
          </div>
          {line.people.length === 0 ? (
            <p className="muted">No one put forward yet.</p>
          ) : (
            <ul>
              {line.people.map((person) => (
                <li key={person.id} className={styles['askedHead']}>
                  <Chip tone={person.tone}>{person.standing}</Chip> {person.words}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
