import { memo } from 'react';
import type { GoalLine } from './allocation-view.ts';
import { useDropTarget } from './drag.ts';
import { PieceChip } from './PieceChip.tsx';
import type { Piece } from './put.ts';
import styles from './allocation.module.css';

export interface GoalRowProps {
  readonly line: GoalLine;
  readonly may: boolean;
  readonly onPick: (piece: Piece) => void;
}

/** One address, site or team, and who goes there. What is dragged can be put down on it. */
export const GoalRow = memo(function GoalRow({ line, may, onPick }: GoalRowProps) {
  const { key, goal, name, detail, team, people } = line;
  const ref = useDropTarget<HTMLLIElement>(key, may);
  return (
    <li ref={ref} className={styles['goal']}>
      <div className={styles['goalHead']}>
        {goal.kind === 'team' ? (
          <PieceChip kind="team" id={goal.id} name={name} may={may} onPick={onPick} />
        ) : (
          <strong>{name}</strong>
        )}
        <span className="muted">{detail}</span>
      </div>
      <div className={styles['chips']}>
        {goal.kind === 'address' && team === null && <span className={styles['none']}>no team yet</span>}
        {team !== null && (
          <PieceChip kind="team" id={team.id} name={team.name} offId={goal.id} may={may} onPick={onPick} />
        )}
        {people.map((person) => (
          <PieceChip key={person.id} kind="staff" id={person.id} name={person.name} may={may} onPick={onPick} />
        ))}
      </div>
    </li>
  );
});
