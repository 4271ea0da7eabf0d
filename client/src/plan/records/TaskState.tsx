import { useState } from 'react';
import { useMe, useSend } from '../../app/hooks.ts';
import { nearTime } from '../../format/time.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FaultText } from '../../ui/FaultText.tsx';
import { refusalSentence } from '../../words/sentences.ts';
import type { TaskView } from '#shared/plan-records.ts';
import { usePlan } from '../plan-context.ts';
import styles from './records.module.css';
import { taskStanding, type TaskStanding } from './tasks.ts';

export interface TaskStateProps {
  readonly id: string;
  readonly task: TaskView;
  readonly now: number;
}

/** Whether a task is done, by whom, or how late it is; marked by its post, the lead or the desk. */
export function TaskState({ id, task, now }: TaskStateProps) {
  const { data, frame, may } = usePlan();
  const { memberId, as } = useMe();
  const send = useSend();
  const [fault, setFault] = useState<string>();
  const { title = 'this', postId = null } = task;
  const standing = taskStanding(task, frame.t, now);
  const post = postId === null ? undefined : data.posts.get(postId);
  const isMine = memberId !== undefined && (post?.holderId === memberId || post?.deputyId === memberId);
  const done = standing.kind === 'done';
  const mark = async (): Promise<void> => {
    const reply = await send('MarkTask', { taskId: id, done: !done });
    setFault(reply.ok ? undefined : refusalSentence(reply.refusal));
  };
  return (
    <div className={styles['cell']}>
      <span className={styles['label']}>State</span>
      <div className={styles['holder']}>
        <StandingChip standing={standing} />
        {done && (
          <span className="muted">
            {standing.by}, {nearTime(standing.at, now, frame.zone)}
          </span>
        )}
        {(may || as === 'desk' || isMine) && (
          <Button
            kind={done ? 'quiet' : 'plain'}
            onClick={() => void mark()}
            aria-label={done ? `Not done after all: ${title}` : `Done: ${title}`}
          >
            {done ? 'Not done' : 'Done'}
          </Button>
        )}
      </div>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </div>
  );
}

function StandingChip({ standing }: { readonly standing: TaskStanding }) {
  switch (standing.kind) {
    case 'done':
      return <Chip tone="ok">Done</Chip>;
    case 'overdue':
      return (
        <Chip tone="bad" icon="clock">
          Overdue {standing.age}
        </Chip>
      );
    case 'soon':
      return <Chip tone="warn">Due in {standing.in}</Chip>;
    case 'open':
      return <Chip tone="idle">Open</Chip>;
  }
}
