import { useState } from 'react';
import { useNow } from '../../app/hooks.ts';
import { counted } from '../../format/language.ts';
import { minute } from '../../format/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { taskFields } from '#shared/commands/plan-record-fields.ts';
import type { TaskView } from '#shared/plan-records.ts';
import { TextCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import { Section } from '../Section.tsx';
import { AddTask } from './AddTask.tsx';
import { OffsetCell } from './OffsetCell.tsx';
import { OwnerCells } from './OwnerFields.tsx';
import { RecordRow } from './RecordRow.tsx';
import { RecordRows } from './RecordRows.tsx';
import { TaskState } from './TaskState.tsx';
import { inOrder, taskCounts } from './tasks.ts';

/** What is to be done by when, and by which post. */
export function TasksSection() {
  const { data, may, frame } = usePlan();
  const now = useNow(minute);
  const [adding, setAdding] = useState(false);
  const { overdue, done } = taskCounts(data.tasks, frame.t, now);
  return (
    <Section
      id="tasks"
      title="Tasks"
      note="Due against T: when T moves, they move along."
      actions={
        <>
          {overdue > 0 && <Chip tone="bad">{overdue} overdue</Chip>}
          {data.tasks.size > 0 && (
            <span className="muted">
              {done} of {counted(data.tasks.size, 'task')} done
            </span>
          )}
          {may && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              Add task
            </Button>
          )}
        </>
      }
    >
      {adding && <AddTask onClose={() => setAdding(false)} />}
      {data.tasks.size === 0 && !adding && (
        <EmptyState title="No tasks yet">
          {may ? 'Add what has to be done before T.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.tasks.size > 0 && (
        <RecordRows look="task" label="Tasks" heads={['Due', 'What is to be done', 'Post', 'Address', 'State']}>
          {inOrder(data.tasks).map(([id, task]) => (
            <TaskRow key={id} id={id} task={task} now={now} />
          ))}
        </RecordRows>
      )}
    </Section>
  );
}

interface TaskRowProps {
  readonly id: string;
  readonly task: TaskView;
  readonly now: number;
}

function TaskRow({ id, task, now }: TaskRowProps) {
  const { title = '', postId = null, addressId = null, due = 0 } = task;
  const about = { target: { kind: 'task', id } as const, of: `“${title}”` };
  return (
    <RecordRow
      kind="task"
      id={id}
      name={title}
      remove={{ type: 'RemoveTask', payload: { taskId: id }, warning: 'It leaves the checklist.' }}
    >
      <OffsetCell {...about} field="due" label="Due" value={due} />
      <TextCell {...about} field="title" label="Task" value={title} schema={taskFields.title} />
      <OwnerCells {...about} postId={postId} addressId={addressId} />
      <TaskState id={id} task={task} now={now} />
    </RecordRow>
  );
}
