import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { spanWords } from '../frame.ts';
import type { PickUp } from '../use-pick-up.ts';
import { useStaffing } from '../use-staffing.ts';
import type { Ghost } from './draw-ghost.ts';
import { needsOf, type Grid } from './grid-rows.ts';
import styles from './grid.module.css';

export interface FootProps {
  readonly grid: Grid;
  readonly ghost: Ghost | null;
  readonly chosen: string | null;
  readonly hands: PickUp;
}

/** Under the hours: what would come of putting down here, why something went back, or what is said about the chosen one. */
export function Foot({ grid, ghost, chosen, hands }: FootProps) {
  const { frame } = useStaffing();
  const needs = needsOf(grid);
  if (ghost !== null) {
    const need = needs.find(({ id }) => id === ghost.requirementId);
    const where = need === undefined ? '' : `${need.placeName}, ${need.lane.ref}`;
    return (
      <div className={cx(styles['foot'], ghost.fault !== undefined && styles['footBad'])}>
        <Icon name={ghost.fault === undefined ? 'arrow' : 'warning'} size="s" />
        <p>
          <b>
            {spanWords(frame, ghost)} at {where}
          </b>{' '}
          {ghost.sending ? 'is being sent' : (ghost.fault ?? ghost.notes)}
        </p>
        {hands.held?.by === 'key' && (
          <>
            <Button onClick={hands.drop}>Put down</Button>
            <Button kind="quiet" onClick={hands.back}>
              Put back
            </Button>
          </>
        )}
      </div>
    );
  }
  const row = chosen === null ? undefined : needs.flatMap(({ rows }) => rows).find(({ key }) => key === chosen);
  const refused = hands.state.kind === 'refused' ? hands.state.words : null;
  return (
    <div className={cx(styles['foot'], refused !== null && styles['footBad'])}>
      {refused !== null && <p role="alert">{refused}</p>}
      {refused === null && row !== undefined && (
        <p>
          <b>{row.name}</b> {row.remarks.map(({ text }) => text).join(' ')}
        </p>
      )}
      <p id="hours-help" className={styles['help']}>
        Enter picks up; left and right move by a quarter of an hour, with Shift the end, with Alt the start; up and down
        go to other needs; Enter puts down, Escape puts back; Delete ends a duty.
      </p>
    </div>
  );
}
