import type { Id } from '#shared/ids.ts';
import type { OperationContext, OperationDecision, OperationHandlers } from './deciding.ts';
import { accept, acceptAll, badField, idMaker, refuse, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import { isActive, postFault } from './plan-checks.ts';
import { decideEdit } from './plan-edits.ts';
import { memberOf, saidBy } from './said.ts';

type PostCommand = `${'Add' | 'Edit' | 'Remove'}Post` | 'HandOverPost' | 'AnswerHandover';

/** Command posts: who holds each, who deputises, and how one is handed over and taken on. */
export const POSTS: OperationHandlers<PostCommand> = {
  AddPost: (plan, { state, newId }) => {
    const wrong = postFault(state, plan, null);
    if (wrong !== undefined) return refuse(wrong.code, wrong.faults);
    return accept<OperationEvent>({ type: 'PostAdded', data: { postId: newId(0), ...plan } });
  },
  EditPost: ({ postId, fields }, context) => decideEdit(context, { kind: 'post', id: postId }, fields),
  RemovePost: ({ postId, reason }, { state }) => {
    if (state.get('post', postId) === undefined) return refuse('not_for_you');
    return accept<OperationEvent>({ type: 'PostRemoved', data: { postId, reason } });
  },
  HandOverPost: ({ postId, toId }, context) => handOver(postId, toId, context),
  AnswerHandover: ({ postId, accepted }, context) => {
    const post = context.state.get('post', postId);
    const memberId = memberOf(context);
    if (post === undefined || memberId === null || post.offered?.toId !== memberId) return refuse('not_for_you');
    const said = saidBy(context, context.newId(0));
    if (!accepted) {
      return accept<OperationEvent>({
        type: 'PostOfferEnded',
        data: { postId, toId: memberId, how: 'declined', said },
      });
    }
    return accept<OperationEvent>({
      type: 'PostHandedOver',
      data: { postId, fromId: post.holderId, toId: memberId, said },
    });
  },
};

/** A post is offered to one person at a time; to offer it to another takes the first offer back. */
function handOver(postId: Id, toId: Id | null, context: OperationContext): OperationDecision {
  const { state } = context;
  const post = state.get('post', postId);
  if (post === undefined) return refuse('not_for_you');
  const before = post.offered?.toId ?? null;
  if (toId === before) return refuse('already_so');
  if (toId !== null && !isActive(state, toId)) return unknownThing('toId');
  if (toId !== null && toId === post.holderId) return badField('toId', 'not_choice');
  const newId = idMaker(context);
  const ended: readonly OperationEvent[] =
    before === null
      ? []
      : [{ type: 'PostOfferEnded', data: { postId, toId: before, how: 'taken_back', said: saidBy(context, newId()) } }];
  const offered: readonly OperationEvent[] =
    toId === null ? [] : [{ type: 'PostOffered', data: { postId, toId, said: saidBy(context, newId()) } }];
  return acceptAll([...ended, ...offered]);
}
