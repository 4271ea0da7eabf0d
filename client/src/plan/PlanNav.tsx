import { Link } from 'wouter';
import { Icon } from '../ui/Icon.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { UndoButton } from '../editing/UndoButton.tsx';
import { goTo } from './go-to.ts';
import { usePlan } from './plan-context.ts';
import { sectionLinks } from './sections.ts';
import styles from './plan.module.css';

/** The parts of the plan, how each stands, and the way back from one's last edit. */
export function PlanNav() {
  const { data, may, operationId } = usePlan();
  return (
    <div className={styles['side']}>
      {may ? <UndoButton /> : <p className="muted">You read this plan. The lead changes it.</p>}
      <nav aria-label="Parts of the plan">
        <ul>
          {sectionLinks(data).map(({ id, label, count, needs }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={goTo(id)}>
                <span>{label}</span>
                <small>
                  {needs && <Icon name="diamond" size="s" />}
                  {needs && <VisuallyHidden>needs someone: </VisuallyHidden>}
                  {count}
                </small>
              </a>
            </li>
          ))}
          {may && (
            <li>
              <Link href={`/o/${operationId}/import`}>
                <span>Import a file</span>
                <small>addresses, teams, staff</small>
              </Link>
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}
