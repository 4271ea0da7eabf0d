import { Chip } from '../ui/Chip.tsx';
import { EmptyState } from '../ui/States.tsx';
import { counted } from '../format/language.ts';
import { ActButton } from './ActButton.tsx';
import type { ToRing } from './ring-list.ts';
import { SidePanel } from './SidePanel.tsx';
import type { Acts } from './use-acts.ts';
import styles from './SidePanel.module.css';

export interface RingPanelProps {
  readonly people: readonly ToRing[];
  readonly acts: Acts;
  /** Whether this role rings people. */
  readonly mayTell: boolean;
  readonly onClose: () => void;
}

/** Who has not yet been told what, the longest waiting first. Numbers are looked up elsewhere: none is in a live view. */
export function RingPanel({ people, acts, mayTell, onClose }: RingPanelProps) {
  return (
    <SidePanel title="Ring list" note={`${counted(people.length, 'person', 'people')} not yet told`} onClose={onClose}>
      {people.length === 0 ? (
        <EmptyState title="Everybody has been told" />
      ) : (
        <ul className={styles['list']}>
          {people.map((person) => (
            <li key={person.key} className={styles['item']}>
              <span className={styles['grow']}>
                <b>{person.name}</b> <span className={styles['quiet']}>{person.where}</span>
                <br />
                {person.of} · {person.age}{' '}
                <Chip tone={person.shown ? 'move' : 'warn'}>{person.shown ? 'shown on the phone' : 'not seen'}</Chip>
              </span>
              {mayTell && (
                <ActButton
                  acts={acts}
                  actKey={`told/${person.key}`}
                  commands={person.noticeIds.map((noticeId) => ({ type: 'TellByVoice', payload: { noticeId } }))}
                >
                  Told by voice
                </ActButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayTell && people.length > 0 && (
        <p className={styles['quiet']}>Or type in the line: told, then the beginning of the name.</p>
      )}
    </SidePanel>
  );
}
