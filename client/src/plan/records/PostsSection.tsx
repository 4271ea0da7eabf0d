import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { postFields } from '#shared/commands/plan-record-fields.ts';
import type { PostView } from '#shared/plan-records.ts';
import { COMMAND_LEVELS } from '#shared/plan-vocabulary.ts';
import { ChoiceCell, TextCell } from '../cells.tsx';
import { usePlan } from '../plan-context.ts';
import type { Entry } from '../plan-data.ts';
import { Section } from '../Section.tsx';
import { AddPost } from './AddPost.tsx';
import { levelChoices, memberChoices, NONE, noneIsNull } from './choices.ts';
import { PostHolder } from './PostHolder.tsx';
import { RecordRow } from './RecordRow.tsx';
import { RecordRows } from './RecordRows.tsx';

/** Who commands: each post, whoever holds it, and who takes over. */
export function PostsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="command"
      title="Command posts"
      note="A post changes hands when whoever it is offered to takes it on."
      actions={
        may && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add post
          </Button>
        )
      }
    >
      {adding && <AddPost onClose={() => setAdding(false)} />}
      {data.posts.size === 0 && !adding && (
        <EmptyState title="No command posts yet">
          {may ? 'Add who commands: strategic, tactical, and on the ground.' : 'The lead adds them.'}
        </EmptyState>
      )}
      {data.posts.size > 0 && (
        <RecordRows look="post" label="Command posts" heads={['Post', 'Level', 'Held by', 'Deputy']}>
          {byLevel(data.posts).map(([id, post]) => (
            <PostRow key={id} id={id} post={post} />
          ))}
        </RecordRows>
      )}
    </Section>
  );
}

function PostRow({ id, post }: { readonly id: string; readonly post: PostView }) {
  const { data } = usePlan();
  const { name = '', level = 'other', deputyId = null } = post;
  const about = { target: { kind: 'post', id } as const, of: name };
  return (
    <RecordRow
      kind="post"
      id={id}
      name={name}
      remove={{
        type: 'RemovePost',
        payload: { postId: id },
        warning: 'Tasks and contingencies of this post must be given another first.',
      }}
    >
      <TextCell {...about} field="name" label="Post" value={name} schema={postFields.name} />
      <ChoiceCell {...about} field="level" label="Level" value={level} choices={levelChoices} />
      <PostHolder id={id} post={post} />
      <ChoiceCell
        {...about}
        field="deputyId"
        label="Deputy"
        value={deputyId ?? NONE}
        choices={memberChoices(data, 'nobody yet', deputyId)}
        {...noneIsNull}
      />
    </RecordRow>
  );
}

/** Gold before silver before bronze; within a level by name. */
function byLevel(posts: ReadonlyMap<string, PostView>): readonly Entry<PostView>[] {
  const at = ({ level = 'other' }: PostView): number => COMMAND_LEVELS.indexOf(level);
  return [...posts].sort(
    ([idA, a], [idB, b]) =>
      at(a) - at(b) || (a.name ?? '').localeCompare(b.name ?? '', 'en-GB') || idA.localeCompare(idB),
  );
}
