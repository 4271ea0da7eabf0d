import { whoIsHere } from './who-is-here.ts';
import { useNow, useRecords } from '../app/hooks.ts';
import { Chip } from '../ui/Chip.tsx';
import styles from './field.module.css';

/** Who has come to this address and who is on the way. */
export function WhoIsHere() {
  const assignments = useRecords('assignment');
  const present = whoIsHere(assignments.values(), useNow(1000));
  if (present.length === 0) return null;
  return (
    <ul className={styles['line']} aria-label="Who is here, who is on the way">
      {present.map(({ tone, words }) => (
        <li key={`${tone} ${words.split(',')[0]}`}>
          <Chip tone={tone}>{words}</Chip>
        </li>
      ))}
    </ul>
  );
}
