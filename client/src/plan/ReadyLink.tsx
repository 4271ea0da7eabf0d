import { GoChip } from '../readiness/GoChip.tsx';
import { goNoGoWords, readinessTotal } from '../readiness/readiness-lines.ts';
import { goTo } from './go-to.ts';
import { usePlan } from './plan-context.ts';
import styles from './plan.module.css';

/** How the whole stands, at the head of the plan, and the way to every reason why not. */
export function ReadyLink() {
  const { data } = usePlan();
  const total = readinessTotal(data);
  return (
    <a href="#readiness" className={styles['ready']} onClick={goTo('readiness')}>
      <GoChip go={total.go} /> <span>{goNoGoWords(total)}</span>
    </a>
  );
}
