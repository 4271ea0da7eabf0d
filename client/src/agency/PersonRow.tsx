import { actWords } from './act-words.ts';
import type { Act, PersonLine } from './person-line.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Menu } from '../ui/Menu.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './agency.module.css';

export interface PersonRowProps {
  readonly line: PersonLine;
  readonly onAct: (act: Act) => void;
}

/** One person put forward: who, where her answer stands, and what can be done. */
export function PersonRow({ line, onAct }: PersonRowProps) {
  return (
    <div className={styles['slot']}>
      <div>
        <b>{line.name}</b>
        {line.own !== null && <span className="muted"> · {line.own}</span>}
        <br />
        <span className="muted">{line.about}</span>
      </div>
      <div className={styles['chips']}>
        <Chip tone={line.answer.tone}>{line.answer.words}</Chip>
        {line.presence !== null && <Chip tone={line.presence.tone}>{line.presence.words}</Chip>}
        {line.hours !== null && <Chip tone={line.hours.tone}>{line.hours.words}</Chip>}
      </div>
      <div className={styles['acts']}>
        {line.acts.map((act) => (
          <Button key={act} onClick={() => onAct(act)}>
            {actWords(act, line)}
            <VisuallyHidden>{`: ${line.name}`}</VisuallyHidden>
          </Button>
        ))}
        {line.more.length > 0 && (
          <Menu
            label="More"
            items={line.more.map((act) => ({ label: actWords(act, line), onSelect: () => onAct(act) }))}
          />
        )}
      </div>
    </div>
  );
}
