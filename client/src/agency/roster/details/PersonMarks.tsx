import { Chip } from '../../../ui/Chip.tsx';
import { certificateWords, conflictWords } from '../../../words/staffing-labels.ts';
import type { RosterPersonView } from '#shared/records.ts';
import { spanWords } from './free.ts';
import { papersInOrder, paperStanding } from './papers.ts';
import styles from './details.module.css';

export interface PersonMarksProps {
  readonly person: RosterPersonView;
  readonly today: string;
  /** Now, ms since 1970. */
  readonly now: number;
}

/** What matters of her at a glance: papers that are not good, when she is next free, whether she was asked about conflicts. */
export function PersonMarks({ person, today, now }: PersonMarksProps) {
  const { certificates = [], availability = [], conflict = 'not_asked' } = person;
  const bad = papersInOrder(certificates, today).filter((paper) => paperStanding(paper, today).tone !== 'ok');
  const next = availability.find(({ endAt }) => endAt > now);
  return (
    <ul className={styles['marks']} aria-label="At a glance">
      {bad.slice(0, 3).map((paper) => {
        const { tone, words } = paperStanding(paper, today);
        return (
          <li key={paper.kind}>
            <Chip tone={tone}>
              {certificateWords[paper.kind]}: {words}
            </Chip>
          </li>
        );
      })}
      {bad.length === 0 && certificates.length > 0 && (
        <li>
          <Chip tone="ok">
            {certificates.length === 1 ? '1 paper, good' : `${certificates.length} papers, all good`}
          </Chip>
        </li>
      )}
      {certificates.length === 0 && (
        <li>
          <Chip tone="idle">no papers noted</Chip>
        </li>
      )}
      <li>
        <Chip tone={next === undefined ? 'idle' : 'move'} icon="clock">
          {next === undefined ? 'not said when free' : `free ${spanWords(next)}`}
        </Chip>
      </li>
      {conflict !== 'none' && (
        <li>
          <Chip tone={conflict === 'declared' ? 'warn' : 'idle'}>
            {conflict === 'declared' ? conflictWords.declared : 'Conflicts: not asked yet'}
          </Chip>
        </li>
      )}
    </ul>
  );
}
