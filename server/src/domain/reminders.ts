import type { Id } from '#shared/ids.ts';
import { assignmentsIn, isLive, MINUTE } from './assignment-rules.ts';
import type { OperationState } from './folding.ts';
import type { Request } from './operation-state.ts';

/** When somebody who has not answered is reminded: shares of the time between being asked and the time to answer by. */
const LADDER = [1 / 2, 3 / 4] as const;
/** Whoever has less time than this to answer is not reminded: the asking itself is hardly heard. */
const SHORTEST_SPAN = 20 * MINUTE;

type Asked = Pick<Request, 'standing' | 'answerByPassed' | 'askedAt' | 'answerBy' | 'reminders'>;

/** All the moments of a request's ladder, in milliseconds since 1970; a request without a time to answer by has none. */
export function reminderTimes({ askedAt, answerBy }: Pick<Request, 'askedAt' | 'answerBy'>): readonly number[] {
  const span = answerBy === null ? 0 : answerBy - askedAt;
  return span < SHORTEST_SPAN ? [] : LADDER.map((share) => askedAt + Math.round(span * share));
}

/** When the next reminder of a request falls due; null where none does. Time is milliseconds: no clock change moves it. */
export function nextReminder(request: Asked): number | null {
  if (request.standing !== 'open' || request.answerByPassed === true) return null;
  return reminderTimes(request)[request.reminders] ?? null;
}

/** Those put forward for a request who have given no answer yet, or not again. */
export const unansweredOf = (state: OperationState, requestId: Id): readonly Id[] =>
  assignmentsIn(state, 'request', requestId, (one) => isLive(one) && one.answer !== 'confirmed').map(([id]) => id);

/** Whether an answer is waited for: nobody is put forward, or somebody who is has not answered. */
export function isUnanswered(state: OperationState, requestId: Id): boolean {
  const live = assignmentsIn(state, 'request', requestId, isLive);
  return live.length === 0 || live.some(([, { answer }]) => answer !== 'confirmed');
}

/** When a request's next reminder falls due, as things stand; null where nobody is waited for. */
export function reminderDue(state: OperationState, requestId: Id): number | null {
  const request = state.get('request', requestId);
  const at = request === undefined ? null : nextReminder(request);
  return at !== null && isUnanswered(state, requestId) ? at : null;
}
